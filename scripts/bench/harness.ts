import type { Lab } from './lab.ts'

/** One entry of the bench: a goal of its own, measured in one or more comparisons. */
export type Entry = {
  readonly id: string
  readonly title: string
  readonly run: (lab: Lab, pace: Pace) => Promise<Outcome>
}

export type Pace = {
  readonly rounds: number
  /** How long each side of a round works. */
  readonly seconds: number
  /** Told to the person who waits, never on standard output. */
  readonly report: (line: string) => void
}

export type Outcome = {
  readonly comparisons: readonly Comparison[]
  readonly counts: readonly Count[]
  /** What was looked at while measuring. One that does not hold makes the figures worthless. */
  readonly checks: readonly Check[]
  readonly notes: readonly string[]
}

export type Round = {
  readonly measured: number
  readonly baseline: number
  readonly ratio: number
}

/** Measured and baseline, alternating in one run; `ratio` is the median of the ratios of the rounds. */
export type Comparison = {
  readonly name: string
  readonly against: string
  readonly unit: string
  readonly isMoreBetter: boolean
  readonly rows: readonly Round[]
  readonly ratio: number
  readonly bar: number
  readonly stretch: number
}

/** Something that is counted once and does not vary. */
export type Count = {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly bar: number
  readonly stretch: number
}

export type Check = { readonly what: string; readonly holds: boolean; readonly says: string }

type Contest = Pick<Comparison, 'name' | 'against' | 'unit' | 'isMoreBetter' | 'bar' | 'stretch'> & {
  readonly measured: () => Promise<number>
  readonly baseline: () => Promise<number>
}

/**
 * Lets both sides work in turn, and swaps who begins in every round, so that what else happens on the machine meets
 * both alike. Two unmeasured turns before the first round warm both up.
 */
export async function interleave(
  { measured, baseline, ...contest }: Contest,
  { rounds, report }: Pace,
): Promise<Comparison> {
  for (let turn = 0; turn < 2; turn += 1) {
    await measured()
    await baseline()
  }
  const rows: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    const figures = { measured: 0, baseline: 0 }
    const turns = [
      async () => void (figures.measured = await measured()),
      async () => void (figures.baseline = await baseline()),
    ]
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn()
    rows.push({ ...figures, ratio: figures.measured / figures.baseline })
    report(`${contest.name}: round ${round + 1} of ${rounds}`)
  }
  return { ...contest, rows, ratio: median(rows.map(({ ratio }) => ratio)) }
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new RangeError('the median of nothing')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** The value below which that share of all of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new RangeError('a percentile of nothing')
  return value
}

/** How a figure stands to its goals. */
export function standing(
  value: number,
  { bar, stretch, isMoreBetter }: { bar: number; stretch: number; isMoreBetter: boolean },
): 'stretch met' | 'bar met' | 'bar not met' {
  const meets = (goal: number) => (isMoreBetter ? value >= goal : value <= goal)
  return meets(stretch) ? 'stretch met' : meets(bar) ? 'bar met' : 'bar not met'
}

/**
 * Milliseconds of processor time per piece of work: says what a thing costs, also on a machine that others use. Null
 * where the platform does not tell.
 */
export function createCost(processorMs: () => number | null) {
  let spentMs = 0
  let pieces = 0
  let isKnown = true
  return {
    /** Runs `work`, which answers its rate, and counts what `countPieces` then says as its pieces. */
    async during(work: () => Promise<number>, countPieces: () => number): Promise<number> {
      const [beforeMs, before] = [processorMs(), countPieces()]
      const rate = await work()
      const afterMs = processorMs()
      if (beforeMs === null || afterMs === null) isKnown = false
      else spentMs += afterMs - beforeMs
      pieces += countPieces() - before
      return rate
    },
    perPiece: (): number | null => (isKnown && pieces > 0 ? spentMs / pieces : null),
  }
}
