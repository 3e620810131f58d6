import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Deadline, graceMinutes, Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { followerReason, followingPreview, followingSchema, StopFollowing } from './about-following.tsx'

const schema = z.object({
  ...followingSchema,
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  graceMinutes,
  left: z.enum(['21d', '7d', '48h']),
})

const texts = {
  en: {
    left: { '21d': 'Three weeks left', '7d': 'One week left', '48h': 'Two days left' },
    preheader: 'A draft is begun in a few minutes and saved as you write.',
    lead: (challenge: string) =>
      `“${challenge}” still takes proposals. You follow it and have not begun a draft.`,
    how: 'A draft is begun in a few minutes. It is saved as you write, and colleagues can write with you.',
    closes: 'Proposals close',
    action: 'Read and begin',
  },
  fi: {
    left: { '21d': 'Kolme viikkoa jäljellä', '7d': 'Viikko jäljellä', '48h': 'Kaksi päivää jäljellä' },
    preheader: 'Luonnos syntyy muutamassa minuutissa ja tallentuu kirjoittaessa.',
    lead: (challenge: string) =>
      `Haasteeseen ”${challenge}” voi vielä lähettää ehdotuksia. Seuraat sitä, mutta et ole aloittanut luonnosta.`,
    how: 'Luonnoksen aloittaa muutamassa minuutissa. Se tallentuu kirjoittaessa, ja kollegat voivat kirjoittaa mukana.',
    closes: 'Ehdotusten määräaika',
    action: 'Lue ja aloita',
  },
  sv: {
    left: { '21d': 'Tre veckor kvar', '7d': 'En vecka kvar', '48h': 'Två dygn kvar' },
    preheader: 'Ett utkast börjar du på några minuter, och det sparas medan du skriver.',
    lead: (challenge: string) =>
      `”${challenge}” tar fortfarande emot förslag. Du följer utmaningen men har inte börjat på något utkast.`,
    how: 'Ett utkast börjar du på några minuter. Det sparas medan du skriver, och kolleger kan skriva med dig.',
    closes: 'Sista tid för förslag',
    action: 'Läs och börja',
  },
  'zh-CN': {
    left: { '21d': '还剩三周', '7d': '还剩一周', '48h': '还剩两天' },
    preheader: '几分钟即可开始草稿，边写边保存。',
    lead: (challenge: string) => `“${challenge}”仍在接收方案。您已关注，但尚未开始草稿。`,
    how: '几分钟即可开始草稿，内容边写边保存，同事也可以一起撰写。',
    closes: '提交截止',
    action: '查看并开始',
  },
} satisfies Record<Locale, unknown>

export const closingSoon = template({
  schema,
  preview: {
    ...followingPreview,
    opensAt: '2021-12-03T07:00:00.000Z',
    closesAt: '2021-12-22T21:59:00.000Z',
    graceMinutes: 15,
    left: '7d' as const,
  },
  reason: followerReason,
  subject: (data, { locale }) => `${texts[locale].left[data.left]}: ${data.challenge}`,
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.left[data.left]}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).challenge(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{text.how}</P>
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
        <StopFollowing mail={mail} following={data.following} />
      </Layout>
    )
  },
})
