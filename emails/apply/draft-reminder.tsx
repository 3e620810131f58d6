import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Deadline, Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { proposalPreview, proposalSchema, teamReason } from './about-proposal.ts'

const schema = z.object({
  ...proposalSchema,
  /** How long it is to the deadline. */
  left: z.enum(['14d', '7d', '3d', '24h', '2h']),
  sectionsLeft: z.int().nonnegative(),
  sections: z.int().positive(),
})

const texts = {
  en: {
    subject: {
      '14d': 'Two weeks left',
      '7d': 'Seven days left',
      '3d': 'Three days left',
      '24h': 'One day left',
      '2h': 'The last hours to submit',
    },
    preheader: 'Your draft is not submitted yet.',
    lead: (challenge: string) =>
      `Your proposal for “${challenge}” is a draft. Only what is submitted before the deadline is read.`,
    sections: (left: number, all: number) =>
      left === 0
        ? 'All sections are complete. What is left is to check your answers and submit.'
        : `${left} of ${all} sections left.`,
    again: 'You can submit early: until the deadline you may change the proposal and submit it again.',
    deadline: 'The challenge closes',
    action: 'Go on with the draft',
  },
  fi: {
    subject: {
      '14d': 'Kaksi viikkoa jäljellä',
      '7d': 'Seitsemän päivää jäljellä',
      '3d': 'Kolme päivää jäljellä',
      '24h': 'Vuorokausi jäljellä',
      '2h': 'Viimeiset tunnit aikaa lähettää',
    },
    preheader: 'Luonnostanne ei ole vielä lähetetty.',
    lead: (challenge: string) =>
      `Ehdotuksenne haasteeseen ”${challenge}” on luonnos. Vain ennen määräaikaa lähetetyt ehdotukset luetaan.`,
    sections: (left: number, all: number) =>
      left === 0
        ? 'Kaikki osat ovat valmiina. Enää vastausten tarkistus ja lähetys.'
        : `Osia kesken: ${left} / ${all}.`,
    again: 'Voitte lähettää ajoissa: määräaikaan asti ehdotusta saa muuttaa ja sen voi lähettää uudelleen.',
    deadline: 'Haaste sulkeutuu',
    action: 'Jatka luonnosta',
  },
  sv: {
    subject: {
      '14d': 'Två veckor kvar',
      '7d': 'Sju dagar kvar',
      '3d': 'Tre dagar kvar',
      '24h': 'Ett dygn kvar',
      '2h': 'De sista timmarna att lämna in',
    },
    preheader: 'Ert utkast är inte inlämnat ännu.',
    lead: (challenge: string) =>
      `Ert förslag till ”${challenge}” är ett utkast. Bara det som lämnas in före tidsgränsen läses.`,
    sections: (left: number, all: number) =>
      left === 0
        ? 'Alla delar är klara. Kvar är att kontrollera svaren och lämna in.'
        : `${left} av ${all} delar återstår.`,
    again: 'Ni kan lämna in i god tid: fram till tidsgränsen får förslaget ändras och lämnas in på nytt.',
    deadline: 'Utmaningen stänger',
    action: 'Fortsätt med utkastet',
  },
  'zh-CN': {
    subject: {
      '14d': '还剩两周',
      '7d': '还剩七天',
      '3d': '还剩三天',
      '24h': '还剩一天',
      '2h': '截止前最后几小时',
    },
    preheader: '您的草稿尚未提交。',
    lead: (challenge: string) =>
      `您团队参加“${challenge}”的方案仍是草稿。只有在截止前提交的方案才会进入评审。`,
    sections: (left: number, all: number) =>
      left === 0 ? '各部分均已完成，请检查答案并提交。' : `共 ${all} 个部分，还有 ${left} 个未完成。`,
    again: '可以提前提交：截止之前仍可修改并再次提交。',
    deadline: '截止时间',
    action: '继续填写',
  },
} satisfies Record<Locale, unknown>

export const draftReminder = template({
  schema,
  preview: { ...proposalPreview, left: '3d', sectionsLeft: 2, sections: 5 },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject[data.left]),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject[data.left]}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).proposal(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{text.sections(data.sectionsLeft, data.sections)}</P>
        <Deadline mail={mail} label={text.deadline} at={data.closesAt} graceMinutes={data.graceMinutes} />
        <P>{text.again}</P>
      </Layout>
    )
  },
})
