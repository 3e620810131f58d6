import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { cardsInOrder } from '../data/public-challenges.server.ts'
import { sharePicture } from '../data/share-picture.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const [card] = await cardsInOrder(db, [params.challenge ?? ''], { lang, now })
  if (!card) throw notFound()
  const texts = t('desks')
  const picture = await sharePicture({
    slug: card.slug,
    theme: card.theme,
    eyebrow: card.owner ?? card.programme.name,
    headline: card.question || card.title,
    note:
      card.state === 'open'
        ? texts('public.closes', { when: formatInstant(lang, card.closesAtIso, card.zone) })
        : texts(`public.state.${card.state}`),
  })
  return openText(picture, { type: 'image/png' })
}
