import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  followerReason,
  followingPreview,
  followingSchema,
  StopFollowing,
} from '#emails/publish/about-following.tsx'

const schema = z.object(followingSchema)

const texts = {
  en: {
    subject: (challenge: string) => `Decided: ${challenge}`,
    preheader: 'Who was chosen, and why.',
    heading: 'The result is public',
    lead: (challenge: string) =>
      `“${challenge}” has been decided. The page says who was chosen, why, and what is tried next.`,
    action: 'See the result',
  },
  fi: {
    subject: (challenge: string) => `Ratkaistu: ${challenge}`,
    preheader: 'Kuka valittiin ja miksi.',
    heading: 'Tulos on julkinen',
    lead: (challenge: string) =>
      `Haaste ”${challenge}” on ratkaistu. Sivulta näet, kuka valittiin, miksi ja mitä seuraavaksi kokeillaan.`,
    action: 'Katso tulos',
  },
  sv: {
    subject: (challenge: string) => `Avgjort: ${challenge}`,
    preheader: 'Vem som valdes och varför.',
    heading: 'Resultatet är offentligt',
    lead: (challenge: string) =>
      `”${challenge}” är avgjord. På sidan står vem som valdes, varför och vad som prövas härnäst.`,
    action: 'Se resultatet',
  },
  'zh-CN': {
    subject: (challenge: string) => `结果揭晓：${challenge}`,
    preheader: '谁入选，以及原因。',
    heading: '结果已公布',
    lead: (challenge: string) => `“${challenge}”已有结果。页面上可查看入选者、理由以及后续试点。`,
    action: '查看结果',
  },
} satisfies Record<Locale, unknown>

export const followWinners = template({
  schema,
  preview: followingPreview,
  reason: followerReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).winners(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <StopFollowing mail={mail} following={data.following} />
      </Layout>
    )
  },
})
