/** Of which two proposals one more answer would settle most who stands above the line of the awards. */
import { informationAt } from '../ballots/next-pair.ts'
import { differenceOf, type Strengths } from '../ballots/pairwise.ts'
import { normalBelow } from './distributions.ts'
import { expected } from './next-review.ts'

export type NextComparison = {
  readonly above: string
  readonly below: string
  /** The chance that the one above the line is the weaker one, now and after one more answer on average. */
  readonly doubt: number
  readonly doubtAfter: number
}

/** Pairs across the line, the one first whose doubt falls most; nothing where no answer would lower any. */
export function nextComparisons(
  strengths: Strengths,
  { above, below, count }: { above: readonly string[]; below: readonly string[]; count: number },
): NextComparison[] {
  const at = new Map(strengths.ids.map((id, index) => [id, index]))
  const pairs = above.flatMap((one) => below.map((other) => ({ above: one, below: other })))
  return pairs
    .map((pair) => {
      const [one, other] = [at.get(pair.above) ?? 0, at.get(pair.below) ?? 0]
      const { mean, variance } = differenceOf(strengths, one, other)
      const doubtOf = (distance: number, of: number) => normalBelow(-distance / Math.sqrt(of))
      const after = variance / (1 + informationAt({ mean, variance }) * variance)
      const spread = Math.sqrt(Math.max(0, variance - after))
      const doubtAfter = expected((z) => doubtOf(Math.abs(mean + z * spread), after))
      return { ...pair, doubt: doubtOf(Math.max(0, mean), variance), doubtAfter }
    })
    .sort(
      (a, b) =>
        b.doubt - b.doubtAfter - (a.doubt - a.doubtAfter) || (a.above + a.below < b.above + b.below ? -1 : 1),
    )
    .slice(0, count)
    .filter(({ doubt, doubtAfter }) => doubt - doubtAfter > 1e-4)
}
