import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { Offer, offerPreview, offerSchema, outcomePreview, Witness } from './about-outcome.tsx'

const schema = z.object({
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  /** Place on the reserve list, from 1. */
  place: z.int().positive(),
  record: opaque(z.string()),
  ...offerSchema,
})

const texts = {
  en: {
    subject: 'A place has become free: your proposal moves up',
    preheader: 'The lead of the team now accepts or declines.',
    heading: 'Your proposal moves up to a pilot',
    lead: (challenge: string, title: string, place: number) =>
      `A team that was selected in “${challenge}” has declined its place. “${title}” is next, from place ${place} of the reserve list: the place is yours to take. Congratulations.`,
    next: 'Now the lead of the team accepts or declines on the result page. After that the organiser agrees the place and the dates of the pilot with you. From today your proposal stands on the public winners page.',
    action: 'See the result and answer',
  },
  fi: {
    subject: 'Paikka vapautui: ehdotuksenne nousee varasijalta',
    preheader: 'Tiimin vetäjä vastaa nyt, otetaanko paikka vastaan.',
    heading: 'Ehdotuksenne nousee pilottiin',
    lead: (challenge: string, title: string, place: number) =>
      `Haasteessa ”${challenge}” valittu tiimi luopui paikastaan. ”${title}” on varasijalta ${place} seuraavana vuorossa, joten paikka on teidän. Onneksi olkoon.`,
    next: 'Tiimin vetäjä hyväksyy tai hylkää paikan tulossivulla. Sen jälkeen järjestäjä sopii kanssanne pilotin paikasta ja ajasta. Ehdotuksenne on tästä päivästä lähtien julkisella voittajasivulla.',
    action: 'Katso tulos ja vastaa',
  },
  sv: {
    subject: 'En plats har blivit ledig: ert förslag flyttas upp',
    preheader: 'Teamets ledare tackar nu ja eller nej.',
    heading: 'Ert förslag flyttas upp till en pilot',
    lead: (challenge: string, title: string, place: number) =>
      `Ett team som valdes i ”${challenge}” har tackat nej till sin plats. ”${title}” står på tur från reservplats ${place}: platsen är er. Grattis.`,
    next: 'Nu tackar teamets ledare ja eller nej på resultatsidan. Därefter kommer arrangören överens med er om plats och tid för piloten. Från i dag står ert förslag på den offentliga vinnarsidan.',
    action: 'Se resultatet och svara',
  },
  'zh-CN': {
    subject: '名额空出，您的方案递补入选',
    preheader: '请团队负责人接受或谢绝。',
    heading: '您的方案递补进入试点',
    lead: (challenge: string, title: string, place: number) =>
      `“${challenge}”中一支入选团队谢绝了名额，“${title}”位列候补第 ${place} 位，依次递补，名额归贵团队。祝贺贵团队。`,
    next: '请团队负责人在结果页面接受或谢绝。之后，主办方将与贵团队商定试点的地点和日期。自今日起，贵团队的方案列于公开的获选页面。',
    action: '查看结果并答复',
  },
} satisfies Record<Locale, unknown>

const { proposalId, reference, title, challenge, record } = outcomePreview

/** A reserve has moved up for a winner who declined. */
export const decisionMovedUp = template({
  schema,
  preview: { proposalId, reference, title, challenge, place: 1, record, ...offerPreview },
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
        <P>{text.lead(data.challenge, data.title, data.place)}</P>
        <Offer mail={mail} offer={data} />
        <P>{text.next}</P>
        <Witness mail={mail} record={data.record} />
      </Layout>
    )
  },
})
