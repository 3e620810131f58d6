import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { fullFile } from '../core/bundle.ts'
import { bundleOpenings, publicBundle } from '../data/bundles.server.ts'
import { isFullBundleFor } from '../data/full-bundle.server.ts'

/** The bundle with everything that opens it, for those who defend a result and those who check it. */
export const access = { loader: { who: 'auditor of :challenge' } } satisfies Access

/** For whom it is there says `isFullBundleFor`, which the desk asks as well before it offers it. */
export async function loader({ context }: LoaderArgs) {
  const { db, now } = context
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { personId } = context.signedIn
  if (!(await isFullBundleFor(db, { challengeId, slug, recorded, personId, now }))) throw notFound()
  const bundle = await publicBundle(db, slug)
  const openings = await bundleOpenings(db, challengeId)
  if (!bundle || !openings) throw notFound()
  return new Response(fullFile(bundle, openings), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="full-bundle-${slug}.json"`,
    },
  })
}
