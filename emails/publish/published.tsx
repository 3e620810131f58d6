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
})

const texts = {
  en: {
    subject: (challenge: string) => `Open now: ${challenge}`,
    preheader: 'The challenge you wait for is open.',
    heading: 'The challenge is open',
    lead: (challenge: string) => `“${challenge}” takes proposals from now on.`,
    closes: 'Proposals close',
    action: 'Read the challenge',
  },
  fi: {
    subject: (challenge: string) => `Nyt auki: ${challenge}`,
    preheader: 'Odottamasi haaste on avautunut.',
    heading: 'Haaste on auki',
    lead: (challenge: string) => `Haasteeseen ”${challenge}” voi nyt lähettää ehdotuksia.`,
    closes: 'Ehdotusten määräaika',
    action: 'Lue haaste',
  },
  sv: {
    subject: (challenge: string) => `Öppen nu: ${challenge}`,
    preheader: 'Utmaningen som du väntar på är öppen.',
    heading: 'Utmaningen är öppen',
    lead: (challenge: string) => `”${challenge}” tar nu emot förslag.`,
    closes: 'Sista tid för förslag',
    action: 'Läs utmaningen',
  },
  'zh-CN': {
    subject: (challenge: string) => `现已开放：${challenge}`,
    preheader: '您关注的挑战已开放。',
    heading: '挑战已开放',
    lead: (challenge: string) => `“${challenge}”现已开始接收方案。`,
    closes: '提交截止',
    action: '查看挑战',
  },
} satisfies Record<Locale, unknown>

export const challengePublished = template({
  schema,
  preview: {
    ...followingPreview,
    opensAt: '2021-12-03T07:00:00.000Z',
    closesAt: '2021-12-22T21:59:00.000Z',
    graceMinutes: 15,
  },
  reason: followerReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).challenge(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
        <StopFollowing mail={mail} following={data.following} />
      </Layout>
    )
  },
})
