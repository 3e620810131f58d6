import { useTranslation } from 'react-i18next'
import { countryName, formatList } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import type { Reason } from '../core/suggestions.ts'

/** Why two entries were brought together, in words. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useTranslation('matchmaking')
  const { lang } = useSite()
  const said = (reason: Reason): string => {
    switch (reason.kind) {
      case 'themes':
      case 'words':
        return t(`reasons.${reason.kind}`, { words: formatList(lang, reason.words) })
      case 'two-countries':
        return t('reasons.two-countries', {
          one: countryName(lang, reason.countries[0]),
          other: countryName(lang, reason.countries[1]),
        })
      case 'same-country':
        return t('reasons.same-country', { country: countryName(lang, reason.countries[0]) })
      default:
        return t(`reasons.${reason.kind}`, { level: reason.level, asked: reason.asked })
    }
  }
  if (reasons.length === 0) return <p>{t('reasons.none')}</p>
  return (
    <div className="prose">
      <ul>
        {reasons.map((reason) => (
          <li key={reason.kind}>{said(reason)}</li>
        ))}
      </ul>
    </div>
  )
}
