import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '#app/platform/format.ts'
import { FigureFrame } from '#app/ui/figure/figure-frame.tsx'
import { lineFigure } from '#app/ui/figure/line-figure-size.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { GoalView } from '../core/goal-drawing.ts'
import { useBasisWord } from './basis-word.ts'

type GoalFigureProps = {
  /** Of its heading: 2 where it stands on a page by itself. */
  level?: 2 | 3
  goal: GoalView
  /** `lang` of its name and unit, where it is not the page's. */
  textLang?: string
}

/** A goal in words: from where to where, and how far it has come. */
export function GoalFigure({ goal, textLang, level = 3 }: GoalFigureProps) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  const basisWord = useBasisWord()
  const withUnit = (value: number) => `${formatNumber(lang, value)} ${goal.unit}`
  const { newest, way, baseline, baselineYear, baselineBasis } = goal
  return (
    <Section level={level} tone="bare" title={goal.name} titleLang={textLang}>
      <p>
        {baseline !== null && baselineYear !== null && baselineBasis !== null
          ? t('goals.from-to', {
              baseline: withUnit(baseline),
              baselineYear,
              basis: basisWord(baselineBasis),
              target: withUnit(goal.target),
              targetYear: goal.targetYear,
            })
          : t('goals.to', { target: withUnit(goal.target), targetYear: goal.targetYear })}
      </p>
      {baseline === null ? <p className="facts__note">{t('goals.no-baseline')}</p> : null}
      {newest ? (
        <p>
          <strong>
            {t('goals.newest', {
              value: withUnit(newest.value),
              year: newest.year,
              basis: basisWord(newest.basis),
            })}
          </strong>
          {way === null ? null : (
            <>
              {' · '}
              {goal.isReached
                ? t('goals.reached')
                : way < 0
                  ? t('goals.away', { percent: formatShare(lang, -way, 0) })
                  : t('goals.way', { percent: formatShare(lang, way, 0) })}
            </>
          )}
        </p>
      ) : (
        <p>{t('goals.no-value')}</p>
      )}
      {goal.drawing.dots.length > 0 ? <GoalPicture goal={goal} /> : null}
    </Section>
  )
}

const { width, height, edge } = lineFigure

/** From the baseline to the target: the straight way dashed, what was reported as a line. */
function GoalPicture({ goal }: { goal: GoalView }) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  const basisWord = useBasisWord()
  const { drawing, name, values, baseline, baselineYear, baselineBasis, target, targetYear } = goal
  const title = t(baseline === null ? 'goals.figure-bare' : 'goals.figure', { name })
  const hasValueOf = (year: number | null) => values.some((each) => each.year === year)
  const first =
    baseline !== null && baselineYear !== null && baselineBasis !== null && !hasValueOf(baselineYear)
      ? [[String(baselineYear), formatNumber(lang, baseline), basisWord(baselineBasis)]]
      : []
  const [firstDot] = drawing.dots
  const firstYear = first[0]?.[0] ?? values[0]?.year
  return (
    <FigureFrame
      title={title}
      table={{
        headers: [t('goals.year'), `${t('goals.value')} (${goal.unit})`, t('goals.basis')],
        rows: [
          ...first,
          ...values.map(({ year, value, basis }) => [
            String(year),
            formatNumber(lang, value),
            basisWord(basis),
          ]),
          [String(targetYear), formatNumber(lang, target), t('goals.target-row')],
        ],
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
        <g className="line-figure__level line-figure__level--target">
          {drawing.way ? <path d={drawing.way} fill="none" /> : null}
          <path d={`M${edge.left} ${drawing.target.y}H${width}`} />
        </g>
        <path className="line-figure__line" d={drawing.path} />
        {drawing.dots.map(({ x, y }) => (
          <circle key={x} className="line-figure__dot" cx={x} cy={y} r="4" />
        ))}
        <circle className="line-figure__dot" cx={drawing.target.x} cy={drawing.target.y} r="5" />
        {firstDot && firstYear ? (
          <text className="line-figure__tick" x={firstDot.x} y={height - 8} textAnchor="start">
            {firstYear}
          </text>
        ) : null}
        <text className="line-figure__tick" x={drawing.target.x} y={height - 8} textAnchor="end">
          {targetYear}
        </text>
      </svg>
    </FigureFrame>
  )
}
