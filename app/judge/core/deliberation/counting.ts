/**
 * Which ranking counts. Stated before the deadline; where nothing was stated the individual one counts and what the jury
 * agreed on in a meeting is advice beside it.
 */
import { compare, fraction, type Fraction } from '#app/platform/fraction.ts'
import type { RankingRow, TieRule, ToldApart } from '../ranking.ts'
import { scorecardTotal, type Criterion } from '../scoring.ts'
import type { FinalistCandidate } from './shortlist.ts'

export type CountingRule = 'individual' | 'consensus'

/** What a jury agreed on about one proposal: for the whole in hundredths of a point (0 to 10000), and exactly by criterion id. */
export type Consensus = {
  readonly wholeHundredths: number | null
  readonly criteria: Readonly<Record<string, Fraction>>
}

/**
 * The total of what was agreed on, 0 to 100 exactly: the one for the whole, else that of the criteria by their weights
 * where each of them has a score; null otherwise.
 */
export function consensusTotal(criteria: readonly Criterion[], consensus: Consensus): Fraction | null {
  if (consensus.wholeHundredths !== null) return fraction(consensus.wholeHundredths, 100)
  const isWhole = criteria.length > 0 && criteria.every(({ id }) => consensus.criteria[id] !== undefined)
  return isWhole ? scorecardTotal(criteria, consensus.criteria) : null
}

const nothing = { by: 'nothing' } as const

/** A row of a ranking as far as a consensus can move it. */
export type CountedRow = FinalistCandidate &
  Pick<RankingRow, 'isFinalist' | 'isBehind' | 'isTied'> & { readonly tieBreak: ToldApart | null }

/**
 * The ranking by the rule: where the consensus counts its total takes the place of the individual one, for the proposals
 * that have one. Finalists stay before the others, and behind stays who is below a minimum. Equal totals share a place; the
 * individual order is kept among them, and where a consensus has made them equal nothing tells them apart. `steps` is the
 * tie-break of the rule: two between whom others were moved away are told apart by its first step that told any of them apart.
 */
export function countingRanking<Row extends CountedRow>(
  rows: readonly Row[],
  rule: CountingRule,
  agreed: ReadonlyMap<string, Fraction>,
  steps: readonly TieRule[],
): Row[] {
  if (rule === 'individual' || agreed.size === 0) return [...rows]
  const counted = rows
    .map((row, index) => ({ row: { ...row, total: agreed.get(row.proposalId) ?? row.total }, index }))
    .sort((a, b) => byStanding(a.row, b.row) || a.index - b.index)
    .map(({ row }) => row)
  const at = new Map(rows.map(({ proposalId }, index) => [proposalId, index]))
  const apart = (one: Row, next: Row) => {
    const told = rows.slice(at.get(one.proposalId), at.get(next.proposalId)).map(({ tieBreak }) => tieBreak)
    return steps.find((step) => told.some((each) => isSame(each, step))) ?? nothing
  }
  const isEqual = (one: Row, other: Row | undefined) =>
    other !== undefined && one.total !== null && byStanding(one, other) === 0
  let place = 0
  return counted.map((row, index) => {
    const [before, next] = [counted[index - 1], counted[index + 1]]
    if (row.total === null) return { ...row, place: null, isTied: false, tieBreak: null }
    if (!isEqual(row, before)) place = index + 1
    const isAgreed = [row, next].some((each) => each !== undefined && agreed.has(each.proposalId))
    const told = isAgreed || next === undefined ? nothing : apart(row, next)
    return {
      ...row,
      place,
      isTied: isEqual(row, before) || isEqual(row, next),
      tieBreak: isEqual(row, next) ? told : null,
    }
  })
}

function isSame(told: ToldApart | null, step: TieRule): boolean {
  if (step.by === 'spread') return told?.by === 'spread'
  return told?.by === 'criterion' && told.criterionId === step.criterionId
}

/** Who has a total first; finalists before the others, and behind who is below a minimum; then the highest. */
function byStanding(a: CountedRow, b: CountedRow): number {
  if (a.total === null || b.total === null) return Number(a.total === null) - Number(b.total === null)
  return (
    Number(b.isFinalist) - Number(a.isFinalist) ||
    Number(a.isBehind) - Number(b.isBehind) ||
    compare(b.total, a.total)
  )
}
