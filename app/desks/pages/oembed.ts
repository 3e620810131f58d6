import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openJson, openProblem } from '#app/http/machine-answers.server.ts'
import { localeOfPath } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { embedSnippet, embedSize } from '../core/embed.ts'
import { shareImageSize } from '../core/share-image.ts'
import { cardsInOrder } from '../data/public-challenges.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** oEmbed 1.0 for the pages of challenges: `?url=` names the page. */
export async function loader({ request, context }: LoaderArgs) {
  const { db, now, env } = context
  const asked = new URL(request.url).searchParams
  if ((asked.get('format') ?? 'json') !== 'json')
    return openProblem(400, 'Unknown format', 'Only JSON is written here.')
  const page = pageOf(asked.get('url') ?? '', env.publicOrigin)
  const [card] = page ? await cardsInOrder(db, [page.slug], { lang: page.lang, now }) : []
  if (!page || !card)
    return openProblem(404, 'Nothing to embed', 'The url is not the page of a public challenge.')
  const paths = pathsIn(page.lang)
  const width = Math.min(embedSize.width, Number(asked.get('maxwidth')) || embedSize.width)
  return openJson({
    version: '1.0',
    type: 'rich',
    provider_name: 'Haaste',
    provider_url: env.publicOrigin,
    title: card.question || card.title,
    author_name: card.owner ?? card.programme.name,
    cache_age: 60,
    html: embedSnippet({ src: env.publicOrigin + paths.embed(card.slug), title: card.title, width }),
    width,
    height: embedSize.height,
    thumbnail_url: env.publicOrigin + paths.shareImage(card.slug),
    thumbnail_width: shareImageSize.width,
    thumbnail_height: shareImageSize.height,
  })
}

function pageOf(url: string, origin: string) {
  if (!url.startsWith(`${origin}/`)) return null
  const path = url.slice(origin.length).split(/[?#]/)[0] ?? ''
  const slug = /^\/[A-Za-z-]+\/challenges\/([a-z0-9-]{1,80})$/.exec(path)?.[1]
  const lang = localeOfPath(path)
  return slug && lang ? { slug, lang } : null
}
