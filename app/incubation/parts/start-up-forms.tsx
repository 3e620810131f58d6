import { useTranslation } from 'react-i18next'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import type { IntakeState } from '../core/intake-states.ts'
import { MilestoneList, type ListedMilestone } from './milestone-list.tsx'

type Result = FormResult | undefined
type StartUp = {
  readonly name: string
  readonly state: IntakeState
  readonly milestones: readonly ListedMilestone[]
  readonly mentors: readonly { readonly id: string; readonly name: string }[]
}

const resultFor = (result: Result, intent: string, field?: string, value?: string): Result =>
  result?.values.intent === intent && (field === undefined || result.values[field] === value)
    ? result
    : undefined

/** The steps, each to be called done or waived, and a form for another. */
export function MilestoneForms({ application, result }: { application: StartUp; result: Result }) {
  const { t } = useTranslation('incubation')
  const { milestones, state } = application
  const mayChange = state === 'joined'
  return (
    <Section id="milestones" title={t('milestones.title')} intro={t('milestones.intro')}>
      {milestones.length === 0 ? <p>{t('milestones.none')}</p> : null}
      <MilestoneList
        milestones={milestones}
        doFor={
          mayChange ? (milestone) => <MilestoneActions milestone={milestone} result={result} /> : undefined
        }
      />
      {mayChange ? (
        <Form intent="add-milestone" result={resultFor(result, 'add-milestone')} label={t('milestones.add')}>
          <TextField name="title" label={t('milestones.what')} />
          <DayField name="dueOn" label={t('milestones.due-on')} />
          <SubmitButton tone="secondary">{t('milestones.add')}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}

function MilestoneActions({ milestone, result }: { milestone: ListedMilestone; result: Result }) {
  const { t } = useTranslation('incubation')
  const { id, title, standing } = milestone
  if (standing === 'done' || standing === 'waived') return null
  const waived = resultFor(result, 'waive', 'milestone', id)
  return (
    <>
      {standing === 'reported' ? (
        <Form
          intent="done"
          hidden={{ milestone: id }}
          result={resultFor(result, 'done', 'milestone', id)}
          label={t('milestones.done-of', { title })}
        >
          <SubmitButton size="small">{t('milestones.done')}</SubmitButton>
        </Form>
      ) : null}
      <Disclosure
        size="small"
        summary={
          <span>
            {t('milestones.waive')}
            <span className="visually-hidden"> {title}</span>
          </span>
        }
        open={waived !== undefined}
      >
        <Form
          intent="waive"
          hidden={{ milestone: id }}
          result={waived}
          label={t('milestones.waive-of', { title })}
        >
          <TextArea name="reason" label={t('milestones.waive-why')} rows={2} />
          <SubmitButton tone="secondary" size="small">
            {t('milestones.waive-do')}
          </SubmitButton>
        </Form>
      </Disclosure>
    </>
  )
}

export type MentorChoice = {
  readonly id: string
  readonly name: string
  readonly mostTeams: number
  readonly teamsTaken: number
  readonly judges: boolean
  readonly fits: boolean
}

/** Who helps the start-up, and who could. */
export function MentorForms({
  application,
  mentors,
  result,
}: {
  application: StartUp
  mentors: readonly MentorChoice[]
  result: Result
}) {
  const { t } = useTranslation('incubation')
  const mayChange = application.state === 'joined'
  return (
    <Section id="mentors" title={t('mentors.title')}>
      {application.mentors.length === 0 ? <p>{t('mentors.none-for')}</p> : null}
      <ul className="plain-list">
        {application.mentors.map(({ id, name }) => (
          <li key={id}>
            {name}
            {mayChange ? (
              <Form
                intent="unmatch"
                hidden={{ mentor: id }}
                result={resultFor(result, 'unmatch', 'mentor', id)}
                label={t('mentors.unmatch-of', { name })}
              >
                <SubmitButton tone="secondary" size="small">
                  {t('mentors.unmatch')}
                </SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange && mentors.length > 0 ? (
        <Form intent="match" result={resultFor(result, 'match')} label={t('mentors.match')}>
          <SelectField
            name="mentor"
            label={t('mentors.whom')}
            placeholder={t('fields.choose')}
            choices={mentors.map(({ id, name, mostTeams, teamsTaken, judges, fits }) => ({
              value: id,
              label: [
                name,
                t('mentors.teams', { count: teamsTaken, most: mostTeams }),
                ...(fits ? [t('mentors.fits')] : []),
                ...(judges ? [t('mentors.judges')] : []),
              ].join(' · '),
              disabled: judges || teamsTaken >= mostTeams,
            }))}
          />
          <SubmitButton tone="secondary">{t('mentors.match')}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}

/** The end of the time in a cohort: graduated, or left before. */
export function EndForms({ result }: { result: Result }) {
  const { t } = useTranslation('incubation')
  const left = resultFor(result, 'leave')
  return (
    <Section id="end" title={t('end.title')} tone="raised">
      <Form intent="graduate" result={resultFor(result, 'graduate')} label={t('end.graduate')}>
        <p>{t('end.graduate-hint')}</p>
        <SubmitButton>{t('end.graduate')}</SubmitButton>
      </Form>
      <Disclosure summary={t('end.leave')} open={left !== undefined}>
        <Form intent="leave" result={left} label={t('end.leave')}>
          <TextArea name="reason" label={t('end.why')} hint={t('decide.reason-hint')} rows={3} />
          <SubmitButton tone="danger">{t('end.leave-do')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}
