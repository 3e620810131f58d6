import { useTranslation } from 'react-i18next'
import type { RowNames } from '#app/ui/form/row-names.ts'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import type { ApplicantKind } from '../core/eligibility.ts'

export type OrganisationFieldsProps = {
  /** From `countryChoices` in the loader: browsers and servers name some countries differently. */
  countries: readonly Choice[]
  /** Those the challenge is open to. */
  kinds: readonly ApplicantKind[]
  name: string
  kind: ApplicantKind
  country: string | null
  website: string | null
}

/** The facts about an applicant, filled in once for all its proposals. */
export function OrganisationFields({
  countries,
  kinds,
  name,
  kind,
  country,
  website,
}: OrganisationFieldsProps) {
  const { t } = useTranslation('apply')
  return (
    <>
      <NameField kind={kind} value={name} />
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
      <WebsiteField value={website} />
    </>
  )
}

/** What the fields about an applicant are called, for the list of what is wrong with them. */
export function useOrganisationNames(kind: ApplicantKind): RowNames {
  const { t } = useTranslation('apply')
  return {
    name: t(kind === 'individual' ? 'organisation.own-name' : 'organisation.name'),
    kind: t('organisation.kind'),
    country: t('organisation.country'),
    website: t('organisation.website'),
    registryNumber: t('organisation.registry-number'),
  }
}

/** What an applicant is called: an organisation's name, or a person's or team's own. */
export function NameField({ kind, value }: { kind: ApplicantKind; value?: string }) {
  const { t } = useTranslation('apply')
  const isIndividual = kind === 'individual'
  return (
    <TextField
      name="name"
      label={t(isIndividual ? 'organisation.own-name' : 'organisation.name')}
      defaultValue={value}
      autoComplete={isIndividual ? 'name' : 'organization'}
    />
  )
}

export function WebsiteField({ value }: { value?: string | null }) {
  const { t } = useTranslation('apply')
  return (
    <TextField
      name="website"
      label={t('organisation.website')}
      optional
      type="url"
      inputMode="url"
      autoComplete="url"
      defaultValue={value ?? ''}
    />
  )
}
