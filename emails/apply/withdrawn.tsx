import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { proposalPreview, proposalSchema, teamReason } from './about-proposal.ts'

const schema = z.object(proposalSchema)

const texts = {
  en: {
    subject: 'Withdrawn',
    preheader: 'The proposal is out. The lead can restore it before the deadline.',
    heading: 'Your proposal is withdrawn',
    lead: (challenge: string) =>
      `The proposal for “${challenge}” was withdrawn by its lead. It will not be judged.`,
    restore: 'Nothing was deleted. The lead can restore it until the deadline.',
    deadline: 'The challenge closes',
    action: 'Open the proposal',
  },
  fi: {
    subject: 'Peruttu',
    preheader: 'Ehdotus ei ole enää mukana. Vetäjä voi palauttaa sen ennen määräaikaa.',
    heading: 'Ehdotuksenne on peruttu',
    lead: (challenge: string) =>
      `Tiimin vetäjä perui ehdotuksen haasteeseen ”${challenge}”. Sitä ei arvioida.`,
    restore: 'Mitään ei poistettu. Vetäjä voi palauttaa ehdotuksen määräaikaan asti.',
    deadline: 'Haaste sulkeutuu',
    action: 'Avaa ehdotus',
  },
  sv: {
    subject: 'Återkallat',
    preheader: 'Förslaget är inte längre med. Ledaren kan återställa det före tidsgränsen.',
    heading: 'Ert förslag är återkallat',
    lead: (challenge: string) =>
      `Teamets ledare har dragit tillbaka förslaget till ”${challenge}”. Det bedöms inte.`,
    restore: 'Inget har tagits bort. Ledaren kan återställa förslaget fram till tidsgränsen.',
    deadline: 'Utmaningen stänger',
    action: 'Öppna förslaget',
  },
  'zh-CN': {
    subject: '方案已撤回',
    preheader: '方案不再参与评审，负责人可在截止前恢复。',
    heading: '方案已撤回',
    lead: (challenge: string) => `团队负责人已撤回参加“${challenge}”的方案，该方案不再参与评审。`,
    restore: '内容均未删除，负责人可在截止前恢复。',
    deadline: '截止时间',
    action: '查看方案',
  },
} satisfies Record<Locale, unknown>

export const proposalWithdrawn = template({
  schema,
  preview: proposalPreview,
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
        <P>{text.restore}</P>
        <When mail={mail} label={text.deadline} at={data.closesAt} />
      </Layout>
    )
  },
})
