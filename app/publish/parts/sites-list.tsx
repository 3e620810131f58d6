import { useTranslation } from 'react-i18next'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

export type SiteView = {
  readonly position: number
  readonly name: string
  readonly limits: string
  readonly locale: Locale
  readonly maximumPilots: number
  readonly minimumMonths: number
  readonly maximumMonths: number
}

/** The places where pilots can be tried, each with how many, how long, and what is allowed there. */
export function SitesList({ sites }: { sites: readonly SiteView[] }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  return (
    <SummaryList
      items={sites.map((site) => {
        const textLang = site.locale === lang ? undefined : htmlLangs[site.locale]
        return {
          label: site.name,
          ...(textLang && { labelLang: textLang }),
          value: (
            <>
              {t('sites.room', { count: site.maximumPilots })}{' '}
              {t('sites.length', { minimum: site.minimumMonths, maximum: site.maximumMonths })}{' '}
              <span lang={textLang}>{site.limits}</span> <ShownInNote locale={site.locale} />
            </>
          ),
        }
      })}
    />
  )
}
