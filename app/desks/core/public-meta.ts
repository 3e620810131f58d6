import type { MetaDescriptor, MetaFunction } from '@remix-run/node'
import { locales, type Locale } from '#app/platform/i18n.ts'

export type PageMeta = {
  readonly title: string
  readonly description: string
  /** Scheme and host, without a slash at the end. */
  readonly origin: string
  /** The page's path in the language it is read in, without its query. */
  readonly path: string
  readonly lang: Locale
}

const openGraphLocales: Readonly<Record<Locale, string>> = {
  en: 'en_GB',
  fi: 'fi_FI',
  sv: 'sv_SE',
  'zh-CN': 'zh_CN',
}

/**
 * The head of a public page: title, description and what a shared link shows. The links to the same page in the other
 * languages stand in the head of every page (`root.tsx`).
 */
export function publicMeta(page: PageMeta): MetaDescriptor[] {
  const { title, description, origin, path, lang } = page
  return [
    { title: `${title} · Haaste` },
    { name: 'description', content: description },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: 'Haaste' },
    { property: 'og:url', content: origin + path },
    { property: 'og:locale', content: openGraphLocales[lang] },
    ...locales
      .filter((locale) => locale !== lang)
      .map((locale) => ({ property: 'og:locale:alternate', content: openGraphLocales[locale] })),
    { tagName: 'link', rel: 'canonical', href: origin + path },
  ]
}

/** The `meta` of every public page: its loader returns a `PageMeta` under `meta`. An error page has none. */
export const metaFromLoader: MetaFunction = ({ data }) => (hasMeta(data) ? publicMeta(data.meta) : [])

function hasMeta(data: unknown): data is { meta: PageMeta } {
  return typeof data === 'object' && data !== null && 'meta' in data
}
