import { formatInstant, formatNumber } from '#app/platform/format.ts'
import { useSite } from '../site.ts'
import { FigureFrame } from './figure-frame.tsx'
import { levelLabels, lineFigure, type LineDrawing, type LinePoint } from './line-figure-size.ts'

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
  /** From `lineDrawing(points, values of the levels)`. */
  drawing: LineDrawing
}

const { width, height, edge } = lineFigure

/** A value over time, with what it is compared with. */
export function LineFigure(props: LineFigureProps) {
  const { title, points, unit, zone, timeHeader, levels = [], note, drawing } = props
  const { lang } = useSite()
  const last = drawing.dots.length - 1
  const labels = levelLabels(drawing.levels)
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
        {drawing.ticks.map((tick) => (
          <g key={tick.value} transform={`translate(0 ${tick.y})`}>
            <path className="line-figure__grid" d={`M0 0H${width}`} />
            <text className="line-figure__tick" x="0" y="-4">
              {formatNumber(lang, tick.value)}
            </text>
          </g>
        ))}
        {levels.map((level, index) => (
          <g
            key={level.label}
            className={`line-figure__level line-figure__level--${level.kind}`}
            transform={`translate(0 ${drawing.levels[index]})`}
          >
            <path d={`M${edge.left} 0H${width}`} />
            <text x={width} y={labels[index]} textAnchor="end">
              {level.label}
            </text>
          </g>
        ))}
        <path className="line-figure__line" d={drawing.path} />
        {drawing.dots.map(({ x, y }, index) => (
          <circle key={index} className="line-figure__dot" cx={x} cy={y} r={index === last ? 5 : 3.5} />
        ))}
        {[points[0], points.at(-1)].map((point, index) =>
          point ? (
            <text
              key={index}
              className="line-figure__tick"
              x={drawing.dots[index === 0 ? 0 : last]?.x}
              y={height - 8}
              textAnchor={index === 0 ? 'start' : 'end'}
            >
              {formatInstant(lang, point.atIso, zone, 'day')}
            </text>
          ) : null,
        )}
      </svg>
    </FigureFrame>
  )
}
