/** What a jury writes down about one proposal when it has talked it through. */
import { compare, toFixedHalfUp, type Fraction } from '#app/platform/fraction.ts'
import { decimal } from '#app/platform/rounding.ts'
import { shapeOf } from '#app/publish/core/rubrics/index.ts'
import { scorecardTotal, type Criterion } from '../scoring.ts'
import type { Consensus } from './counting.ts'
import type { DeliberationRefusal } from './refusals.ts'

export type TypedConsensus = {
  /** For the whole, 0 to 100 with at most two decimals; empty for none. */
  readonly whole: string
  /** By criterion id, as on a scorecard; empty for none. */
  readonly criteria: Readonly<Record<string, string>>
  readonly reason: string
}

/**
 * What was agreed on, or null for nothing, in the criteria that are asked of the proposal. A score needs a reason; the one
 * for the whole and those of all criteria must come to the same.
 */
export function readConsensus(
  criteria: readonly Criterion[],
  typed: TypedConsensus,
):
  | { readonly ok: true; readonly consensus: Consensus | null }
  | { readonly ok: false; readonly refusal: DeliberationRefusal } {
  const points: Record<string, Fraction> = {}
  for (const { id, rubric } of criteria) {
    const text = typed.criteria[id]?.trim() ?? ''
    if (text === '') continue
    const given = shapeOf(rubric).read(text)
    if (given === null) return { ok: false, refusal: { code: 'consensus-off-scale', ...endsOf({ rubric }) } }
    points[id] = given
  }
  const whole = hundredthsOf(typed.whole)
  if (whole === 'wrong')
    return { ok: false, refusal: { code: 'consensus-off-scale', lowest: '0', highest: '100' } }
  if (whole === null && Object.keys(points).length === 0) return { ok: true, consensus: null }
  if (typed.reason.trim() === '') return { ok: false, refusal: { code: 'consensus-reason-missing' } }
  const isWhole = criteria.length > 0 && criteria.every(({ id }) => points[id] !== undefined)
  const total = isWhole ? scorecardTotal(criteria, points) : null
  if (whole !== null && total !== null && toFixedHalfUp(total, 2) !== (whole / 100).toFixed(2))
    return { ok: false, refusal: { code: 'consensus-disagrees', total: toFixedHalfUp(total, 2) } }
  return { ok: true, consensus: { wholeHundredths: whole, criteria: points } }
}

/** Both ends of a criterion's scale as a juror reads them, the lower one first. */
export function endsOf({ rubric }: Pick<Criterion, 'rubric'>): { lowest: string; highest: string } {
  const { worst, best, say } = shapeOf(rubric)
  const [lowest, highest] = compare(worst, best) <= 0 ? [worst, best] : [best, worst]
  return { lowest: say(lowest), highest: say(highest) }
}

/** "72.5" is 7250; null for nothing. Both signs of the decimal are read. */
function hundredthsOf(text: string): number | null | 'wrong' {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const value = /^\d{1,3}(\.\d{1,2})?$/.test(trimmed) ? decimal(trimmed) : null
  if (value === null) return 'wrong'
  const hundredths = Number(toFixedHalfUp(value, 2).replace('.', ''))
  return hundredths <= 10_000 ? hundredths : 'wrong'
}
