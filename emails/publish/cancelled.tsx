import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema } from './about-challenge.ts'

const schema = z.object({
  ...challengeSchema,
  /** What the reader has to do with it; partners and followers read. */
  part: z.enum(['team', 'juror', 'organiser', 'reader']),
  /** For a team, its proposal. */
  proposalId: opaque(z.string()).nullable(),
  reason: opaque(z.string()),
})

const texts = {
  en: {
    subject: (challenge: string) => `Cancelled: ${challenge}`,
    preheader: 'Why, and what becomes of what was written.',
    heading: 'The challenge is cancelled',
    lead: (challenge: string) => `The organiser has cancelled “${challenge}”. It does not go on.`,
    reason: 'The organiser’s reason:',
    means: {
      team: 'Your proposal is neither judged nor made public. It stays on its page for your team to read, and its answers can be taken into another challenge. Thank you for the work you put into it.',
      juror:
        'There is nothing left to judge. What you have read stays confidential, and scores that were given are not used. Thank you for your time.',
      organiser:
        'Teams, jury, followers and partners hear it with this reason. Proposals stay with their teams, and the challenge sends no reminders any more.',
      reader: 'No proposals are taken any more. This is the last mail about this challenge.',
    },
    action: {
      team: 'Open your proposal',
      juror: 'See the challenge',
      organiser: 'Open the cockpit',
      reader: 'See the challenge',
    },
  },
  fi: {
    subject: (challenge: string) => `Peruttu: ${challenge}`,
    preheader: 'Miksi, ja mitä kirjoitetulle tapahtuu.',
    heading: 'Haaste on peruttu',
    lead: (challenge: string) => `Järjestäjä on perunut haasteen ”${challenge}”. Se ei jatku.`,
    reason: 'Järjestäjän perustelu:',
    means: {
      team: 'Ehdotustanne ei arvioida eikä julkaista. Se jää sivulleen tiiminne luettavaksi, ja vastaukset voi ottaa mukaan toiseen haasteeseen. Kiitos työstänne.',
      juror:
        'Arvioitavaa ei enää ole. Lukemasi on yhä luottamuksellista, eikä annettuja pisteitä käytetä. Kiitos ajastasi.',
      organiser:
        'Tiimit, tuomaristo, seuraajat ja kumppanit saavat tiedon tällä perustelulla. Ehdotukset jäävät tiimeilleen, eikä haaste enää lähetä muistutuksia.',
      reader: 'Ehdotuksia ei oteta enää vastaan. Tämä on viimeinen viesti tästä haasteesta.',
    },
    action: {
      team: 'Avaa ehdotuksenne',
      juror: 'Katso haaste',
      organiser: 'Avaa ohjaamo',
      reader: 'Katso haaste',
    },
  },
  sv: {
    subject: (challenge: string) => `Inställd: ${challenge}`,
    preheader: 'Varför, och vad som händer med det som har skrivits.',
    heading: 'Utmaningen är inställd',
    lead: (challenge: string) => `Arrangören har ställt in ”${challenge}”. Den fortsätter inte.`,
    reason: 'Arrangörens skäl:',
    means: {
      team: 'Ert förslag varken bedöms eller offentliggörs. Det ligger kvar på sin sida för ert team att läsa, och svaren kan tas med till en annan utmaning. Tack för arbetet ni har lagt ner.',
      juror:
        'Det finns inget kvar att bedöma. Det du har läst är fortfarande konfidentiellt, och poäng som har getts används inte. Tack för din tid.',
      organiser:
        'Team, jury, följare och partner får veta det med det här skälet. Förslagen stannar hos sina team, och utmaningen skickar inga påminnelser längre.',
      reader: 'Inga förslag tas emot längre. Det här är det sista brevet om den här utmaningen.',
    },
    action: {
      team: 'Öppna ert förslag',
      juror: 'Se utmaningen',
      organiser: 'Öppna översikten',
      reader: 'Se utmaningen',
    },
  },
  'zh-CN': {
    subject: (challenge: string) => `已取消：${challenge}`,
    preheader: '取消原因，以及已填写内容的处理方式。',
    heading: '挑战已取消',
    lead: (challenge: string) => `主办方已取消“${challenge}”，该挑战不再继续。`,
    reason: '主办方说明的原因：',
    means: {
      team: '您的方案不会进入评审，也不会公开。方案页面予以保留，供团队成员查看，其中的内容可用于其他挑战。感谢您和团队的付出。',
      juror: '评审工作到此结束。您读过的内容仍须保密，已给出的评分不会使用。感谢您付出的时间。',
      organiser:
        '团队、评审团、关注者和合作方都会收到通知及上述原因。方案仍归各团队所有，该挑战不再发送提醒。',
      reader: '该挑战不再接收方案。这是关于它的最后一封邮件。',
    },
    action: {
      team: '打开方案',
      juror: '查看挑战',
      organiser: '打开总览',
      reader: '查看挑战',
    },
  },
} satisfies Record<Locale, unknown>

/** A challenge was called off: why, and what becomes of what people wrote. */
export const challengeCancelled = template({
  schema,
  preview: {
    ...challengePreview,
    part: 'team',
    proposalId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
    reason: 'The building that the pilot needs was sold.',
  },
  reason: {
    en: 'you have to do with this challenge.',
    fi: 'olet mukana tässä haasteessa tai seuraat sitä.',
    sv: 'du är med i den här utmaningen eller följer den.',
    'zh-CN': '您参与或关注了该挑战。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const paths = pathsFor(mail)
    const path =
      data.part === 'team' && data.proposalId !== null
        ? paths.proposal(data.proposalId)
        : data.part === 'organiser'
          ? paths.organise.challenge(data.challengeSlug)
          : paths.challenge(data.challengeSlug)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action[data.part], path }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{text.reason}</P>
        <Quote>{data.reason}</Quote>
        <P>{text.means[data.part]}</P>
      </Layout>
    )
  },
})
