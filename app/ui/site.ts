import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { defaultLocale, localeOfPath, type Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'

/** The desks a signed-in person may sit down at. */
export type AreaName = 'applicant' | 'juror' | 'organiser' | 'staff' | 'host' | 'administrator'

/** Whose page this is: what the header needs and nothing more. */
export type SiteViewer = {
  readonly name: string
  readonly areas: readonly AreaName[]
  /** Why no mail reaches the person at present; null when it does. */
  readonly mailTrouble: 'bounced' | 'complained' | 'manual' | null
}

type SiteData = { readonly lang: Locale; readonly viewer: SiteViewer | null }

/** What every layout knows: language, viewer, addresses and the path. Works on error pages too, where nothing was loaded. */
export function useSite() {
  const data = useRouteLoaderData('root') as SiteData | undefined
  const { pathname, search } = useLocation()
  const lang = localeOfPath(pathname) ?? data?.lang ?? defaultLocale
  return { lang, viewer: data?.viewer ?? null, paths: pathsIn(lang), pathname, search }
}

/** Where the work of each area begins. */
export function areaHomes(paths: ReturnType<typeof pathsIn>): Readonly<Record<AreaName, string>> {
  return {
    applicant: paths.proposals,
    juror: paths.jury,
    organiser: paths.organise.home,
    staff: paths.organise.home,
    host: paths.hosting,
    administrator: paths.administration,
  }
}
