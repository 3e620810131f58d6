import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'
import { dueWords, judgedBy } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  proposals: z.number().int(),
  hours: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `Begin here: ${challenge}`,
    preheader: 'One proposal is a good beginning.',
    heading: 'Nothing is opened yet',
    lead: (challenge: string, count: number, hours: number) =>
      `${count} ${count === 1 ? 'proposal waits' : 'proposals wait'} for you in “${challenge}”, about ${hours} ${hours === 1 ? 'hour' : 'hours'} in all. You have not opened any yet.`,
    how: 'Everything is saved as you go, on a phone too. If you cannot judge after all, say so now, so that somebody else can.',
    action: 'Open the first one',
  },
  fi: {
    subject: (challenge: string) => `Aloita tästä: ${challenge}`,
    preheader: 'Yhdestä ehdotuksesta on hyvä aloittaa.',
    heading: 'Mitään ei ole vielä avattu',
    lead: (challenge: string, count: number, hours: number) =>
      `Sinua odottaa ${count} ${count === 1 ? 'ehdotus' : 'ehdotusta'} haasteessa ”${challenge}”, yhteensä noin ${hours} ${hours === 1 ? 'tunti' : 'tuntia'}. Et ole vielä avannut yhtäkään.`,
    how: 'Kaikki tallentuu sitä mukaa kuin etenet, myös puhelimella. Jos et voikaan arvioida, kerro siitä nyt, jotta joku muu ehtii.',
    action: 'Avaa ensimmäinen',
  },
  sv: {
    subject: (challenge: string) => `Börja här: ${challenge}`,
    preheader: 'Ett förslag är en bra början.',
    heading: 'Inget är öppnat än',
    lead: (challenge: string, count: number, hours: number) =>
      `${count} förslag väntar på dig i ”${challenge}”, ungefär ${hours} ${hours === 1 ? 'timme' : 'timmar'} sammanlagt. Du har inte öppnat något än.`,
    how: 'Allt sparas medan du arbetar, även på mobilen. Om du ändå inte kan bedöma, säg det nu så att någon annan hinner.',
    action: 'Öppna det första',
  },
  'zh-CN': {
    subject: (challenge: string) => `从这里开始：${challenge}`,
    preheader: '先看一份就好。',
    heading: '尚未打开任何方案',
    lead: (challenge: string, count: number, hours: number) =>
      `“${challenge}”有 ${count} 份方案等待您评审，共约 ${hours} 小时。您尚未打开任何一份。`,
    how: '内容自动保存，手机上也可进行。如无法评审，请尽早告知，以便安排他人。',
    action: '打开第一份',
  },
} satisfies Record<Locale, unknown>

/** Three days after the assignment a juror has opened nothing. */
export const juryNotStarted = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    proposals: 12,
    hours: 4,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
  },
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
        action={{ label: text.action, path: pathsFor(mail).juryQueue(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.proposals, data.hours)}</P>
        <P>{text.how}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
