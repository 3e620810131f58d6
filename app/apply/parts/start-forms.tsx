import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { useSite } from '#app/ui/site.ts'
import type { MaturityLevel } from '#app/publish/core/form/types/maturity.ts'
import { applicantKinds, type ApplicantKind } from '../core/eligibility.ts'
import { applyingWays } from '../core/consortium.ts'
import {
  otherApplicantSchema,
  ownApplicantSchema,
  startNewSchema,
  startOwnSchema,
} from '../core/start-schema.ts'
import { NameField, useOrganisationNames, WebsiteField } from './organisation-fields.tsx'

/** Step one, for an organisation the person has applied with before: its kind and country are known. */
export function OwnApplicantForm({
  organisations,
  asksWay,
  levels,
  result,
}: {
  organisations: readonly Choice[]
  asksWay: boolean
  levels: readonly Choice[]
  result?: FormResult
}) {
  const { t } = useTranslation('apply')
  const form = useZodForm(ownApplicantSchema)
  return (
    <Form form={form} result={result} intent="own" label={t('start.which')}>
      <RadioGroup
        name="organisationId"
        label={t('start.which')}
        choices={organisations}
        defaultValue={organisations.length === 1 ? organisations[0]?.value : undefined}
      />
      {asksWay ? <WayField /> : null}
      <MaturityField levels={levels} />
      <SubmitButton>{t('start.continue')}</SubmitButton>
    </Form>
  )
}

/** Step one for anybody else: two questions, nothing to write. */
export function OtherApplicantForm({
  countries,
  asksWay,
  levels,
  result,
}: {
  countries: readonly Choice[]
  asksWay: boolean
  levels: readonly Choice[]
  result?: FormResult
}) {
  const { t } = useTranslation('apply')
  const form = useZodForm(otherApplicantSchema)
  return (
    <Form form={form} result={result} intent="other" label={t('start.who')}>
      <RadioGroup
        name="kind"
        label={t('start.who')}
        choices={applicantKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <SelectField
        name="country"
        label={t('start.country')}
        hint={t('start.country-hint')}
        placeholder={t('choose')}
        choices={countries}
      />
      {asksWay ? <WayField /> : null}
      <MaturityField levels={levels} />
      <SubmitButton>{t('start.continue')}</SubmitButton>
    </Form>
  )
}

/** Alone or together, where the challenge has a rule about it. */
function WayField() {
  const { t } = useTranslation('apply')
  return (
    <RadioGroup
      name="way"
      label={t('start.way')}
      hint={t('start.way-hint')}
      choices={applyingWays.map((value) => ({ value, label: t(`start.ways.${value}`) }))}
    />
  )
}

/** How mature the solution is, where the challenge has a rule about it. */
function MaturityField({ levels }: { levels: readonly Choice[] }) {
  const { t } = useTranslation('apply')
  if (levels.length === 0) return null
  return (
    <SelectField
      name="maturity"
      label={t('start.maturity')}
      hint={t('start.maturity-hint')}
      placeholder={t('choose')}
      choices={levels}
    />
  )
}

type StartFormProps = {
  requestId: string
  /** The words for the languages, from the loader: browsers and servers may name one differently. */
  languages: readonly Choice[]
  /** Earlier proposals of the person's own, named in words. */
  earlier: readonly Choice[]
  /** What the first step asked of the solution; null where it did not. */
  maturity: MaturityLevel | null
  result?: FormResult
}

/** Step two for one of the person's organisations. */
export function StartOwnForm({
  organisationId,
  languages,
  earlier,
  maturity,
  requestId,
  result,
}: StartFormProps & { organisationId: string }) {
  const { t } = useTranslation('apply')
  const form = useZodForm(startOwnSchema)
  return (
    <Form
      form={form}
      result={result}
      intent="start-own"
      requestId={requestId}
      hidden={{ organisationId, ...(maturity && { maturity }) }}
      label={t('start.title')}
    >
      <LanguageField languages={languages} />
      <ReuseField earlier={earlier} />
      <SubmitButton>{t('start.button')}</SubmitButton>
    </Form>
  )
}

/** Step two for a new applicant: its name, and the language. */
export function StartNewForm({
  kind,
  country,
  languages,
  earlier,
  maturity,
  requestId,
  result,
}: StartFormProps & { kind: ApplicantKind; country: string }) {
  const { t } = useTranslation('apply')
  const form = useZodForm(startNewSchema)
  return (
    <Form
      form={form}
      rowNames={useOrganisationNames(kind)}
      result={result}
      intent="start-new"
      requestId={requestId}
      hidden={{ kind, country, ...(maturity && { maturity }) }}
      label={t('start.title')}
    >
      <NameField kind={kind} />
      <WebsiteField />
      <LanguageField languages={languages} />
      <ReuseField earlier={earlier} />
      <SubmitButton>{t('start.button')}</SubmitButton>
    </Form>
  )
}

function LanguageField({ languages }: { languages: readonly Choice[] }) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  return (
    <SelectField
      name="language"
      label={t('start.language')}
      hint={t('start.language-hint')}
      defaultValue={lang}
      choices={languages}
    />
  )
}

/** Who has written a proposal before need not write the same again. */
function ReuseField({ earlier }: { earlier: readonly Choice[] }) {
  const { t } = useTranslation('apply')
  if (earlier.length === 0) return null
  return (
    <SelectField
      name="reuse"
      label={t('reuse.begin-with')}
      hint={t('reuse.begin-with-hint')}
      optional
      placeholder={t('reuse.empty')}
      choices={earlier}
    />
  )
}
