import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { applicantKinds, type ApplicantKind } from '../core/eligibility.ts'
import { vatBases, type VatBasis } from '../core/sdg-goals.ts'

type Offered = {
  readonly eligibleKinds: readonly ApplicantKind[]
  /** In the reader's language, with commas between. */
  readonly eligibleCountries: string
  readonly pilotsOffered: number
  readonly grantAmount: number | null
  readonly grantCurrency: string | null
  readonly grantVat: VatBasis | null
}

/** Who may apply, how many pilots there are and what each gets: in the setup, and in an addendum. */
export function OfferFields({ facts, isLocked }: { facts: Offered; isLocked: boolean }) {
  const { t } = useTranslation('publish')
  return (
    <>
      <CheckboxGroup
        name="eligibleKinds[]"
        label={t('edit-facts.applicants')}
        hint={t('edit-facts.applicants-hint')}
        defaultValue={facts.eligibleKinds}
        disabled={isLocked}
        choices={applicantKinds.map((value) => ({ value, label: t(`eligibility.kinds.${value}`) }))}
      />
      <TextField
        name="eligibleCountries"
        label={t('edit-facts.countries')}
        hint={t('edit-facts.countries-hint')}
        defaultValue={facts.eligibleCountries}
        disabled={isLocked}
        optional
      />
      <NumberField
        name="pilotsOffered"
        label={t('edit-facts.pilots')}
        hint={t('edit-facts.pilots-hint')}
        defaultValue={facts.pilotsOffered}
        disabled={isLocked}
        required
      />
      <NumberField
        name="grantAmount"
        label={t('edit-facts.grant')}
        hint={t('edit-facts.grant-hint')}
        defaultValue={facts.grantAmount ?? undefined}
        disabled={isLocked}
        optional
      />
      <TextField
        name="grantCurrency"
        label={t('edit-facts.currency')}
        hint={t('edit-facts.currency-hint')}
        defaultValue={facts.grantCurrency ?? ''}
        disabled={isLocked}
        width="short"
        optional
      />
      <SelectField
        name="grantVat"
        label={t('edit-facts.vat')}
        defaultValue={facts.grantVat ?? 'unsaid'}
        disabled={isLocked}
        choices={(['unsaid', ...vatBases] as const).map((value) => ({
          value,
          label: t(`edit-facts.vat-choices.${value}`),
        }))}
      />
    </>
  )
}
