/** How a goal is drawn: what was reported as a line, and the straight way from the baseline to the target beside it. */
import type { LineDrawing } from '#app/ui/figure/line-figure-size.ts'
import { goalPoints, type Goal, type GoalValue } from './goals.ts'

export type DrawnPoint = { readonly atIso: string; readonly year: number; readonly value: number }

/** All points of the picture, the target last. */
export function drawnPoints(
  goal: Pick<Goal, 'baseline' | 'baselineYear' | 'target' | 'targetYear'>,
  values: readonly GoalValue[],
): DrawnPoint[] {
  const { target, targetYear } = goal
  return [
    ...goalPoints(goal, values),
    { atIso: `${targetYear}-07-01T12:00:00.000Z`, year: targetYear, value: target },
  ]
}

export type GoalDrawing = {
  readonly ticks: LineDrawing['ticks']
  /** Through what was reported; empty where a line needs more points. */
  readonly path: string
  /** From the baseline straight to the target; empty without a baseline. */
  readonly way: string
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly target: { readonly x: number; readonly y: number }
}

/** The picture out of a drawing of `drawnPoints`. `hasBaseline`: the first point is one. */
export function goalDrawing({ ticks, dots }: LineDrawing, hasBaseline: boolean): GoalDrawing {
  const target = dots.at(-1) ?? { x: 0, y: 0 }
  const reported = dots.slice(0, -1)
  const pathOf = (points: readonly { x: number; y: number }[]) =>
    points.length < 2 ? '' : `M${points.map(({ x, y }) => `${x},${y}`).join('L')}`
  const [first] = reported
  return {
    ticks,
    path: pathOf(reported),
    way: hasBaseline && first ? pathOf([first, target]) : '',
    dots: reported,
    target,
  }
}

/** A goal with its reported values, drawn. */
export type GoalView = Goal & {
  readonly id: string
  readonly values: readonly GoalValue[]
  readonly newest: GoalValue | null
  /** How much of the way lies behind; null where nothing can be said. */
  readonly way: number | null
  readonly isReached: boolean
  readonly drawing: GoalDrawing
}
