import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { pathsFor } from '#emails/parts/mail.ts'
import { List, P, When } from '#emails/parts/pieces.tsx'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { closedProposalPreview, closedProposalSchema, leadReason } from './about-closing.ts'

const schema = z.object(closedProposalSchema)

const texts = {
  en: {
    subject: 'The challenge has closed. What happens next',
    preheader: 'Your proposal is in. Here are the next steps.',
    heading: 'Closed, and your proposal is in',
    lead: (challenge: string, title: string) =>
      `“${challenge}” no longer takes proposals. Yours, “${title}”, is among those received.`,
    steps: [
      'The organiser checks that each proposal meets the rules.',
      'Jurors declare conflicts of interest, then read and judge.',
      'You can see on your proposal’s page who has opened it, and when.',
    ],
    announced: 'Results are announced',
    action: 'Open your proposal',
  },
  fi: {
    subject: 'Haaste on sulkeutunut. Näin jatketaan',
    preheader: 'Ehdotuksenne on mukana. Tässä seuraavat vaiheet.',
    heading: 'Haaste sulkeutui, ehdotuksenne on mukana',
    lead: (challenge: string, title: string) =>
      `Haaste ”${challenge}” ei enää ota vastaan ehdotuksia. Ehdotuksenne ”${title}” on vastaanotettujen joukossa.`,
    steps: [
      'Järjestäjä tarkistaa, että ehdotukset täyttävät säännöt.',
      'Tuomarit ilmoittavat esteellisyydestä, lukevat ja arvioivat.',
      'Ehdotuksen sivulta näette, kuka sen on avannut ja milloin.',
    ],
    announced: 'Tulokset julkistetaan',
    action: 'Avaa ehdotuksenne',
  },
  sv: {
    subject: 'Utmaningen har stängt. Så går det vidare',
    preheader: 'Ert förslag är med. Här är nästa steg.',
    heading: 'Stängt, och ert förslag är med',
    lead: (challenge: string, title: string) =>
      `”${challenge}” tar inte längre emot förslag. Ert, ”${title}”, finns bland de mottagna.`,
    steps: [
      'Arrangören kontrollerar att varje förslag uppfyller reglerna.',
      'Jurymedlemmarna anmäler jäv, läser och bedömer.',
      'På förslagets sida ser ni vem som har öppnat det och när.',
    ],
    announced: 'Resultaten offentliggörs',
    action: 'Öppna ert förslag',
  },
  'zh-CN': {
    subject: '征集已截止，后续安排',
    preheader: '您的方案已在列，以下是后续步骤。',
    heading: '征集已截止，您的方案已在列',
    lead: (challenge: string, title: string) =>
      `“${challenge}”已停止接收方案。您团队的“${title}”已在收到的方案之中。`,
    steps: [
      '主办方检查各方案是否符合规则。',
      '评委先申报利益冲突，再阅读和评审。',
      '在方案页面可以查看谁在何时打开过方案。',
    ],
    announced: '结果公布时间',
    action: '打开方案',
  },
} satisfies Record<Locale, unknown>

export const closedApplicants = proposalMail({
  schema,
  preview: closedProposalPreview,
  reason: leadReason,
  texts,
  phase: 'deadline',
  leadsTo: (data, mail) => pathsFor(mail).proposal(data.proposalId),
  says: ({ data, text, mail }) => (
    <>
      <P>{text.lead(data.challenge, data.title)}</P>
      <List items={text.steps} />
      <When mail={mail} label={text.announced} at={data.announcesAt} />
    </>
  ),
})
