import { scaleLinear } from 'd3-scale'
import { formatNumber } from '#app/platform/format.ts'
import { useSite } from '../site.ts'
import { FigureFrame } from './figure-frame.tsx'

export type DotRow = {
  label: string
  to?: string
  /** Single values, one dot each. */
  values: readonly number[]
  /** The value that counts: mean, rank. Drawn as a bar across. */
  centre?: number
  /** How sure it is: from and to. */
  band?: readonly [number, number]
}

export type DotStripProps = {
  title: string
  rows: readonly DotRow[]
  /** Both ends of the scale; 1 to 60 for ranks reads from the left too. */
  domain: readonly [number, number]
  labelHeader: string
  centreHeader: string
  bandHeader: string
  valuesHeader: string
  note?: string
}

/** Where values lie on one scale, row by row: how jurors used it, how sure a rank is. */
export function DotStrip(props: DotStripProps) {
  const { title, rows, domain, labelHeader, centreHeader, bandHeader, valuesHeader, note } = props
  const { lang } = useSite()
  const x = scaleLinear([...domain], [1.5, 98.5]).clamp(true)
  const format = (value: number) => formatNumber(lang, value)
  return (
    <FigureFrame
      title={title}
      note={note}
      table={{
        headers: [labelHeader, centreHeader, bandHeader, valuesHeader],
        rows: rows.map((row) => [
          row.label,
          row.centre === undefined ? '' : format(row.centre),
          row.band ? `${format(row.band[0])} – ${format(row.band[1])}` : '',
          row.values.map(format).join('; '),
        ]),
      }}
    >
      <ul className="dot-strip">
        {rows.map((row) => (
          <li key={row.label}>
            <span className="dot-strip__label">{row.to ? <a href={row.to}>{row.label}</a> : row.label}</span>
            <svg className="dot-strip__track" width="100%" height="28" aria-hidden="true" focusable="false">
              <rect className="dot-strip__rail" y="13.5" width="100%" height="1" />
              {row.band ? (
                <rect
                  className="dot-strip__band"
                  x={`${x(row.band[0])}%`}
                  y="6"
                  width={`${Math.max(0.5, x(row.band[1]) - x(row.band[0]))}%`}
                  height="16"
                  rx="3"
                />
              ) : null}
              {row.values.map((value, index) => (
                <circle key={index} className="dot-strip__dot" cx={`${x(value)}%`} cy="14" r="4" />
              ))}
              {row.centre === undefined ? null : (
                <rect
                  className="dot-strip__centre"
                  x={`${x(row.centre)}%`}
                  y="3"
                  width="3"
                  height="22"
                  rx="1.5"
                  transform="translate(-1.5 0)"
                />
              )}
            </svg>
            <span className="dot-strip__value">{row.centre === undefined ? '' : format(row.centre)}</span>
          </li>
        ))}
      </ul>
      <p className="dot-strip__scale" aria-hidden="true">
        <span>{format(domain[0])}</span>
        <span>{format(domain[1])}</span>
      </p>
    </FigureFrame>
  )
}
