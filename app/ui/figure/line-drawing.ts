import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { lineFigure, type LineDrawing, type LinePoint } from './line-figure-size.ts'

/**
 * The drawing of values over time, oldest first, with levels to compare with. Apart from the figure, so that a hydrated
 * page can draw in its loader and leave the arithmetic on the server.
 */
export function lineDrawing(points: readonly LinePoint[], levels: readonly number[] = []): LineDrawing {
  const { width, height, edge } = lineFigure
  const times = points.map(({ atIso }) => Date.parse(atIso))
  const values = [...points.map(({ value }) => value), ...levels]
  const right = levels.length > 0 ? edge.rightOfLevels : edge.right
  const x = scaleLinear([Math.min(...times), Math.max(...times)], [edge.left, width - right])
  const y = scaleLinear(
    [Math.min(0, ...values), Math.max(1e-9, ...values)],
    [height - edge.bottom, edge.top],
  ).nice(4)
  const dots = points.map(({ atIso, value }) => ({ x: x(Date.parse(atIso)), y: y(value) }))
  // Straight from value to value: nothing was measured in between.
  const path = line<(typeof dots)[number]>(
    (dot) => dot.x,
    (dot) => dot.y,
  )
  return {
    path: path(dots) ?? '',
    ticks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    levels: levels.map((level) => y(level)),
    dots,
  }
}
