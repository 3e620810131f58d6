import { useTranslation } from 'react-i18next'
import { formatCalendarDay, formatInstant, formatNumber } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { ImpactFigure, type ImpactBasis } from '#app/ui/impact-figure.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'

export type PilotShown = {
  slug: string
  title: string
  language: ContentLanguage
  contentLocale: Locale
  organisation: string
  host: string
  site: string
  state: 'awarded' | 'agreed' | 'preparing' | 'running' | 'measured' | 'scaled' | 'stopped'
  stateAtIso: string
  figures: readonly {
    name: string
    unit: string
    value: number
    basis: ImpactBasis
    measuredOn: string
    baseline: number | null
    baselineBasis: ImpactBasis | null
    method: string
    comparator: string
  }[]
}

/** A pilot that came of an award: where it stands, and what it has shown, each figure with its basis and its baseline. */
export function WinnerImpact({ pilot, zone }: { pilot: PilotShown; zone: string }) {
  const { t } = useTranslation(['announce', 'pilot', 'ui'])
  const { lang, paths } = useSite()
  const textLang = pilot.contentLocale === lang ? undefined : htmlLangs[pilot.contentLocale]
  return (
    <article className="winner-pilot">
      <h3 lang={pilot.language === lang ? undefined : htmlLangOf(pilot.language)}>
        <a href={paths.pilot(pilot.slug)}>{pilot.title}</a>
      </h3>
      <p>
        <Tag tone={pilot.state === 'stopped' ? 'warn' : 'progress'}>{t(`pilot:state.${pilot.state}`)}</Tag>{' '}
        {t('winners.pilot-since', { when: formatInstant(lang, pilot.stateAtIso, zone, 'date') })}
        {' · '}
        {pilot.host}, <span lang={textLang}>{pilot.site}</span>
      </p>
      {pilot.figures.length === 0 ? (
        <p>{t('winners.no-values')}</p>
      ) : (
        <Columns shape="thirds">
          {pilot.figures.map((figure) => (
            <ImpactFigure
              key={figure.name}
              value={figure.value}
              unit={figure.unit}
              label={figure.name}
              basis={figure.basis}
              textLang={textLang}
              baseline={
                figure.baseline === null || figure.baselineBasis === null
                  ? t('winners.no-baseline')
                  : t('winners.baseline', {
                      value: `${formatNumber(lang, figure.baseline)} ${figure.unit}`,
                      basis: t(`ui:basis.${figure.baselineBasis}`),
                    })
              }
              note={[formatCalendarDay(lang, figure.measuredOn), figure.comparator, figure.method]
                .filter((note) => note !== '')
                .join(' · ')}
            />
          ))}
        </Columns>
      )}
    </article>
  )
}
