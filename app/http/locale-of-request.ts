import { localeCookieName, negotiateLocale, type Locale } from '#app/platform/i18n.ts'

/** The language of a visitor whose address names none: chosen before, or asked for by the browser. */
export function localeOfRequest(request: Request): Locale {
  return negotiateLocale(
    cookieIn(request.headers.get('cookie'), localeCookieName),
    request.headers.get('accept-language'),
  )
}

function cookieIn(header: string | null, name: string): string | undefined {
  return header
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1]
}
