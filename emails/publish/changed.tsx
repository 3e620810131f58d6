import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Deadline, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema } from './about-challenge.ts'

const schema = z.object({
  ...challengeSchema,
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  number: z.int().positive(),
  summary: opaque(z.string()),
  isSubmitted: z.boolean(),
})

const texts = {
  en: {
    subject: (number: number) => `Addendum ${number}: the brief has changed`,
    preheader: 'What changed, and why.',
    heading: (number: number) => `Addendum ${number} to the brief`,
    lead: (challenge: string) =>
      `The organiser has changed the brief of “${challenge}”. Everybody gets the same words:`,
    draft:
      'Read what changed before you go on. On the page of your proposal you can say that you have read it.',
    submitted:
      'What you have submitted stays valid. If it should answer the new brief, read what changed and submit again.',
    closes: 'Proposals close',
    action: 'See what changed',
  },
  fi: {
    subject: (number: number) => `Lisäys ${number}: haasteen kuvaus on muuttunut`,
    preheader: 'Mikä muuttui ja miksi.',
    heading: (number: number) => `Lisäys ${number} haasteen kuvaukseen`,
    lead: (challenge: string) =>
      `Järjestäjä on muuttanut haasteen ”${challenge}” kuvausta. Kaikki saavat saman tekstin:`,
    draft: 'Lukekaa muutokset ennen kuin jatkatte. Ehdotuksenne sivulla voitte vahvistaa lukeneenne ne.',
    submitted:
      'Lähettämänne ehdotus pysyy voimassa. Jos sen pitää vastata uuteen kuvaukseen, lukekaa muutokset ja lähettäkää se uudelleen.',
    closes: 'Haku sulkeutuu',
    action: 'Katso, mikä muuttui',
  },
  sv: {
    subject: (number: number) => `Tillägg ${number}: beskrivningen har ändrats`,
    preheader: 'Vad som ändrades och varför.',
    heading: (number: number) => `Tillägg ${number} till beskrivningen`,
    lead: (challenge: string) =>
      `Arrangören har ändrat beskrivningen av ”${challenge}”. Alla får samma text:`,
    draft:
      'Läs vad som ändrades innan ni fortsätter. På sidan för ert förslag kan ni bekräfta att ni har läst det.',
    submitted:
      'Det ni har lämnat in gäller fortfarande. Om det ska svara på den nya beskrivningen: läs ändringarna och lämna in på nytt.',
    closes: 'Sista inlämning',
    action: 'Se vad som ändrades',
  },
  'zh-CN': {
    subject: (number: number) => `补充说明 ${number}：挑战说明有变更`,
    preheader: '变更内容与理由。',
    heading: (number: number) => `挑战说明的补充说明 ${number}`,
    lead: (challenge: string) => `主办方变更了“${challenge}”的挑战说明。所有人收到的内容相同：`,
    draft: '请先阅读变更内容再继续撰写。您可以在提案页面确认已阅。',
    submitted: '您已提交的提案仍然有效。如需针对新的说明，请阅读变更内容后重新提交。',
    closes: '提交截止',
    action: '查看变更内容',
  },
} satisfies Record<Locale, unknown>

export const challengeChanged = template({
  schema,
  preview: {
    ...challengePreview,
    proposalId: '00000000-0000-4000-8000-000000000000',
    reference: 'HEL-2021-K7QF-3',
    number: 1,
    summary: 'There is room for two pilots now, because the second home-care unit joined.',
    isSubmitted: false,
  },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject(data.number)),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading(data.number)}
        phase="publish"
        action={{ label: text.action, path: pathsFor(mail).addenda(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Quote>{data.summary}</Quote>
        <P>{data.isSubmitted ? text.submitted : text.draft}</P>
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
      </Layout>
    )
  },
})
