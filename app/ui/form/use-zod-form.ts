import { useMemo, useRef, type MutableRefObject } from 'react'
import {
  useForm,
  type FieldErrors,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { formValues } from './form-values.ts'
import { issueText, type Issue } from './issue-text.ts'

/** A form that knows its schema: give it to `<Form form={…}>`. */
export type ZodForm<Input extends FieldValues, Output> = UseFormReturn<Input, unknown, Output> & {
  /** What is about to be sent; `Form` says so before it asks for the check. */
  sending: MutableRefObject<Sending | null>
}

/** A form of the page and the button that was pressed, whose name and value travel along. */
export type Sending = { element: HTMLFormElement; submitter: HTMLElement | null }

/**
 * react-hook-form over the schema the action uses too, so that a mistake is told before the post with the same
 * sentence as after it. What is checked is what the browser would send, read as the action reads it; first values
 * stand in the fields (`defaultValue`), so that they are in the server's HTML too.
 */
export function useZodForm<Input extends FieldValues, Output extends FieldValues>(
  schema: z.core.$ZodType<Output, Input> & { safeParse(value: unknown): SafeParse<Output> },
): ZodForm<Input, Output> {
  const { t } = useTranslation('ui')
  const sending = useRef<Sending | null>(null)
  const resolver = useMemo<Resolver<Input, unknown, Output>>(
    () => (values) => {
      const parsed = schema.safeParse(sending.current ? whatIsSent(sending.current) : values)
      if (parsed.success) return { values: parsed.data, errors: {} }
      return {
        values: {},
        errors: nest(parsed.error.issues, (issue) => issueText(t, issue)) as FieldErrors<Input>,
      }
    },
    [schema, t],
  )
  const form = useForm<Input, unknown, Output>({ resolver, mode: 'onSubmit', shouldFocusError: false })
  return { ...form, sending }
}

type SafeParse<Output> = { success: true; data: Output } | { success: false; error: { issues: Issue[] } }

/** react-hook-form keeps errors in the shape of the values; only the first one of a field is told. */
function nest(issues: readonly Issue[], sentence: (issue: Issue) => string): Record<string, unknown> {
  const errors: Record<string, unknown> = {}
  for (const issue of issues) {
    const path = issue.path.map(String)
    const last = path.pop() ?? 'root'
    let place = errors
    for (const step of path) place = (place[step] ??= {}) as Record<string, unknown>
    place[last] ??= { type: issue.code ?? 'custom', message: sentence(issue) }
  }
  return errors
}

/** The browser's own reading of the form. The button is added by hand: not every browser takes it as an argument. */
function whatIsSent({ element, submitter }: Sending): Record<string, unknown> {
  const data = new FormData(element)
  if (submitter instanceof HTMLButtonElement && submitter.name) data.append(submitter.name, submitter.value)
  return formValues(data)
}
