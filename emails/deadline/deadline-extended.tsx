import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Deadline, Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { closedProposalPreview, closingSchema } from './about-closing.ts'

const schema = z.object({
  ...closingSchema,
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  previousClosesAt: z.iso.datetime(),
  reason: opaque(z.string()),
})

const texts = {
  en: {
    subject: 'The deadline has moved later',
    preheader: 'The new deadline, and the reason.',
    heading: 'The deadline has moved later',
    lead: (challenge: string) => `“${challenge}” now closes later, for everybody.`,
    closes: 'New deadline',
    before: 'Before',
    reason: 'The organiser’s reason:',
    submitted: 'What you have submitted stays in. You may change it and submit again until the new deadline.',
    action: 'Open your proposal',
  },
  fi: {
    subject: 'Määräaika siirtyi myöhemmäksi',
    preheader: 'Uusi määräaika ja sen syy.',
    heading: 'Määräaika siirtyi myöhemmäksi',
    lead: (challenge: string) => `Haaste ”${challenge}” sulkeutuu nyt myöhemmin, kaikille samaan aikaan.`,
    closes: 'Uusi määräaika',
    before: 'Aiempi',
    reason: 'Järjestäjän perustelu:',
    submitted:
      'Lähettämänne ehdotus pysyy mukana. Sitä saa muuttaa ja sen voi lähettää uudelleen uuteen määräaikaan asti.',
    action: 'Avaa ehdotuksenne',
  },
  sv: {
    subject: 'Tidsgränsen har flyttats fram',
    preheader: 'Den nya tidsgränsen och skälet.',
    heading: 'Tidsgränsen har flyttats fram',
    lead: (challenge: string) => `”${challenge}” stänger nu senare, för alla.`,
    closes: 'Ny tidsgräns',
    before: 'Tidigare',
    reason: 'Arrangörens skäl:',
    submitted:
      'Det ni har lämnat in är kvar. Ni får ändra det och lämna in på nytt fram till den nya tidsgränsen.',
    action: 'Öppna ert förslag',
  },
  'zh-CN': {
    subject: '截止时间已延长',
    preheader: '新的截止时间及原因。',
    heading: '截止时间已延长',
    lead: (challenge: string) => `“${challenge}”的截止时间已推迟，适用于所有申请者。`,
    closes: '新的截止时间',
    before: '原截止时间',
    reason: '主办方说明的原因：',
    submitted: '已提交的方案仍然有效。新的截止时间之前可以修改并再次提交。',
    action: '打开方案',
  },
} satisfies Record<Locale, unknown>

export const deadlineExtended = template({
  schema,
  preview: {
    ...closedProposalPreview,
    previousClosesAt: '2021-12-20T21:59:00.000Z',
    reason: 'The site visit was moved by two days because of the storm.',
  },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).proposal(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
        <When mail={mail} label={text.before} at={data.previousClosesAt} />
        <P>{text.reason}</P>
        <Quote>{data.reason}</Quote>
        <P>{text.submitted}</P>
      </Layout>
    )
  },
})
