import { useTranslation } from 'react-i18next'
import { formatMoney } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Grant } from '../templates/template.ts'
import { GoalList } from './goal-list.tsx'

/** Pilots and their money in one line, with what the sum says of tax. */
export function Award({ pilotsOffered, grant }: { pilotsOffered: number; grant: Grant | null }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  if (grant === null) return t('brief.pilots', { count: pilotsOffered })
  const award = t('brief.pilots-with-money', {
    count: pilotsOffered,
    money: formatMoney(lang, grant.amount, grant.currency),
  })
  if (grant.vat === null) return award
  return (
    <>
      {award} <span className="facts__note">{t(`brief.vat.${grant.vat}`)}</span>
    </>
  )
}

/** The words a challenge is filed under. */
export function ThemeTags({ themes, locale }: { themes: readonly string[]; locale: Locale }) {
  const { lang } = useSite()
  return (
    <ul className="plain-list tag-list" lang={locale === lang ? undefined : htmlLangs[locale]}>
      {themes.map((theme) => (
        <li key={theme}>
          <Tag>{theme}</Tag>
        </li>
      ))}
    </ul>
  )
}

/** The facts beside a brief, as its public page shows them: what winners get, themes and goals. */
export function ChallengeOffer({
  offer,
}: {
  offer: {
    pilotsOffered: number
    grant: Grant | null
    themes: readonly string[]
    textLocale: Locale
    sdgGoals: readonly number[]
  }
}) {
  const { t } = useTranslation('publish')
  const { themes, sdgGoals } = offer
  return (
    <Section id="facts" title={t('brief.facts')}>
      <SummaryList
        items={[
          { label: t('brief.award'), value: <Award {...offer} /> },
          ...(themes.length > 0
            ? [{ label: t('brief.themes'), value: <ThemeTags themes={themes} locale={offer.textLocale} /> }]
            : []),
          ...(sdgGoals.length > 0 ? [{ label: t('brief.goals'), value: <GoalList goals={sdgGoals} /> }] : []),
        ]}
      />
    </Section>
  )
}
