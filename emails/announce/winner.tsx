import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference, type Mail } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  Appeals,
  Offer,
  offerPreview,
  offerSchema,
  OnThePage,
  outcomePreview,
  outcomeSchema,
  ReasonAndFeedback,
  Witness,
} from './about-outcome.tsx'

const schema = z.object({
  ...outcomeSchema,
  ...offerSchema,
  /** The team was told before, under embargo. */
  isTold: z.boolean(),
  hasAccepted: z.boolean(),
})

const texts = {
  en: {
    public: {
      subject: 'It is public: your proposal was selected',
      preheader: 'The embargo is over.',
      heading: 'Your result is public',
      lead: (challenge: string, title: string) =>
        `The result of “${challenge}” is public from now on, and with it that “${title}” was selected. The embargo is over: you may speak of it.`,
      accepted:
        'Your team has accepted its place. The organiser agrees the place and the dates of the pilot with you.',
      answer: 'The lead of your team has not answered yet, and does so on the result page.',
      action: 'Open your result',
    },
    subject: 'Your proposal was selected',
    preheader: 'The lead of the team now accepts or declines.',
    heading: 'Your proposal was selected',
    lead: (challenge: string, title: string) =>
      `The jury of “${challenge}” has chosen “${title}” for a pilot. Congratulations.`,
    next: 'Now the lead of the team accepts or declines on the result page. After that the organiser agrees the place and the dates of the pilot with you.',
    action: 'See the result and answer',
  },
  fi: {
    public: {
      subject: 'Tulos on julkinen: ehdotuksenne valittiin',
      preheader: 'Julkaisukielto on päättynyt.',
      heading: 'Tuloksenne on julkinen',
      lead: (challenge: string, title: string) =>
        `Haasteen ”${challenge}” tulos on nyt julkinen, myös se, että ”${title}” valittiin. Julkaisukielto on päättynyt: voitte kertoa tuloksesta.`,
      accepted: 'Tiiminne on ottanut paikan vastaan. Järjestäjä sopii kanssanne pilotin paikasta ja ajasta.',
      answer: 'Tiimin vetäjä ei ole vielä vastannut. Vastaus annetaan tulossivulla.',
      action: 'Avaa tuloksenne',
    },
    subject: 'Ehdotuksenne valittiin',
    preheader: 'Tiimin vetäjä vastaa nyt, otetaanko paikka vastaan.',
    heading: 'Ehdotuksenne valittiin',
    lead: (challenge: string, title: string) =>
      `Haasteen ”${challenge}” tuomaristo valitsi ehdotuksen ”${title}” pilottiin. Onneksi olkoon.`,
    next: 'Tiimin vetäjä hyväksyy tai hylkää paikan tulossivulla. Sen jälkeen järjestäjä sopii kanssanne pilotin paikasta ja ajasta.',
    action: 'Katso tulos ja vastaa',
  },
  sv: {
    public: {
      subject: 'Nu är det offentligt: ert förslag valdes',
      preheader: 'Publiceringsförbudet är hävt.',
      heading: 'Ert resultat är offentligt',
      lead: (challenge: string, title: string) =>
        `Resultatet av ”${challenge}” är nu offentligt, och därmed att ”${title}” valdes. Publiceringsförbudet är hävt: ni får berätta.`,
      accepted:
        'Ert team har tackat ja till platsen. Arrangören kommer överens med er om plats och tid för piloten.',
      answer: 'Teamets ledare har inte svarat än och gör det på resultatsidan.',
      action: 'Öppna ert resultat',
    },
    subject: 'Ert förslag valdes',
    preheader: 'Teamets ledare tackar nu ja eller nej.',
    heading: 'Ert förslag valdes',
    lead: (challenge: string, title: string) =>
      `Juryn för ”${challenge}” har valt ”${title}” till en pilot. Grattis.`,
    next: 'Nu tackar teamets ledare ja eller nej på resultatsidan. Därefter kommer arrangören överens med er om plats och tid för piloten.',
    action: 'Se resultatet och svara',
  },
  'zh-CN': {
    public: {
      subject: '结果已公布：您的方案入选',
      preheader: '现已解禁。',
      heading: '您的结果已公布',
      lead: (challenge: string, title: string) =>
        `“${challenge}”的结果现已公布，“${title}”入选一事随之公开。现已解禁，贵团队可以对外公布。`,
      accepted: '贵团队已接受名额。主办方将与贵团队商定试点的地点和日期。',
      answer: '贵团队负责人尚未答复，请在结果页面答复。',
      action: '打开结果页面',
    },
    subject: '您的方案已入选',
    preheader: '请团队负责人接受或谢绝。',
    heading: '您的方案已入选',
    lead: (challenge: string, title: string) => `“${challenge}”评审团选定“${title}”进入试点，祝贺贵团队。`,
    next: '请团队负责人在结果页面接受或谢绝。之后，主办方将与贵团队商定试点的地点和日期。',
    action: '查看结果并答复',
  },
} satisfies Record<Locale, unknown>

/** The team won: news to it, or public now where it was told under embargo. */
export const decisionWinner = template({
  schema,
  preview: { ...outcomePreview, ...offerPreview, isTold: false, hasAccepted: false },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, wordsFor(data, locale).subject),
  Body({ data, mail }) {
    const text = wordsFor(data, mail.locale)
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
        {data.isTold ? <PublicNow mail={mail} data={data} /> : <News mail={mail} data={data} />}
        <Appeals mail={mail} until={data.appealsUntil} />
        <Witness mail={mail} record={data.record} />
      </Layout>
    )
  },
})

type Data = z.output<typeof schema>

const wordsFor = ({ isTold }: Data, locale: Locale) => (isTold ? texts[locale].public : texts[locale])

function News({ mail, data }: { mail: Mail; data: Data }) {
  return (
    <>
      <Offer mail={mail} offer={data} />
      <ReasonAndFeedback mail={mail} reason={data.reason} feedback={data.feedback} />
      <P>{texts[mail.locale].next}</P>
    </>
  )
}

/** The team knows what it won: whether it has answered, and where the rest stands. */
function PublicNow({ mail, data }: { mail: Mail; data: Data }) {
  const text = texts[mail.locale].public
  return (
    <>
      <P>{data.hasAccepted ? text.accepted : text.answer}</P>
      {data.hasAccepted ? null : <Offer mail={mail} offer={data} />}
      <OnThePage mail={mail} />
    </>
  )
}
