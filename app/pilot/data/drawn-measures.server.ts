import { lineDrawing } from '#app/ui/figure/line-drawing.ts'
import { levelsOf, pointsOf } from '../core/measure-line.ts'
import type { DrawnMeasure, MeasureView } from '../core/pilot-views.ts'

/** The measures of a page with their lines drawn, so that no browser has to. */
export function drawnMeasures(measures: readonly MeasureView[]): DrawnMeasure[] {
  return measures.map((measure) => ({
    ...measure,
    drawing: lineDrawing(
      pointsOf(measure),
      levelsOf(measure).map(({ value }) => value),
    ),
  }))
}
