import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { pitchEntry, pitchPreview, pitchSchema, slotPreview, slotSchema } from './about-pitch.tsx'

const schema = z.object({
  ...pitchSchema,
  slot: slotSchema,
  /** In the organiser's words; empty in mail that was planned before one was asked for. */
  reason: z.string().default(''),
})

const texts = {
  en: {
    subject: 'The time of your pitch is called off',
    preheader: 'You are still a finalist.',
    lead: (title: string) =>
      `The time at which “${title}” was to pitch is called off. You are still a finalist: another time can be chosen on your page, or the organiser gives you one.`,
    was: 'It would have begun',
    because: (reason: string) => `The organiser writes: ${reason}`,
    action: 'Open your page',
  },
  fi: {
    subject: 'Pitchauksenne aika on peruttu',
    preheader: 'Olette yhä finalisti.',
    lead: (title: string) =>
      `Ehdotuksen ”${title}” pitchauksen aika on peruttu. Olette yhä finalisti: voitte valita toisen ajan sivultanne, tai järjestäjä antaa sellaisen.`,
    was: 'Sen piti alkaa',
    because: (reason: string) => `Järjestäjä kirjoittaa: ${reason}`,
    action: 'Avaa sivunne',
  },
  sv: {
    subject: 'Tiden för er pitch är inställd',
    preheader: 'Ni är fortfarande finalist.',
    lead: (title: string) =>
      `Tiden då ”${title}” skulle pitchas är inställd. Ni är fortfarande finalist: en annan tid kan väljas på er sida, eller så får ni en av arrangören.`,
    was: 'Den skulle ha börjat',
    because: (reason: string) => `Arrangören skriver: ${reason}`,
    action: 'Öppna er sida',
  },
  'zh-CN': {
    subject: '您的路演时段已取消',
    preheader: '您仍在入围之列。',
    lead: (title: string) =>
      `“${title}”原定的路演时段已取消。您仍在入围之列：可在您的页面上另选时段，或由主办方安排。`,
    was: '原定开始时间',
    because: (reason: string) => `主办方说明：${reason}`,
    action: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

export const pitchCancelled = template({
  schema,
  preview: {
    ...pitchPreview,
    slot: { ...slotPreview, sequence: 2 },
    reason: 'The chair of the jury is ill that day.',
  },
  reason: teamReason,
  subject: ({ reference }, { locale }) => withReference(reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).pitch(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        {data.reason === '' ? null : <P>{text.because(data.reason)}</P>}
        <When mail={mail} label={text.was} at={data.slot.startsAt} />
      </Layout>
    )
  },
  calendar: (data, mail) => pitchEntry(data, data.slot, mail, { isCancelled: true }),
})
