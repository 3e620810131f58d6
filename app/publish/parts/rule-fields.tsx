import { useTranslation } from 'react-i18next'
import { roundingModes } from '#app/platform/rounding.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import type { JudgingRule } from '../core/judging-rule.ts'
import { roundingStages, ruleInForm, type RuleForm } from '../core/rule-form.ts'
import type { ExampleInFigures } from '../core/worked-example.ts'
import { JudgingRuleWords } from './judging-rule.tsx'
import type { Judging } from './use-typed-judging.ts'
import { WorkedExampleTable } from './worked-example.tsx'

type RuleFieldsProps = {
  /** As it is saved. */
  rule: JudgingRule
  /** As it stands in the form at this moment: for the words and the example. */
  typed: Judging
  /** The example of what is saved. */
  example: ExampleInFigures | null
  isDisabled: boolean
}

/** So many lines of the tie-break are always in sight. */
const tieLinesShown = 3

/** What weights are: it stands before the criteria, whose weights it gives their meaning. */
export function WeightsField({
  rule,
  isDisabled,
}: {
  rule: Pick<JudgingRule, 'weights'>
  isDisabled: boolean
}) {
  const { t } = useTranslation('publish')
  return (
    <RadioGroup
      name="rule.weights"
      label={t('edit-rule.weights')}
      defaultValue={rule.weights}
      disabled={isDisabled}
      choices={(['mean', 'sum'] as const).map((each) => ({
        value: each,
        label: t(`edit-rule.weighed.${each}`),
        hint: t(`edit-rule.weighed-hints.${each}`),
      }))}
    />
  )
}

/** How scores become a ranking, with the rule in words as the brief will state it and an example reckoned by it. */
export function RuleFields({ rule: saved, typed, example, isDisabled }: RuleFieldsProps) {
  const { t } = useTranslation('publish')
  const form = ruleInForm(saved)
  return (
    <>
      <Fieldset legend={t('edit-rule.title')} hint={t('edit-rule.lede')}>
        <div className="criterion-fields">
          <RadioGroup
            name="rule.panel"
            label={t('edit-rule.panel')}
            defaultValue={form.panel}
            disabled={isDisabled}
            choices={(['mean', 'median', 'trimmed'] as const).map((each) => ({
              value: each,
              label: t(`edit-rule.panels.${each}`),
              hint: t(`edit-rule.panel-hints.${each}`),
            }))}
          />
          <div className="rubric-setting">
            <NumberField
              name="rule.trimHighest"
              label={t('edit-rule.trim-highest')}
              defaultValue={form.trimHighest}
              optional
              disabled={isDisabled}
            />
            <NumberField
              name="rule.trimLowest"
              label={t('edit-rule.trim-lowest')}
              defaultValue={form.trimLowest}
              optional
              disabled={isDisabled}
            />
          </div>
          <SelectField
            name="rule.first"
            label={t('edit-rule.first')}
            defaultValue={form.first}
            disabled={isDisabled}
            choices={(['jurors', 'criteria'] as const).map((each) => ({
              value: each,
              label: t(`edit-rule.firsts.${each}`),
            }))}
          />
          <SelectField
            name="rule.counts"
            label={t('edit-rule.counts')}
            defaultValue={form.counts}
            disabled={isDisabled}
            choices={(['share', 'points'] as const).map((each) => ({
              value: each,
              label: t(`edit-rule.counted.${each}`),
            }))}
          />
          <RoundingFields form={form} isDisabled={isDisabled} />
          <TieFields form={form} criteria={typed.criteria} isDisabled={isDisabled} />
          <NumberField
            name="rule.minimum"
            label={t('edit-rule.minimum')}
            hint={t('edit-rule.minimum-hint')}
            defaultValue={form.minimum}
            decimal
            optional
            disabled={isDisabled}
          />
          <RadioGroup
            name="rule.belowMinimum"
            label={t('edit-rule.below')}
            defaultValue={form.belowMinimum}
            disabled={isDisabled}
            choices={(['behind', 'marked'] as const).map((each) => ({
              value: each,
              label: t(`edit-rule.belows.${each}`),
            }))}
          />
        </div>
      </Fieldset>
      <Callout title={t('edit-rule.in-words')}>
        <JudgingRuleWords rule={typed.rule} criteria={typed.criteria} />
      </Callout>
      <WorkedExampleTable {...typed} saved={example} />
    </>
  )
}

/** Where is rounded, to how many decimals, and where a half goes: one line for each of the three stages. */
function RoundingFields({ form, isDisabled }: { form: RuleForm; isDisabled: boolean }) {
  const { t } = useTranslation('publish')
  return (
    <DisclosedFields
      summary={t('edit-rule.rounding')}
      names={roundingStages.flatMap((stage) => [
        `rule.rounding.${stage}.digits`,
        `rule.rounding.${stage}.mode`,
      ])}
      open={roundingStages.some((stage) => form.rounding[stage].digits !== '')}
    >
      <div className="criterion-fields">
        <p>{t('edit-rule.rounding-hint')}</p>
        {roundingStages.map((stage) => {
          const { digits, mode } = form.rounding[stage]
          return (
            <div key={stage} className="rubric-setting">
              <SelectField
                name={`rule.rounding.${stage}.digits`}
                label={t(`edit-rule.stages.${stage}`)}
                hint={t(`edit-rule.stage-hints.${stage}`)}
                defaultValue={digits}
                disabled={isDisabled}
                placeholder={t('edit-rule.exact')}
                choices={[...new Set(['0', '1', '2', '3', '4', digits])]
                  .filter((each) => each !== '')
                  .map((each) => ({
                    value: each,
                    label: t('edit-rule.decimals', { count: Number(each) }),
                  }))}
              />
              <SelectField
                name={`rule.rounding.${stage}.mode`}
                label={t('edit-rule.mode')}
                defaultValue={mode}
                disabled={isDisabled}
                choices={roundingModes.map((each) => ({
                  value: each,
                  label: t(`judging-rule.modes.${each}`),
                }))}
              />
            </div>
          )
        })}
      </div>
    </DisclosedFields>
  )
}

/** What equal totals are told apart by, line after line: as many as there are things to look at. */
function TieFields({
  form,
  criteria,
  isDisabled,
}: {
  form: RuleForm
  criteria: Judging['criteria']
  isDisabled: boolean
}) {
  const { t } = useTranslation('publish')
  const lines = Math.max(tieLinesShown, criteria.length + 1, Object.keys(form.ties).length)
  const choices = [
    ...criteria.map(({ position, name }) => ({
      value: String(position),
      label: name || t('edit-criteria.number', { number: position }),
    })),
    { value: 'spread', label: t('judging-rule.spread') },
  ]
  const fields = Array.from({ length: lines }, (_, index) => (
    <SelectField
      key={index}
      name={`rule.ties.${index}`}
      label={t('edit-rule.tie', { number: index + 1 })}
      hint={index === 0 ? t('edit-rule.tie-hint') : undefined}
      defaultValue={form.ties[index] ?? ''}
      disabled={isDisabled}
      placeholder={index === 0 ? t('edit-rule.tie-usual') : t('edit-rule.tie-none')}
      choices={choices}
    />
  ))
  const further = fields.slice(tieLinesShown)
  return (
    <>
      {fields.slice(0, tieLinesShown)}
      {further.length === 0 ? null : (
        <DisclosedFields
          summary={t('edit-rule.tie-further')}
          names={further.map((_, index) => `rule.ties.${tieLinesShown + index}`)}
          open={Object.keys(form.ties).length > tieLinesShown}
        >
          <div className="criterion-fields">{further}</div>
        </DisclosedFields>
      )}
    </>
  )
}
