import { useTranslation } from 'react-i18next'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { leadsTo, type IntakeState } from '../core/intake-states.ts'

export type CohortChoice = {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly capacity: number
  readonly placesTaken: number
}

/** What an organiser can decide about an application: a place, the waiting list, no. */
export function DecideForms({
  application,
  cohorts,
  result,
}: {
  application: { readonly state: IntakeState; readonly name: string }
  cohorts: readonly CohortChoice[]
  result: FormResult | undefined
}) {
  const { t } = useTranslation('incubation')
  const { state } = application
  if (!leadsTo(state, 'offered')) return null
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const [withRoom] = cohorts.filter(({ capacity, placesTaken }) => placesTaken < capacity)
  return (
    <Section id="decide" title={t('decide.title')} tone="raised">
      {cohorts.length === 0 ? (
        <p>{t('queue.no-cohort')}</p>
      ) : (
        <Form intent="offer" result={resultOf('offer')} label={t('decide.offer')}>
          <SelectField
            name="cohort"
            label={t('decide.cohort')}
            defaultValue={withRoom?.id ?? cohorts[0]?.id}
            choices={cohorts.map(({ id, number, name, capacity, placesTaken }) => ({
              value: id,
              label: `${name === '' ? t('cohorts.number', { number }) : `${number} · ${name}`} (${t(
                'cohorts.left',
                {
                  count: capacity - placesTaken,
                  capacity,
                },
              )})`,
            }))}
          />
          <DayField
            name="answerOn"
            label={t('decide.answer-on')}
            hint={t('decide.answer-on-hint')}
            optional
          />
          <SubmitButton>{t('decide.offer')}</SubmitButton>
        </Form>
      )}
      {leadsTo(state, 'waiting') ? (
        <Form intent="wait" result={resultOf('wait')} label={t('decide.wait')}>
          <SubmitButton tone="secondary">{t('decide.wait')}</SubmitButton>
        </Form>
      ) : null}
      <Disclosure summary={t('decide.decline')} open={resultOf('decline') !== undefined}>
        <Form intent="decline" result={resultOf('decline')} label={t('decide.decline')}>
          <TextArea name="reason" label={t('decide.reason')} hint={t('decide.reason-hint')} rows={4} />
          <SubmitButton tone="danger">{t('decide.decline-do')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}
