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
    subject: (title: string) => `Invitation: ${title}`,
    preheader: 'Please say whether you come.',
    heading: 'You are invited to the ceremony',
    lead: (challenge: string) => `You have had a part in “${challenge}”. Please come and celebrate with us.`,
    free: 'Please say on the page whether you come, so that there is room for everybody.',
    action: 'Answer the invitation',
  },
  fi: {
    subject: (title: string) => `Kutsu: ${title}`,
    preheader: 'Kerro, tuletko.',
    heading: 'Kutsu juhlatilaisuuteen',
    lead: (challenge: string) =>
      `Sinulla on ollut osasi haasteessa ”${challenge}”. Tule juhlimaan kanssamme.`,
    free: 'Kerro sivulla, tuletko, niin varaamme tilaa kaikille.',
    action: 'Vastaa kutsuun',
  },
  sv: {
    subject: (title: string) => `Inbjudan: ${title}`,
    preheader: 'Säg om du kommer.',
    heading: 'Du är inbjuden till ceremonin',
    lead: (challenge: string) => `Du har haft en del i ”${challenge}”. Kom och fira med oss.`,
    free: 'Säg på sidan om du kommer, så att det finns plats för alla.',
    action: 'Svara på inbjudan',
  },
  'zh-CN': {
    subject: (title: string) => `邀请函：${title}`,
    preheader: '请告知是否出席。',
    heading: '邀请您出席典礼',
    lead: (challenge: string) => `您参与了“${challenge}”，诚邀您与我们一同庆祝。`,
    free: '请在页面上告知是否出席，以便安排席位。',
    action: '回复邀请',
  },
} satisfies Record<Locale, unknown>

export const eventInvite = template({
  schema,
  preview: {
    ...sessionPreview,
    challenge: 'Home Services for the Elderly',
    following: null,
    title: 'Award ceremony',
  },
  reason: {
    en: 'you took part in this challenge, judged it or follow it.',
    fi: 'osallistuit haasteeseen, arvioit sitä tai seuraat sitä.',
    sv: 'du deltog i utmaningen, bedömde den eller följer den.',
    'zh-CN': '您参加、评审或关注了该挑战。',
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
