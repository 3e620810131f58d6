import { useTranslation } from 'react-i18next'
import { compareIn, countryName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { countries } from '../core/countries.ts'
import { applicantKinds } from '../core/eligibility.ts'

export type OrganisationFieldsProps = {
  name?: string
  kind?: string
  country?: string | null
  website?: string | null
  /** Also offers "a person without an organisation", which is answered with a sentence. */
  withIndividual?: boolean
}

/** The facts about an applicant, filled in once for all its proposals. */
export function OrganisationFields({
  name,
  kind,
  country,
  website,
  withIndividual,
}: OrganisationFieldsProps) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
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
        choices={countryChoices(lang)}
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

function countryChoices(lang: Locale) {
  const compare = compareIn(lang)
  return countries
    .map((value) => ({ value, label: countryName(lang, value) }))
    .sort((a, b) => compare(a.label, b.label))
}
