import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { followerReason, followingPreview, followingSchema, StopFollowing } from './about-following.tsx'

const schema = z.object({
  ...followingSchema,
  number: z.int().positive(),
  summary: opaque(z.string()),
})

const texts = {
  en: {
    subject: (challenge: string) => `The brief has changed: ${challenge}`,
    preheader: 'What changed, and why.',
    heading: (number: number) => `Addendum ${number} to the brief`,
    lead: (challenge: string) =>
      `The organiser has changed the brief of “${challenge}”. Everybody gets the same words:`,
    action: 'See what changed',
  },
  fi: {
    subject: (challenge: string) => `Kuvaus on muuttunut: ${challenge}`,
    preheader: 'Mikä muuttui ja miksi.',
    heading: (number: number) => `Lisäys ${number} haasteen kuvaukseen`,
    lead: (challenge: string) =>
      `Järjestäjä on muuttanut haasteen ”${challenge}” kuvausta. Kaikki saavat saman tekstin:`,
    action: 'Katso, mikä muuttui',
  },
  sv: {
    subject: (challenge: string) => `Beskrivningen har ändrats: ${challenge}`,
    preheader: 'Vad som ändrades och varför.',
    heading: (number: number) => `Tillägg ${number} till beskrivningen`,
    lead: (challenge: string) =>
      `Arrangören har ändrat beskrivningen av ”${challenge}”. Alla får samma text:`,
    action: 'Se vad som ändrades',
  },
  'zh-CN': {
    subject: (challenge: string) => `挑战说明有变更：${challenge}`,
    preheader: '变更内容与理由。',
    heading: (number: number) => `挑战说明的补充说明 ${number}`,
    lead: (challenge: string) => `主办方变更了“${challenge}”的挑战说明。所有人收到的内容相同：`,
    action: '查看变更内容',
  },
} satisfies Record<Locale, unknown>

export const followChanged = template({
  schema,
  preview: {
    ...followingPreview,
    number: 1,
    summary: 'There is room for two pilots now, because the second home-care unit joined.',
  },
  reason: followerReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading(data.number)}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).addenda(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Quote>{data.summary}</Quote>
        <StopFollowing mail={mail} following={data.following} />
      </Layout>
    )
  },
})
