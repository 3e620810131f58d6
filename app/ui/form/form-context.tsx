import { createContext, useContext, useId } from 'react'
import type { FieldValues, UseFormRegister } from 'react-hook-form'

/** Sentences by field name (`title`, `closesAt.date`), already in the reader's language. */
export type FieldErrors = Readonly<Record<string, string>>

/** What was typed, by field name, as a failed post brings it back. */
export type FieldTexts = Readonly<Record<string, string | readonly string[] | undefined>>

/** What an action answers to a post it could not accept. */
export type FormResult = {
  readonly values: FieldTexts
  readonly errors: FieldErrors
  /** A sentence about the whole: a refusal. */
  readonly problem: string | null
}

export type FormState = {
  readonly errors: FieldErrors
  readonly values: FieldTexts
  readonly register?: UseFormRegister<FieldValues>
  readonly isBusy: boolean
}

export const FormContext = createContext<FormState>({ errors: {}, values: {}, isBusy: false })

/** What every field takes. Error and value come from the surrounding `Form` unless given. */
export type FieldProps = {
  name: string
  label: string
  hint?: string
  error?: string
  required?: boolean
  /** Shows "(optional)" after the label, where most fields are required. */
  optional?: boolean
  disabled?: boolean
}

/** The wiring of one field: ids, error, what was typed before, and react-hook-form's registration. */
export function useField({ name, error, hint }: { name: string; error?: string; hint?: string }) {
  const form = useContext(FormContext)
  const unique = useId()
  const id = fieldId(name)
  const message = error ?? form.errors[name.replace(/\[\]$/, '')]
  const hintId = hint ? `${id}-hint${unique}` : undefined
  const errorId = message ? `${id}-error${unique}` : undefined
  return {
    id,
    error: message,
    hintId,
    errorId,
    sent: form.values[name],
    wiring: {
      name,
      'aria-invalid': message ? (true as const) : undefined,
      'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
      ...form.register?.(name),
    },
  }
}

/** The element id of a field, also the target of the error summary's link: one field of a name per page. */
export function fieldId(name: string): string {
  return `field-${name.replace(/\[\]$/, '').replaceAll(/[^\w-]/g, '-')}`
}

/** One sent value as text, whatever came in. */
export function asText(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0]
}

/** All sent values of a repeated field. */
export function asTexts(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value
}
