import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { languageName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { vatBases, type VatBasis } from '#app/publish/core/sdg-goals.ts'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestPlan } from '../core/forms.ts'

export type Party = { readonly organisationId: string; readonly name: string }

export type ProposedNow = {
  readonly needId: string
  readonly title: string
  readonly plan: string
  readonly contentLocale: Locale
  readonly currency: string
  readonly vat: VatBasis
  readonly startsOn: string
  readonly endsOn: string
  readonly shares: readonly { readonly organisationId: string; readonly amount: number }[]
  readonly version: number
}

/** What each party pays, one field for each. */
export function ShareFields({
  parties,
  shares,
  legend,
  hint,
}: {
  parties: readonly Party[]
  shares: readonly { readonly organisationId: string; readonly amount: number }[]
  legend: string
  hint?: string
}) {
  return (
    <Fieldset legend={legend} hint={hint}>
      {parties.map(({ organisationId, name }) => (
        <NumberField
          key={organisationId}
          name={`shares.${organisationId}`}
          label={name}
          defaultValue={shares.find((share) => share.organisationId === organisationId)?.amount || undefined}
          optional
        />
      ))}
    </Fieldset>
  )
}

/** A project under a need: what is done, what it costs and who pays it, from when until when. */
export function ProposeForm({
  needs,
  needId,
  parties,
  languages,
  project,
  result,
}: {
  needs: readonly { readonly id: string; readonly title: string }[]
  /** The need that is chosen to begin with. */
  needId?: string
  parties: readonly Party[]
  languages: readonly Locale[]
  project?: ProposedNow
  result?: FormProblem
}) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  return (
    <Form result={result} hidden={{ version: project?.version ?? 0 }} label={t('propose.title')}>
      <SelectField
        name="needId"
        label={t('propose.need')}
        choices={needs.map(({ id, title }) => ({ value: id, label: title }))}
        defaultValue={project?.needId ?? needId ?? needs[0]?.id}
      />
      <TextField name="title" label={t('propose.title-field')} defaultValue={project?.title} required />
      <TextArea
        name="plan"
        label={t('propose.plan')}
        hint={t('propose.plan-hint')}
        rows={8}
        maxCharacters={longestPlan}
        defaultValue={project?.plan}
        required
      />
      <SelectField
        name="contentLocale"
        label={t('propose.language')}
        choices={languages.map((value) => ({ value, label: languageName(lang, value) }))}
        defaultValue={project?.contentLocale ?? (languages.includes(lang) ? lang : languages[0])}
      />
      <ShareFields
        parties={parties}
        shares={project?.shares ?? []}
        legend={t('propose.budget')}
        hint={t('propose.budget-hint')}
      />
      <TextField
        name="currency"
        label={t('propose.currency')}
        hint={t('propose.currency-hint')}
        width="short"
        defaultValue={project?.currency ?? 'EUR'}
        required
      />
      <SelectField
        name="vat"
        label={t('propose.vat')}
        choices={vatBases.map((value) => ({ value, label: t(`propose.vat-choices.${value}`) }))}
        defaultValue={project?.vat ?? 'without'}
      />
      <DayField name="startsOn" label={t('propose.starts-on')} defaultValue={project?.startsOn} required />
      <DayField name="endsOn" label={t('propose.ends-on')} defaultValue={project?.endsOn} required />
      <SubmitButton>{t(project ? 'propose.send-again' : 'propose.send')}</SubmitButton>
    </Form>
  )
}
