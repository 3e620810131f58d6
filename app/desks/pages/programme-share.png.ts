import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { programmeHead } from '../data/public-programme.server.ts'
import { sharePicture } from '../data/share-picture.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, t } = context
  const programme = await programmeHead(db, { slug: params.programme ?? '', lang })
  if (!programme) throw notFound()
  const picture = await sharePicture({
    slug: programme.slug,
    theme: programme.theme,
    eyebrow: t('desks')('programme.eyebrow'),
    headline: programme.name,
    note: programme.tagline,
  })
  return openText(picture, { type: 'image/png' })
}
