import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { ButtonRow } from '#app/ui/button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import type { ShownMeeting } from '../core/deliberation/meeting-view.ts'

/** The agenda is made, and made anew as long as the meeting has not begun. */
export function PlanMeeting({
  before,
  isByBallots,
  result,
}: {
  /** The newest meeting so far: one that is planned gets its agenda anew, after one that ended another is planned. */
  before: 'planned' | 'running' | 'ended' | null
  /** Nobody gives points: every proposal is talked through. */
  isByBallots: boolean
  result?: FormResult
}) {
  const { t } = useTranslation('judge')
  return (
    <Section
      id="plan"
      title={t(
        before === 'planned'
          ? 'meeting.plan-again'
          : before === 'ended'
            ? 'meeting.plan-another'
            : 'meeting.plan',
      )}
      intro={t(isByBallots ? 'meeting.plan-hint-ballots' : 'meeting.plan-hint')}
    >
      <Form result={result} intent="plan" label={t('meeting.plan')}>
        {isByBallots ? null : (
          <NumberField
            name="atLeast"
            label={t('meeting.at-least')}
            hint={t('meeting.at-least-hint')}
            unit={t('meeting.points')}
            defaultValue={0}
          />
        )}
        <SubmitButton tone={before === null ? 'primary' : 'secondary'}>
          {t('meeting.make-agenda')}
        </SubmitButton>
      </Form>
    </Section>
  )
}

/** What whoever leads writes down about the proposal that is talked about, and how the meeting goes on. */
export function LeadMeeting({
  meeting,
  isSeated,
  result,
}: {
  meeting: ShownMeeting
  /** Whoever leads has a seat, and is there by leading. */
  isSeated: boolean
  result?: FormResult
}) {
  const { t } = useTranslation('judge')
  const { current, version, state, agenda } = meeting
  const isLast = !agenda.some((item) => item.state === 'waiting')
  if (state === 'planned') {
    return (
      <Form result={result} intent="start" hidden={{ seen: version }} label={t('meeting.start')}>
        <p>{t(isSeated ? 'meeting.start-as-juror' : 'meeting.start-needs')}</p>
        <SubmitButton>{t('meeting.start')}</SubmitButton>
      </Form>
    )
  }
  const here = current?.seats.filter(({ isPresent, standing }) => isPresent && standing === 'in') ?? []
  return (
    <Section
      id="lead"
      title={current ? t('meeting.lead', { reference: current.reference }) : t('meeting.lead-between')}
      intro={current && !current.byBallots ? t('meeting.lead-hint') : undefined}
    >
      <Form
        result={result}
        hidden={{ seen: version }}
        rowNames={Object.fromEntries([
          ['whole', t('meeting.whole')],
          ['reason', t('meeting.reason')],
          ...(current?.criteria ?? []).map(({ id, name }) => [`criteria.${id}`, name] as const),
        ])}
        label={t('meeting.lead-label')}
      >
        {current ? (
          <>
            {current.criteria.map(({ id, name, lowest, highest }) => (
              <NumberField
                key={id}
                name={`criteria.${id}`}
                label={name}
                hint={t('meeting.scale', { lowest, highest })}
                optional
              />
            ))}
            {current.byBallots ? null : (
              <>
                <NumberField
                  name="whole"
                  label={t('meeting.whole')}
                  hint={t('meeting.whole-hint')}
                  decimal
                  optional
                />
                <TextArea
                  name="reason"
                  label={t('meeting.reason')}
                  hint={t('meeting.reason-hint')}
                  rows={3}
                  maxCharacters={4000}
                  optional
                />
              </>
            )}
            <TextArea
              name="decision"
              label={t('meeting.decision')}
              hint={t('meeting.decision-hint')}
              rows={2}
              maxCharacters={4000}
              optional
            />
            {here.length > 0 ? (
              <CheckboxGroup
                name="abstained[]"
                label={t('meeting.abstained')}
                optional
                choices={here.map(({ jurorId, name }) => ({ value: jurorId, label: name }))}
              />
            ) : null}
          </>
        ) : null}
        <ButtonRow>
          {current || !isLast ? (
            <SubmitButton intent="next">{t(isLast ? 'meeting.finish-item' : 'meeting.next')}</SubmitButton>
          ) : null}
          <SubmitButton intent="end" tone="secondary">
            {t('meeting.end')}
          </SubmitButton>
        </ButtonRow>
      </Form>
    </Section>
  )
}
