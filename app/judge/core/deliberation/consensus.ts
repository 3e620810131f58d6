/** What a jury writes down about one proposal when it has talked it through. */
import { compare, toFixedHalfUp, type Fraction } from '#app/platform/fraction.ts'
import { decimal } from '#app/platform/rounding.ts'
import { shapeOf } from '#app/publish/core/rubrics/index.ts'
import { scorecardTotal, type Criterion } from '../scoring.ts'
import type { Consensus } from './counting.ts'

export type TypedConsensus = {
  /** For the whole, 0 to 100 with at most two decimals; empty for none. */
  readonly whole: string
  /** By criterion id, as on a scorecard; empty for none. */
  readonly criteria: Readonly<Record<string, string>>
  readonly reason: string
}

/** What is wrong with what was typed, at the field of the form; the sentences stand in texts/ under `refusals`. */
export type ConsensusProblem = {
  readonly field: 'whole' | 'reason' | `criteria.${string}`
} & (
  | { readonly code: 'consensus-off-scale'; readonly lowest: string; readonly highest: string }
  | { readonly code: 'consensus-disagrees'; readonly total: string }
  | { readonly code: 'consensus-reason-missing' }
)

/**
 * What was agreed on, or null for nothing, in the criteria that are asked of the proposal. A score needs a reason; the one
 * for the whole and those of all criteria must come to the same. All that is wrong is named at once.
 */
export function readConsensus(
  criteria: readonly Criterion[],
  typed: TypedConsensus,
):
  | { readonly ok: true; readonly consensus: Consensus | null }
  | { readonly ok: false; readonly problems: readonly ConsensusProblem[] } {
  const points: Record<string, Fraction> = {}
  const problems: ConsensusProblem[] = []
  for (const { id, rubric } of criteria) {
    const text = typed.criteria[id]?.trim() ?? ''
    if (text === '') continue
    const given = shapeOf(rubric).read(text)
    if (given) points[id] = given
    else problems.push({ field: `criteria.${id}`, code: 'consensus-off-scale', ...endsOf({ rubric }) })
  }
  const whole = hundredthsOf(typed.whole)
  if (whole === 'wrong')
    problems.push({ field: 'whole', code: 'consensus-off-scale', lowest: '0', highest: '100' })
  const hasScore = whole !== null || Object.keys(points).length > 0 || problems.length > 0
  if (!hasScore) return { ok: true, consensus: null }
  const isWhole = criteria.length > 0 && criteria.every(({ id }) => points[id] !== undefined)
  const total = isWhole ? scorecardTotal(criteria, points) : null
  if (typeof whole === 'number' && total !== null && toFixedHalfUp(total, 2) !== (whole / 100).toFixed(2))
    problems.push({ field: 'whole', code: 'consensus-disagrees', total: toFixedHalfUp(total, 2) })
  if (typed.reason.trim() === '') problems.push({ field: 'reason', code: 'consensus-reason-missing' })
  if (whole === 'wrong' || problems.length > 0) return { ok: false, problems }
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
