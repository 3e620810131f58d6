import { publicPress } from '#app/announce/data/public-press.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pressArchive } from '../data/press-archive.server.ts'

/** All the press is given in one file, at an address that stays, from the announcement on. */
export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ params, context }: LoaderArgs) {
  const { db, now, t } = context
  const slug = params.challenge ?? ''
  if (!(await publicPress(db, { slug, lang: 'en', now, t: t('publish') }))) throw notFound()
  return openText(await pressArchive(context, slug), {
    type: 'application/zip',
    headers: { 'content-disposition': `attachment; filename="press-${slug}.zip"` },
  })
}
