import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '#app/platform/format.ts'
import { typedNumber } from '#app/publish/core/form/typed-number.ts'
import { Button } from '#app/ui/button.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { asText, useField } from '#app/ui/form/form-context.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useSite } from '#app/ui/site.ts'
import { useIsLive } from '#app/ui/use-is-live.ts'
import type { FieldFor } from './question-field.tsx'
import { useWords } from './use-words.ts'

type Rows = readonly Readonly<Record<string, string>>[]
/** Rows that are there to begin with. */
const emptyRows = 2

/**
 * Rows of a budget or of milestones. There is always an empty row to write in; another one comes with a button, which
 * saves the page where there is no script. A row is taken away by emptying it.
 */
export function TableField({ question, value }: FieldFor<'table'>) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const { name, label, hint, optional } = useWords(question)
  const { id, error, hintId, errorId } = useField({ name, hint })
  const { columns, currency, maximumRows } = question.config
  const rows = rowsIn(value)
  const [count, setCount] = useState(() => Math.min(maximumRows, Math.max(rows.length + 1, emptyRows)))
  const [totals, setTotals] = useState(() => sums(rows, columns))
  const isScripted = useIsLive()

  function onInput(event: FormEvent<HTMLElement>) {
    const typed = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')]
    const all = Array.from({ length: count }, (_, row) =>
      Object.fromEntries(
        columns.map(({ key }) => [
          key,
          typed.find((input) => input.name === `${name}.${row}.${key}`)?.value ?? '',
        ]),
      ),
    )
    setTotals(sums(all, columns))
  }

  const moneyColumns = columns.filter(({ kind }) => kind === 'money')
  return (
    <Fieldset id={id} legend={label} {...{ hint, hintId, error, errorId, optional }}>
      <div onInput={onInput} className="answer-table">
        {Array.from({ length: count }, (_, row) => (
          <div
            key={row}
            role="group"
            aria-label={t('fields.row', { number: row + 1 })}
            className="answer-row"
          >
            {columns.map(({ key, kind }) => (
              <Cell
                key={key}
                name={`${name}.${row}.${key}`}
                label={question.parts[key] || key}
                kind={kind}
                unit={kind === 'money' ? currency : undefined}
                value={rows[row]?.[key] ?? ''}
              />
            ))}
          </div>
        ))}
        {moneyColumns.length > 0 ? (
          <p className="answer-total" aria-live="polite">
            {moneyColumns
              .map(({ key }) =>
                t('fields.total', {
                  column: question.parts[key] || key,
                  sum: formatMoney(lang, totals[key] ?? 0, currency),
                }),
              )
              .join(' · ')}
          </p>
        ) : null}
        {count < maximumRows ? (
          isScripted ? (
            <Button type="button" tone="secondary" size="small" onClick={() => setCount(count + 1)}>
              {t('fields.add-row')}
            </Button>
          ) : (
            <SubmitButton intent="add-row" tone="secondary">
              {t('fields.add-row')}
            </SubmitButton>
          )
        ) : null}
      </div>
    </Fieldset>
  )
}

function Cell({
  name,
  label,
  kind,
  unit,
  value,
}: {
  name: string
  label: string
  kind: 'text' | 'number' | 'money' | 'date'
  unit?: string
  value: string
}) {
  const { id, sent, wiring } = useField({ name })
  return (
    <div className={`answer-cell answer-cell--${kind}`}>
      <label htmlFor={id}>
        {label}
        {unit ? <span className="answer-cell__unit"> ({unit})</span> : null}
      </label>
      <input
        {...wiring}
        id={id}
        type="text"
        inputMode={kind === 'money' || kind === 'number' ? 'decimal' : undefined}
        className="input"
        defaultValue={asText(sent) ?? value}
      />
    </div>
  )
}

function sums(rows: Rows, columns: readonly { key: string; kind: string }[]): Record<string, number> {
  return Object.fromEntries(
    columns.flatMap(({ key, kind }) =>
      kind === 'money'
        ? [
            [
              key,
              rows.reduce((sum, row) => sum + Math.round((typedNumber(row[key] ?? '') ?? 0) * 100), 0) / 100,
            ],
          ]
        : [],
    ),
  )
}

function rowsIn(value: string): Rows {
  try {
    const rows: unknown = JSON.parse(value || '[]')
    return Array.isArray(rows) ? (rows as Rows) : []
  } catch {
    return []
  }
}
