import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { proposalsClosedTo } from '#app/judge/data/closed-proposals.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { fullFile } from '../core/bundle.ts'
import { bundleOpenings, publicBundle } from '../data/bundles.server.ts'

/** The bundle with everything that opens it, for those who defend a result and those who check it. */
export const access = { loader: { who: 'auditor of :challenge' } } satisfies Access

/**
 * Not before the announcement, whoever asks. Who has a conflict with a proposal, or is in a team, may not read its scores,
 * and a bundle has them all: to them it is as if there were none.
 */
export async function loader({ context, params }: LoaderArgs) {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  if (!mayRead('winners', nobody, recorded, context.now)) throw notFound()
  const { personId } = context.signedIn
  if ((await proposalsClosedTo(context.db, { challengeId, personId })).size > 0) throw notFound()
  const bundle = await publicBundle(context.db, params.challenge ?? '')
  const openings = await bundleOpenings(context.db, challengeId)
  if (!bundle || !openings) throw notFound()
  return new Response(fullFile(bundle, openings), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="full-bundle-${params.challenge ?? ''}.json"`,
    },
  })
}
