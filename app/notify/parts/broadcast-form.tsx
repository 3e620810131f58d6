import { useTranslation } from 'react-i18next'
import type { MergeField } from '#emails/merge-fields.ts'
import { htmlLangs, localeNames, locales, type Locale } from '#app/platform/i18n.ts'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import type { BroadcastAudience, BroadcastTexts } from '../core/broadcast.ts'
import { FieldPalette } from './wording-form.tsx'

export type BroadcastFormProps = {
  audiences: readonly BroadcastAudience[]
  challenges: readonly { value: string; label: string }[]
  fields: readonly (MergeField & { readonly sample: string })[]
  /** Null for a new one. */
  written: { audience: string; challengeId: string | null; texts: BroadcastTexts } | null
  lang: Locale
  result: FormResult | undefined
}

/** To whom, about what, and the words in each language. */
export function BroadcastForm({ audiences, challenges, fields, written, lang, result }: BroadcastFormProps) {
  const { t } = useTranslation('notify')
  return (
    <Form intent="save" result={result} label={t('broadcasts.form')}>
      <SelectField
        name="audience"
        label={t('message.audience')}
        hint={t('broadcasts.audience-hint')}
        defaultValue={written?.audience ?? audiences[0]}
        choices={audiences.map((value) => ({ value, label: t(`broadcasts.audiences.${value}`) }))}
      />
      <SelectField
        name="challenge"
        label={t('run.column-challenge')}
        placeholder={t('run.whole-programme')}
        defaultValue={written?.challengeId ?? ''}
        choices={challenges}
      />
      {locales.map((locale) => (
        <Fieldset key={locale} legend={localeNames[locale]} labelLang={htmlLangs[locale]}>
          <TextField
            name={`texts.${locale}.subject`}
            label={`${t('words.subject')} · ${localeNames[locale]}`}
            defaultValue={written?.texts[locale]?.subject}
            maxCharacters={200}
          />
          <TextArea
            name={`texts.${locale}.body`}
            label={`${t('words.body')} · ${localeNames[locale]}`}
            hint={locale === 'en' ? t('broadcasts.body-hint') : undefined}
            defaultValue={written?.texts[locale]?.body}
            rows={6}
            maxCharacters={5000}
            lang={htmlLangs[locale]}
          />
        </Fieldset>
      ))}
      <FieldPalette fields={fields} locale={lang} />
      <SubmitButton>{t('broadcasts.save')}</SubmitButton>
    </Form>
  )
}
