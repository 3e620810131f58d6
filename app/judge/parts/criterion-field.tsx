import { useTranslation } from 'react-i18next'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { asText, asTexts, useField } from '#app/ui/form/form-context.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { useSite } from '#app/ui/site.ts'
import { formatDecimal } from '#app/platform/format.ts'
import { weightInWords } from '#app/publish/core/criterion-weight.ts'
import type { JudgingRule } from '#app/publish/core/judging-rule.ts'
import { anchorsInOrder, shapeOf, type Rubric } from '#app/publish/core/rubrics/index.ts'
import type { AnswerRange } from '#app/publish/core/rubrics/rubric-type.ts'

export type CriterionView = {
  id: string
  weight: number
  weightsAs: JudgingRule['weights']
  rubric: Rubric
  name: string
  question: string
  anchors: Readonly<Record<string, string>>
}

type CriterionFieldProps = {
  criterion: CriterionView
  /** The answer as it was saved: as the form sends it. */
  given: string | undefined
  isDisabled: boolean
}

/**
 * One criterion with its question, its weight and what its answers mean; "cannot judge" stands apart from the scale.
 * `scores.<id>` is sent as the answer in text, or as `cannot-judge`.
 */
export function CriterionField(props: CriterionFieldProps) {
  const { range } = shapeOf(props.criterion.rubric)
  return range ? <TypedAnswer {...props} range={range} /> : <ChosenAnswer {...props} />
}

const words = ['no', 'partly', 'yes'] as const

function isWord(answer: string): answer is (typeof words)[number] {
  return words.some((word) => word === answer)
}

function ChosenAnswer({ criterion, given, isDisabled }: CriterionFieldProps) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const { id, name, question, weight, weightsAs, rubric, anchors } = criterion
  const said = Object.fromEntries(anchorsInOrder(rubric, anchors).map(({ level, text }) => [level, text]))
  return (
    <RadioGroup
      name={`scores.${id}`}
      label={t('score.criterion', { name, weight: weightInWords(lang, weight, weightsAs) })}
      hint={question}
      layout="stacked"
      defaultValue={given}
      disabled={isDisabled}
      choices={[
        ...(shapeOf(rubric).answers ?? []).map((answer) => ({
          value: answer,
          label: isWord(answer) ? t(`score.answers.${answer}`) : formatDecimal(lang, answer),
          hint: said[answer],
        })),
        { value: 'cannot-judge', label: t('score.cannot-judge'), hint: t('score.cannot-judge-hint') },
      ]}
    />
  )
}

/** A number in its unit, with a box beside it for whoever cannot judge. Where the box is ticked, the number does not count. */
function TypedAnswer({ criterion, given, isDisabled, range }: CriterionFieldProps & { range: AnswerRange }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const { id, name, question, weight, weightsAs, rubric, anchors } = criterion
  const {
    id: fieldId,
    error,
    hintId,
    errorId,
    sent,
    wiring,
  } = useField({ name: `scores.${id}`, hint: question })
  const typed = asTexts(sent)
  const cannotJudge = (typed ?? [given]).includes('cannot-judge')
  const answer =
    asText(typed?.filter((each) => each !== 'cannot-judge')) ?? (given === 'cannot-judge' ? '' : given)
  const levels = anchorsInOrder(rubric, anchors)
  return (
    <Fieldset
      legend={t('score.criterion', { name, weight: weightInWords(lang, weight, weightsAs) })}
      {...{ hint: question, hintId, error, errorId }}
    >
      <div className="field">
        <label className="field__label" htmlFor={fieldId}>
          {takesInWords()}
        </label>
        {levels.length > 0 ? (
          <dl className="anchors">
            {levels.map(({ level, text }) => (
              <div key={level}>
                <dt>{formatDecimal(lang, level)}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <span className="input-with-unit">
          <input
            name={wiring.name}
            id={fieldId}
            aria-invalid={wiring['aria-invalid']}
            aria-describedby={
              [errorId, range.unit ? `${fieldId}-unit` : ''].filter(Boolean).join(' ') || undefined
            }
            type="text"
            inputMode="decimal"
            autoComplete="off"
            className="input input--number"
            disabled={isDisabled}
            defaultValue={formatDecimal(lang, answer ?? '')}
          />
          {range.unit ? <span id={`${fieldId}-unit`}>{range.unit}</span> : null}
        </span>
      </div>
      <div className="choice">
        <input
          type="checkbox"
          name={wiring.name}
          id={`${fieldId}-cannot-judge`}
          value="cannot-judge"
          aria-describedby={`${fieldId}-cannot-judge-note`}
          disabled={isDisabled}
          defaultChecked={cannotJudge}
        />
        <label htmlFor={`${fieldId}-cannot-judge`}>{t('score.cannot-judge')}</label>
        <p className="choice__hint" id={`${fieldId}-cannot-judge-note`}>
          {t('score.cannot-judge-hint')}
        </p>
      </div>
    </Fieldset>
  )

  function takesInWords(): string {
    const { takes } = shapeOf(rubric)
    const inWords = (text: string) => formatDecimal(lang, text)
    switch (takes.code) {
      case 'whole-between':
      case 'number-between':
        return t(`score.takes-${takes.code}`, {
          lowest: inWords(takes.lowest),
          highest: inWords(takes.highest),
        })
      case 'steps-between':
        return t('score.takes-steps-between', {
          lowest: inWords(takes.lowest),
          highest: inWords(takes.highest),
          step: inWords(takes.step),
        })
      default:
        return rubric.type === 'measured'
          ? t('score.takes-measured', {
              worst: inWords(rubric.config.worst),
              best: inWords(rubric.config.best),
            })
          : t('score.takes-number')
    }
  }
}
