import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldId, type FieldErrors } from './form-context.tsx'

export type ErrorSummaryProps = {
  errors: FieldErrors
  /** A sentence about the form as a whole: a refusal. */
  problem?: string
  /** Changes with each attempt, so that the focus comes back here. */
  attempt?: number
}

/** On top of a form that was not accepted: what is wrong, each line a link to its field. It takes the focus. */
export function ErrorSummary({ errors, problem, attempt = 0 }: ErrorSummaryProps) {
  const { t } = useTranslation('ui')
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors)
  const isShown = entries.length > 0 || problem !== undefined
  useEffect(() => {
    if (isShown) box.current?.focus()
    // Typing a field right must not pull the focus away, so only a new attempt counts.
    // eslint-disable-next-line
  }, [attempt])
  if (!isShown) return null
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('error-summary.heading')}</h2>
      {problem ? <p>{problem}</p> : null}
      {entries.length > 0 ? (
        <ul>
          {entries.map(([name, message]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
