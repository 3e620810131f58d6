import { lineDrawing } from '#app/ui/figure/line-drawing.ts'
import { drawnPoints, goalDrawing, type GoalView } from '../core/goal-drawing.ts'
import { isReached, newestOf, wayOf, type Goal, type GoalValue } from '../core/goals.ts'

/** A goal as the database keeps it: decimals as text. */
type GoalRow = Omit<Goal, 'baseline' | 'target'> & {
  readonly id: string
  readonly baseline: string | null
  readonly target: string
}
type ValueRow = Omit<GoalValue, 'value'> & { readonly goalId: string; readonly value: string }

/** Goals with their reported values, drawn, so that no browser has to. */
export function goalViews(goals: readonly GoalRow[], values: readonly ValueRow[]): GoalView[] {
  return goals.map(({ id, name, unit, baselineYear, baselineBasis, targetYear, ...row }) => {
    const goal: Goal = {
      ...{ name, unit, baselineYear, baselineBasis, targetYear },
      baseline: row.baseline === null ? null : Number(row.baseline),
      target: Number(row.target),
    }
    const own = values
      .filter(({ goalId }) => goalId === id)
      .map(({ year, value, basis, note }) => ({ year, value: Number(value), basis, note }))
      .sort((a, b) => a.year - b.year)
    return {
      id,
      ...goal,
      values: own,
      newest: newestOf(own),
      way: wayOf(goal, own),
      isReached: isReached(goal, own),
      drawing: goalDrawing(lineDrawing(drawnPoints(goal, own)), goal.baseline !== null),
    }
  })
}
