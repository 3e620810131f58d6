import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { defaultLocale, hreflangs, type Locale } from '#app/platform/i18n.ts'
import { escapeXml } from '../core/feed.ts'
import { sitemapPages } from '../data/sitemap.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** Each page in each language it is written in names itself and all the others, and English for readers of none of them. */
export async function loader({ context }: LoaderArgs) {
  const origin = context.env.publicOrigin
  const pages = await sitemapPages(context.db)
  const urls = pages.flatMap(({ pathIn, languages }) => {
    const at = (lang: Locale) => escapeXml(origin + pathIn(lang))
    const first = languages.includes(defaultLocale) ? defaultLocale : (languages[0] ?? defaultLocale)
    const alternates = [...languages.map((lang) => [hreflangs[lang], at(lang)]), ['x-default', at(first)]]
      .map(([lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`)
      .join('')
    return languages.map((lang) => `<url><loc>${at(lang)}</loc>${alternates}</url>`)
  })
  return openText(
    `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`,
    { type: 'application/xml; charset=utf-8' },
  )
}
