import { useTranslation } from 'react-i18next'
import { FigureFrame } from '#app/ui/figure/figure-frame.tsx'
import type { PlacesDrawing } from '../core/places-drawing.ts'

export type PlacesFigureProps = {
  title: string
  /** From `placesDrawing(standings)`. */
  drawing: PlacesDrawing
  /** The names of the rounds, in their order. */
  rounds: readonly string[]
  nameOf: (team: number) => string
}

/** The places of every team after each round, one line per team. */
export function PlacesFigure({ title, drawing, rounds, nameOf }: PlacesFigureProps) {
  const { t } = useTranslation('series')
  const { width, height, columns, lines } = drawing
  const last = columns.at(-1) ?? 0
  return (
    <FigureFrame
      title={title}
      table={{
        headers: [t('standings.team'), ...rounds],
        rows: lines.map(({ team, dots }) => [
          nameOf(team),
          ...columns.map((x) => dots.find((dot) => dot.x === x)?.place ?? t('standings.no-place')),
        ]),
      }}
    >
      <svg
        className="line-figure places-figure"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={title}
      >
        {columns.map((x, index) => (
          <g key={x} transform={`translate(${x} 0)`}>
            <path className="line-figure__grid" d={`M0 20V${height}`} />
            <text className="line-figure__tick" y="12" textAnchor={index === 0 ? 'start' : 'middle'}>
              {rounds[index]}
            </text>
          </g>
        ))}
        {lines.map(({ team, path, dots, labelY }, index) => (
          <g key={team} className={index < 3 ? 'places-figure__first' : undefined}>
            <path className="line-figure__line" d={path} />
            {dots.map(({ x, y, place }) => (
              <g key={x} transform={`translate(${x} ${y})`}>
                <circle className="line-figure__dot" r="10" />
                <text className="places-figure__place" y="4" textAnchor="middle">
                  {place}
                </text>
              </g>
            ))}
            <text className="places-figure__name" x={last + 18} y={labelY + 4}>
              {nameOf(team)}
            </text>
          </g>
        ))}
      </svg>
    </FigureFrame>
  )
}
