/** What a framework is measured by, and how far it has come from the baseline to the target. */
import type { MeasureBasis } from '#app/pilot/core/plan.ts'
import type { PartnershipRefusal } from './refusals.ts'

export type Goal = {
  readonly name: string
  readonly unit: string
  readonly baseline: number | null
  readonly baselineYear: number | null
  readonly baselineBasis: MeasureBasis | null
  readonly target: number
  readonly targetYear: number
}

export type GoalValue = {
  readonly year: number
  readonly value: number
  readonly basis: MeasureBasis
  readonly note: string
}

/** Null when it can be a goal. A baseline comes with its year and with what it rests on, or not at all. */
export function goalRefusal(goal: Omit<Goal, 'name' | 'unit'>): PartnershipRefusal | null {
  const { baseline, baselineYear, baselineBasis, target, targetYear } = goal
  const said = [baseline, baselineYear, baselineBasis].filter((each) => each !== null).length
  if (said !== 0 && said !== 3) return { code: 'baseline-incomplete' }
  if (baseline !== null && baseline === target) return { code: 'goal-as-baseline' }
  return baselineYear !== null && baselineYear >= targetYear
    ? { code: 'goal-years', baselineYear, targetYear }
    : null
}

/** The newest value, by its year; null where there is none. */
export function newestOf(values: readonly GoalValue[]): GoalValue | null {
  return [...values].sort((a, b) => a.year - b.year).at(-1) ?? null
}

/**
 * How much of the way from the baseline to the target lies behind, as a fraction: 0.5 is half, below zero is away from the
 * target, above one is beyond it. Null where nothing can be said: no value, or no baseline to count from.
 */
export function wayOf(goal: Pick<Goal, 'baseline' | 'target'>, values: readonly GoalValue[]): number | null {
  const newest = newestOf(values)
  if (!newest || goal.baseline === null || goal.baseline === goal.target) return null
  const way = (newest.value - goal.baseline) / (goal.target - goal.baseline)
  // Minus zero is zero.
  return way === 0 ? 0 : way
}

/** True once a value is at the target or beyond it. Without a baseline nobody can say from which side. */
export function isReached(goal: Pick<Goal, 'baseline' | 'target'>, values: readonly GoalValue[]): boolean {
  const way = wayOf(goal, values)
  return way !== null && way >= 1
}

/** The baseline and the values as points of a line, oldest first; a year stands at its middle. */
export function goalPoints(
  goal: Pick<Goal, 'baseline' | 'baselineYear'>,
  values: readonly GoalValue[],
): { atIso: string; value: number; year: number }[] {
  const first =
    goal.baseline === null || goal.baselineYear === null
      ? []
      : [{ year: goal.baselineYear, value: goal.baseline }]
  const later = values.filter(({ year }) => first.every((each) => each.year !== year))
  return [...first, ...later.map(({ year, value }) => ({ year, value }))]
    .sort((a, b) => a.year - b.year)
    .map((point) => ({ ...point, atIso: `${point.year}-07-01T12:00:00.000Z` }))
}
