import { scaleLinear } from 'd3-scale'
import { formatNumber } from '#app/platform/format.ts'
import { useSite } from '../site.ts'
import { FigureFrame, type FigureTable } from './figure-frame.tsx'

export type Bar = {
  label: string
  value: number
  /** Where the rows behind this bar are listed. */
  to?: string
  /** Beside the number: "of 60", "median". */
  note?: string
  /** The bar that the title speaks of. */
  isMarked?: boolean
}

export type BarStripProps = {
  title: string
  bars: readonly Bar[]
  /** The length of the whole track; the largest value when absent. */
  max?: number
  /** What is counted: header of the table's second column. */
  unit: string
  labelHeader: string
  note?: string
}

/** Lengths beside names: a funnel, a comparison. */
export function BarStrip({ title, bars, max, unit, labelHeader, note }: BarStripProps) {
  const { lang } = useSite()
  const scale = scaleLinear([0, max ?? Math.max(1, ...bars.map(({ value }) => value))], [0, 100])
  const table: FigureTable = {
    headers: [labelHeader, unit],
    rows: bars.map((bar) => [bar.label, formatNumber(lang, bar.value)]),
  }
  return (
    <FigureFrame title={title} note={note} table={table}>
      <ul className="bar-strip">
        {bars.map((bar) => (
          <li
            key={bar.label}
            className={bar.isMarked ? 'bar-strip__bar bar-strip__bar--marked' : 'bar-strip__bar'}
          >
            <span className="bar-strip__label">{bar.to ? <a href={bar.to}>{bar.label}</a> : bar.label}</span>
            <svg className="bar-strip__track" width="100%" height="14" aria-hidden="true" focusable="false">
              <rect className="bar-strip__rail" width="100%" height="14" rx="2" />
              <rect
                className="bar-strip__fill"
                width={`${Math.max(bar.value > 0 ? 0.6 : 0, scale(bar.value))}%`}
                height="14"
                rx="2"
              />
            </svg>
            <span className="bar-strip__value">
              {formatNumber(lang, bar.value)}
              {bar.note ? <span className="bar-strip__note"> {bar.note}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </FigureFrame>
  )
}
