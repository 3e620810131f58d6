import { scaleLinear } from 'd3-scale'
import { formatNumber, formatShare } from '#app/platform/format.ts'
import { useSite } from '../site.ts'
import { FigureFrame } from './figure-frame.tsx'

export type Funnel = {
  key: string
  title: string
  titleLang?: string
  to?: string
  /** One value per step, in the order of `steps`; null where it may not be told yet. */
  values: readonly (number | null)[]
  /** From when on what is null may be told: words in the place of `sealed`, in the order of `steps`. */
  sealedUntil?: readonly (string | undefined)[]
  /** Where those of a step can be read one by one; in the order of `steps`, undefined where nowhere. */
  stepsTo?: readonly (string | undefined)[] | undefined
}

export type FunnelGridProps = {
  title: string
  steps: readonly string[]
  funnels: readonly Funnel[]
  /** Header of the table's first column. */
  rowHeader: string
  /** What stands in the place of a value that may not be told yet. */
  sealed: string
  note?: string
}

/**
 * Several funnels side by side on one scale, so that their lengths can be compared. Each bar lies in the middle, as wide
 * as its number; beside it, in small, which share of the step before came so far.
 */
export function FunnelGrid({ title, steps, funnels, rowHeader, sealed, note }: FunnelGridProps) {
  const { lang } = useSite()
  const most = Math.max(1, ...funnels.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const scale = scaleLinear([0, most], [0, 100])
  return (
    <FigureFrame
      title={title}
      note={note}
      table={{
        headers: [rowHeader, ...steps],
        rows: funnels.map((funnel) => [
          funnel.title,
          ...funnel.values.map((value, index) =>
            value === null ? (funnel.sealedUntil?.[index] ?? sealed) : formatNumber(lang, value),
          ),
        ]),
      }}
    >
      <ul className="funnel-grid" role="list">
        {funnels.map((funnel) => (
          <li key={funnel.key} className="funnel">
            <p className="funnel__title" lang={funnel.titleLang}>
              {funnel.to ? <a href={funnel.to}>{funnel.title}</a> : funnel.title}
            </p>
            <ol className="funnel__steps" role="list">
              {steps.map((step, index) => {
                const value = funnel.values[index] ?? null
                const before = funnel.values[index - 1] ?? null
                const stepTo = value ? funnel.stepsTo?.[index] : undefined
                const width = value === null || value === 0 ? 0 : Math.max(1.5, scale(value))
                return (
                  <li key={step} className="funnel__step">
                    <span className="funnel__label">
                      {stepTo ? (
                        <a href={stepTo}>
                          {step}
                          <span className="visually-hidden">: {funnel.title}</span>
                        </a>
                      ) : (
                        step
                      )}
                    </span>
                    <span
                      className={value === null ? 'funnel__value funnel__value--sealed' : 'funnel__value'}
                    >
                      {value === null ? (funnel.sealedUntil?.[index] ?? sealed) : formatNumber(lang, value)}
                      {value !== null && value > 0 && before !== null && value <= before ? (
                        <span className="funnel__share"> {formatShare(lang, value / before, 0)}</span>
                      ) : null}
                    </span>
                    <svg
                      className="funnel__track"
                      width="100%"
                      height="12"
                      aria-hidden="true"
                      focusable="false"
                    >
                      <rect className="funnel__rail" width="100%" height="12" rx="2" />
                      <rect
                        className="funnel__fill"
                        x={`${(100 - width) / 2}%`}
                        width={`${width}%`}
                        height="12"
                        rx="2"
                      />
                    </svg>
                  </li>
                )
              })}
            </ol>
          </li>
        ))}
      </ul>
    </FigureFrame>
  )
}
