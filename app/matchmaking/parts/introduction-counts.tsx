import { useTranslation } from 'react-i18next'
import { countryName, formatCalendarDay, formatNumber } from '#app/platform/format.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { IntroductionState } from '../core/introductions.ts'
import type { ToldIntroductions } from '../core/told-introductions.ts'
import { IntroductionTag } from './introduction-tag.tsx'

export type NamedIntroduction = {
  readonly number: number
  readonly state: IntroductionState
  readonly firstOrganisation: string
  readonly firstCountry: string
  readonly firstTitle: string
  readonly firstLang: string
  readonly secondOrganisation: string
  readonly secondCountry: string
  readonly secondTitle: string
  readonly secondLang: string
  readonly happenedOn: string
  readonly outcome: string
}

/** What came of introductions: in numbers as far as they can be told, and by name where both sides agree. */
export function Introductions({
  counts,
  shown,
}: {
  counts: ToldIntroductions
  shown: readonly NamedIntroduction[]
}) {
  const { t } = useTranslation('matchmaking')
  const { lang } = useSite()
  return (
    <Section id="introductions" title={t('told.title')} intro={t('told.intro')}>
      <p>
        {counts.made === null
          ? t('told.few')
          : t('told.made', { count: counts.made, amount: formatNumber(lang, counts.made) })}
      </p>
      {counts.states ? (
        <SummaryList
          items={[
            ...counts.states.cells.map(({ item, count }) => ({
              label: t(`states.${item as IntroductionState}`),
              value: formatNumber(lang, count),
            })),
            ...(counts.states.others === null
              ? []
              : [{ label: t('told.others'), value: formatNumber(lang, counts.states.others) }]),
          ]}
        />
      ) : null}
      {shown.length > 0 ? (
        <ul className="session-list">
          {shown.map((each) => (
            <li key={each.number} className="session-list__item">
              <p className="session-list__title">
                {each.firstOrganisation} ({countryName(lang, each.firstCountry)}) · {each.secondOrganisation}{' '}
                ({countryName(lang, each.secondCountry)})
              </p>
              <p>
                <span lang={each.firstLang}>{each.firstTitle}</span> ·{' '}
                <span lang={each.secondLang}>{each.secondTitle}</span>
              </p>
              <p className="session-list__facts">
                <IntroductionTag state={each.state} />
                {formatCalendarDay(lang, each.happenedOn)}
              </p>
              {each.outcome ? <p dir="auto">{each.outcome}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
