import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import { formatCalendarDay, formatInstant, formatNumber } from '#app/platform/format.ts'
import { LineFigure } from '#app/ui/figure/line-figure.tsx'
import { ImpactFigure } from '#app/ui/impact-figure.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { useSite } from '#app/ui/site.ts'
import { changeOf, levelsOf, pointsOf } from '../core/measure-line.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { DrawnMeasure, PlanChangeView } from '../core/pilot-views.ts'
import { useFieldValue } from './plan-history.tsx'

/** The newest value of each measure in large figures, and the way there as a line where there is more than one. */
export function MeasureFigures({
  measures: all,
  planChanges,
  zone,
  textLang,
}: {
  measures: readonly DrawnMeasure[]
  planChanges: readonly PlanChangeView[]
  zone: string
  /** `lang` of what is written in the plan, where it is not the page's. */
  textLang?: string
}) {
  const measures = all.filter(({ retired }) => retired === null)
  const retired = all.filter((measure) => measure.retired !== null)
  return (
    <>
      <Columns shape="cards">
        {measures.map((measure) => (
          <Newest
            key={measure.id}
            measure={measure}
            planChanges={planChanges}
            zone={zone}
            textLang={textLang}
          />
        ))}
      </Columns>
      {measures
        .filter((measure) => pointsOf(measure).length > 1)
        .map((measure) => (
          <OverTime key={measure.id} measure={measure} />
        ))}
      <Retired measures={retired} zone={zone} textLang={textLang} />
    </>
  )
}

/** What is no longer measured keeps its last value, and says why it ended. */
function Retired({
  measures,
  zone,
  textLang,
}: {
  measures: readonly DrawnMeasure[]
  zone: string
  textLang?: string
}) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  if (measures.length === 0) return null
  return (
    <>
      <h3>{t('plan.no-longer-measured')}</h3>
      <ul>
        {measures.map(({ id, name, retired, values }) => {
          const last = values.at(-1)
          return (
            <li key={id}>
              <strong lang={textLang}>{name}</strong>
              {last
                ? `: ${formatNumber(lang, last.value)} ${last.unit}, ${t(`measure.basis-word.${last.basis}`)}, ${formatCalendarDay(lang, last.measuredOn)}`
                : ''}
              <br />
              {t('plan.retired-on', {
                when: retired ? formatInstant(lang, retired.atIso, zone, 'date') : '',
              })}{' '}
              <PlainText text={retired?.reason ?? ''} lang={textLang} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The last move of a measure's target after the start, in words; none where it stands as it was agreed. */
function useTargetMove(measure: DrawnMeasure, planChanges: readonly PlanChangeView[], zone: string) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const valueOf = useFieldValue()
  const change = planChanges.find(
    ({ itemId, kind, changes }) =>
      itemId === measure.id && kind === 'changed' && changes.some(({ field }) => field === 'target'),
  )
  const move = change?.changes.find(({ field }) => field === 'target')
  if (!change || !move) return ''
  return t('plan.target-changed', {
    from: valueOf('target', move.from),
    to: valueOf('target', move.to),
    when: formatInstant(lang, change.atIso, zone, 'date'),
  })
}

type NewestProps = {
  measure: DrawnMeasure
  planChanges: readonly PlanChangeView[]
  zone: string
  textLang?: string
}

function Newest({ measure, planChanges, zone, textLang }: NewestProps) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const newest = measure.values.at(-1)
  const targetMove = useTargetMove(measure, planChanges, zone)
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
        <h3 lang={textLang}>{measure.name}</h3>
        <p>{t('measure.none-yet')}</p>
        <SummaryList items={plannedItems(t, measure, withUnit, baseline)} />
        {targetMove === '' ? null : <p>{targetMove}</p>}
      </div>
    )
  }
  const change = changeOf(measure)
  const notes = [
    change === null
      ? ''
      : t('measure.change', {
          percent: new Intl.NumberFormat(lang, {
            style: 'percent',
            maximumFractionDigits: 1,
            signDisplay: 'exceptZero',
          }).format(change),
        }),
    measure.baseline === null ? t('measure.no-baseline-sentence') : '',
    formatCalendarDay(lang, newest.measuredOn),
    measure.target === null ? '' : t('measure.target-value', { value: withUnit(measure.target) }),
    targetMove,
    measure.comparator,
    measure.method,
    newest.note,
  ]
  return (
    <div>
      <ImpactFigure
        value={newest.value}
        unit={newest.unit}
        label={measure.name}
        textLang={textLang}
        basis={newest.basis}
        baseline={baseline ?? undefined}
        note={notes.filter((note) => note !== '').join(' · ')}
      />
      <Evidence evidence={newest.evidence} />
    </div>
  )
}

/** Where a value can be checked: a link where it is a web address. */
function Evidence({ evidence }: { evidence: string }) {
  const { t } = useTranslation('pilot')
  if (evidence === '') return null
  const isAddress = /^https?:\/\/\S+$/.test(evidence)
  return (
    <p className="facts__note">
      {t('measure.evidence')}{' '}
      {isAddress ? (
        <a href={evidence} rel="noopener nofollow">
          {evidence}
        </a>
      ) : (
        evidence
      )}
    </p>
  )
}

function plannedItems(
  t: ReturnType<typeof useTranslation<'pilot'>>['t'],
  measure: DrawnMeasure,
  withUnit: (value: number) => string,
  baseline: string | null,
) {
  return [
    { label: t('measure.baseline'), value: baseline ?? t('measure.no-baseline-sentence') },
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
