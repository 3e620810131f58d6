import { useTranslation } from 'react-i18next'
import type { MergeField } from '#emails/merge-fields.ts'
import { formatList } from '#app/platform/format.ts'
import { htmlLangs, localeNames, locales, type Locale } from '#app/platform/i18n.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'

/** The four languages of a mail, and which of them have own words. */
export function WordingLanguages({
  at,
  current,
  own,
}: {
  at: (locale: Locale) => string
  current: Locale
  own: readonly Locale[]
}) {
  const { t } = useTranslation('notify')
  const { lang } = useSite()
  const said = (some: readonly Locale[]) =>
    formatList(
      lang,
      some.map((locale) => localeNames[locale]),
    )
  const missing = locales.filter((locale) => !own.includes(locale))
  return (
    <>
      <nav className="tabs" aria-label={t('words.languages')}>
        <ul>
          {locales.map((locale) => (
            <li key={locale}>
              <a
                href={at(locale)}
                aria-current={locale === current ? 'page' : undefined}
                lang={htmlLangs[locale]}
              >
                {localeNames[locale]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {own.length > 0 && missing.length > 0 ? (
        <Callout tone="warn" title={t('words.incomplete')}>
          <p>{t('words.incomplete-text', { own: said(own), missing: said(missing) })}</p>
        </Callout>
      ) : null}
    </>
  )
}

export type WordingFormProps = {
  locale: Locale
  words: { subject: string; body: string }
  seen: number
  isOwn: boolean
  fields: readonly FieldShown[]
  result: (FormResult & { readonly code?: string | null }) | undefined
}

type FieldShown = MergeField & { readonly sample: string }

/** Subject and paragraphs of a mail in one language, with the fields they can name. */
export function WordingForm({ locale, words, seen, isOwn, fields, result }: WordingFormProps) {
  const { t } = useTranslation('notify')
  return (
    <>
      {result?.code === 'test-sent' ? (
        <Callout tone="good">
          <p>{t('toasts.test-sent')}</p>
        </Callout>
      ) : null}
      <Form result={result} hidden={{ seen }} label={t('words.form')}>
        <TextField
          name="subject"
          label={t('words.subject')}
          hint={t('words.subject-hint')}
          defaultValue={words.subject}
          maxCharacters={200}
          required
        />
        <TextArea
          name="body"
          label={t('words.body')}
          hint={t('words.body-hint')}
          defaultValue={words.body}
          rows={8}
          maxCharacters={5000}
          lang={htmlLangs[locale]}
          required
        />
        <FieldPalette fields={fields} locale={locale} />
        <ButtonRow>
          <SubmitButton intent="save">{t('words.save')}</SubmitButton>
          <SubmitButton intent="preview" tone="secondary">
            {t('words.show')}
          </SubmitButton>
          <SubmitButton intent="test" tone="secondary">
            {t('hand.test')}
          </SubmitButton>
          {isOwn ? (
            <SubmitButton intent="reset" tone="quiet">
              {t('words.reset')}
            </SubmitButton>
          ) : null}
        </ButtonRow>
      </Form>
    </>
  )
}

/** The fields words can name: how they are written, what they say, and what that is in the example. */
export function FieldPalette({ fields, locale }: { fields: readonly FieldShown[]; locale: Locale }) {
  const { t } = useTranslation('notify')
  return (
    <Disclosure summary={t('words.fields')} open>
      <p>{t('words.fields-intro')}</p>
      <DataTable
        caption={t('words.fields')}
        isCaptionHidden
        rows={fields}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: t('words.field'),
            isRowName: true,
            cell: ({ name }) => <code className="break-anywhere">{`{{${name}}}`}</code>,
          },
          { key: 'says', header: t('words.field-says'), cell: ({ name }) => t(`words.names.${name}`) },
          { key: 'type', header: t('words.field-type'), cell: ({ type }) => t(`words.types.${type}`) },
          {
            key: 'sample',
            header: t('words.field-sample'),
            cell: ({ sample }) => (
              <span className="break-anywhere" lang={htmlLangs[locale]}>
                {sample}
              </span>
            ),
          },
        ]}
      />
    </Disclosure>
  )
}
