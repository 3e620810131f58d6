import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { organiserReason } from './about-challenge.ts'

const schema = z.object({
  challengeSlug: opaque(z.string()),
  challenge: opaque(z.string()),
  /** One for each question of the day. */
  items: z.array(z.object({ askedAt: z.iso.datetime() })),
})

const texts = {
  en: {
    subject: (challenge: string, count: number) =>
      `${count} ${count === 1 ? 'question waits' : 'questions wait'}: ${challenge}`,
    preheader: 'One answer goes to everybody.',
    heading: 'Questions wait',
    lead: (challenge: string, count: number) =>
      `${count} ${count === 1 ? 'question was' : 'questions were'} asked about “${challenge}”. One answer goes to everybody, in numbered batches.`,
    action: 'Read and answer',
  },
  fi: {
    subject: (challenge: string, count: number) =>
      `${count} ${count === 1 ? 'kysymys odottaa' : 'kysymystä odottaa'}: ${challenge}`,
    preheader: 'Yksi vastaus kaikille.',
    heading: 'Kysymyksiä odottaa',
    lead: (challenge: string, count: number) =>
      `Haasteesta ”${challenge}” esitettiin ${count} ${count === 1 ? 'kysymys' : 'kysymystä'}. Vastaukset julkaistaan kaikille numeroituina erinä.`,
    action: 'Lue ja vastaa',
  },
  sv: {
    subject: (challenge: string, count: number) =>
      `${count} ${count === 1 ? 'fråga väntar' : 'frågor väntar'}: ${challenge}`,
    preheader: 'Ett svar till alla.',
    heading: 'Frågor väntar',
    lead: (challenge: string, count: number) =>
      `${count} ${count === 1 ? 'fråga' : 'frågor'} ställdes om ”${challenge}”. Svaren publiceras till alla i numrerade omgångar.`,
    action: 'Läs och svara',
  },
  'zh-CN': {
    subject: (challenge: string, count: number) => `${count} 个问题待答复：${challenge}`,
    preheader: '答复向所有人公布。',
    heading: '有问题待答复',
    lead: (challenge: string, count: number) =>
      `“${challenge}”收到 ${count} 个问题。答复按编号分批向所有人公布。`,
    action: '查看并答复',
  },
} satisfies Record<Locale, unknown>

export const questionReceived = template({
  schema,
  preview: {
    challengeSlug: 'home-services-for-the-elderly',
    challenge: 'Home Services for the Elderly',
    items: [{ askedAt: '2021-12-06T09:00:00.000Z' }, { askedAt: '2021-12-06T10:00:00.000Z' }],
  },
  reason: organiserReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge, data.items.length),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).organise.questions(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.items.length)}</P>
      </Layout>
    )
  },
})
