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
    subject: (challenge: string) => `The meeting of the jury has moved: ${challenge}`,
    preheader: 'The new time and place.',
    heading: 'The meeting has moved',
    lead: (challenge: string) => `The jury of “${challenge}” meets at another time or in another place.`,
    help: 'If you cannot come then, answer this mail.',
    action: 'Open the meeting',
  },
  fi: {
    subject: (challenge: string) => `Tuomariston kokous on siirretty: ${challenge}`,
    preheader: 'Uusi aika ja paikka.',
    heading: 'Kokous on siirretty',
    lead: (challenge: string) =>
      `Haasteen ”${challenge}” tuomariston kokouksen aika tai paikka on muuttunut.`,
    help: 'Jos et pääse silloin, vastaa tähän viestiin.',
    action: 'Avaa kokous',
  },
  sv: {
    subject: (challenge: string) => `Juryns möte har flyttats: ${challenge}`,
    preheader: 'Den nya tiden och platsen.',
    heading: 'Mötet har flyttats',
    lead: (challenge: string) => `Juryn för ”${challenge}” möts på en annan tid eller en annan plats.`,
    help: 'Kan du inte komma då, svara på det här mejlet.',
    action: 'Öppna mötet',
  },
  'zh-CN': {
    subject: (challenge: string) => `评审团会议有变动：${challenge}`,
    preheader: '新的时间和地点。',
    heading: '会议有变动',
    lead: (challenge: string) => `“${challenge}”评审团会议的时间或地点有变动。`,
    help: '如果届时无法参加，请回复本邮件。',
    action: '打开会议',
  },
} satisfies Record<Locale, unknown>

/** The hour or the place of a meeting of the jury has changed. */
export const juryMeetingMoved = template({
  schema,
  preview: { ...meetingPreview, sequence: 1 },
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
