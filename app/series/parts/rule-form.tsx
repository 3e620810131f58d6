import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { robotics } from '../core/starter.ts'
import { forWhom, missings, tieRules, togethers } from '../core/standings-rule.ts'
import type { SeriesToSetUp } from './setup-forms.tsx'

/** The rule of the standings, with what there is or a common one filled in. */
export function RuleForm({ series, result }: { series: SeriesToSetUp; result: FormProblem | undefined }) {
  const { t } = useTranslation('series')
  const rule = series.rule ?? robotics.rule
  const ties = tieRules.map((tie) => ({ value: tie, label: t(`rule.tie.${tie}`) }))
  const gets = forWhom.map((value) => ({ value, label: t(`setup.gets-${value}`) }))
  return (
    <Form intent="rule" hidden={{ version: series.version }} result={result} label={t('setup.rule')}>
      <RadioGroup
        name="counts"
        label={t('setup.counts')}
        defaultValue={rule.counts}
        choices={[
          { value: 'places', label: t('setup.counts-places') },
          { value: 'shares', label: t('setup.counts-shares'), hint: t('setup.counts-shares-hint') },
        ]}
      />
      <TextField
        name="points"
        label={t('setup.points')}
        hint={t('setup.points-hint')}
        defaultValue={rule.points.join(', ')}
        width="medium"
      />
      <div className="fields-in-row">
        <NumberField
          name="juryPercent"
          label={t('setup.jury-percent')}
          unit="%"
          defaultValue={rule.juryPercent}
        />
        <NumberField
          name="bestOf"
          label={t('setup.best-of')}
          hint={t('setup.best-of-hint')}
          defaultValue={rule.bestOf ?? ''}
          optional
        />
      </div>
      <RadioGroup
        name="together"
        label={t('setup.together')}
        layout="inline"
        defaultValue={rule.together}
        choices={togethers.map((value) => ({ value, label: t(`setup.together-${value}`) }))}
      />
      <RadioGroup
        name="missing"
        label={t('setup.missing')}
        defaultValue={rule.missing}
        choices={missings.map((value) => ({ value, label: t(`setup.missing-${value}`) }))}
      />
      <RadioGroup
        name="notFinished"
        label={t('setup.not-finished')}
        layout="inline"
        defaultValue={rule.notFinished}
        choices={gets}
      />
      <RadioGroup
        name="disqualified"
        label={t('setup.disqualified')}
        layout="inline"
        defaultValue={rule.disqualified}
        choices={gets}
      />
      <CheckboxField name="isFurtherFirst" label={t('setup.further')} defaultChecked={rule.isFurtherFirst} />
      <div className="fields-in-row">
        {([1, 2, 3] as const).map((number) => (
          <SelectField
            key={number}
            name={`tie${number}`}
            label={t(`setup.tie${number}`)}
            placeholder={t('setup.tie-none')}
            defaultValue={rule.ties[number - 1] ?? ''}
            choices={ties}
          />
        ))}
      </div>
      <SubmitButton>{t('setup.state-rule')}</SubmitButton>
    </Form>
  )
}
