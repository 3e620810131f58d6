import { publicWinner } from '#app/announce/data/public-winner.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openJson, openProblem } from '#app/http/machine-answers.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { localeOfPath, type Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { embedSnippet, embedSize } from '../core/embed.ts'
import { shareImageSize } from '../core/share-image.ts'
import { cardsInOrder } from '../data/public-challenges.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** oEmbed 1.0 for the pages of challenges, and for the cards of challenges and winners: `?url=` names one of them. */
export async function loader({ request, context }: LoaderArgs) {
  const { env } = context
  const asked = new URL(request.url).searchParams
  if ((asked.get('format') ?? 'json') !== 'json')
    return openProblem(400, 'Unknown format', 'Only JSON is written here.')
  const page = pageOf(asked.get('url') ?? '', env.publicOrigin)
  const card =
    page && (page.reference === null ? await challengeCard(context, page) : await winnerCard(context, page))
  if (!card)
    return openProblem(
      404,
      'Nothing to embed',
      'The url is neither the page of a public challenge nor a winner’s.',
    )
  const width = Math.min(embedSize.width, Number(asked.get('maxwidth')) || embedSize.width)
  return openJson({
    version: '1.0',
    type: 'rich',
    provider_name: 'Haaste',
    provider_url: env.publicOrigin,
    title: card.title,
    author_name: card.author,
    cache_age: 60,
    html: embedSnippet({ src: env.publicOrigin + card.src, title: card.frameTitle, width }),
    width,
    height: embedSize.height,
    thumbnail_url: env.publicOrigin + card.picture,
    thumbnail_width: shareImageSize.width,
    thumbnail_height: shareImageSize.height,
  })
}

type Page = { readonly slug: string; readonly reference: string | null; readonly lang: Locale }

type EmbeddedCard = {
  readonly title: string
  /** What a reader who cannot see the frame is told of it. */
  readonly frameTitle: string
  readonly author: string
  readonly src: string
  readonly picture: string
}

async function challengeCard(
  { db, now }: LoaderArgs['context'],
  { slug, lang }: Page,
): Promise<EmbeddedCard | null> {
  const [card] = await cardsInOrder(db, [slug], { lang, now })
  if (!card) return null
  const paths = pathsIn(lang)
  return {
    title: card.question || card.title,
    frameTitle: card.title,
    author: card.owner ?? card.programme.name,
    src: paths.embed(card.slug),
    picture: paths.shareImage(card.slug),
  }
}

/** Nothing before the announcement, and nothing of whoever declined: as the card itself. */
async function winnerCard(
  { db, now }: LoaderArgs['context'],
  { slug, reference, lang }: Page,
): Promise<EmbeddedCard | null> {
  if (reference === null) return null
  const found = await publicWinner(db, { slug, reference, lang, now, t: translator(lang, 'publish') })
  if (!found) return null
  const { title, organisation } = found.winner
  const paths = pathsIn(lang)
  return {
    title,
    frameTitle: title,
    author: organisation,
    src: paths.embedWinner(slug, reference),
    picture: paths.winnerShareImage(slug, reference),
  }
}

const address =
  /^\/[A-Za-z-]+(?:\/challenges\/([a-z0-9-]{1,80})|\/embed\/challenges\/([a-z0-9-]{1,80})(?:\/winners\/([A-Za-z0-9-]{1,40}))?)$/

function pageOf(url: string, origin: string): Page | null {
  if (!url.startsWith(`${origin}/`)) return null
  const path = url.slice(origin.length).split(/[?#]/)[0] ?? ''
  const found = address.exec(path)
  const slug = found?.[1] ?? found?.[2]
  const lang = localeOfPath(path)
  return slug && lang ? { slug, reference: found?.[3] ?? null, lang } : null
}
