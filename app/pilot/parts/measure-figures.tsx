import { useTranslation } from 'react-i18next'
import { formatCalendarDay, formatNumber } from '#app/platform/format.ts'
import { LineFigure } from '#app/ui/figure/line-figure.tsx'
import { ImpactFigure } from '#app/ui/impact-figure.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { useSite } from '#app/ui/site.ts'
import { levelsOf, pointsOf } from '../core/measure-line.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { DrawnMeasure } from '../core/pilot-views.ts'

/** The newest value of each measure in large figures, and the way there as a line where there is more than one. */
export function MeasureFigures({ measures }: { measures: readonly DrawnMeasure[] }) {
  return (
    <>
      <Columns shape="cards">
        {measures.map((measure) => (
          <Newest key={measure.id} measure={measure} />
        ))}
      </Columns>
      {measures
        .filter(({ values }) => values.length > 1)
        .map((measure) => (
          <OverTime key={measure.id} measure={measure} />
        ))}
    </>
  )
}

function Newest({ measure }: { measure: DrawnMeasure }) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const newest = measure.values.at(-1)
  const withUnit = (value: number) => `${formatNumber(lang, value)} ${measure.unit}`
  const baseline =
    measure.baseline !== null && measure.baselineBasis !== null
      ? t('measure.baseline-value', {
          value: withUnit(measure.baseline),
          basis: t(`measure.basis-word.${measure.baselineBasis}`),
        })
      : null
  if (!newest) {
    return (
      <div>
        <h3>{measure.name}</h3>
        <p>{t('measure.none-yet')}</p>
        <SummaryList items={plannedItems(t, measure, withUnit, baseline)} />
      </div>
    )
  }
  const notes = [
    formatCalendarDay(lang, newest.measuredOn),
    measure.target === null ? '' : t('measure.target-value', { value: withUnit(measure.target) }),
    measure.comparator,
    measure.method,
    newest.note,
  ]
  return (
    <ImpactFigure
      value={newest.value}
      unit={measure.unit}
      label={measure.name}
      basis={newest.basis}
      baseline={baseline ?? undefined}
      note={notes.filter((note) => note !== '').join(' · ')}
    />
  )
}

function plannedItems(
  t: ReturnType<typeof useTranslation<'pilot'>>['t'],
  measure: DrawnMeasure,
  withUnit: (value: number) => string,
  baseline: string | null,
) {
  return [
    { label: t('measure.baseline'), value: baseline ?? t('measure.no-baseline') },
    {
      label: t('measure.target'),
      value: measure.target === null ? t('measure.no-target') : withUnit(measure.target),
    },
  ]
}

function OverTime({ measure }: { measure: DrawnMeasure }) {
  const { t } = useTranslation('pilot')
  return (
    <LineFigure
      title={t('measure.over-time', { name: measure.name })}
      points={pointsOf(measure)}
      unit={measure.unit}
      zone="UTC"
      timeHeader={t('measure.day')}
      levels={levelsOf(measure).map(({ kind, value }) => ({ kind, value, label: t(`measure.${kind}`) }))}
      drawing={measure.drawing}
    />
  )
}
