import { useTranslation } from 'react-i18next'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { applicantKinds, longestAnswer, maturities } from '../core/application-form.ts'

export type DraftView = {
  readonly name: string
  readonly kind: string
  readonly country: string
  readonly website: string
  readonly theme: string
  readonly what: string
  readonly maturity: string
  readonly team: string
  readonly wished: string
  readonly language: string
  readonly hasConsent: boolean
  readonly mayBeShown: boolean
}

/** Everything a start-up is asked. */
export function ApplicationFields({
  draft,
  themes,
  countries,
  languages,
}: {
  draft: DraftView | null
  themes: readonly Choice[]
  countries: readonly Choice[]
  languages: readonly Choice[]
}) {
  const { t } = useTranslation('incubation')
  const { t: tApply } = useTranslation('apply')
  const { t: tPublish } = useTranslation('publish')
  const [onlyLanguage] = languages.length === 1 ? languages : []
  return (
    <>
      <TextField
        name="name"
        label={t('fields.name')}
        defaultValue={draft?.name}
        autoComplete="organization"
      />
      <SelectField
        name="kind"
        label={t('fields.kind')}
        placeholder={t('fields.choose')}
        defaultValue={draft?.kind}
        choices={applicantKinds.map((kind) => ({ value: kind, label: tApply(`kinds.${kind}`) }))}
      />
      <SelectField
        name="country"
        label={t('fields.country')}
        placeholder={t('fields.choose')}
        defaultValue={draft?.country}
        choices={countries}
      />
      <TextField
        name="website"
        label={t('fields.website')}
        type="url"
        placeholder="https://"
        defaultValue={draft?.website}
        optional
      />
      {themes.length > 0 ? (
        <RadioGroup name="theme" label={t('fields.theme')} defaultValue={draft?.theme} choices={themes} />
      ) : null}
      <TextArea
        name="what"
        label={t('fields.what')}
        hint={t('fields.what-hint')}
        maxCharacters={longestAnswer}
        defaultValue={draft?.what}
      />
      <SelectField
        name="maturity"
        label={t('fields.maturity')}
        hint={t('fields.maturity-hint')}
        placeholder={t('fields.choose')}
        defaultValue={draft?.maturity}
        choices={maturities.map((level) => ({ value: level, label: tPublish(`form.maturity.${level}`) }))}
      />
      <TextArea
        name="team"
        label={t('fields.team')}
        hint={t('fields.team-hint')}
        maxCharacters={longestAnswer}
        defaultValue={draft?.team}
      />
      <TextArea
        name="wished"
        label={t('fields.wished')}
        hint={t('fields.wished-hint')}
        maxCharacters={longestAnswer}
        defaultValue={draft?.wished}
        rows={4}
        optional
      />
      <SelectField
        name="language"
        label={t('fields.language')}
        placeholder={t('fields.choose')}
        defaultValue={draft?.language || onlyLanguage?.value}
        choices={languages}
      />
      <CheckboxField
        name="hasConsent"
        label={t('fields.has-consent')}
        hint={t('fields.has-consent-hint')}
        defaultChecked={draft?.hasConsent}
      />
      <CheckboxField
        name="mayBeShown"
        label={t('fields.may-be-shown')}
        hint={t('fields.may-be-shown-hint')}
        defaultChecked={draft?.mayBeShown}
        optional
      />
    </>
  )
}
