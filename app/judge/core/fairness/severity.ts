/**
 * How strict each juror is, with how sure that is, and what the totals would be without it. Strictness is shrunk towards
 * none by what is known of it; where nothing can be known of it, nothing is changed.
 */
import { fitMixedModel, type Fit } from './mixed-model.ts'
import { scoreTable, type JurorScore, type ScoreTable } from './score-table.ts'

/** Fewer jurors than these say nothing of how jurors differ: with two, who of them is right is anybody's guess. */
export const fewestJurors = 3
/**
 * Fewer proposals than these that two or more have read do not tell strictness from luck, nor do scores of them that are
 * fewer than those proposals and their jurors together.
 */
export const fewestShared = 3

/** Why severity is not estimated. */
export type NoSeverity = 'no-scores' | 'few-jurors' | 'few-shared' | 'all-equal'

export type JurorSeverity = {
  readonly juror: string
  readonly reviews: number
  /** On how many proposals somebody else gave a total too. */
  readonly shared: number
  /** What this juror adds to a total; below zero is stricter. On the scale of the totals. */
  readonly effect: number
  /** Where it lies in 95 of 100 cases. */
  readonly interval: readonly [number, number]
}

export type SeverityReport = {
  /** Null when it was estimated. */
  readonly withheld: NoSeverity | null
  /** Strictest first. */
  readonly jurors: readonly JurorSeverity[]
  /** Null where nothing was fitted. */
  readonly fit: { readonly table: ScoreTable; readonly fit: Fit } | null
  /** What the jurors of a proposal add to its total on average; 0 where nothing is known. */
  readonly shiftOf: (proposal: string) => number
}

const twoSided95 = 1.959963984540054

/** Estimates severity from the totals of single jurors. The order of scores changes nothing. */
export function jurorSeverity(scores: readonly JurorScore[]): SeverityReport {
  const table = scoreTable(scores)
  const withheld = withheldFor(table)
  if (withheld === 'no-scores' || withheld === 'all-equal')
    return { withheld, jurors: [], fit: null, shiftOf: () => 0 }
  const fit = fitMixedModel(table, { isWithJurors: withheld === null })
  if (withheld !== null) return { withheld, jurors: [], fit: { table, fit }, shiftOf: () => 0 }
  const shared = sharedByJuror(table)
  const reviews = new Int32Array(table.jurors.length)
  for (const index of table.juror) reviews[index]! += 1
  const jurors = table.jurors.map((juror, index): JurorSeverity => {
    const [effect, margin] = [fit.juror[index]!, twoSided95 * Math.sqrt(fit.jurorError[index]!)]
    return {
      ...{ juror, effect, interval: [effect - margin, effect + margin] },
      ...{ reviews: reviews[index]!, shared: shared[index]! },
    }
  })
  const shifts = new Map(table.proposals.map((proposal, index) => [proposal, meanShift(table, fit, index)]))
  return {
    withheld,
    jurors: jurors.sort((a, b) => a.effect - b.effect || (a.juror < b.juror ? -1 : 1)),
    fit: { table, fit },
    shiftOf: (proposal) => shifts.get(proposal) ?? 0,
  }
}

/** What the model expects a juror to give a proposal: the mean, and what is known of the two. */
export function createPrediction({ table, fit }: { readonly table: ScoreTable; readonly fit: Fit }) {
  const [proposals, jurors] = [table.proposals, table.jurors].map(
    (names) => new Map(names.map((name, index) => [name, index])),
  )
  const known = (effects: Float64Array, index: number | undefined) =>
    index === undefined ? 0 : (effects[index] ?? 0)
  return ({ proposal, juror }: { readonly proposal: string; readonly juror: string }): number =>
    fit.mean + known(fit.proposal, proposals?.get(proposal)) + known(fit.juror, jurors?.get(juror))
}

function withheldFor({ jurors, total, start, juror, proposals }: ScoreTable): NoSeverity | null {
  if (total.length === 0) return 'no-scores'
  if (total.every((value) => value === total[0])) return 'all-equal'
  if (jurors.length < fewestJurors) return 'few-jurors'
  const shared = proposals.flatMap((_, index) =>
    start[index + 1]! - start[index]! > 1 ? [juror.subarray(start[index], start[index + 1])] : [],
  )
  const meeting = new Set(shared.flatMap((own) => [...own])).size
  const scores = shared.reduce((sum, { length }) => sum + length, 0)
  // Otherwise there are as many unknowns as there are scores to tell them from.
  return shared.length < fewestShared || scores < shared.length + meeting ? 'few-shared' : null
}

function sharedByJuror({ jurors, juror, proposal, start }: ScoreTable): Int32Array {
  const shared = new Int32Array(jurors.length)
  for (let row = 0; row < juror.length; row += 1) {
    const own = proposal[row]!
    if (start[own + 1]! - start[own]! > 1) shared[juror[row]!]! += 1
  }
  return shared
}

function meanShift({ start, juror }: ScoreTable, fit: Fit, proposal: number): number {
  const [from, to] = [start[proposal]!, start[proposal + 1]!]
  let sum = 0
  for (let row = from; row < to; row += 1) sum += fit.juror[juror[row]!]!
  return sum / (to - from)
}
