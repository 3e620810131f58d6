import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import { formatCalendarDay, formatInstant, formatNumber } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import type { FieldChange } from '../core/plan-changes.ts'
import type { PlanChangeView } from '../core/pilot-views.ts'

export type PlanHistoryProps = {
  /** Newest first; with a name where only the parties read it. */
  changes: readonly (PlanChangeView & { readonly by?: string | null })[]
  zone: string
}

/** Every change of the plan after the start: when, what it was, what it is, and why. */
export function PlanHistory({ changes, zone }: PlanHistoryProps) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const valueOf = useFieldValue()
  if (changes.length === 0) return <p>{t('plan.no-changes')}</p>
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.id}>
          <p>
            <strong>{t(`plan.kind.${change.kind}.${change.item}`, { name: change.name })}</strong>,{' '}
            {formatInstant(lang, change.atIso, zone, 'date')}
            {change.by ? `, ${change.by}` : ''}
          </p>
          {change.kind === 'changed' ? (
            <ul>
              {change.changes.map((each) => (
                <li key={each.field}>
                  {t('plan.field-changed', {
                    field: t(`plan.field.${each.field as 'target'}`),
                    from: valueOf(each.field, each.from),
                    to: valueOf(each.field, each.to),
                  })}
                </li>
              ))}
            </ul>
          ) : null}
          {change.reason === '' ? null : (
            <p>
              {t('plan.why')} <PlainText text={change.reason} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** How a value of a field reads: days and numbers in the reader's manner, a basis in a word. */
export function useFieldValue() {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  return (field: string, value: FieldChange['to']): string => {
    if (value === null) return t('plan.none')
    if (field === 'reportKind') return t(`milestone.kinds.${value as 'final'}`)
    if (field === 'dueOn') return formatCalendarDay(lang, value)
    if (field === 'baseline' || field === 'target') return formatNumber(lang, Number(value))
    return field === 'baselineBasis' ? t(`measure.basis-word.${value as 'measured'}`) : value
  }
}
