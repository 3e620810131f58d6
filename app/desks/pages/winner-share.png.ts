import { publicWinner } from '#app/announce/data/public-winner.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { winnerImage } from '../core/winner-image.ts'
import { sharePicture } from '../data/share-picture.server.ts'

/** A winner where a link to it is shared, from the announcement on. */
export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { challenge: slug = '', winner: reference = '' } = params
  const found = await publicWinner(db, { slug, reference, lang, now, t: t('publish') })
  if (!found) throw notFound()
  const picture = await sharePicture(
    winnerImage(found, { lang, outcome: t('announce')(`outcome.${found.outcome}`) }),
  )
  return openText(picture, { type: 'image/png' })
}
