import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { currencies } from '#app/pilot/core/payments.ts'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { countryChoices } from '#app/publish/core/countries.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { consentVersion } from '../core/consent.ts'
import { longest } from '../core/entry-form.ts'
import { offerKinds, type EntryKind } from '../core/entry.ts'

/** What stands in the fields before anybody types. */
export type EntryStart = {
  readonly organisation: string
  readonly title: string
  readonly body: string
  readonly language: string
  readonly themes: string
  readonly country: string
  readonly site: string
  readonly maturity: string
  readonly offerKind: string
  readonly forWhom: string
  readonly amount: string
  readonly currency: string
  readonly amountNote: string
  readonly untilOn: string
  readonly version: number
}

/** Everything that is asked of an entry of this kind, with the words one agrees to at the end. */
export function EntryForm({
  kind,
  start,
  languages,
  result,
}: {
  kind: EntryKind
  start: EntryStart
  languages: readonly { value: ContentLanguage; label: string }[]
  result: FormProblem | undefined
}) {
  const { t } = useTranslation('matchmaking')
  const { lang } = useSite()
  return (
    <Form result={result} hidden={{ version: start.version }} label={t(`write.title.${kind}`)}>
      <TextField
        name="organisation"
        label={t('fields.organisation')}
        hint={t(`fields.organisation-hint.${kind}`)}
        defaultValue={start.organisation}
        autoComplete="organization"
        required
      />
      <TextField
        name="title"
        label={t(`fields.title.${kind}`)}
        defaultValue={start.title}
        maxCharacters={longest.title}
        required
      />
      <TextArea
        name="body"
        label={t(`fields.body.${kind}`)}
        hint={t(`fields.body-hint.${kind}`)}
        defaultValue={start.body}
        rows={8}
        maxCharacters={longest.body}
        required
      />
      <SelectField
        name="language"
        label={t('fields.language')}
        defaultValue={start.language}
        choices={languages}
      />
      {kind === 'offer' ? <OfferFields start={start} /> : null}
      <TextField
        name="themes"
        label={t('fields.themes')}
        hint={t('fields.themes-hint')}
        defaultValue={start.themes}
        required
      />
      <SelectField
        name="country"
        label={t('fields.country')}
        placeholder={t('fields.choose')}
        defaultValue={start.country}
        choices={countryChoices(lang)}
        required
      />
      {kind === 'need' ? (
        <TextField
          name="site"
          label={t('fields.site')}
          hint={t('fields.site-hint')}
          defaultValue={start.site}
          optional
        />
      ) : null}
      <SelectField
        name="maturity"
        label={t(kind === 'profile' ? 'fields.maturity' : 'fields.least-maturity')}
        hint={t('fields.maturity-hint')}
        placeholder={t('fields.not-said')}
        defaultValue={start.maturity}
        choices={Array.from({ length: 9 }, (_, index) => ({
          value: String(index + 1),
          label: t('fields.level', { level: index + 1 }),
        }))}
        optional
      />
      <DayField
        name="untilOn"
        label={t('fields.until')}
        hint={t('fields.until-hint')}
        defaultValue={start.untilOn}
        optional
      />
      <div className="prose">
        <h2>{t('consent.title')}</h2>
        <ul>
          {(['public', 'introductions', 'back', 'nothing-else'] as const).map((part) => (
            <li key={part}>{t(`consent.${consentVersion}.${part}`)}</li>
          ))}
        </ul>
      </div>
      <CheckboxField name="consent" label={t('consent.agree')} required />
      <SubmitButton>{t(start.version === 0 ? 'write.send' : 'write.save')}</SubmitButton>
    </Form>
  )
}

function OfferFields({ start }: { start: EntryStart }) {
  const { t } = useTranslation('matchmaking')
  return (
    <>
      <RadioGroup
        name="offerKind"
        label={t('fields.offer-kind')}
        defaultValue={start.offerKind}
        required
        choices={offerKinds.map((value) => ({
          value,
          label: t(`offer-kinds.${value}`),
          hint: t(`offer-kinds-hint.${value}`),
        }))}
      />
      <TextArea
        name="forWhom"
        label={t('fields.for-whom')}
        defaultValue={start.forWhom}
        rows={3}
        maxCharacters={longest.forWhom}
        required
      />
      <TextField
        name="amount"
        label={t('fields.amount')}
        hint={t('fields.amount-hint')}
        defaultValue={start.amount}
        inputMode="decimal"
        width="medium"
        optional
      />
      <SelectField
        name="currency"
        label={t('fields.currency')}
        placeholder={t('fields.no-sum')}
        defaultValue={start.currency}
        choices={currencies.map((value) => ({ value, label: value }))}
        optional
      />
      <TextField
        name="amountNote"
        label={t('fields.amount-note')}
        hint={t('fields.amount-note-hint')}
        defaultValue={start.amountNote}
        maxCharacters={longest.amountNote}
        optional
      />
    </>
  )
}
