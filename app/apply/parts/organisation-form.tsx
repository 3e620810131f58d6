import { useTranslation } from 'react-i18next'
import { ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import type { Choice } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import type { OrganisationFacts } from '../core/completeness.ts'
import type { ApplicantKind } from '../core/eligibility.ts'
import { OrganisationFields, useOrganisationNames } from './organisation-fields.tsx'

/** The section about the applicant; the server alone checks it, which keeps the page of answers light. */
export function OrganisationForm({
  organisation,
  countries,
  kinds,
  from,
  result,
}: {
  organisation: OrganisationFacts & { readonly kind: ApplicantKind; readonly seen: string }
  /** Those the challenge is open to. */
  kinds: readonly ApplicantKind[]
  countries: readonly Choice[]
  from?: 'check'
  result?: FormResult
}) {
  const { t } = useTranslation('apply')
  return (
    <Form
      result={result}
      rowNames={useOrganisationNames(organisation.kind)}
      label={t('sections.organisation.title')}
      hidden={{ from, seen: organisation.seen }}
    >
      <p>{t('organisation.once')}</p>
      <OrganisationFields {...organisation} countries={countries} kinds={kinds} />
      <TextField
        name="registryNumber"
        label={t('organisation.registry-number')}
        hint={t('organisation.registry-number-hint')}
        optional
        width="medium"
        defaultValue={organisation.registryNumber ?? ''}
      />
      <ButtonRow>
        {from ? null : <SubmitButton intent="continue">{t('section.continue')}</SubmitButton>}
        <SubmitButton intent="return" tone={from ? 'primary' : 'secondary'}>
          {from ? t('section.save-and-check') : t('section.save-and-return')}
        </SubmitButton>
      </ButtonRow>
    </Form>
  )
}
