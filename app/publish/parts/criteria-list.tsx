import { useTranslation } from 'react-i18next'
import { formatDecimal } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { weightInWords } from '../core/criterion-weight.ts'
import type { JudgingRule } from '../core/judging-rule.ts'
import { plain } from '../core/rubrics/decimal-schema.ts'
import { shapeOf } from '../core/rubrics/index.ts'
import type { CriterionView } from '../core/brief-view.ts'
import type { Counting } from '../core/rule-words.ts'
import { JudgingRuleWords } from './judging-rule.tsx'

/**
 * What the jury judges by: weight, question, how it is answered and what answers mean; then how scores become a ranking.
 * No rule where no scores make it.
 */
export function CriteriaList({
  criteria,
  rule,
  counting,
}: {
  criteria: readonly CriterionView[]
  rule: JudgingRule | null
  /** Which ranking counts after a meeting of the jury. */
  counting: Counting
}) {
  const { t } = useTranslation('publish')
  return (
    <>
      <Criteria criteria={criteria} weights={rule?.weights ?? 'mean'} />
      {rule && criteria.length > 0 ? (
        <Disclosure summary={t('judging-rule.title')}>
          <JudgingRuleWords rule={rule} criteria={criteria} counting={counting} />
        </Disclosure>
      ) : null}
    </>
  )
}

function Criteria({
  criteria,
  weights,
}: {
  criteria: readonly CriterionView[]
  weights: JudgingRule['weights']
}) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const number = (text: string) => formatDecimal(lang, text)
  const takenIn = ({ rubric }: CriterionView): string => {
    const { takes } = shapeOf(rubric)
    if (rubric.type === 'measured') {
      const { unit, worst, best } = rubric.config
      const values = { unit: unit && ` (${unit})`, worst: number(worst), best: number(best) }
      return t('criteria.takes.measured', values)
    }
    switch (takes.code) {
      case 'whole-between':
      case 'number-between':
        return t(`criteria.takes.${takes.code}`, {
          lowest: number(takes.lowest),
          highest: number(takes.highest),
        })
      case 'steps-between':
        return t('criteria.takes.steps-between', {
          ...{ lowest: number(takes.lowest), highest: number(takes.highest), step: number(takes.step) },
        })
      case 'one-of':
        return t('criteria.takes.one-of', { values: (shapeOf(rubric).answers ?? []).map(number).join('; ') })
      default:
        return t('criteria.takes.yes-partly-no')
    }
  }
  const answerIn = ({ rubric }: CriterionView, level: string) =>
    level === 'yes' || level === 'partly' || level === 'no'
      ? t(`criteria.answers.${level}`)
      : t('criteria.level', {
          level: formatDecimal(lang, level),
          highest: formatDecimal(lang, plain(shapeOf(rubric).best)),
        })
  return (
    <ol className="criteria">
      {criteria.map((criterion) => {
        const textLang = criterion.locale === lang ? undefined : htmlLangs[criterion.locale]
        return (
          <li key={criterion.position} className="criterion">
            <h3 lang={textLang}>
              {criterion.name}
              <span className="criterion__weight" lang={lang}>
                {' '}
                {t('criteria.weight', { share: weightInWords(lang, criterion.weight, weights) })}
              </span>
            </h3>
            <p lang={textLang}>{criterion.question}</p>
            <ShownInNote locale={criterion.locale} />
            <p className="criterion__takes">
              {takenIn(criterion)}
              {criterion.isForFinalists ? ` ${t('criteria.finalists')}` : ''}
            </p>
            {criterion.anchors.length > 0 ? (
              <Disclosure summary={t('criteria.levels', { name: criterion.name })}>
                <dl className="anchors" lang={textLang}>
                  {criterion.anchors.map((anchor) => (
                    <div key={anchor.level}>
                      <dt>{answerIn(criterion, anchor.level)}</dt>
                      <dd>{anchor.text}</dd>
                    </div>
                  ))}
                </dl>
              </Disclosure>
            ) : null}
            {criterion.minimum === null ? null : (
              <p className="criterion__minimum">
                {t('criteria.minimum', { level: number(criterion.minimum) })}
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
