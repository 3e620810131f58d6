import type { RequestContext } from '#app/http/context.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { formatNumber } from '#app/platform/format.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'

/** Where the sentence stands, when it is not the reason that is missing. */
const fields: Partial<
  Record<
    AnnounceRefusal['code'],
    readonly [
      string,
      (
        | 'override'
        | 'not-stated'
        | 'award-line'
        | 'award-amount'
        | 'pays-nothing'
        | 'award-cap'
        | 'cannot-win'
        | 'own-place'
      ),
    ]
  >
> = {
  'below-minimum': ['outcome', 'cannot-win'],
  'award-line-missing': ['line', 'award-line'],
  'award-amount-missing': ['amount', 'award-amount'],
  'award-pays-nothing': ['amount', 'pays-nothing'],
  'reserve-places': ['place', 'own-place'],
  'award-cap-exceeded': ['outcome', 'award-cap'],
  'host-not-feasible': ['override', 'override'],
  'host-statements-missing': ['outcome', 'not-stated'],
}

/** A sentence at each field of a name and a phrase that was typed wrong. */
export function signingErrors(
  { t }: Pick<RequestContext, 't'>,
  { code }: Pick<AnnounceRefusal, 'code'>,
): Record<string, string> {
  const isNameWrong = code === 'name-not-yours' || code === 'signature-wrong'
  const isPhraseWrong = code === 'phrase-wrong' || code === 'signature-wrong'
  return {
    ...(isPhraseWrong && { phrase: t('announce')('errors.phrase') }),
    ...(isNameWrong && { signedName: t('announce')('errors.signedName') }),
  }
}

/** A refused decision as an answer to its form: proposals the refusal names get their sentence at the reason's field. */
export function decisionProblem(context: RequestContext, refusal: AnnounceRefusal): Response {
  const t = context.t('announce')
  const named: readonly string[] = 'proposalIds' in refusal ? (refusal.proposalIds as string[]) : []
  const [field, sentence] = fields[refusal.code] ?? (['reason', 'explain'] as const)
  const errors = Object.fromEntries(named.map((id) => [`outcomes.${id}.${field}`, t(`errors.${sentence}`)]))
  Object.assign(errors, signingErrors(context, refusal))
  if (refusal.code === 'award-budget-exceeded') {
    const { code, number, sum, amount, over } = refusal
    const said = (value: number) => formatNumber(context.lang, value)
    return refusalResponse(context, 'announce', {
      ...{ code, number, sum: said(sum), amount: said(amount), over: said(over) },
    })
  }
  if (refusal.code === 'round-open') {
    const round = context.t('judge')(`rounds.kinds.${refusal.round}`)
    return refusalResponse(context, 'announce', { code: refusal.code, round })
  }
  const count = { ...refusal, count: 'count' in refusal ? refusal.count : named.length }
  return refusalResponse(context, 'announce', count, { errors })
}
