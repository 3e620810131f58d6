import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { StopFollowing } from './about-following.tsx'

const schema = z.object({
  challengeSlug: opaque(z.string()),
  challenge: opaque(z.string()),
  batch: z.number().int(),
  answers: z.number().int(),
  /** The reader's following, where they follow. */
  following: opaque(z.string()).nullable(),
})

const texts = {
  en: {
    subject: (challenge: string, batch: number) => `New answers (${batch}): ${challenge}`,
    preheader: 'The same answers for everybody.',
    heading: 'New answers are published',
    lead: (challenge: string, batch: number, count: number) =>
      `Batch ${batch} of answers about “${challenge}” is public: ${count} ${count === 1 ? 'answer' : 'answers'}, the same for everybody.`,
    action: 'Read the answers',
  },
  fi: {
    subject: (challenge: string, batch: number) => `Uusia vastauksia (${batch}): ${challenge}`,
    preheader: 'Samat vastaukset kaikille.',
    heading: 'Uusia vastauksia on julkaistu',
    lead: (challenge: string, batch: number, count: number) =>
      `Haasteen ”${challenge}” vastausten erä ${batch} on julkinen: ${count} ${count === 1 ? 'vastaus' : 'vastausta'}, samat kaikille.`,
    action: 'Lue vastaukset',
  },
  sv: {
    subject: (challenge: string, batch: number) => `Nya svar (${batch}): ${challenge}`,
    preheader: 'Samma svar till alla.',
    heading: 'Nya svar är publicerade',
    lead: (challenge: string, batch: number, count: number) =>
      `Omgång ${batch} av svar om ”${challenge}” är offentlig: ${count} svar, samma för alla.`,
    action: 'Läs svaren',
  },
  'zh-CN': {
    subject: (challenge: string, batch: number) => `新的答复（第 ${batch} 批）：${challenge}`,
    preheader: '对所有人一致。',
    heading: '新的答复已公布',
    lead: (challenge: string, batch: number, count: number) =>
      `“${challenge}”的第 ${batch} 批答复已公布，共 ${count} 条，对所有人一致。`,
    action: '查看答复',
  },
} satisfies Record<Locale, unknown>

export const questionAnswered = template({
  schema,
  preview: {
    challengeSlug: 'home-services-for-the-elderly',
    challenge: 'Home Services for the Elderly',
    batch: 2,
    answers: 3,
    following: null,
  },
  reason: {
    en: 'you follow this challenge or have a proposal in it.',
    fi: 'seuraat haastetta tai teillä on siinä ehdotus.',
    sv: 'du följer utmaningen eller har ett förslag i den.',
    'zh-CN': '您关注了该挑战，或在其中有方案。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.challenge, data.batch),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: `${pathsFor(mail).challenge(data.challengeSlug)}#questions` }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.batch, data.answers)}</P>
        {data.following === null ? null : <StopFollowing mail={mail} following={data.following} />}
      </Layout>
    )
  },
})
