import { useTranslation } from 'react-i18next'
import { measureBases, type MeasureBasis } from '#app/pilot/core/plan.ts'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useBasisWord } from './basis-word.ts'

/** Where each goal stood in a year: value, basis and how it was found. A goal can stay empty. */
export function GoalValueFields({
  goals,
}: {
  goals: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly value: { readonly value: number; readonly basis: MeasureBasis; readonly note: string } | null
  }[]
}) {
  const { t } = useTranslation('partnership')
  const basisWord = useBasisWord()
  return goals.map(({ id, name, unit, value }) => (
    <Fieldset key={id} legend={t('reports.value-of', { name })}>
      <NumberField
        name={`values.${id}.value`}
        label={t('reports.value')}
        unit={unit}
        defaultValue={value?.value}
        decimal
        optional
      />
      <SelectField
        name={`values.${id}.basis`}
        label={t('goals.basis')}
        placeholder={t('goals.no-basis')}
        choices={measureBases.map((basis) => ({ value: basis, label: basisWord(basis) }))}
        defaultValue={value?.basis ?? ''}
        optional
      />
      <TextField name={`values.${id}.note`} label={t('reports.note')} defaultValue={value?.note} optional />
    </Fieldset>
  ))
}
