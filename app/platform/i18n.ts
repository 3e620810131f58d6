/** The locales every page, notice and document exists in. The first one is the default. */
export const locales = ['en', 'fi', 'sv', 'zh-CN'] as const

export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'en'

/** The cookie that remembers the language somebody chose. */
export const localeCookieName = 'haaste_lang'

/** Each language in its own words, for the switcher. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  fi: 'Suomi',
  sv: 'Svenska',
  'zh-CN': '简体中文',
}

/** What goes into `<link rel="alternate" hreflang>`: script rather than country for Chinese. */
export const hreflangs: Record<Locale, string> = { en: 'en', fi: 'fi', sv: 'sv', 'zh-CN': 'zh-Hans' }

/** What goes into `<html lang>` and `lang=""`. */
export const htmlLangs: Record<Locale, string> = { en: 'en', fi: 'fi', sv: 'sv', 'zh-CN': 'zh-CN' }

/** What Intl is asked for: plain `en` would give American date order. */
export const intlTags: Record<Locale, string> = { en: 'en-GB', fi: 'fi', sv: 'sv', 'zh-CN': 'zh-CN' }

/** Whether a path segment, cookie or form value names one of our locales. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value)
}

/**
 * The locale for a visitor who asked for none: the cookie if it holds one of ours, else the best of
 * `Accept-Language` by weight (any Chinese reads zh-CN, regional variants read their base), else English.
 */
export function negotiateLocale(
  cookie: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Locale {
  if (isLocale(cookie)) return cookie
  for (const tag of preferredTags(acceptLanguage ?? '')) {
    const base = tag.split('-')[0]
    const match =
      locales.find((locale) => locale.toLowerCase() === tag) ??
      locales.find((locale) => locale.split('-')[0] === base)
    if (match) return match
  }
  return defaultLocale
}

function preferredTags(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part, position) => {
      const [tag = '', ...settings] = part.trim().toLowerCase().split(';')
      const weight = settings
        .map((setting) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(setting)?.[1])
        .find(Boolean)
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight), position }
    })
    .filter(({ tag, weight }) => /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position)
    .map(({ tag }) => tag)
}

/** The same path in another language: `/fi/challenges/x` becomes `/sv/challenges/x`. */
export function pathInLocale(path: string, locale: Locale): string {
  const [, first, ...rest] = path.split('/')
  return isLocale(first) ? ['', locale, ...rest].join('/') : `/${locale}`
}

/** The locale a path is written in, or undefined when its first segment names none. */
export function localeOfPath(path: string): Locale | undefined {
  const first = path.split('/')[1]
  return isLocale(first) ? first : undefined
}
