import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { closedProposalPreview, closedProposalSchema } from './about-closing.ts'

const schema = z.object(closedProposalSchema)

const texts = {
  en: {
    subject: 'Your draft was not submitted',
    preheader: 'The text is kept and you can download it.',
    heading: 'The challenge has closed',
    lead: (challenge: string) =>
      `“${challenge}” has closed. Your proposal was a draft then, so the jury will not read it.`,
    keep: 'What you wrote is kept. You can read and print it, and use it for another challenge.',
    closed: 'It closed',
    action: 'Keep a copy of the draft',
  },
  fi: {
    subject: 'Luonnostanne ei lähetetty',
    preheader: 'Teksti on tallessa, ja sen voi ladata.',
    heading: 'Haaste on sulkeutunut',
    lead: (challenge: string) =>
      `Haaste ”${challenge}” on sulkeutunut. Ehdotuksenne oli silloin vielä luonnos, joten tuomaristo ei lue sitä.`,
    keep: 'Kirjoittamanne on tallessa. Voitte lukea ja tulostaa sen ja käyttää sitä toisessa haasteessa.',
    closed: 'Sulkeutui',
    action: 'Ota kopio luonnoksesta',
  },
  sv: {
    subject: 'Ert utkast lämnades inte in',
    preheader: 'Texten finns kvar och kan laddas ner.',
    heading: 'Utmaningen har stängt',
    lead: (challenge: string) =>
      `”${challenge}” har stängt. Ert förslag var då ett utkast, så juryn läser det inte.`,
    keep: 'Det ni har skrivit finns kvar. Ni kan läsa och skriva ut det och använda det i en annan utmaning.',
    closed: 'Stängde',
    action: 'Spara en kopia av utkastet',
  },
  'zh-CN': {
    subject: '您的草稿未提交',
    preheader: '内容已保留，可以下载。',
    heading: '征集已截止',
    lead: (challenge: string) => `“${challenge}”已截止。您团队的方案当时仍是草稿，因此不会进入评审。`,
    keep: '填写的内容已保留，您可以查看、打印，并用于其他挑战。',
    closed: '截止于',
    action: '保存草稿副本',
  },
} satisfies Record<Locale, unknown>

export const closedDraftMissed = template({
  schema,
  preview: closedProposalPreview,
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="deadline"
        action={{ label: text.action, path: pathsFor(mail).copy(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{text.keep}</P>
        <When mail={mail} label={text.closed} at={data.closesAt} />
      </Layout>
    )
  },
})
