import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { hostOf, linkTo, pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'
import { dueEvent, dueWords, judgedBy, wordsFor } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  proposals: z.number().int(),
  /** About so long for what is left, rounded up. */
  hours: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  challengeId: opaque(z.string()),
  /** Version of the calendar that `judgingEndsAt` was read from. */
  calendarVersion: z.number().int(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `Your proposals to judge: ${challenge}`,
    preheader: 'Everything is saved as you go.',
    heading: 'Your proposals are here',
    lead: (count: number, challenge: string, hours: number) =>
      `You have ${count} ${count === 1 ? 'proposal' : 'proposals'} to judge in “${challenge}”. That is about ${hours} ${hours === 1 ? 'hour' : 'hours'}.`,
    how: 'Scores are saved as you give them. You mark each scorecard as final, and may reopen it until judging ends.',
    action: 'Begin judging',
  },
  fi: {
    subject: (challenge: string) => `Arvioitavasi: ${challenge}`,
    preheader: 'Kaikki tallentuu sitä mukaa kuin etenet.',
    heading: 'Arvioitavat ehdotukset ovat valmiina',
    lead: (count: number, challenge: string, hours: number) =>
      `Sinulle on jaettu ${count} ${count === 1 ? 'ehdotus' : 'ehdotusta'} haasteessa ”${challenge}”. Aikaa kuluu noin ${hours} ${hours === 1 ? 'tunti' : 'tuntia'}.`,
    how: 'Pisteet tallentuvat heti. Merkitset kunkin arvion valmiiksi ja voit avata sen uudelleen arvioinnin päättymiseen asti.',
    action: 'Aloita arviointi',
  },
  sv: {
    subject: (challenge: string) => `Dina förslag att bedöma: ${challenge}`,
    preheader: 'Allt sparas medan du arbetar.',
    heading: 'Dina förslag är här',
    lead: (count: number, challenge: string, hours: number) =>
      `Du har ${count} förslag att bedöma i ”${challenge}”. Det tar ungefär ${hours} ${hours === 1 ? 'timme' : 'timmar'}.`,
    how: 'Poängen sparas medan du ger dem. Du markerar varje bedömning som klar och kan öppna den igen tills bedömningen slutar.',
    action: 'Börja bedöma',
  },
  'zh-CN': {
    subject: (challenge: string) => `待评审方案：${challenge}`,
    preheader: '评分过程中自动保存。',
    heading: '方案已分配给您',
    lead: (count: number, challenge: string, hours: number) =>
      `“${challenge}”有 ${count} 份方案待您评审，约需 ${hours} 小时。`,
    how: '评分即时保存。每份评分表需由您定稿，评审结束前可重新打开。',
    action: '开始评审',
  },
} satisfies Record<Locale, unknown>

const ballotTexts = {
  en: {
    how: 'Read them, then fill in your ballot: one for all of them. You mark it as final, and may reopen it until judging ends.',
  },
  fi: {
    how: 'Lue ne ja täytä sitten äänestyslippusi, yksi kaikille ehdotuksille. Merkitset sen valmiiksi ja voit avata sen uudelleen arvioinnin päättymiseen asti.',
  },
  sv: {
    how: 'Läs dem och fyll sedan i din röstsedel, en för alla förslag. Du markerar den som klar och kan öppna den igen tills bedömningen slutar.',
  },
  'zh-CN': {
    preheader: '先阅读方案，再填写选票。',
    how: '请先阅读，再填写一张涵盖全部方案的选票。选票由您定稿，评审结束前可重新打开。',
  },
} satisfies Record<Locale, Partial<(typeof texts)['en']>>

/** A juror's proposals are there to be read. */
export const juryAssigned = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    proposals: 12,
    hours: 4,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
    challengeId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    calendarVersion: 1,
  },
  reason: jurorReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = wordsFor(data.judgedBy, texts[mail.locale], ballotTexts[mail.locale])
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).juryQueue(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.proposals, data.challenge, data.hours)}</P>
        <P>{text.how}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
  calendar: ({ challengeId, challenge, calendarVersion, judgingEndsAt, slug, judgedBy: by }, mail) => {
    const url = linkTo(mail, pathsFor(mail).juryQueue(slug))
    return {
      uid: calendarEventId('judging-ends', challengeId, hostOf(mail)),
      title: dueEvent(mail.locale, by, challenge),
      startsAt: judgingEndsAt,
      sequence: calendarVersion,
      url,
      description: `${texts[mail.locale].action}: ${url}`,
    }
  },
})
