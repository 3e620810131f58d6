import type { Refusal } from '#app/platform/result.ts'
import { formatInstant } from '#app/platform/format.ts'
import type { TextNamespace } from '#app/platform/i18n-types.ts'
import type { RequestContext } from './context.ts'
import type { FormProblem } from './form-problem.ts'
import { problemResponse } from './parse-form.server.ts'

/** Refusals that are more than "not in this state" (409). Codes are unique across the rooms. */
const statusByCode: Readonly<Record<string, number>> = {
  'not-allowed': 403,
  'rate-limited': 429,
}

/**
 * A refusal as an answer a form can show: the sentence of `<room>:refusals.<code>` (or the lifecycle's) in the
 * reader's language, everything typed still there, status 409 unless the table says otherwise. Instants in the
 * refusal are written out in its own `zone` where it has one.
 */
export function refusalResponse(
  context: RequestContext,
  room: TextNamespace,
  refusal: Refusal,
  given: Partial<Pick<FormProblem, 'values' | 'errors'>> = {},
): Response {
  return problemResponse(
    context,
    { ...given, problem: refusalSentence(context, room, refusal), code: refusal.code },
    statusByCode[refusal.code] ?? 409,
  )
}

/** The sentence of a refusal, for actions that answer in another shape (autosave). */
export function refusalSentence(
  context: Pick<RequestContext, 'lang' | 't' | 'viewer'>,
  room: TextNamespace,
  refusal: Refusal,
): string {
  const zone = typeof refusal.zone === 'string' ? refusal.zone : (context.viewer?.zone ?? 'UTC')
  const data = Object.fromEntries(
    Object.entries(refusal).map(([name, value]) => [
      name,
      value instanceof Date ? formatInstant(context.lang, value, zone, 'full') : value,
    ]),
  )
  const look = context.t(room) as unknown as (keys: string[], data: Record<string, unknown>) => string
  return look(
    [`${room}:refusals.${refusal.code}`, `lifecycle:refusals.${refusal.code}`, 'http:refusals.unknown'],
    data,
  )
}
