/** What teams hear once the result is out: of their certificate, and of words of the jury that came later. */
import { z } from 'zod'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { pathsFor } from '#emails/parts/mail.ts'
import { P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { outcomePreview } from './about-outcome.tsx'

const kept = {
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  challengeSlug: opaque(z.string()),
}
const { proposalId, reference, title, challenge, challengeSlug } = outcomePreview
const keptPreview = { proposalId, reference, title, challenge, challengeSlug }

/** The day after the announcement: where the certificate is, to print and to show. */
export const decisionCertificate = proposalMail({
  schema: z.object({ ...kept, outcome: z.enum(['winner', 'honourable_mention']) }),
  preview: { ...keptPreview, outcome: 'winner' as const },
  reason: teamReason,
  phase: 'announce',
  leadsTo: (data, mail) => pathsFor(mail).certificate(data.challengeSlug, data.reference),
  texts: {
    en: {
      subject: 'Your certificate',
      preheader: 'To print, to keep and to show.',
      lead: {
        winner: (name: string, call: string) =>
          `“${name}” has won in “${call}”, and there is a certificate of it.`,
        honourable_mention: (name: string, call: string) =>
          `“${name}” has an honourable mention in “${call}”, and there is a certificate of it.`,
      },
      how: 'It can be read on the page and downloaded as a PDF, in four languages. Whoever you show it to can check there that it is real.',
      action: 'Open the certificate',
    },
    fi: {
      subject: 'Todistuksenne',
      preheader: 'Tulostettavaksi, talteen ja näytettäväksi.',
      lead: {
        winner: (name: string, call: string) =>
          `”${name}” voitti haasteessa ”${call}”, ja siitä on todistus.`,
        honourable_mention: (name: string, call: string) =>
          `”${name}” sai kunniamaininnan haasteessa ”${call}”, ja siitä on todistus.`,
      },
      how: 'Sen voi lukea sivulla ja ladata PDF:nä neljällä kielellä. Se, jolle sen näytätte, voi tarkistaa samalta sivulta, että se on aito.',
      action: 'Avaa todistus',
    },
    sv: {
      subject: 'Ert diplom',
      preheader: 'Att skriva ut, spara och visa.',
      lead: {
        winner: (name: string, call: string) =>
          `”${name}” har vunnit i ”${call}”, och det finns ett diplom på det.`,
        honourable_mention: (name: string, call: string) =>
          `”${name}” har fått ett hedersomnämnande i ”${call}”, och det finns ett diplom på det.`,
      },
      how: 'Det kan läsas på sidan och laddas ner som PDF på fyra språk. Den ni visar det för kan där kontrollera att det är äkta.',
      action: 'Öppna diplomet',
    },
    'zh-CN': {
      subject: '您的证书',
      preheader: '可打印、留存和出示。',
      lead: {
        winner: (name: string, call: string) => `“${name}”在“${call}”中获胜，证书现已生成。`,
        honourable_mention: (name: string, call: string) =>
          `“${name}”在“${call}”中获得荣誉提名，证书现已生成。`,
      },
      how: '证书可在页面上查看，并可下载四种语言的 PDF。任何人都可以在该页面核验证书真伪。',
      action: '打开证书',
    },
  },
  says: ({ data, text }) => (
    <>
      <P>{text.lead[data.outcome](data.title, data.challenge)}</P>
      <P>{text.how}</P>
    </>
  ),
})

/** A comment of a juror was let through after the announcement. */
export const feedbackAvailable = proposalMail({
  schema: z.object(kept),
  preview: keptPreview,
  reason: teamReason,
  phase: 'announce',
  leadsTo: (data, mail) => pathsFor(mail).proposal(data.proposalId),
  texts: {
    en: {
      subject: 'There is more feedback from the jury',
      preheader: 'It stands on the page of your result.',
      lead: (name: string, call: string) =>
        `Since the announcement of “${call}” the jury has more to say about “${name}”. The outcome stays as it is.`,
      how: 'You find it on the page of your proposal, where you can also say whether it was useful.',
      action: 'Read the feedback',
    },
    fi: {
      subject: 'Tuomaristolta on lisää palautetta',
      preheader: 'Se on tuloksenne sivulla.',
      lead: (name: string, call: string) =>
        `Haasteen ”${call}” julkistuksen jälkeen tuomaristolla on lisää sanottavaa ehdotuksesta ”${name}”. Tulos ei muutu.`,
      how: 'Palaute on ehdotuksenne sivulla. Siellä voitte myös kertoa, oliko siitä hyötyä.',
      action: 'Lue palaute',
    },
    sv: {
      subject: 'Det finns mer återkoppling från juryn',
      preheader: 'Den står på resultatets sida.',
      lead: (name: string, call: string) =>
        `Sedan ”${call}” offentliggjordes har juryn mer att säga om ”${name}”. Resultatet ändras inte.`,
      how: 'Den finns på förslagets sida, där ni också kan säga om den var till nytta.',
      action: 'Läs återkopplingen',
    },
    'zh-CN': {
      subject: '评审团有新的反馈',
      preheader: '请在结果页面查看。',
      lead: (name: string, call: string) =>
        `“${call}”结果公布之后，评审团对“${name}”有新的反馈。评审结果不变。`,
      how: '反馈在您的方案页面上，您也可以在那里说明是否有用。',
      action: '查看反馈',
    },
  },
  says: ({ data, text }) => (
    <>
      <P>{text.lead(data.title, data.challenge)}</P>
      <P>{text.how}</P>
    </>
  ),
})
