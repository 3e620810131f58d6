/** Of which proposal one more review would settle most who stands above the line of the awards. */
import { normalBelow } from './distributions.ts'
import type { Fit } from './mixed-model.ts'
import type { ScoreTable } from './score-table.ts'

export type NextReview = {
  readonly proposal: string
  /** The chance that it stands on the wrong side of the line, now and after one more review on average. */
  readonly doubt: number
  readonly doubtAfter: number
}

/** So many of the most doubtful are looked at. */
const mostLookedAt = 60

/**
 * `among` are those that can come to stand above it. Each proposal's true place is taken as normal around what the model predicts; the line lies half-way between the last
 * above and the first below. A further review by a juror nobody knows has the variance of jurors and rest together.
 */
export function nextReviews(
  { table, fit }: { readonly table: ScoreTable; readonly fit: Fit },
  {
    among,
    places,
    count,
  }: { readonly among: ReadonlySet<string>; readonly places: number; readonly count: number },
): NextReview[] {
  const own = table.proposals
    .map((proposal, index) => ({
      proposal,
      effect: fit.proposal[index]!,
      variance: fit.proposalError[index]!,
    }))
    .filter(({ proposal }) => among.has(proposal))
  const falling = own.map(({ effect }) => effect).sort((a, b) => b - a)
  const [last, first] = [falling[places - 1], falling[places]]
  const noise = fit.variances.rest + fit.variances.juror
  if (last === undefined || first === undefined || fit.variances.proposal === 0 || noise === 0) return []
  const line = (last + first) / 2
  const doubtOf = (distance: number, variance: number) =>
    variance > 0 ? normalBelow(-Math.abs(distance) / Math.sqrt(variance)) : 0
  return own
    .map(({ proposal, effect, variance }) => {
      const distance = effect - line
      return { proposal, distance, variance, doubt: doubtOf(distance, variance) }
    })
    .sort((a, b) => b.doubt - a.doubt || (a.proposal < b.proposal ? -1 : 1))
    .slice(0, mostLookedAt)
    .map(({ proposal, distance, variance, doubt }) => {
      const after = (variance * noise) / (variance + noise)
      const spread = Math.sqrt(Math.max(0, variance - after))
      const doubtAfter = expected((z) => doubtOf(distance + z * spread, after))
      return { proposal, doubt, doubtAfter }
    })
    .sort((a, b) => b.doubt - b.doubtAfter - (a.doubt - a.doubtAfter) || (a.proposal < b.proposal ? -1 : 1))
    .slice(0, count)
    .filter(({ doubt, doubtAfter }) => doubt - doubtAfter > 1e-4)
}

/** The mean of a function of a standard normal value, by Simpson's rule from -6 to 6. */
export function expected(of: (z: number) => number): number {
  const steps = 120
  const width = 12 / steps
  let sum = 0
  for (let step = 0; step <= steps; step += 1) {
    const z = -6 + step * width
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2
    sum += weight * of(z) * Math.exp(-0.5 * z * z)
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI)
}
