import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { FieldValues, UseFormRegister } from 'react-hook-form'
import { ErrorSummary } from './error-summary.tsx'
import { FormContext, type FieldErrors, type FormResult } from './form-context.tsx'
import type { RowNames } from './row-names.ts'
import { HiddenFields } from './hidden-fields.tsx'
import type { ZodForm } from './use-zod-form.ts'

export type FormProps<Input extends FieldValues, Output> = {
  /** From `useZodForm`; without it the form is checked by the server alone. */
  form?: ZodForm<Input, Output>
  /** What the action answered: `useActionData()` as it comes. */
  result?: FormResult
  /** Where it is posted to; this page when absent. */
  action?: string
  intent?: string
  requestId?: string
  /** More values that travel along. */
  hidden?: Readonly<Record<string, string | number | undefined>>
  /** Names of the rows, where the form repeats the same fields. */
  rowNames?: RowNames
  /** For files. */
  encType?: 'multipart/form-data'
  /** The accessible name when a page has several forms. */
  label?: string
  children: ReactNode
}

/**
 * A form that is a plain post with or without script: script only checks before sending, so there is one road to the
 * server and one way back, a whole page with the sentences and the typed text in place.
 */
export function Form<Input extends FieldValues = FieldValues, Output = unknown>(
  props: FormProps<Input, Output>,
) {
  const { form, result, action, intent, requestId, hidden, rowNames, encType, label, children } = props
  const sentErrors = result?.errors
  const checked = useRef(false)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    // Coming back by the browser's back button finds this page as it was left: in the middle of sending.
    const again = () => {
      checked.current = false
      setBusy(false)
    }
    window.addEventListener('pageshow', again)
    return () => window.removeEventListener('pageshow', again)
  }, [])

  const own = form?.formState
  const hasTried = (own?.submitCount ?? 0) > 0
  const ownErrors = own ? flatten(own.errors) : {}
  const errors = hasTried || !sentErrors ? ownErrors : { ...sentErrors, ...ownErrors }

  async function check(event: FormEvent<HTMLFormElement>) {
    if (isBusy) return event.preventDefault()
    if (!form || checked.current) return setBusy(true)
    event.preventDefault()
    const element = event.currentTarget
    const { submitter } = event.nativeEvent as SubmitEvent
    form.sending.current = { element, submitter }
    await form.handleSubmit(
      () => {
        checked.current = true
        // A form that is still telling its listeners about a submit ignores another one.
        setTimeout(() => element.requestSubmit(submitter))
      },
      () => setAttempt((count) => count + 1),
    )()
  }

  const context = {
    errors,
    values: result?.values ?? {},
    register: form?.register as unknown as UseFormRegister<FieldValues> | undefined,
    isBusy,
  }
  return (
    <FormContext.Provider value={context}>
      <form
        method="post"
        action={action}
        encType={encType}
        noValidate
        aria-label={label}
        className="form"
        onSubmit={check}
      >
        <ErrorSummary
          errors={attempt > 0 ? ownErrors : (sentErrors ?? {})}
          problem={attempt > 0 ? undefined : (result?.problem ?? undefined)}
          rowNames={rowNames}
          attempt={attempt}
        />
        <HiddenFields values={{ intent, requestId, ...hidden }} />
        {children}
      </form>
    </FormContext.Provider>
  )
}

/** react-hook-form's nested errors as names with dots. */
function flatten(errors: object, prefix = ''): FieldErrors {
  const flat: Record<string, string> = {}
  for (const [key, value] of Object.entries(errors)) {
    if (typeof value !== 'object' || value === null) continue
    if ('message' in value && typeof value.message === 'string') flat[prefix + key] = value.message
    else Object.assign(flat, flatten(value, `${prefix}${key}.`))
  }
  return flat
}
