import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import type { Choice } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { useSite } from '#app/ui/site.ts'
import { startSchema } from '../core/start-schema.ts'
import { OrganisationFields } from './organisation-fields.tsx'

type StartFormProps = {
  requestId: string
  /** The words for the languages, from the loader: browsers and servers may name one differently. */
  languages: readonly Choice[]
  result?: FormResult
}

/** A proposal of an organisation the person has applied with before. */
export function KnownApplicantForm({
  organisations,
  languages,
  requestId,
  result,
}: StartFormProps & { organisations: readonly Choice[] }) {
  const { t } = useTranslation('apply')
  const form = useZodForm(startSchema)
  return (
    <Form
      form={form}
      result={result}
      requestId={requestId}
      hidden={{ applicant: 'known' }}
      label={t('start.applicant')}
    >
      <RadioGroup
        name="organisationId"
        label={t('start.which')}
        choices={organisations}
        defaultValue={organisations.length === 1 ? organisations[0]?.value : undefined}
      />
      <LanguageField languages={languages} />
      <SubmitButton>{t('start.button')}</SubmitButton>
    </Form>
  )
}

/**
 * A proposal of a new organisation. Beside the other form it does not ask for the language again: that is the page's
 * then, and can be changed in the draft.
 */
export function NewApplicantForm({
  countries,
  languages,
  requestId,
  result,
  isBeside,
}: StartFormProps & { countries: readonly Choice[]; isBeside: boolean }) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const form = useZodForm(startSchema)
  return (
    <Form
      form={form}
      result={result}
      requestId={requestId}
      hidden={{ applicant: 'new', language: isBeside ? lang : undefined }}
      label={t('start.new-organisation')}
    >
      <OrganisationFields countries={countries} withIndividual />
      {isBeside ? null : <LanguageField languages={languages} />}
      <SubmitButton>{t('start.button')}</SubmitButton>
    </Form>
  )
}

function LanguageField({ languages }: { languages: readonly Choice[] }) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  return (
    <RadioGroup
      name="language"
      label={t('start.language')}
      hint={t('start.language-hint')}
      defaultValue={lang}
      choices={languages}
    />
  )
}
