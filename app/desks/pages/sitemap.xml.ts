import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { defaultLocale, hreflangs, locales } from '#app/platform/i18n.ts'
import { escapeXml } from '../core/feed.ts'
import { sitemapPages } from '../data/sitemap.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** Each page in each language names itself and all the others, and English for readers of none of them. */
export async function loader({ context }: LoaderArgs) {
  const origin = context.env.publicOrigin
  const pages = await sitemapPages(context.db)
  const urls = pages.flatMap((pathIn) => {
    const at = (lang: (typeof locales)[number]) => escapeXml(origin + pathIn(lang))
    const alternates = [
      ...locales.map((lang) => [hreflangs[lang], at(lang)]),
      ['x-default', at(defaultLocale)],
    ]
      .map(([lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`)
      .join('')
    return locales.map((lang) => `<url><loc>${at(lang)}</loc>${alternates}</url>`)
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
