import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Deadline, graceMinutes, Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { closedProposalPreview, closedProposalSchema } from './about-closing.ts'

const schema = z.object({
  ...closedProposalSchema,
  previousClosesAt: z.iso.datetime(),
  graceMinutes,
  reason: opaque(z.string()),
  /** A version is in already. */
  isSubmitted: z.boolean(),
})

const texts = {
  en: {
    subject: 'Your team has more time',
    preheader: 'Your own deadline, and the reason.',
    lead: (challenge: string) =>
      `The organiser has given your team a later deadline for “${challenge}”. It holds for this proposal alone: the deadline of everybody else stays as it is.`,
    closes: 'Your deadline',
    before: 'Before',
    reason: 'The reason as it is kept in the record:',
    draft: 'Your draft is where you left it. Submit it before your deadline.',
    submitted:
      'What you have submitted stays in. You may change it and submit again until your own deadline.',
    action: 'Open your proposal',
  },
  fi: {
    subject: 'Tiiminne sai lisää aikaa',
    preheader: 'Teidän oma määräaikanne ja sen syy.',
    lead: (challenge: string) =>
      `Järjestäjä on antanut tiimillenne myöhemmän määräajan haasteeseen ”${challenge}”. Se koskee vain tätä ehdotusta: muiden määräaika ei muutu.`,
    closes: 'Teidän määräaikanne',
    before: 'Aiempi',
    reason: 'Pöytäkirjaan merkitty perustelu:',
    draft: 'Luonnoksenne on siinä mihin sen jätitte. Lähettäkää se ennen määräaikaanne.',
    submitted:
      'Lähettämänne ehdotus pysyy mukana. Sitä saa muuttaa ja sen voi lähettää uudelleen omaan määräaikaanne asti.',
    action: 'Avaa ehdotuksenne',
  },
  sv: {
    subject: 'Ert team har fått mer tid',
    preheader: 'Er egen tidsgräns och skälet.',
    lead: (challenge: string) =>
      `Arrangören har gett ert team en senare tidsgräns för ”${challenge}”. Den gäller bara det här förslaget: tidsgränsen för alla andra är oförändrad.`,
    closes: 'Er tidsgräns',
    before: 'Tidigare',
    reason: 'Skälet som det står i protokollet:',
    draft: 'Ert utkast är kvar som ni lämnade det. Lämna in det före er tidsgräns.',
    submitted:
      'Det ni har lämnat in är kvar. Ni får ändra det och lämna in på nytt fram till er egen tidsgräns.',
    action: 'Öppna ert förslag',
  },
  'zh-CN': {
    subject: '您的团队获得了更多时间',
    preheader: '贵团队单独的截止时间及原因。',
    lead: (challenge: string) =>
      `主办方为贵团队参加“${challenge}”的方案单独延长了截止时间。这只适用于本方案，其他团队的截止时间不变。`,
    closes: '贵团队的截止时间',
    before: '原截止时间',
    reason: '记录中保存的原因：',
    draft: '草稿保持原样，请在贵团队的截止时间之前提交。',
    submitted: '已提交的方案仍然有效。在贵团队的截止时间之前可以修改并再次提交。',
    action: '打开方案',
  },
} satisfies Record<Locale, unknown>

export const ownDeadline = template({
  schema,
  preview: {
    ...closedProposalPreview,
    closesAt: '2021-12-24T14:00:00.000Z',
    previousClosesAt: '2021-12-22T21:59:00.000Z',
    graceMinutes: 15,
    reason: 'Your account was locked on the last day by a fault of ours.',
    isSubmitted: false,
  },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).proposal(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
        <When mail={mail} label={text.before} at={data.previousClosesAt} />
        <P>{text.reason}</P>
        <Quote>{data.reason}</Quote>
        <P>{data.isSubmitted ? text.submitted : text.draft}</P>
      </Layout>
    )
  },
})
