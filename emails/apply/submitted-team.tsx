import { z } from 'zod'
import { formatInstant } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Deadline, graceMinutes, Greeting, List, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  challenge: z.string(),
  challengeSlug: z.string(),
  closesAt: z.iso.datetime(),
  graceMinutes,
  /** What came in since the last of these mails, in order. */
  items: z
    .array(z.object({ reference: z.string(), version: z.int().positive(), submittedAt: z.iso.datetime() }))
    .min(1),
})

/** A mail stays a mail: the rest is on the page. */
const mostShown = 30

const texts = {
  en: {
    subject: (count: number, challenge: string) =>
      `${count === 1 ? 'One submission' : `${count} submissions`}: ${challenge}`,
    heading: 'What was submitted',
    lead: (challenge: string) => `For “${challenge}” these came in since the last of these mails:`,
    item: (reference: string, version: number, at: string) =>
      version === 1 ? `${reference}, new, ${at}` : `${reference}, version ${version}, ${at}`,
    more: (count: number) => `and ${count} more.`,
    sealed: 'Until the deadline only the teams read what stands in them.',
    deadline: 'The challenge closes',
    action: 'See the challenge',
  },
  fi: {
    subject: (count: number, challenge: string) =>
      `${count === 1 ? 'Yksi lähetetty ehdotus' : `${count} lähetettyä ehdotusta`}: ${challenge}`,
    heading: 'Lähetetyt ehdotukset',
    lead: (challenge: string) => `Haasteeseen ”${challenge}” on edellisen koosteen jälkeen lähetetty:`,
    item: (reference: string, version: number, at: string) =>
      version === 1 ? `${reference}, uusi, ${at}` : `${reference}, versio ${version}, ${at}`,
    more: (count: number) => `ja vielä ${count} muuta.`,
    sealed: 'Määräaikaan asti ehdotusten sisällön lukevat vain niiden tekijät.',
    deadline: 'Haaste sulkeutuu',
    action: 'Avaa haaste',
  },
  sv: {
    subject: (count: number, challenge: string) =>
      `${count === 1 ? 'Ett inlämnat förslag' : `${count} inlämnade förslag`}: ${challenge}`,
    heading: 'Inlämnade förslag',
    lead: (challenge: string) => `Till ”${challenge}” har följande kommit in sedan det förra brevet:`,
    item: (reference: string, version: number, at: string) =>
      version === 1 ? `${reference}, nytt, ${at}` : `${reference}, version ${version}, ${at}`,
    more: (count: number) => `och ${count} till.`,
    sealed: 'Fram till tidsgränsen läser bara teamen själva vad som står i dem.',
    deadline: 'Utmaningen stänger',
    action: 'Se utmaningen',
  },
  'zh-CN': {
    subject: (count: number, challenge: string) => `收到 ${count} 份提交：${challenge}`,
    heading: '新收到的方案',
    lead: (challenge: string) => `自上次汇总以来，“${challenge}”收到以下提交：`,
    item: (reference: string, version: number, at: string) =>
      version === 1 ? `${reference}，首次提交，${at}` : `${reference}，第 ${version} 版，${at}`,
    more: (count: number) => `另有 ${count} 份。`,
    sealed: '截止之前，只有团队自己可以阅读方案内容。',
    deadline: '截止时间',
    action: '查看挑战',
  },
} satisfies Record<Locale, unknown>

export const submittedTeam = template({
  schema,
  preview: {
    challenge: 'Clean air in the old town',
    challengeSlug: 'clean-air',
    closesAt: '2021-12-22T21:59:00.000Z',
    graceMinutes: 15,
    items: [
      { reference: 'HEL-2021-K7QF-3', version: 1, submittedAt: '2021-12-20T09:12:00.000Z' },
      { reference: 'HEL-2021-M2PA-8', version: 2, submittedAt: '2021-12-20T15:40:00.000Z' },
    ],
  },
  reason: {
    en: 'you run this challenge.',
    fi: 'olet haasteen järjestäjä.',
    sv: 'du ordnar den här utmaningen.',
    'zh-CN': '您是该挑战的主办人员。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.items.length, data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const shown = data.items.slice(0, mostShown)
    const rest = data.items.length - shown.length
    return (
      <Layout
        mail={mail}
        preheader={text.sealed}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).organise.challenge(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <List
          items={[
            ...shown.map(({ reference, version, submittedAt }) =>
              text.item(reference, version, formatInstant(mail.locale, submittedAt, mail.zone)),
            ),
            ...(rest > 0 ? [text.more(rest)] : []),
          ]}
        />
        <P>{text.sealed}</P>
        <Deadline mail={mail} label={text.deadline} at={data.closesAt} graceMinutes={data.graceMinutes} />
      </Layout>
    )
  },
})
