import { useTranslation } from 'react-i18next'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { applicantKinds } from '../core/eligibility.ts'

export type OrganisationFieldsProps = {
  /** From `countryChoices` in the loader: browsers and servers name some countries differently. */
  countries: readonly Choice[]
  name?: string
  kind?: string
  country?: string | null
  website?: string | null
  /** Also offers "a person without an organisation", which is answered with a sentence. */
  withIndividual?: boolean
}

/** The facts about an applicant, filled in once for all its proposals. */
export function OrganisationFields({
  countries,
  name,
  kind,
  country,
  website,
  withIndividual,
}: OrganisationFieldsProps) {
  const { t } = useTranslation('apply')
  const kinds = withIndividual ? ([...applicantKinds, 'individual'] as const) : applicantKinds
  return (
    <>
      <TextField name="name" label={t('organisation.name')} defaultValue={name} autoComplete="organization" />
      <RadioGroup
        name="kind"
        label={t('organisation.kind')}
        defaultValue={kind}
        choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <SelectField
        name="country"
        label={t('organisation.country')}
        defaultValue={country ?? ''}
        placeholder={t('choose')}
        choices={countries}
      />
      <TextField
        name="website"
        label={t('organisation.website')}
        optional
        type="url"
        inputMode="url"
        autoComplete="url"
        defaultValue={website ?? ''}
      />
    </>
  )
}
