/**
 * How useful teams found their feedback: told to the organisers in counts alone, once so many have answered that nobody
 * stands out, and to no juror by name.
 */
import { leastCount, toldCounts, type ToldCounts } from './small-cells.ts'
import type { usefulness } from './feedback-form.ts'

export type Usefulness = (typeof usefulness)[number]

/** So many days after the announcement a team may answer, and change what it answered. */
export const ratingDays = 30

export function ratingClosesAt(announcesAt: Date): Date {
  return new Date(announcesAt.getTime() + ratingDays * 24 * 60 * 60 * 1000)
}

export type ToldRatings = {
  readonly answered: ToldCounts
  /** What teams added, in an order that says nothing; empty until enough teams have answered. */
  readonly words: readonly string[]
}

/** Null while fewer than five teams have answered: not even how many they are is told. */
export function toldRatings(
  ratings: readonly { readonly usefulness: Usefulness; readonly words: string }[],
): ToldRatings | null {
  if (ratings.length < leastCount) return null
  const counts: Partial<Record<Usefulness, number>> = {}
  for (const { usefulness } of ratings) counts[usefulness] = (counts[usefulness] ?? 0) + 1
  const words = ratings.map((rating) => rating.words.trim()).filter((said) => said !== '')
  return { answered: toldCounts(counts), words: [...words].sort() }
}
