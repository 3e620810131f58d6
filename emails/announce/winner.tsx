import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  Appeals,
  Offer,
  offerPreview,
  offerSchema,
  outcomePreview,
  outcomeSchema,
  ReasonAndFeedback,
  Witness,
} from './about-outcome.tsx'

const schema = z.object({ ...outcomeSchema, ...offerSchema })

const texts = {
  en: {
    subject: 'Your proposal was selected',
    preheader: 'The lead of the team now accepts or declines.',
    heading: 'Your proposal was selected',
    lead: (challenge: string, title: string) =>
      `The jury of “${challenge}” has chosen “${title}” for a pilot. Congratulations.`,
    next: 'Now the lead of the team accepts or declines on the result page. After that the organiser agrees the place and the dates of the pilot with you.',
    action: 'See the result and answer',
  },
  fi: {
    subject: 'Ehdotuksenne valittiin',
    preheader: 'Tiimin vetäjä vastaa nyt, otetaanko paikka vastaan.',
    heading: 'Ehdotuksenne valittiin',
    lead: (challenge: string, title: string) =>
      `Haasteen ”${challenge}” tuomaristo valitsi ehdotuksen ”${title}” pilottiin. Onneksi olkoon.`,
    next: 'Tiimin vetäjä hyväksyy tai hylkää paikan tulossivulla. Sen jälkeen järjestäjä sopii kanssanne pilotin paikasta ja ajasta.',
    action: 'Katso tulos ja vastaa',
  },
  sv: {
    subject: 'Ert förslag valdes',
    preheader: 'Teamets ledare tackar nu ja eller nej.',
    heading: 'Ert förslag valdes',
    lead: (challenge: string, title: string) =>
      `Juryn för ”${challenge}” har valt ”${title}” till en pilot. Grattis.`,
    next: 'Nu tackar teamets ledare ja eller nej på resultatsidan. Därefter kommer arrangören överens med er om plats och tid för piloten.',
    action: 'Se resultatet och svara',
  },
  'zh-CN': {
    subject: '您的方案已入选',
    preheader: '请团队负责人接受或谢绝。',
    heading: '您的方案已入选',
    lead: (challenge: string, title: string) => `“${challenge}”评审团选定“${title}”进入试点，祝贺贵团队。`,
    next: '请团队负责人在结果页面接受或谢绝。之后，主办方将与贵团队商定试点的地点和日期。',
    action: '查看结果并答复',
  },
} satisfies Record<Locale, unknown>

export const decisionWinner = template({
  schema,
  preview: { ...outcomePreview, ...offerPreview },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).result(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.title)}</P>
        <Offer mail={mail} offer={data} />
        <ReasonAndFeedback mail={mail} reason={data.reason} feedback={data.feedback} />
        <P>{text.next}</P>
        <Appeals mail={mail} until={data.appealsUntil} />
        <Witness mail={mail} record={data.record} />
      </Layout>
    )
  },
})
