import type { MetaDescriptor, MetaFunction } from '@remix-run/node'
import type { RequestContext } from '#app/http/context.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { shareImageSize } from './share-image.ts'

export type PageMeta = {
  readonly title: string
  readonly description: string
  /** Scheme and host, without a slash at the end. */
  readonly origin: string
  /** The page's path in the language it is read in, without its query. */
  readonly path: string
  readonly lang: Locale
  /** Those its text is written in; all of them where it does not say. */
  readonly languages?: readonly Locale[]
  /** The picture a shared link shows: path, and what it says. */
  readonly image?: { readonly path: string; readonly alt: string }
  /** Feeds and other forms of the page, by path. */
  readonly alternates?: readonly { readonly type: string; readonly title: string; readonly path: string }[]
  /** JSON-LD of schema.org. */
  readonly things?: readonly Readonly<Record<string, unknown>>[]
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
  const {
    title,
    description,
    origin,
    path,
    lang,
    languages = locales,
    image,
    alternates = [],
    things = [],
  } = page
  return [
    { title: `${title} · Haaste` },
    { name: 'description', content: description },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: 'Haaste' },
    { property: 'og:url', content: origin + path },
    { property: 'og:locale', content: openGraphLocales[lang] },
    ...languages
      .filter((locale) => locale !== lang)
      .map((locale) => ({ property: 'og:locale:alternate', content: openGraphLocales[locale] })),
    ...(image
      ? [
          { property: 'og:image', content: origin + image.path },
          { property: 'og:image:type', content: 'image/png' },
          { property: 'og:image:width', content: String(shareImageSize.width) },
          { property: 'og:image:height', content: String(shareImageSize.height) },
          { property: 'og:image:alt', content: image.alt },
          { name: 'twitter:card', content: 'summary_large_image' },
        ]
      : []),
    { tagName: 'link', rel: 'canonical', href: origin + path },
    ...alternates.map(({ type, title: name, path: href }) => ({
      ...{ tagName: 'link', rel: 'alternate', type, title: name, href: origin + href },
    })),
    // Data, not a script: the content security policy has nothing against it.
    ...things.map((thing) => ({ 'script:ld+json': thing as never })),
  ]
}

/** The feeds of everything, for the head of a page that shows what is new. */
export function feedAlternates({
  lang,
  t,
}: Pick<RequestContext, 'lang' | 't'>): NonNullable<PageMeta['alternates']> {
  const paths = pathsIn(lang)
  const title = t('desks')('feed.title')
  return [
    { type: 'application/atom+xml', title, path: paths.feed('atom') },
    { type: 'application/feed+json', title, path: paths.feed('json') },
  ]
}

/** The `meta` of every public page: its loader returns a `PageMeta` under `meta`. An error page has none. */
export const metaFromLoader: MetaFunction = ({ data }) => (hasMeta(data) ? publicMeta(data.meta) : [])

function hasMeta(data: unknown): data is { meta: PageMeta } {
  return typeof data === 'object' && data !== null && 'meta' in data
}
