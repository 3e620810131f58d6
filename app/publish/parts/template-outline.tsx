import { useTranslation } from 'react-i18next'
import { countryName, formatList, formatMoney } from '#app/platform/format.ts'
import { cityOfZone } from '#app/platform/zone-names.ts'
import { useSite } from '#app/ui/site.ts'
import type { TemplateOutline as Outline } from '../core/template-outline.ts'

const width = 480
const bar = { top: 8, height: 12 }

/** A template at a glance: its calendar as a bar, and what else it brings. */
export function TemplateOutline({ outline }: { outline: Outline }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const days = Math.max(outline.announcedOn, ...outline.sessions.map(({ onDay }) => onDay))
  const x = (day: number) => Math.round(6 + (day / days) * (width - 12))
  const calendar = t('outline.calendar', {
    open: outline.closesOn,
    judging: outline.judgedOn - outline.closesOn,
    announced: outline.announcedOn,
  })
  return (
    <div className="template-outline">
      <svg viewBox={`0 0 ${width} 28`} role="img" aria-label={calendar}>
        <rect
          className="template-outline__rest"
          x={x(0)}
          y={bar.top}
          width={x(days) - x(0)}
          height={bar.height}
          rx="6"
        />
        <rect
          className="template-outline__open"
          x={x(0)}
          y={bar.top}
          width={x(outline.closesOn) - x(0)}
          height={bar.height}
          rx="6"
        />
        <rect
          className="template-outline__judging"
          x={x(outline.closesOn) + 2}
          y={bar.top}
          width={x(outline.judgedOn) - x(outline.closesOn) - 2}
          height={bar.height}
          rx="6"
        />
        {outline.sessions.map(({ onDay, title }) => (
          <path key={`${onDay} ${title}`} className="template-outline__session" d={`M${x(onDay)} 2v24`} />
        ))}
        <circle className="template-outline__announced" cx={x(outline.announcedOn)} cy="14" r="6" />
      </svg>
      <p className="template-outline__calendar" aria-hidden="true">
        {calendar}
      </p>
      <ul className="template-outline__parts">
        {partsOf(outline).map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </div>
  )

  function partsOf({ challenges, sites, sessions, zones, grant, pilots, countries }: Outline): string[] {
    return [
      ...(challenges.length > 0
        ? [t('outline.challenges', { count: challenges.length, titles: challenges.join(' · ') })]
        : []),
      ...sessions.map(({ onDay, title }) => t('outline.session', { title, day: onDay })),
      ...(sites.length > 0 ? [t('outline.sites', { count: sites.length, names: sites.join(' · ') })] : []),
      grant
        ? t('outline.grant', { count: pilots, money: formatMoney(lang, grant.amount, grant.currency) })
        : t('outline.no-cash', { count: pilots }),
      ...(countries.length > 0
        ? [
            t('outline.countries', {
              countries: formatList(
                lang,
                countries.map((code) => countryName(lang, code)),
              ),
            }),
          ]
        : []),
      ...(zones.length > 1
        ? [
            t('outline.clocks', {
              cities: formatList(
                lang,
                zones.map((zone) => cityOfZone(lang, zone)),
              ),
            }),
          ]
        : []),
      ...(outline.modules.length > 0
        ? [
            t('outline.modules', {
              names: formatList(
                lang,
                outline.modules.map((module) => t(`outline.module-names.${module}`)),
              ),
            }),
          ]
        : []),
      ...(outline.hasSeparateJuries ? [t('outline.separate-juries')] : []),
      ...(outline.edition === null ? [] : [t('outline.numbered')]),
    ]
  }
}
