import { useTranslation } from 'react-i18next'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import type { MeetingAppointment } from '../core/deliberation/meeting-view.ts'

const usualMinutes = 120

function minutesOf({ startsAtIso, endsAtIso }: MeetingAppointment): number {
  return Math.round((Date.parse(endsAtIso) - Date.parse(startsAtIso)) / 60_000)
}

/** When and where a meeting is to be held, for everybody who may come. */
export function MeetingAppointmentFacts({
  appointment,
  zone,
}: {
  appointment: MeetingAppointment
  zone: string
}) {
  const { t } = useTranslation('judge')
  const { startsAtIso, place, link } = appointment
  return (
    <SummaryList
      items={[
        { label: t('meeting.begins'), value: <ZonedTimes atIso={startsAtIso} zones={[zone]} /> },
        { label: t('pitches.minutes'), value: minutesOf(appointment) },
        ...(place === '' ? [] : [{ label: t('pitches.place'), value: place }]),
        ...(link === '' ? [] : [{ label: t('pitches.link'), value: <a href={link}>{link}</a> }]),
      ]}
    />
  )
}

/** Whoever leads the meeting says when and where, changes it, and calls it off. */
export function ConveneMeeting({
  appointment,
  zone,
  resultOf,
}: {
  appointment: MeetingAppointment | null
  zone: string
  resultOf: (intent: string) => FormResult
}) {
  const { t } = useTranslation('judge')
  const start = appointment && instantToWallClock(new Date(appointment.startsAtIso), zone)
  return (
    <>
      <Section
        id="convene"
        title={t(appointment ? 'meeting.convene-again' : 'meeting.convene')}
        intro={t('meeting.convene-hint')}
      >
        <Form result={resultOf('convene')} intent="convene" label={t('meeting.convene')}>
          <DateTimeField
            name="startsAt"
            label={t('meeting.begins')}
            defaultValue={{ date: start?.date ?? '', time: start?.time ?? '', zone }}
            fixedZone={zone}
            required
          />
          <NumberField
            name="minutes"
            label={t('pitches.minutes')}
            unit={t('pitches.unit')}
            defaultValue={appointment ? minutesOf(appointment) : usualMinutes}
          />
          <TextField
            name="place"
            label={t('pitches.place')}
            defaultValue={appointment?.place ?? ''}
            optional
          />
          <TextField
            name="link"
            label={t('pitches.link')}
            hint={t('meeting.link-hint')}
            defaultValue={appointment?.link ?? ''}
            optional
          />
          <SubmitButton tone={appointment ? 'secondary' : 'primary'}>{t('meeting.convene-do')}</SubmitButton>
        </Form>
      </Section>
      {appointment ? (
        <Section id="call-off" title={t('meeting.call-off')} intro={t('meeting.call-off-hint')}>
          <Form result={resultOf('call-off')} intent="call-off" label={t('meeting.call-off')}>
            <TextArea
              name="callOffReason"
              label={t('meeting.call-off-reason')}
              hint={t('meeting.call-off-reason-hint')}
              rows={2}
              required
            />
            <SubmitButton tone="danger">{t('meeting.call-off')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </>
  )
}
