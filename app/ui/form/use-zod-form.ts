import { useMemo } from 'react'
import {
  useForm,
  type Field,
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
export type ZodForm<Input extends FieldValues, Output> = UseFormReturn<Input, unknown, Output>

/**
 * react-hook-form over the schema the action uses too, so that a mistake is told before the post with the same
 * sentence as after it. What is checked is what the browser would send, read as the action reads it; first values
 * stand in the fields (`defaultValue`), so that they are in the server's HTML too.
 */
export function useZodForm<Input extends FieldValues, Output extends FieldValues>(
  schema: z.core.$ZodType<Output, Input> & { safeParse(value: unknown): SafeParse<Output> },
): ZodForm<Input, Output> {
  const { t } = useTranslation('ui')
  const resolver = useMemo<Resolver<Input, unknown, Output>>(
    () =>
      (values, _, { fields }) => {
        const parsed = schema.safeParse(whatIsSent(fields) ?? values)
        if (parsed.success) return { values: parsed.data, errors: {} }
        return {
          values: {},
          errors: nest(parsed.error.issues, (issue) => issueText(t, issue)) as FieldErrors<Input>,
        }
      },
    [schema, t],
  )
  return useForm<Input, unknown, Output>({ resolver, mode: 'onSubmit', shouldFocusError: false })
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

/** The browser's own reading of the form that the registered fields stand in. */
function whatIsSent(fields: object): Record<string, unknown> | undefined {
  const form = firstForm(fields)
  return form ? formValues(new FormData(form)) : undefined
}

function firstForm(fields: object): HTMLFormElement | undefined {
  for (const field of Object.values(fields) as (Field['_f'] | object)[]) {
    const form = 'ref' in field ? (field.ref as HTMLInputElement).form : firstForm(field)
    if (form) return form
  }
  return undefined
}
