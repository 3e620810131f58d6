import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference, type Mail } from '#emails/parts/mail.ts'
import { Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { template } from '#emails/parts/template.ts'
import { closedProposalPreview } from './about-closing.ts'

const schema = z.object({
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  dueAt: z.iso.datetime(),
  /** In the screener's words. */
  message: opaque(z.string()),
})
const reminderSchema = schema.extend({ left: z.enum(['2d', '6h']) })

const texts = {
  en: {
    subject: 'Your proposal needs a completion',
    reminder: {
      '2d': 'Two days left to complete your proposal',
      '6h': 'A few hours left to complete your proposal',
    },
    preheader: 'What is missing, and until when.',
    lead: (challenge: string, title: string) =>
      `“${title}” was looked at for “${challenge}”, and something is missing:`,
    how: 'The page of your proposal lists the questions you are asked to answer anew. Only those can be changed; everything else stays as you handed it in.',
    due: 'Answer before',
    action: 'Answer now',
  },
  fi: {
    subject: 'Ehdotustanne pitää täydentää',
    reminder: {
      '2d': 'Ehdotuksen täydentämiseen on kaksi päivää',
      '6h': 'Ehdotuksen täydentämiseen on enää muutama tunti',
    },
    preheader: 'Mitä puuttuu ja mihin mennessä.',
    lead: (challenge: string, title: string) =>
      `”${title}” on tarkistettu haasteeseen ”${challenge}”, ja jotakin puuttuu:`,
    how: 'Ehdotuksenne sivulla on luettelo kysymyksistä, joihin pyydämme uutta vastausta. Vain niitä voi muuttaa; kaikki muu pysyy sellaisena kuin sen lähetitte.',
    due: 'Vastatkaa ennen',
    action: 'Vastaa nyt',
  },
  sv: {
    subject: 'Ert förslag behöver kompletteras',
    reminder: {
      '2d': 'Två dagar kvar att komplettera ert förslag',
      '6h': 'Några timmar kvar att komplettera ert förslag',
    },
    preheader: 'Vad som saknas, och till när.',
    lead: (challenge: string, title: string) =>
      `”${title}” har granskats för ”${challenge}”, och något saknas:`,
    how: 'På förslagets sida står de frågor som ni ombeds svara på igen. Bara de kan ändras; allt annat förblir som ni lämnade in det.',
    due: 'Svara före',
    action: 'Svara nu',
  },
  'zh-CN': {
    subject: '您的方案需要补充',
    reminder: { '2d': '补充方案还剩两天', '6h': '补充方案仅剩几小时' },
    preheader: '缺少的内容和截止时间。',
    lead: (challenge: string, title: string) => `“${challenge}”审查了“${title}”，尚缺以下内容：`,
    how: '方案页面列出了需要重新作答的问题。只有这些问题可以修改，其余内容保持提交时的样子。',
    due: '请在此时间之前作答',
    action: '立即作答',
  },
} satisfies Record<Locale, unknown>

const { proposalId, reference, title, challenge } = closedProposalPreview
const preview = {
  ...{ proposalId, reference, title, challenge },
  dueAt: '2021-12-28T14:00:00.000Z',
  message: 'The plan does not say in which building the store would stand.',
}

type Asked = { readonly data: z.output<typeof schema>; readonly mail: Mail }

function Said({ data, mail }: Asked) {
  const text = texts[mail.locale]
  return (
    <>
      <P>{text.lead(data.challenge, data.title)}</P>
      <Quote>{data.message}</Quote>
      <When mail={mail} label={text.due} at={data.dueAt} />
      <P>{text.how}</P>
    </>
  )
}

/** The screening asks a team for something that is missing. */
export const completionAsked = proposalMail({
  ...{ schema, preview, reason: teamReason, phase: 'deadline', texts },
  leadsTo: (data, mail) => pathsFor(mail).completion(data.proposalId),
  says: Said,
})

/** Two days and six hours before, to those who have not answered. */
export const completionReminder = template({
  schema: reminderSchema,
  preview: { ...preview, left: '2d' },
  reason: teamReason,
  subject: ({ reference, left }, { locale }) => withReference(reference, texts[locale].reminder[left]),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.reminder[data.left]}
        phase="deadline"
        action={{ label: text.action, path: pathsFor(mail).completion(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <Said data={data} mail={mail} />
      </Layout>
    )
  },
})
