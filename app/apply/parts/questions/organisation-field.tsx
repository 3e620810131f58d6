import { useTranslation } from 'react-i18next'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { useField } from '#app/ui/form/form-context.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import type { FieldFor } from './question-field.tsx'
import { useWords } from './use-words.ts'

/** Another organisation: its name, country and page. */
export function OrganisationField({ question, value, lists }: FieldFor<'organisation'>) {
  const { t } = useTranslation('apply')
  const { name, label, hint, optional } = useWords(question)
  const { id, error, hintId, errorId } = useField({ name, hint })
  const named = partsOf(value)
  return (
    <Fieldset id={id} legend={label} {...{ hint, hintId, error, errorId, optional }}>
      <div className="answer-places">
        <TextField name={`${name}.name`} label={t('organisation.name')} defaultValue={named.name} />
        <SelectField
          name={`${name}.country`}
          label={t('organisation.country')}
          placeholder={t('choose')}
          defaultValue={named.country}
          choices={lists.countries}
        />
        <TextField
          name={`${name}.website`}
          label={t('organisation.website')}
          defaultValue={named.website}
          inputMode="url"
          optional
        />
      </div>
    </Fieldset>
  )
}

function partsOf(value: string): { name?: string; country?: string; website?: string } {
  try {
    const read: unknown = JSON.parse(value)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
