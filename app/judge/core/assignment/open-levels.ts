import { costOfOneWithout, type Costs, type Level, levels, type Ruled } from './level-model.ts'

/** A level on which it is not proved that nothing is better, given what was reached on those before it. */
export type OpenLevel = {
  readonly level: Level
  /**
   * How much better another plan could be at the most: reviews, promised proposals, proposals with their kinds, or the share of all matches;
   * null where nothing is known of that.
   */
  readonly atMost: number | null
}

/** What is not proved of a plan with these costs, where no plan costs less than `bounds`. */
export function openLevels(ruled: Ruled, costs: Costs, bounds: Costs): OpenLevel[] {
  return levels.flatMap((level): OpenLevel[] => {
    const gap = costs[level] - bounds[level]
    if (!(gap > 0)) return []
    return [{ level, atMost: Number.isFinite(gap) ? inItsUnit(ruled, level, costs, bounds) : null }]
  })
}

function inItsUnit(ruled: Ruled, level: Level, costs: Costs, bounds: Costs): number | null {
  const gap = costs[level] - bounds[level]
  if (level === 'promises') return gap
  if (level === 'matches') return costs.matches < 0 ? gap / -costs.matches : null
  if (level === 'kinds') {
    const one = costOfOneWithout(ruled)
    return Math.floor(costs.kinds / one) - Math.max(0, Math.ceil((bounds.kinds - (one - 1)) / one))
  }
  if (level === 'evenness') return null
  const { problem, real } = ruled
  const least = problem.worth.reduce(
    (smallest, worth, pair) =>
      pair % problem.jurors >= real && worth > -Infinity ? Math.min(smallest, -worth) : smallest,
    Infinity,
  )
  return Math.floor(gap / least)
}
