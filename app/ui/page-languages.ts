import { useMatches } from '@remix-run/react'
import { locales, type Locale } from '#app/platform/i18n.ts'

/**
 * The languages in which what the page is about is written, as its loader says under `meta`; all of them where it does not
 * say. Menus, dates and forms are in every language in any case.
 */
export function usePageLanguages(): readonly Locale[] {
  const matches = useMatches()
  for (const { data } of [...matches].reverse()) {
    const written = (data as { meta?: { languages?: readonly Locale[] } } | undefined)?.meta?.languages
    if (written) return written
  }
  return locales
}
