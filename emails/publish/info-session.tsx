import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { StopFollowing } from './about-following.tsx'
import { beginsIn, PlaceFacts, sessionEntry, sessionPreview, sessionSchema } from './about-session.tsx'

const schema = z.object({
  ...sessionSchema,
  challenge: opaque(z.string()),
  /** The reader's following, where they follow. */ following: opaque(z.string()).nullable(),
})

const texts = {
  en: {
    subject: (title: string) => `You are invited: ${title}`,
    preheader: 'Hear from those who ask, and ask yourself.',
    heading: 'You are invited',
    lead: (challenge: string) =>
      `There is a session about “${challenge}”. You hear from those who ask, and can ask yourself.`,
    free: 'A place costs nothing and needs no account.',
    action: 'See the session',
  },
  fi: {
    subject: (title: string) => `Kutsu: ${title}`,
    preheader: 'Kuule haasteen esittäjiä ja kysy itse.',
    heading: 'Tervetuloa mukaan',
    lead: (challenge: string) =>
      `Haasteesta ”${challenge}” järjestetään tilaisuus. Kuulet haasteen esittäjiä ja voit kysyä itse.`,
    free: 'Osallistuminen on maksutonta, eikä tiliä tarvita.',
    action: 'Katso tilaisuus',
  },
  sv: {
    subject: (title: string) => `Välkommen: ${title}`,
    preheader: 'Hör dem som frågar, och fråga själv.',
    heading: 'Du är välkommen',
    lead: (challenge: string) =>
      `Det ordnas ett möte om ”${challenge}”. Du får höra dem som frågar och kan själv fråga.`,
    free: 'En plats kostar inget och kräver inget konto.',
    action: 'Se mötet',
  },
  'zh-CN': {
    subject: (title: string) => `邀请您参加：${title}`,
    preheader: '听取出题方介绍，并现场提问。',
    heading: '诚邀参加',
    lead: (challenge: string) => `“${challenge}”将举办一场活动。您可以听取出题方介绍，也可以提问。`,
    free: '免费参加，无需账户。',
    action: '查看活动',
  },
} satisfies Record<Locale, unknown>

export const infoSession = template({
  schema,
  preview: { ...sessionPreview, challenge: 'Home Services for the Elderly', following: null },
  reason: {
    en: 'you follow this challenge or have a proposal in it.',
    fi: 'seuraat haastetta tai teillä on siinä ehdotus.',
    sv: 'du följer utmaningen eller har ett förslag i den.',
    'zh-CN': '您关注了该挑战，或在其中有方案。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}

        action={{ label: text.action, path: pathsFor(mail).session(data.sessionSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>
          <strong>{data.title}</strong>
        </P>
        <When mail={mail} label={beginsIn(mail)} at={data.startsAt} />
        <PlaceFacts mail={mail} data={data} />
        <P>{text.free}</P>
        {data.following === null ? null : <StopFollowing mail={mail} following={data.following} />}
      </Layout>
    )
  },
  calendar: (data, mail) => sessionEntry(data, mail),
})
