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
import { VoteFacts, votePreview, voteSchema } from './about-vote.tsx'

const schema = z.object({ ...followingSchema, ...voteSchema })

const texts = {
  en: {
    subject: (challenge: string) => `Vote now: ${challenge}`,
    preheader: 'Everybody with an account has one vote.',
    heading: 'The public vote is open',
    lead: (challenge: string) =>
      `Which proposals to “${challenge}” should be tried? You can say so now. The vote stands apart from the jury.`,
    action: 'Read and vote',
  },
  fi: {
    subject: (challenge: string) => `Äänestä nyt: ${challenge}`,
    preheader: 'Jokaisella, jolla on tili, on yksi ääni.',
    heading: 'Yleisöäänestys on alkanut',
    lead: (challenge: string) =>
      `Mitä haasteen ”${challenge}” ehdotuksista pitäisi kokeilla? Nyt voit sanoa sen. Äänestys on erillään tuomariston työstä.`,
    action: 'Lue ja äänestä',
  },
  sv: {
    subject: (challenge: string) => `Rösta nu: ${challenge}`,
    preheader: 'Alla som har ett konto har en röst.',
    heading: 'Publikomröstningen är öppen',
    lead: (challenge: string) =>
      `Vilka av förslagen till ”${challenge}” borde prövas? Nu kan du säga det. Omröstningen står vid sidan av juryn.`,
    action: 'Läs och rösta',
  },
  'zh-CN': {
    subject: (challenge: string) => `欢迎投票：${challenge}`,
    preheader: '有账户者每人一票。',
    heading: '公众投票已开始',
    lead: (challenge: string) => `“${challenge}”的哪些方案值得一试？现在可以投票表达意见。投票独立于评审团。`,
    action: '查看并投票',
  },
} satisfies Record<Locale, unknown>

/** The public vote of a challenge that somebody follows has opened. */
export const followVoteOpened = template({
  schema,
  preview: { ...followingPreview, ...votePreview },
  reason: followerReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).publicVote(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <VoteFacts mail={mail} vote={data} />
        <StopFollowing mail={mail} following={data.following} />
      </Layout>
    )
  },
})
