import type { ReactNode } from 'react'
import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, type Mail } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  MeetingFacts,
  meetingEntry,
  meetingPreview,
  meetingSchema,
  type MeetingData,
} from './about-meeting.tsx'
import { jurorReason } from './juror-reason.ts'

/** What a mail about a meeting of the jury says of its own, in one language. */
type MeetingWords = {
  readonly subject: (challenge: string) => string
  readonly preheader: string
  readonly heading: string
  readonly lead: (challenge: string) => string
}

const openTheMeeting = {
  en: 'Open the meeting',
  fi: 'Avaa kokous',
  sv: 'Öppna mötet',
  'zh-CN': '打开会议',
} satisfies Record<Locale, string>

/** The frame of these mails: what it is about, and the way to the page of the meeting. */
export function MeetingLayout({
  mail,
  meeting,
  words,
  children,
}: {
  mail: Mail
  meeting: MeetingData
  words: MeetingWords
  children: ReactNode
}) {
  const { preheader, heading, lead } = words
  return (
    <Layout
      {...{ mail, preheader, heading }}
      phase="judge"
      action={{ label: openTheMeeting[mail.locale], path: pathsFor(mail).juryMeeting(meeting.slug) }}
    >
      <Greeting mail={mail} />
      <P>{lead(meeting.challenge)}</P>
      {children}
    </Layout>
  )
}

/** A mail that says when and where the meeting is, with its entry for calendars. */
export function meetingMail(
  texts: Readonly<Record<Locale, MeetingWords & { readonly help: string }>>,
  { sequence }: { readonly sequence: number },
) {
  return template({
    schema: z.object({ ...meetingSchema }),
    preview: { ...meetingPreview, sequence },
    reason: jurorReason,
    subject: (data, { locale }) => texts[locale].subject(data.challenge),
    Body: ({ data, mail }) => (
      <MeetingLayout mail={mail} meeting={data} words={texts[mail.locale]}>
        <MeetingFacts mail={mail} meeting={data} />
        <P>{texts[mail.locale].help}</P>
      </MeetingLayout>
    ),
    calendar: (data, mail) => meetingEntry(data, mail),
  })
}
