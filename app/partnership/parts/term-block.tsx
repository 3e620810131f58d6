import { useTranslation } from 'react-i18next'
import { formatCalendarDay, formatNumber } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import type { TermStanding } from '../core/terms.ts'
import { usePeriod } from './project-words.tsx'

export type TermView = {
  readonly number: number
  readonly startsOn: string
  readonly endsOn: string
  readonly standing: TermStanding
  readonly daysLeft: number
}

/** The term that counts now, with how long it still holds; the others in a list below. */
export function TermBlock({
  term,
  terms,
}: {
  term: TermView | null
  terms: readonly { number: number; startsOn: string; endsOn: string }[]
}) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  const period = usePeriod()
  if (!term) return <p>{t('term.none')}</p>
  const others = terms.filter(({ number }) => number !== term.number)
  return (
    <>
      <p>
        <strong>{period(term)}</strong>
        {' · '}
        {term.standing === 'holds'
          ? t('term.left', { count: term.daysLeft, shown: formatNumber(lang, term.daysLeft) })
          : term.standing === 'ahead'
            ? t('term.ahead', { day: formatCalendarDay(lang, term.startsOn) })
            : t('term.over', { day: formatCalendarDay(lang, term.endsOn) })}
      </p>
      {others.length > 0 ? (
        <>
          <p className="facts__note">{t('term.earlier')}</p>
          <ul className="plain-list">
            {others.map((other) => (
              <li key={other.number}>{`${t('term.number', { number: other.number })}: ${period(other)}`}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
