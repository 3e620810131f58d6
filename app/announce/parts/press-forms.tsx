import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { languageName } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import {
  longestCorrection,
  longestLead,
  longestQuote,
  longestRights,
  mostQuotes,
  type PressKit,
} from '../core/press-kit.ts'

type Given = { kit: PressKit; languages: readonly Locale[]; result?: FormProblem }

/** Whom the press asks, what it may copy, whom it may quote and which pictures it may use. */
export function PressKitForm({ kit, languages, result }: Given) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const rowNames = Object.fromEntries([
    ...languages.map((locale) => [`texts.${locale}`, languageName(lang, locale)]),
    ...Array.from({ length: mostQuotes }, (_, index) => [
      `quotes.${index + 1}`,
      t('press.quote', { number: index + 1 }),
    ]),
  ])
  return (
    <Section id="kit" title={t('press.kit')} intro={t('press.kit-intro')}>
      <Form intent="save" result={result} label={t('press.kit')} rowNames={rowNames}>
        <Fieldset legend={t('press.contact')} hint={t('press.contact-hint')}>
          <TextField
            name="contactName"
            label={t('press.contact-name')}
            optional
            width="medium"
            defaultValue={kit.contact.name}
          />
          <TextField
            name="contactEmail"
            type="email"
            label={t('press.contact-email')}
            optional
            width="medium"
            defaultValue={kit.contact.email}
          />
          <TextField
            name="contactPhone"
            type="tel"
            label={t('press.contact-phone')}
            optional
            width="medium"
            defaultValue={kit.contact.phone}
          />
        </Fieldset>
        {languages.map((locale) => {
          const written = kit.texts.find((each) => each.locale === locale)
          return (
            <Fieldset key={locale} legend={languageName(lang, locale)}>
              <TextArea
                name={`texts.${locale}.lead`}
                label={t('press.lead')}
                hint={t('press.lead-hint')}
                optional
                lang={htmlLangs[locale]}
                rows={4}
                maxCharacters={longestLead}
                defaultValue={written?.lead}
              />
              <TextArea
                name={`texts.${locale}.photoRights`}
                label={t('press.photo-rights')}
                hint={t('press.photo-rights-hint')}
                optional
                lang={htmlLangs[locale]}
                rows={2}
                maxCharacters={longestRights}
                defaultValue={written?.photoRights}
              />
            </Fieldset>
          )
        })}
        {Array.from({ length: mostQuotes }, (_, index) => (
          <QuoteFields key={index} position={index + 1} kit={kit} languages={languages} />
        ))}
        <SubmitButton>{t('press.save')}</SubmitButton>
      </Form>
    </Section>
  )
}

function QuoteFields({
  position,
  kit,
  languages,
}: {
  position: number
  kit: PressKit
  languages: readonly Locale[]
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const said = kit.quotes.find((each) => each.position === position)
  const name = (field: string) => `quotes.${position}.${field}`
  return (
    <DisclosedFields
      summary={t('press.quote', { number: position })}
      names={['locale', 'quote', 'speaker'].map(name)}
      open={said !== undefined || position === 1}
    >
      <TextArea
        name={name('quote')}
        label={t('press.quote-words')}
        hint={t('press.quote-hint')}
        optional
        rows={2}
        maxCharacters={longestQuote}
        defaultValue={said?.quote}
      />
      <TextField
        name={name('speaker')}
        label={t('press.speaker')}
        hint={t('press.speaker-hint')}
        optional
        defaultValue={said?.speaker}
      />
      <SelectField
        name={name('locale')}
        label={t('press.quote-language')}
        defaultValue={said?.locale ?? languages[0] ?? 'en'}
        choices={languages.map((locale) => ({ value: locale, label: languageName(lang, locale) }))}
      />
    </DisclosedFields>
  )
}

/** What was wrong: dated when it is sent, and for good. */
export function CorrectionForm({ languages, result }: Omit<Given, 'kit'>) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  return (
    <Section id="correct" title={t('press.correct')} intro={t('press.correct-intro')} tone="raised">
      <Form intent="correct" result={result} label={t('press.correct')}>
        {languages.map((locale) => (
          <TextArea
            key={locale}
            name={`corrections.${locale}`}
            label={t('press.correction-in', { language: languageName(lang, locale) })}
            optional
            lang={htmlLangs[locale]}
            rows={3}
            maxCharacters={longestCorrection}
          />
        ))}
        <SubmitButton>{t('press.correct-button')}</SubmitButton>
      </Form>
    </Section>
  )
}
