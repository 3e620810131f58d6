import { useTranslation } from 'react-i18next'
import { formatDecimal } from '#app/platform/format.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Aggregation } from '../core/aggregation.ts'
import { fieldsOf, levelField, levelsInForm } from '../core/rubric-form.ts'
import type { Rubric } from '../core/rubrics/index.ts'
import { RubricSettings } from './rubric-settings.tsx'

export type CriterionRow = {
  /** Empty for one that is new. */
  id: string
  /** As it is typed. */
  weight: string
  minimum: string | null
  isForFinalists: boolean
  rubric: Rubric
  name: string
  question: string
  anchors: Readonly<Record<string, string>>
}

type CriterionFieldsetProps = {
  row: CriterionRow
  index: number
  /** The id it has by now: a new one has it once it was saved by itself. */
  id: string
  /** What weights are at this moment: shares, or factors. */
  weights: Aggregation['weights']
  isDisabled: boolean
}

/** Everything that can be wrong with how a criterion is answered, so that none of it stays out of sight. */
function namesOfSettings(name: string, row: Pick<CriterionRow, 'rubric' | 'anchors'>): string[] {
  const settings = Object.values(fieldsOf).flat()
  return [
    `${name}.minimum`,
    `${name}.type`,
    ...settings.map((field) => `${name}.setting.${field}`),
    ...levelsInForm(row.rubric, Object.keys(row.anchors)).map(
      (level) => `${name}.anchors.${levelField(level)}`,
    ),
  ]
}

/** One criterion as an organiser writes it, or the empty one at the end. */
export function CriterionFieldset({ row, index, id, weights, isDisabled }: CriterionFieldsetProps) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const name = `criteria.${index}`
  const isNew = row.id === ''
  return (
    <Fieldset
      legend={isNew ? t('edit-criteria.another') : t('edit-criteria.number', { number: index + 1 })}
      hint={isNew ? t('edit-criteria.another-hint') : undefined}
    >
      <div className="criterion-fields">
        {id === '' ? null : <HiddenFields values={{ [`${name}.id`]: id }} />}
        <TextField
          name={`${name}.name`}
          label={t('edit-criteria.name')}
          hint={isNew ? undefined : t('edit-criteria.drop')}
          defaultValue={row.name}
          disabled={isDisabled}
        />
        <NumberField
          name={`${name}.weight`}
          label={t(weights === 'sum' ? 'edit-criteria.factor' : 'edit-criteria.weight')}
          unit={weights === 'sum' ? '×' : '%'}
          defaultValue={row.weight}
          decimal={weights === 'sum'}
          disabled={isDisabled}
        />
        <TextArea
          name={`${name}.question`}
          label={t('edit-criteria.question')}
          defaultValue={row.question}
          rows={2}
          disabled={isDisabled}
        />
        <DisclosedFields summary={t('edit-criteria.levels')} names={namesOfSettings(name, row)} open={isNew}>
          <div className="criterion-fields">
            <RubricSettings name={name} rubric={row.rubric} anchors={row.anchors} isDisabled={isDisabled} />
            <NumberField
              name={`${name}.minimum`}
              label={t('edit-criteria.minimum')}
              hint={t('edit-criteria.minimum-hint')}
              defaultValue={row.minimum === null ? '' : formatDecimal(lang, row.minimum)}
              decimal
              optional
              disabled={isDisabled}
            />
            <CheckboxField
              name={`${name}.isForFinalists`}
              label={t('edit-criteria.finalists')}
              hint={t('edit-criteria.finalists-hint')}
              defaultChecked={row.isForFinalists}
              disabled={isDisabled}
            />
          </div>
        </DisclosedFields>
      </div>
    </Fieldset>
  )
}
