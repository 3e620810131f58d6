import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { MeetingFacts, meetingEntry, meetingPreview, meetingSchema } from './about-meeting.tsx'
import { jurorReason } from './juror-reason.ts'

const schema = z.object({ ...meetingSchema })

const texts = {
  en: {
    subject: (challenge: string) => `The jury meets soon: ${challenge}`,
    preheader: 'When and where.',
    heading: 'The jury meets soon',
    lead: (challenge: string) => `A reminder: the jury of “${challenge}” meets.`,
    help: 'Say on the page of the meeting that you are there when it begins. If you cannot come, answer this mail.',
    action: 'Open the meeting',
  },
  fi: {
    subject: (challenge: string) => `Tuomaristo kokoontuu pian: ${challenge}`,
    preheader: 'Aika ja paikka.',
    heading: 'Tuomaristo kokoontuu pian',
    lead: (challenge: string) => `Muistutus: haasteen ”${challenge}” tuomaristo kokoontuu.`,
    help: 'Ilmoittaudu kokouksen sivulla, kun se alkaa. Jos et pääse, vastaa tähän viestiin.',
    action: 'Avaa kokous',
  },
  sv: {
    subject: (challenge: string) => `Juryn möts snart: ${challenge}`,
    preheader: 'När och var.',
    heading: 'Juryn möts snart',
    lead: (challenge: string) => `En påminnelse: juryn för ”${challenge}” möts.`,
    help: 'Säg på mötets sida att du är på plats när det börjar. Kan du inte komma, svara på det här mejlet.',
    action: 'Öppna mötet',
  },
  'zh-CN': {
    subject: (challenge: string) => `评审团会议即将开始：${challenge}`,
    preheader: '时间与地点。',
    heading: '评审团会议即将开始',
    lead: (challenge: string) => `提醒：“${challenge}”的评审团将开会。`,
    help: '会议开始时，请在会议页面表示已到会。如无法参加，请回复本邮件。',
    action: '打开会议',
  },
} satisfies Record<Locale, unknown>

/** A meeting of the jury is near. */
export const juryMeetingReminder = template({
  schema,
  preview: { ...meetingPreview },
  reason: jurorReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).juryMeeting(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <MeetingFacts mail={mail} meeting={data} />
        <P>{text.help}</P>
      </Layout>
    )
  },
  calendar: (data, mail) => meetingEntry(data, mail),
})
