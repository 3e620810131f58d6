import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldId, type FieldErrors } from './form-context.tsx'
import { rowOfField, type RowNames } from './row-names.ts'

export type ErrorSummaryProps = {
  errors: FieldErrors
  /** A sentence about the form as a whole: a refusal. */
  problem?: string
  /** For forms with rows of the same fields: each line says which row it is about. */
  rowNames?: RowNames
  /** Changes with each attempt, so that the focus comes back here. */
  attempt?: number
}

/** On top of a form that was not accepted: what is wrong, each line a link to its field. It takes the focus. */
export function ErrorSummary({ errors, problem, rowNames = {}, attempt = 0 }: ErrorSummaryProps) {
  const { t } = useTranslation('ui')
  const titleId = useId()
  const entries = Object.entries(errors)
  if (entries.length === 0 && problem === undefined) return null
  return (
    <div
      key={attempt}
      className="error-summary"
      ref={takeAttention}
      tabIndex={-1}
      autoFocus
      role="alert"
      aria-labelledby={titleId}
      data-title-prefix={t('error-summary.title-prefix')}
    >
      <h2 id={titleId}>{t('error-summary.heading')}</h2>
      {problem ? <p>{problem}</p> : null}
      {entries.length > 0 ? (
        <ul>
          {entries.map(([name, message]) => {
            const row = rowOfField(name, rowNames)
            return (
              <li key={name}>
                <a href={`#${fieldId(name)}`}>
                  {row === undefined ? message : t('error-summary.in-row', { row, message })}
                </a>
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}

/** Runs once for each attempt, since the summary is a new element then: typing a field right never moves the focus. */
function takeAttention(summary: HTMLDivElement | null) {
  if (!summary) return
  summary.focus()
  nameAlikes(summary)
  const prefix = summary.dataset.titlePrefix ?? ''
  if (!document.title.startsWith(prefix)) document.title = `${prefix} ${document.title}`
}

/** Lines that say the same say also which field they are about. */
function nameAlikes(summary: HTMLDivElement) {
  const links = [...summary.querySelectorAll<HTMLAnchorElement>('li > a')]
  const texts = links.map(({ textContent }) => textContent)
  for (const link of links) {
    if (texts.filter((text) => text === link.textContent).length < 2) continue
    const label = labelOf(document.getElementById(link.hash.slice(1)))
    if (label) link.prepend(`${label}: `)
  }
}

function labelOf(field: HTMLElement | null): string | undefined {
  if (!(field instanceof HTMLElement)) return undefined
  const legend =
    field instanceof HTMLInputElement && /radio|checkbox/.test(field.type)
      ? field.closest('fieldset')?.querySelector('legend')
      : null
  const named = legend ?? document.querySelector(`label[for="${CSS.escape(field.id)}"]`)
  // Without "(optional)" and the like, which stand in elements of their own.
  return named?.firstChild?.textContent?.trim() || undefined
}
