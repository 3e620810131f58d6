import type { RequestContext } from '#app/http/context.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'

/** A refused decision as an answer to its form: proposals the refusal names get their sentence at the reason's field. */
export function decisionProblem(context: RequestContext, refusal: AnnounceRefusal): Response {
  const t = context.t('announce')
  const named =
    refusal.code === 'deviation-unexplained' || refusal.code === 'reasons-missing' ? refusal.proposalIds : []
  const errors = Object.fromEntries(named.map((id) => [`outcomes.${id}.reason`, t('errors.explain')]))
  const count = { ...refusal, count: 'count' in refusal ? refusal.count : named.length }
  return refusalResponse(context, 'announce', count, { errors })
}
