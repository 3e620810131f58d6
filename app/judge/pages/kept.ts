import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { keptCookie } from '#app/http/kept-pages.server.ts'
import { sure } from '#app/http/subject.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { criteriaOf } from '../data/criteria.server.ts'
import { jurorQueue } from '../data/juror-queue.server.ts'
import { mayReadAssigned } from './may-read-assigned.ts'

export const access = { loader: { who: 'juror of :challenge' } } satisfies Access

/**
 * Asked by a browser that keeps pages of the jury: whose session this is, and which assignments may still be kept. With it
 * goes a mark that lets the answer to signing out clear what is kept.
 */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, effectiveState } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  const isKeepable = mayReadAssigned(context) && juryStageOf(effectiveState) === 'judging'
  const queue = isKeepable
    ? await jurorQueue(context.db, {
        challengeId,
        jurorId,
        criteria: await criteriaOf(context.db, challengeId),
      })
    : []
  return json(
    { owner: context.signedIn.personId, assignments: queue.map(({ assignmentId }) => assignmentId) },
    { headers: { 'set-cookie': keptCookie(context) } },
  )
}
