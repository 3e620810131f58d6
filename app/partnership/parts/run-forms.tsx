import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { longestReasons } from '../core/forms.ts'
import type { ProjectState } from '../core/projects.ts'

/** Another milestone, and a report for each that has none. */
export function StepForms({
  milestones,
  isOver,
  result,
}: {
  milestones: readonly { readonly id: string; readonly title: string; readonly report: string | null }[]
  /** Nothing more is added to a project that has ended; what is due is still reported. */
  isOver: boolean
  result?: FormProblem
}) {
  const { t } = useTranslation('partnership')
  const resultOf = (intent: string, stepId?: string) =>
    result?.values.intent === intent && result.values.stepId === stepId ? result : undefined
  return (
    <>
      {milestones
        .filter(({ report }) => report === null)
        .map(({ id, title }) => (
          <Disclosure
            key={id}
            summary={t('decide.report-step', { title })}
            open={resultOf('report-step', id) !== undefined}
          >
            <Form
              intent="report-step"
              result={resultOf('report-step', id)}
              hidden={{ stepId: id }}
              label={t('decide.report-step', { title })}
            >
              <TextArea
                name="report"
                label={t('decide.report-field')}
                rows={3}
                maxCharacters={longestReasons}
                required
              />
              <SubmitButton tone="secondary">{t('decide.report-button')}</SubmitButton>
            </Form>
          </Disclosure>
        ))}
      {isOver ? null : (
        <Disclosure summary={t('decide.add-step')} open={resultOf('step') !== undefined}>
          <Form intent="step" result={resultOf('step')} label={t('decide.add-step')}>
            <TextField name="title" label={t('projects.milestone')} required />
            <DayField name="dueOn" label={t('projects.due')} required />
            <SubmitButton tone="secondary">{t('decide.step-button')}</SubmitButton>
          </Form>
        </Disclosure>
      )}
    </>
  )
}

/** How an agreed project goes on. */
export function MoveForm({
  next,
  version,
  result,
}: {
  next: readonly ProjectState[]
  version: number
  result?: FormProblem
}) {
  const { t } = useTranslation('partnership')
  const choices = (['running', 'finished', 'stopped'] as const).filter((state) => next.includes(state))
  return (
    <Form intent="move" result={result} hidden={{ version }} label={t('decide.move')}>
      <SelectField
        name="to"
        label={t('decide.to-field')}
        choices={choices.map((value) => ({ value, label: t(`decide.to.${value}`) }))}
        defaultValue={choices[0]}
      />
      <TextArea
        name="reason"
        label={t('decide.stop-reason')}
        hint={t('decide.stop-reason-hint')}
        rows={3}
        maxCharacters={longestReasons}
        optional
      />
      <SubmitButton tone="secondary">{t('decide.move-button')}</SubmitButton>
    </Form>
  )
}
