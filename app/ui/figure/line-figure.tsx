import { scaleLinear, scaleTime } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'
import { formatInstant, formatNumber } from '#app/platform/format.ts'
import { useSite } from '../site.ts'
import { FigureFrame } from './figure-frame.tsx'

export type LinePoint = { atIso: string; value: number }

export type LineFigureProps = {
  title: string
  points: readonly LinePoint[]
  /** What the values are: "kWh per day". */
  unit: string
  zone: string
  timeHeader: string
  /** Level lines to compare with: baseline, target. */
  levels?: readonly { label: string; value: number; kind: 'baseline' | 'target' }[]
  note?: string
}

const width = 640
const height = 240
const edge = { top: 16, right: 16, bottom: 28, left: 56 }

/** A value over time, with what it is compared with. */
export function LineFigure({ title, points, unit, zone, timeHeader, levels = [], note }: LineFigureProps) {
  const { lang } = useSite()
  const times = points.map(({ atIso }) => Date.parse(atIso))
  const values = [...points.map(({ value }) => value), ...levels.map(({ value }) => value)]
  const x = scaleTime([Math.min(...times), Math.max(...times)], [edge.left, width - edge.right])
  const y = scaleLinear(
    [Math.min(0, ...values), Math.max(1e-9, ...values)],
    [height - edge.bottom, edge.top],
  ).nice(4)
  const path = line<LinePoint>(
    (point) => x(Date.parse(point.atIso)),
    (point) => y(point.value),
  ).curve(curveMonotoneX)
  const last = points.at(-1)
  return (
    <FigureFrame
      title={title}
      note={note}
      table={{
        headers: [timeHeader, unit],
        rows: points.map((point) => [
          formatInstant(lang, point.atIso, zone, 'date'),
          formatNumber(lang, point.value),
        ]),
      }}
    >
      <svg className="line-figure" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        {y.ticks(4).map((tick) => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <path className="line-figure__grid" d={`M${edge.left} 0H${width - edge.right}`} />
            <text className="line-figure__tick" x={edge.left - 8} dy="0.32em" textAnchor="end">
              {formatNumber(lang, tick)}
            </text>
          </g>
        ))}
        {levels.map((level) => (
          <g
            key={level.label}
            className={`line-figure__level line-figure__level--${level.kind}`}
            transform={`translate(0 ${y(level.value)})`}
          >
            <path d={`M${edge.left} 0H${width - edge.right}`} />
            <text x={width - edge.right} y="-6" textAnchor="end">
              {level.label}
            </text>
          </g>
        ))}
        <path className="line-figure__line" d={path(points) ?? ''} />
        {last ? (
          <circle className="line-figure__end" cx={x(Date.parse(last.atIso))} cy={y(last.value)} r="5" />
        ) : null}
        {points.length > 0
          ? [points[0], last].map((point, index) =>
              point ? (
                <text
                  key={index}
                  className="line-figure__tick"
                  x={x(Date.parse(point.atIso))}
                  y={height - 8}
                  textAnchor={index === 0 ? 'start' : 'end'}
                >
                  {formatInstant(lang, point.atIso, zone, 'day')}
                </text>
              ) : null,
            )
          : null}
      </svg>
    </FigureFrame>
  )
}
