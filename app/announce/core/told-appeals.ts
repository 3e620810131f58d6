/** What the public learns of appeals: how many, and what became of them, where there are enough to hide in. */
import { leastCount, toldCounts, type ToldCounts } from './small-cells.ts'

export type ToldAppeals = {
  /** Null for one to four. */
  readonly made: number | null
  /** By outcome, and `waiting`; null where they are too few to be parted. */
  readonly outcomes: ToldCounts | null
}

/** The published form: no number of appeals stands for fewer than five, and none can be reckoned from the others. */
export function toldAppeals(outcomes: readonly (string | null)[]): ToldAppeals {
  const made = outcomes.length
  if (made === 0) return { made, outcomes: null }
  if (made < leastCount) return { made: null, outcomes: null }
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) counts[outcome ?? 'waiting'] = (counts[outcome ?? 'waiting'] ?? 0) + 1
  return { made, outcomes: toldCounts(counts) }
}
