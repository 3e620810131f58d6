/** The seventeen goals of the United Nations for sustainable development, by number; their names are in the texts. */
export const sdgGoals = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const
export type SdgGoal = (typeof sdgGoals)[number]

/** Those of the numbers that are goals, each once and in order. */
export function goalsInOrder(numbers: readonly number[]): SdgGoal[] {
  return sdgGoals.filter((goal) => numbers.includes(goal))
}

/** What the money of a pilot says of value added tax: not in it, in it, or outside of the tax altogether. */
export const vatBases = ['without', 'with', 'outside'] as const
export type VatBasis = (typeof vatBases)[number]
