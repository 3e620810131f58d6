import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { hostOf, linkTo, pathsFor, withReference } from '#emails/parts/mail.ts'
import { Deadline, deadlineNote, Greeting, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { proposalPreview, proposalSchema, teamReason } from './about-proposal.ts'

const schema = z.object({
  ...proposalSchema,
  challengeId: opaque(z.string()),
  /** Version of the calendar that `closesAt` was read from. */
  calendarVersion: z.number().int(),
})

const texts = {
  en: {
    subject: 'Your draft is saved',
    preheader: 'How to come back to it, and when the challenge closes.',
    heading: 'Your draft is saved',
    lead: (challenge: string) =>
      `You have started a proposal for “${challenge}”. Everything you write is saved as you go.`,
    team: 'You can invite colleagues to write with you. Nobody outside your team reads the draft.',
    deadline: 'The challenge closes',
    action: 'Open the draft',
    event: (challenge: string) => `The challenge closes: ${challenge}`,
    eventNote: (reference: string) =>
      `Hand in your proposal ${reference} before this instant. The draft is here:`,
  },
  fi: {
    subject: 'Luonnoksenne on tallessa',
    preheader: 'Näin palaat siihen, ja silloin haaste sulkeutuu.',
    heading: 'Luonnoksenne on tallessa',
    lead: (challenge: string) =>
      `Aloitit ehdotuksen haasteeseen ”${challenge}”. Kirjoittamasi tallentuu sitä mukaa kuin kirjoitat.`,
    team: 'Voit kutsua kollegoja kirjoittamaan kanssasi. Kukaan tiimin ulkopuolinen ei lue luonnosta.',
    deadline: 'Haaste sulkeutuu',
    action: 'Avaa luonnos',
    event: (challenge: string) => `Haaste sulkeutuu: ${challenge}`,
    eventNote: (reference: string) => `Jätä ehdotus ${reference} ennen tätä hetkeä. Luonnos on täällä:`,
  },
  sv: {
    subject: 'Ert utkast är sparat',
    preheader: 'Så kommer du tillbaka till det, och då stänger utmaningen.',
    heading: 'Ert utkast är sparat',
    lead: (challenge: string) =>
      `Du har påbörjat ett förslag till ”${challenge}”. Det du skriver sparas efter hand.`,
    team: 'Du kan bjuda in kollegor att skriva tillsammans med dig. Ingen utanför teamet läser utkastet.',
    deadline: 'Utmaningen stänger',
    action: 'Öppna utkastet',
    event: (challenge: string) => `Utmaningen stänger: ${challenge}`,
    eventNote: (reference: string) =>
      `Lämna in förslaget ${reference} före den här tidpunkten. Utkastet finns här:`,
  },
  'zh-CN': {
    subject: '草稿已保存',
    preheader: '如何继续填写，以及截止时间。',
    heading: '草稿已保存',
    lead: (challenge: string) => `您已开始填写“${challenge}”的方案。您输入的内容会随时保存。`,
    team: '您可以邀请同事一起填写。团队以外的人看不到草稿。',
    deadline: '截止时间',
    action: '打开草稿',
    event: (challenge: string) => `截止：${challenge}`,
    eventNote: (reference: string) => `请在此时间之前提交方案 ${reference}。草稿地址：`,
  },
} satisfies Record<Locale, unknown>

export const proposalStarted = template({
  schema,
  preview: { ...proposalPreview, challengeId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479', calendarVersion: 1 },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).proposal(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{text.team}</P>
        <Deadline mail={mail} label={text.deadline} at={data.closesAt} graceMinutes={data.graceMinutes} />
      </Layout>
    )
  },
  calendar: (
    { challengeId, challenge, calendarVersion, closesAt, proposalId, reference, graceMinutes: minutes },
    mail,
  ) => {
    const url = linkTo(mail, pathsFor(mail).proposal(proposalId))
    return {
      uid: calendarEventId('closes', challengeId, hostOf(mail)),
      title: texts[mail.locale].event(challenge),
      startsAt: closesAt,
      sequence: calendarVersion,
      url,
      description: deadlineNote(mail, minutes, `${texts[mail.locale].eventNote(reference)} ${url}`),
    }
  },
})
