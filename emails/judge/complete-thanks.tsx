import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'
import { judgedBy, wordsFor } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  finished: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  announcesAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `All your scorecards are final: ${challenge}`,
    preheader: 'Thank you. Here is what comes next.',
    heading: 'Thank you',
    lead: (count: number, challenge: string) =>
      `${count === 1 ? 'Your scorecard' : `All ${count} of your scorecards`} in “${challenge}” ${count === 1 ? 'is' : 'are'} final.`,
    next: 'You may reopen one until judging ends. Please keep what you read to yourself until the winners are public.',
    until: 'Judging ends',
    announced: 'Winners are announced',
    action: 'See your scorecards',
  },
  fi: {
    subject: (challenge: string) => `Kaikki arviosi ovat valmiina: ${challenge}`,
    preheader: 'Kiitos. Näin tästä jatketaan.',
    heading: 'Kiitos',
    lead: (count: number, challenge: string) =>
      count === 1
        ? `Arviosi haasteessa ”${challenge}” on valmis.`
        : `Kaikki ${count} arviotasi haasteessa ”${challenge}” ovat valmiina.`,
    next: 'Voit avata arvion uudelleen arvioinnin päättymiseen asti. Pidä lukemasi omana tietonasi voittajien julkistamiseen saakka.',
    until: 'Arviointi päättyy',
    announced: 'Voittajat julkistetaan',
    action: 'Katso arviosi',
  },
  sv: {
    subject: (challenge: string) => `Alla dina bedömningar är klara: ${challenge}`,
    preheader: 'Tack. Det här händer sedan.',
    heading: 'Tack',
    lead: (count: number, challenge: string) =>
      count === 1
        ? `Din bedömning i ”${challenge}” är klar.`
        : `Alla dina ${count} bedömningar i ”${challenge}” är klara.`,
    next: 'Du kan öppna en bedömning igen tills bedömningen slutar. Håll det du läst för dig själv tills vinnarna är offentliga.',
    until: 'Bedömningen slutar',
    announced: 'Vinnarna meddelas',
    action: 'Se dina bedömningar',
  },
  'zh-CN': {
    subject: (challenge: string) => `评分表已全部定稿：${challenge}`,
    preheader: '感谢您，接下来的安排如下。',
    heading: '感谢您的评审',
    lead: (count: number, challenge: string) => `您在“${challenge}”中的 ${count} 份评分表均已定稿。`,
    next: '评审结束前您可重新打开评分表。获奖结果公布前，请对所读内容保密。',
    until: '评审结束',
    announced: '公布获奖结果',
    action: '查看评分表',
  },
} satisfies Record<Locale, unknown>

const ballotTexts = {
  en: {
    subject: (challenge) => `Your ballot is final: ${challenge}`,
    lead: (_, challenge) => `Your ballot in “${challenge}” is final.`,
    next: 'You may reopen it until judging ends. Please keep what you read to yourself until the winners are public.',
    action: 'See your ballot',
  },
  fi: {
    subject: (challenge) => `Äänestyslippusi on valmis: ${challenge}`,
    lead: (_, challenge) => `Äänestyslippusi haasteessa ”${challenge}” on valmis.`,
    next: 'Voit avata sen uudelleen arvioinnin päättymiseen asti. Pidä lukemasi omana tietonasi voittajien julkistamiseen saakka.',
    action: 'Katso äänestyslippusi',
  },
  sv: {
    subject: (challenge) => `Din röstsedel är klar: ${challenge}`,
    lead: (_, challenge) => `Din röstsedel i ”${challenge}” är klar.`,
    next: 'Du kan öppna den igen tills bedömningen slutar. Håll det du läst för dig själv tills vinnarna är offentliga.',
    action: 'Se din röstsedel',
  },
  'zh-CN': {
    subject: (challenge) => `选票已定稿：${challenge}`,
    lead: (_, challenge) => `您在“${challenge}”中的选票已定稿。`,
    next: '评审结束前您可重新打开选票。获奖结果公布前，请对所读内容保密。',
    action: '查看选票',
  },
} satisfies Record<Locale, Partial<(typeof texts)['en']>>

/** A juror has finished. */
export const juryCompleteThanks = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    finished: 12,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
    announcesAt: '2022-01-14T08:00:00.000Z',
  },
  reason: jurorReason,
  subject: (data, { locale }) =>
    wordsFor(data.judgedBy, texts[locale], ballotTexts[locale]).subject(data.challenge),
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
        <P>{text.lead(data.finished, data.challenge)}</P>
        <P>{text.next}</P>
        <When mail={mail} label={text.until} at={data.judgingEndsAt} />
        <When mail={mail} label={text.announced} at={data.announcesAt} />
      </Layout>
    )
  },
})
