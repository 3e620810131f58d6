import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { P, Quote, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { meetingEntry, meetingPreview, meetingSchema } from './about-meeting.tsx'
import { jurorReason } from './juror-reason.ts'
import { MeetingLayout } from './meeting-mail.tsx'

const schema = z.object({ ...meetingSchema, reason: z.string() })

const texts = {
  en: {
    subject: (challenge: string) => `The meeting of the jury is called off: ${challenge}`,
    preheader: 'You hear when there is another hour.',
    heading: 'The meeting is called off',
    lead: (challenge: string) =>
      `The jury of “${challenge}” does not meet at the hour below. You hear by mail when there is another.`,
    because: 'Why:',
    was: 'It would have begun',
  },
  fi: {
    subject: (challenge: string) => `Tuomariston kokous on peruttu: ${challenge}`,
    preheader: 'Saat viestin, kun uusi aika on sovittu.',
    heading: 'Kokous on peruttu',
    lead: (challenge: string) =>
      `Haasteen ”${challenge}” tuomaristo ei kokoonnu alla mainittuna aikana. Saat viestin, kun uusi aika on sovittu.`,
    because: 'Syy:',
    was: 'Sen piti alkaa',
  },
  sv: {
    subject: (challenge: string) => `Juryns möte är inställt: ${challenge}`,
    preheader: 'Du får veta när det finns en ny tid.',
    heading: 'Mötet är inställt',
    lead: (challenge: string) =>
      `Juryn för ”${challenge}” möts inte på tiden nedan. Du får ett mejl när det finns en ny.`,
    because: 'Varför:',
    was: 'Det skulle ha börjat',
  },
  'zh-CN': {
    subject: (challenge: string) => `评审团会议已取消：${challenge}`,
    preheader: '另定时间后将通知您。',
    heading: '会议已取消',
    lead: (challenge: string) => `“${challenge}”的评审团不在下列时间开会。另定时间后，您会收到邮件。`,
    because: '原因：',
    was: '原定开始时间',
  },
} satisfies Record<Locale, unknown>

/** The hour of a meeting of the jury is called off. */
export const juryMeetingCancelled = template({
  schema,
  preview: { ...meetingPreview, sequence: 2, reason: 'The chair of the jury is ill that day.' },
  reason: jurorReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <MeetingLayout mail={mail} meeting={data} words={text}>
        <P>{text.because}</P>
        <Quote>{data.reason}</Quote>
        <When mail={mail} label={text.was} at={data.startsAt} />
      </MeetingLayout>
    )
  },
  calendar: (data, mail) => meetingEntry(data, mail, { isCancelled: true }),
})
