import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { localeNames, locales, type Locale } from '#app/platform/i18n.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestText, measurementSchema, reportSchema } from '../core/pilot-forms.ts'
import { nextStates, type PilotState } from '../core/pilot-states.ts'
import { measureBases } from '../core/plan.ts'
import type { MilestoneKind } from '../core/reports.ts'
import { DayField } from './day-field.tsx'

type WithResult = { result?: FormProblem }

/** One button for the next step, and stopping behind a disclosure with its reason. */
export function MoveForms({ state, version, result }: WithResult & { state: PilotState; version: number }) {
  const { t } = useTranslation('pilot')
  // Agreed it becomes by the last signature, scaled by the decision about it: both have pages of their own.
  const next = nextStates[state].find((each) => each !== 'stopped' && each !== 'scaled' && each !== 'agreed')
  if (nextStates[state].length === 0) return null
  const isStopping = result?.values.to === 'stopped'
  return (
    <>
      {next === undefined ? null : (
        <Form
          result={isStopping ? undefined : result}
          intent="move"
          hidden={{ to: next, version }}
          label={t('manage.next-step')}
        >
          <ButtonRow>
            <SubmitButton>{t(`manage.move.${next}`)}</SubmitButton>
          </ButtonRow>
        </Form>
      )}
      {state === 'awarded' ? <p>{t('refusals.agreement-unsigned')}</p> : null}
      <Disclosure summary={t('manage.stop')} open={isStopping}>
        <Form
          result={isStopping ? result : undefined}
          intent="move"
          hidden={{ to: 'stopped', version }}
          label={t('manage.stop')}
        >
          <TextArea
            name="reason"
            label={t('manage.stop-reason')}
            hint={t('manage.stop-reason-hint')}
            rows={3}
            maxCharacters={longestText}
            required
          />
          <SubmitButton tone="danger">{t('manage.move.stopped')}</SubmitButton>
        </Form>
      </Disclosure>
    </>
  )
}

/** The report of one milestone. */
export function ReportForm({
  milestone,
  result,
}: WithResult & {
  milestone: {
    id: string
    title: string
    reportKind: MilestoneKind
    report: string | null
    version: number
  }
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(reportSchema)
  return (
    <Section id="report" level={3} title={t('manage.report', { title: milestone.title })} tone="bare">
      <Form
        form={form}
        result={result}
        intent="report"
        hidden={{ milestoneId: milestone.id, version: milestone.version }}
        label={t('manage.report', { title: milestone.title })}
      >
        <TextArea
          name="report"
          label={t('milestone.report')}
          hint={t(milestone.reportKind === 'final' ? 'manage.final-report-hint' : 'manage.report-hint')}
          rows={5}
          maxCharacters={20_000}
          defaultValue={milestone.report ?? ''}
          required
        />
        <SubmitButton tone="secondary">{t('manage.report-button')}</SubmitButton>
      </Form>
    </Section>
  )
}

/** One value of a measure, with its day and its basis. */
export function MeasureForm({
  measures,
  chosen,
  today,
  result,
}: WithResult & {
  measures: readonly { id: string; name: string; unit: string }[]
  chosen: { id: string }
  today: string
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(measurementSchema)
  return (
    <Section id="enter" level={3} title={t('manage.enter')} intro={t('manage.enter-intro')} tone="bare">
      <Form form={form} result={result} intent="measure" label={t('manage.enter')}>
        <SelectField
          name="measureId"
          label={t('manage.which')}
          choices={measures.map(({ id, name, unit }) => ({ value: id, label: `${name} (${unit})` }))}
          defaultValue={chosen.id}
        />
        <NumberField name="value" label={t('manage.value')} decimal required />
        <DayField name="measuredOn" label={t('measure.day')} defaultValue={today} required />
        <BasisField name="basis" label={t('measure.basis')} hint={t('measure.basis-hint')} required />
        <TextField name="note" label={t('manage.note')} hint={t('manage.note-hint')} optional />
        <TextField name="evidence" label={t('manage.evidence')} hint={t('manage.evidence-hint')} optional />
        <SubmitButton tone="secondary">{t('manage.enter-button')}</SubmitButton>
      </Form>
    </Section>
  )
}

/** What a figure rests on. */
export function BasisField(props: {
  name: string
  label: string
  hint?: string
  defaultValue?: string
  required?: boolean
  optional?: boolean
}) {
  const { t } = useTranslation('pilot')
  return (
    <SelectField
      {...props}
      placeholder={t('measure.choose-basis')}
      choices={measureBases.map((basis) => ({ value: basis, label: t(`measure.basis-choice.${basis}`) }))}
    />
  )
}

/** The switch: out, or back. */
export function PublishForm({
  pilot,
  result,
}: WithResult & { pilot: { slug: string; isPublished: boolean; version: number } }) {
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  return (
    <>
      <p>
        {pilot.isPublished ? (
          <a href={paths.pilot(pilot.slug)}>{t('manage.is-public')}</a>
        ) : (
          t('manage.is-private')
        )}
      </p>
      <Form
        result={result}
        intent="publish"
        hidden={{ isPublished: pilot.isPublished ? 'no' : 'yes', version: pilot.version }}
        label={t('manage.public')}
      >
        <SubmitButton tone={pilot.isPublished ? 'secondary' : 'primary'}>
          {t(pilot.isPublished ? 'manage.unpublish' : 'manage.publish')}
        </SubmitButton>
      </Form>
    </>
  )
}

/** The languages a pilot's texts may be written in: the programme's first one unless another is chosen. */
export function LanguageField({
  languages = locales,
  chosen,
}: {
  languages?: readonly Locale[]
  chosen?: Locale
}) {
  const { t } = useTranslation('pilot')
  const offered = [...new Set([...languages, ...locales])]
  return (
    <SelectField
      name="contentLocale"
      label={t('language.label')}
      hint={t('language.hint')}
      choices={offered.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      defaultValue={chosen ?? offered[0]}
    />
  )
}

export function LanguageForm({
  pilot,
  result,
}: WithResult & { pilot: { contentLocale: Locale; version: number } }) {
  const { t } = useTranslation('pilot')
  return (
    <Form result={result} intent="language" hidden={{ version: pilot.version }} label={t('language.label')}>
      <LanguageField chosen={pilot.contentLocale} />
      <SubmitButton tone="secondary">{t('language.save')}</SubmitButton>
    </Form>
  )
}
