import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { pathsFor } from '#emails/parts/mail.ts'
import { P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { closedProposalPreview, leadReason } from './about-closing.ts'

const schema = z.object({
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  announcesAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: 'Your proposal goes to the jury',
    preheader: 'It meets the rules. Here is what comes next.',
    heading: 'Your proposal goes to the jury',
    lead: (challenge: string, title: string) =>
      `“${title}” was checked against the rules of “${challenge}” and meets them all.`,
    next: 'Jurors who have no conflict of interest now read and judge it. You need to do nothing.',
    announced: 'Results are announced',
    action: 'Open your proposal',
  },
  fi: {
    subject: 'Ehdotuksenne etenee tuomaristolle',
    preheader: 'Se täyttää säännöt. Näin jatketaan.',
    heading: 'Ehdotuksenne etenee tuomaristolle',
    lead: (challenge: string, title: string) =>
      `”${title}” tarkistettiin haasteen ”${challenge}” sääntöjä vasten, ja se täyttää ne kaikki.`,
    next: 'Tuomarit, jotka eivät ole esteellisiä, lukevat ja arvioivat sen. Teidän ei tarvitse tehdä mitään.',
    announced: 'Tulokset julkistetaan',
    action: 'Avaa ehdotuksenne',
  },
  sv: {
    subject: 'Ert förslag går vidare till juryn',
    preheader: 'Det uppfyller reglerna. Här är nästa steg.',
    heading: 'Ert förslag går vidare till juryn',
    lead: (challenge: string, title: string) =>
      `”${title}” har granskats mot reglerna för ”${challenge}” och uppfyller dem alla.`,
    next: 'Jurymedlemmar utan jäv läser och bedömer det nu. Ni behöver inte göra något.',
    announced: 'Resultaten offentliggörs',
    action: 'Öppna ert förslag',
  },
  'zh-CN': {
    subject: '您的方案进入评审',
    preheader: '方案符合规则，以下是后续步骤。',
    heading: '您的方案进入评审',
    lead: (challenge: string, title: string) => `“${title}”已按“${challenge}”的规则审查，全部符合。`,
    next: '没有利益冲突的评委将阅读并评审，您无需进行任何操作。',
    announced: '结果公布时间',
    action: '打开方案',
  },
} satisfies Record<Locale, unknown>

const { proposalId, reference, title, challenge, announcesAt } = closedProposalPreview

/** A proposal meets the rules and goes to the jury. */
export const screeningEligible = proposalMail({
  schema,
  preview: { proposalId, reference, title, challenge, announcesAt },
  reason: leadReason,
  texts,
  phase: 'deadline',
  leadsTo: (data, mail) => pathsFor(mail).proposal(data.proposalId),
  says: ({ data, text, mail }) => (
    <>
      <P>{text.lead(data.challenge, data.title)}</P>
      <P>{text.next}</P>
      <When mail={mail} label={text.announced} at={data.announcesAt} />
    </>
  ),
})
