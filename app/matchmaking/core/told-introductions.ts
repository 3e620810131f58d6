/** How many introductions there were and how far they came, told so that nobody can be recognised in it. */
import { leastCount, toldCounts, type ToldCounts } from '#app/announce/core/small-cells.ts'
import type { IntroductionState } from './introductions.ts'

export type ToldIntroductions = {
  /** Introductions that were made; null for fewer than five, but 0 is told. */
  readonly made: number | null
  /** How far those came, each counted once where it stands now; null where too few were made to tell. */
  readonly states: ToldCounts | null
}

export type CountedIntroduction = { readonly state: IntroductionState; readonly isMade: boolean }

/** What is told of these. What was suggested and never made is nobody's business but that of the two. */
export function toldIntroductions(introductions: readonly CountedIntroduction[]): ToldIntroductions {
  const made = introductions.filter(({ isMade }) => isMade)
  if (made.length === 0) return { made: 0, states: null }
  if (made.length < leastCount) return { made: null, states: null }
  return { made: made.length, states: toldCounts(countsOf(made)) }
}

/** How many stand in each state, for organisers, who know them all. */
export function countsOf(
  introductions: readonly Pick<CountedIntroduction, 'state'>[],
): Partial<Record<IntroductionState, number>> {
  const counts: Partial<Record<IntroductionState, number>> = {}
  for (const { state } of introductions) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
