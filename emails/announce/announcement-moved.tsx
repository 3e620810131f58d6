import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { organiserReason } from '#emails/publish/about-challenge.ts'
import {
  followerReason,
  followingPreview,
  followingSchema,
  StopFollowing,
} from '#emails/publish/about-following.tsx'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference, type Mail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { announcementPreview, announcementSchema } from './about-announcement.ts'

const moveSchema = {
  ...announcementSchema,
  previousAnnouncesAt: z.iso.datetime(),
  reason: opaque(z.string()),
}

const movePreview = {
  ...announcementPreview,
  announcesAt: '2022-01-20T08:00:00.000Z',
  previousAnnouncesAt: '2022-01-14T08:00:00.000Z',
  reason: 'The mayor who gives the awards is away until then.',
}

const texts = {
  en: {
    subject: (challenge: string) => `New time of the announcement: ${challenge}`,
    ofProposal: 'The announcement has a new time',
    preheader: 'When the result is announced now, and why.',
    later: {
      heading: 'The result is announced later',
      lead: (challenge: string) =>
        `The result of “${challenge}” is announced later than planned, to everybody at the same time.`,
    },
    sooner: {
      heading: 'The result is announced sooner',
      lead: (challenge: string) =>
        `The result of “${challenge}” is announced sooner than planned, to everybody at the same time.`,
    },
    at: 'New time of the announcement',
    before: 'Before',
    reason: 'The organiser’s reason:',
    release: 'Open the release',
    result: 'Open the page of your result',
    challenge: 'Read the challenge',
  },
  fi: {
    subject: (challenge: string) => `Uusi julkistusaika: ${challenge}`,
    ofProposal: 'Julkistukselle on uusi aika',
    preheader: 'Milloin tulos nyt julkistetaan ja miksi.',
    later: {
      heading: 'Tulos julkistetaan myöhemmin',
      lead: (challenge: string) =>
        `Haasteen ”${challenge}” tulos julkistetaan suunniteltua myöhemmin, kaikille samaan aikaan.`,
    },
    sooner: {
      heading: 'Tulos julkistetaan aikaisemmin',
      lead: (challenge: string) =>
        `Haasteen ”${challenge}” tulos julkistetaan suunniteltua aikaisemmin, kaikille samaan aikaan.`,
    },
    at: 'Uusi julkistusaika',
    before: 'Aiempi',
    reason: 'Järjestäjän perustelu:',
    release: 'Avaa julkistus',
    result: 'Avaa tuloksenne sivu',
    challenge: 'Lue haaste',
  },
  sv: {
    subject: (challenge: string) => `Ny tid för tillkännagivandet: ${challenge}`,
    ofProposal: 'Tillkännagivandet har fått en ny tid',
    preheader: 'När resultatet tillkännages nu, och varför.',
    later: {
      heading: 'Resultatet tillkännages senare',
      lead: (challenge: string) =>
        `Resultatet av ”${challenge}” tillkännages senare än planerat, för alla samtidigt.`,
    },
    sooner: {
      heading: 'Resultatet tillkännages tidigare',
      lead: (challenge: string) =>
        `Resultatet av ”${challenge}” tillkännages tidigare än planerat, för alla samtidigt.`,
    },
    at: 'Ny tid för tillkännagivandet',
    before: 'Tidigare',
    reason: 'Arrangörens skäl:',
    release: 'Öppna tillkännagivandet',
    result: 'Öppna resultatsidan',
    challenge: 'Läs utmaningen',
  },
  'zh-CN': {
    subject: (challenge: string) => `结果公布时间已更改：${challenge}`,
    ofProposal: '结果公布时间已更改',
    preheader: '新的公布时间及原因。',
    later: {
      heading: '结果推迟公布',
      lead: (challenge: string) => `“${challenge}”的结果将推迟公布，对所有人同时公布。`,
    },
    sooner: {
      heading: '结果提前公布',
      lead: (challenge: string) => `“${challenge}”的结果将提前公布，对所有人同时公布。`,
    },
    at: '新的公布时间',
    before: '原定时间',
    reason: '主办方说明的原因：',
    release: '打开公布页面',
    result: '打开结果页面',
    challenge: '查看挑战',
  },
} satisfies Record<Locale, unknown>

type MoveData = z.output<z.ZodObject<typeof moveSchema>>

const isLater = ({ announcesAt, previousAnnouncesAt }: MoveData) => announcesAt > previousAnnouncesAt

const headingOf = (data: MoveData, { locale }: Mail) =>
  texts[locale][isLater(data) ? 'later' : 'sooner'].heading

/** From when to when, and why. */
function Moved({ mail, data }: { mail: Mail; data: MoveData }) {
  const text = texts[mail.locale]
  return (
    <>
      <P>{text[isLater(data) ? 'later' : 'sooner'].lead(data.challenge)}</P>
      <When mail={mail} label={text.at} at={data.announcesAt} />
      <When mail={mail} label={text.before} at={data.previousAnnouncesAt} />
      <P>{text.reason}</P>
      <Quote>{data.reason}</Quote>
    </>
  )
}

export const decisionAnnouncementMoved = template({
  schema: z.object(moveSchema),
  preview: movePreview,
  reason: organiserReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={headingOf(data, mail)}
        phase="announce"
        action={{ label: text.release, path: pathsFor(mail).organise.release(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <Moved mail={mail} data={data} />
      </Layout>
    )
  },
})

export const proposalAnnouncementMoved = template({
  schema: z.object({ ...moveSchema, proposalId: opaque(z.string()), reference: opaque(z.string()) }),
  preview: {
    ...movePreview,
    proposalId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
    reference: 'HEL-2021-K7QF-M',
  },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].ofProposal),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={headingOf(data, mail)}
        phase="announce"
        action={{ label: text.result, path: pathsFor(mail).result(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <Moved mail={mail} data={data} />
      </Layout>
    )
  },
})

export const followAnnouncementMoved = template({
  schema: z.object({ ...moveSchema, ...followingSchema }),
  preview: { ...movePreview, ...followingPreview },
  reason: followerReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={headingOf(data, mail)}
        phase="announce"
        action={{ label: text.challenge, path: pathsFor(mail).challenge(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <Moved mail={mail} data={data} />
        <StopFollowing mail={mail} following={data.following} />
      </Layout>
    )
  },
})
