import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { organiserReason } from '#emails/publish/about-challenge.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { outcomePreview } from './about-outcome.tsx'

const appealSchema = {
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  /** What the appeal is quoted by: the reference and its number. */
  number: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  challengeSlug: opaque(z.string()),
}

const { proposalId, reference, title, challenge, challengeSlug } = outcomePreview
const preview = { proposalId, reference, number: `${reference}/A1`, title, challenge, challengeSlug }

const receivedTexts = {
  en: {
    subject: 'Your appeal has arrived',
    preheader: 'The number of your appeal, and until when it is answered.',
    lead: (challenge: string) =>
      `Your team’s appeal in “${challenge}” has arrived in time. Two organisers answer it; neither alone, and not the one who recorded the decision.`,
    number: 'Number of the appeal',
    made: 'Arrived',
    due: 'Answered by',
    action: 'Read your appeal',
  },
  fi: {
    subject: 'Oikaisupyyntönne on saapunut',
    preheader: 'Oikaisupyynnön numero ja se, mihin mennessä siihen vastataan.',
    lead: (challenge: string) =>
      `Tiiminne oikaisupyyntö haasteessa ”${challenge}” saapui ajoissa. Siihen vastaa kaksi järjestäjää yhdessä, eikä vastausta vahvista päätöksen kirjannut henkilö.`,
    number: 'Oikaisupyynnön numero',
    made: 'Saapunut',
    due: 'Vastaus viimeistään',
    action: 'Lue oikaisupyyntönne',
  },
  sv: {
    subject: 'Er begäran om omprövning har kommit in',
    preheader: 'Numret på er begäran och när den besvaras.',
    lead: (challenge: string) =>
      `Ert teams begäran om omprövning i ”${challenge}” kom in i tid. Två arrangörer besvarar den tillsammans, och den som registrerade beslutet bekräftar inte svaret.`,
    number: 'Begärans nummer',
    made: 'Inkommen',
    due: 'Besvaras senast',
    action: 'Läs er begäran',
  },
  'zh-CN': {
    subject: '您的申诉已收到',
    preheader: '申诉编号与答复期限。',
    lead: (challenge: string) =>
      `贵团队就“${challenge}”提出的申诉已按时送达。申诉由两位主办人员共同答复，登记决定的人员不参与确认。`,
    number: '申诉编号',
    made: '收到时间',
    due: '最迟答复时间',
    action: '查看申诉',
  },
} satisfies Record<Locale, unknown>

/** The receipt of an appeal, to its team. */
export const appealReceived = template({
  schema: z.object({ ...appealSchema, madeAt: z.iso.datetime(), answerDueAt: z.iso.datetime() }),
  preview: { ...preview, madeAt: '2022-01-18T09:30:00.000Z', answerDueAt: '2022-02-17T09:30:00.000Z' },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.number, receivedTexts[locale].subject),
  Body({ data, mail }) {
    const text = receivedTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).appeal(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Facts rows={[[text.number, data.number]]} />
        <When mail={mail} label={text.made} at={data.madeAt} />
        <When mail={mail} label={text.due} at={data.answerDueAt} />
      </Layout>
    )
  },
})

const arrivedTexts = {
  en: {
    subject: 'An appeal waits for an answer',
    preheader: 'One person writes the answer, another confirms it.',
    lead: (challenge: string, title: string) =>
      `The team of “${title}” appeals against the decision about “${challenge}”.`,
    how: 'One organiser writes the answer, another confirms it, who did not record the decision. What the jury thought is not judged again.',
    due: 'Answer by',
    until: 'Appeals are taken until',
    action: 'Read the appeal',
  },
  fi: {
    subject: 'Oikaisupyyntö odottaa vastausta',
    preheader: 'Yksi kirjoittaa vastauksen, toinen vahvistaa sen.',
    lead: (challenge: string, title: string) =>
      `Ehdotuksen ”${title}” tiimi pyytää oikaisua haasteen ”${challenge}” päätökseen.`,
    how: 'Yksi järjestäjä kirjoittaa vastauksen, ja toinen, joka ei kirjannut päätöstä, vahvistaa sen. Tuomariston arviota ei tehdä uudelleen.',
    due: 'Vastaus viimeistään',
    until: 'Oikaisupyyntöjä otetaan vastaan',
    action: 'Lue oikaisupyyntö',
  },
  sv: {
    subject: 'En begäran om omprövning väntar på svar',
    preheader: 'En person skriver svaret, en annan bekräftar det.',
    lead: (challenge: string, title: string) =>
      `Teamet bakom ”${title}” begär omprövning av beslutet om ”${challenge}”.`,
    how: 'En arrangör skriver svaret och en annan, som inte registrerade beslutet, bekräftar det. Juryns bedömning görs inte om.',
    due: 'Svara senast',
    until: 'Omprövning kan begäras till',
    action: 'Läs begäran',
  },
  'zh-CN': {
    subject: '有一项申诉等待答复',
    preheader: '一人撰写答复，另一人确认。',
    lead: (challenge: string, title: string) => `“${title}”的团队就“${challenge}”的决定提出申诉。`,
    how: '由一位主办人员撰写答复，另一位未登记该决定的主办人员确认。评审团的评价不再重新进行。',
    due: '最迟答复时间',
    until: '申诉截止时间',
    action: '查看申诉',
  },
} satisfies Record<Locale, unknown>

/** An appeal waits for the organisers. */
export const appealArrived = template({
  schema: z.object({ ...appealSchema, answerDueAt: z.iso.datetime(), appealsUntil: z.iso.datetime() }),
  preview: {
    ...preview,
    answerDueAt: '2022-02-17T09:30:00.000Z',
    appealsUntil: '2022-01-28T08:00:00.000Z',
  },
  reason: organiserReason,
  subject: (data, { locale }) => withReference(data.number, arrivedTexts[locale].subject),
  Body({ data, mail }) {
    const text = arrivedTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).organise.appeals(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.title)}</P>
        <P>{text.how}</P>
        <When mail={mail} label={text.due} at={data.answerDueAt} />
        <When mail={mail} label={text.until} at={data.appealsUntil} />
      </Layout>
    )
  },
})

const answeredTexts = {
  en: {
    subject: 'Your appeal is answered',
    preheader: 'What was decided about it; the reasons stand on its page.',
    lead: (challenge: string) => `Your team’s appeal in “${challenge}” is answered by two organisers.`,
    outcome: 'Outcome',
    outcomes: { upheld: 'Upheld', partly: 'Upheld in part', dismissed: 'Dismissed' },
    upheld:
      'What is put right stands on the public page of the results, without your name. The reasons are for your team alone.',
    dismissed: 'The reasons are for your team alone.',
    action: 'Read the answer',
  },
  fi: {
    subject: 'Oikaisupyyntöönne on vastattu',
    preheader: 'Mitä siitä päätettiin; perustelut ovat sen sivulla.',
    lead: (challenge: string) =>
      `Kaksi järjestäjää on vastannut tiiminne oikaisupyyntöön haasteessa ”${challenge}”.`,
    outcome: 'Ratkaisu',
    outcomes: { upheld: 'Hyväksytty', partly: 'Hyväksytty osittain', dismissed: 'Hylätty' },
    upheld:
      'Se, mitä oikaistaan, on tulosten julkisella sivulla ilman nimeänne. Perustelut lukee vain tiiminne.',
    dismissed: 'Perustelut lukee vain tiiminne.',
    action: 'Lue vastaus',
  },
  sv: {
    subject: 'Er begäran om omprövning är besvarad',
    preheader: 'Vad som beslutades; skälen står på sidan.',
    lead: (challenge: string) =>
      `Två arrangörer har besvarat ert teams begäran om omprövning i ”${challenge}”.`,
    outcome: 'Utfall',
    outcomes: { upheld: 'Bifallen', partly: 'Delvis bifallen', dismissed: 'Avslagen' },
    upheld: 'Det som rättas står på resultatets offentliga sida, utan ert namn. Skälen läser bara ert team.',
    dismissed: 'Skälen läser bara ert team.',
    action: 'Läs svaret',
  },
  'zh-CN': {
    subject: '您的申诉已有答复',
    preheader: '申诉结论；理由见申诉页面。',
    lead: (challenge: string) => `两位主办人员已答复贵团队就“${challenge}”提出的申诉。`,
    outcome: '结论',
    outcomes: { upheld: '成立', partly: '部分成立', dismissed: '驳回' },
    upheld: '更正内容列于公开的结果页面，不提及贵团队名称。理由仅贵团队可见。',
    dismissed: '理由仅贵团队可见。',
    action: '查看答复',
  },
} satisfies Record<Locale, unknown>

/** What became of an appeal, to its team; the reasons stand on the page alone, because a mail is passed on. */
export const appealAnswered = template({
  schema: z.object({ ...appealSchema, outcome: z.enum(['upheld', 'partly', 'dismissed']) }),
  preview: { ...preview, outcome: 'partly' as const },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.number, answeredTexts[locale].subject),
  Body({ data, mail }) {
    const text = answeredTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).appeal(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Facts rows={[[text.outcome, text.outcomes[data.outcome]]]} />
        <P>{data.outcome === 'dismissed' ? text.dismissed : text.upheld}</P>
      </Layout>
    )
  },
})
