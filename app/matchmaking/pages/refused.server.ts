import type { RequestContext } from '#app/http/context.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import type { MatchmakingRefusal } from '../core/refusals.ts'

/** A refusal as an answer of the page, with everything typed. What is not one's own, or not there, is not found. */
export function refused(context: RequestContext, refusal: MatchmakingRefusal): Response {
  if (refusal.code === 'entry-gone') throw notFound()
  return refusalResponse(context, 'matchmaking', refusal)
}
