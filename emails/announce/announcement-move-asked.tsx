import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { organiserReason } from '#emails/publish/about-challenge.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { announcementPreview, announcementSchema } from './about-announcement.ts'

const schema = z.object({
  ...announcementSchema,
  asker: opaque(z.string()).nullable(),
  /** The instant asked for; null asks for as soon as can be. */
  wantedAt: z.iso.datetime().nullable(),
  reason: opaque(z.string()),
})

const texts = {
  en: {
    subject: (challenge: string) => `Another announcement is asked for: ${challenge}`,
    preheader: 'Nothing moves until a second person agrees.',
    heading: 'May the announcement be moved?',
    later: (challenge: string, asker: string | null) =>
      `${asker ?? 'Another organiser'} asks that “${challenge}” be announced later. Nothing moves until a second person agrees.`,
    sooner: (challenge: string, asker: string | null) =>
      `${asker ?? 'Another organiser'} asks that “${challenge}” be announced as soon as possible: ten minutes after a second person agrees. Nothing moves before.`,
    reason: 'The reason, which becomes public if you agree:',
    now: 'Announced for',
    wanted: 'Asked for',
    action: 'Agree or drop it',
  },
  fi: {
    subject: (challenge: string) => `Julkistusta pyydetään siirtämään: ${challenge}`,
    preheader: 'Mitään ei siirry ennen kuin toinen ihminen hyväksyy.',
    heading: 'Siirretäänkö julkistusta?',
    later: (challenge: string, asker: string | null) =>
      `${asker ?? 'Toinen järjestäjä'} pyytää, että haaste ”${challenge}” julkistetaan myöhemmin. Mitään ei siirry ennen kuin toinen ihminen hyväksyy sen.`,
    sooner: (challenge: string, asker: string | null) =>
      `${asker ?? 'Toinen järjestäjä'} pyytää, että haaste ”${challenge}” julkistetaan mahdollisimman pian: kymmenen minuuttia siitä, kun toinen ihminen hyväksyy. Sitä ennen mitään ei siirry.`,
    reason: 'Perustelu, josta tulee julkinen, jos hyväksyt:',
    now: 'Ilmoitettu aika',
    wanted: 'Pyydetty aika',
    action: 'Hyväksy tai hylkää',
  },
  sv: {
    subject: (challenge: string) => `En annan tid begärs för tillkännagivandet: ${challenge}`,
    preheader: 'Inget flyttas förrän en andra person godkänner.',
    heading: 'Får tillkännagivandet flyttas?',
    later: (challenge: string, asker: string | null) =>
      `${asker ?? 'En annan arrangör'} ber att ”${challenge}” tillkännages senare. Inget flyttas förrän en andra person har godkänt.`,
    sooner: (challenge: string, asker: string | null) =>
      `${asker ?? 'En annan arrangör'} ber att ”${challenge}” tillkännages så snart som möjligt: tio minuter efter att en andra person har godkänt. Dessförinnan flyttas inget.`,
    reason: 'Skälet, som blir offentligt om du godkänner:',
    now: 'Aviserad tid',
    wanted: 'Begärd tid',
    action: 'Godkänn eller avslå',
  },
  'zh-CN': {
    subject: (challenge: string) => `有人提出更改公布时间：${challenge}`,
    preheader: '须第二人同意，时间才会更改。',
    heading: '是否同意更改公布时间？',
    later: (challenge: string, asker: string | null) =>
      `${asker ?? '另一位主办人员'}提出推迟公布“${challenge}”的结果。须第二人同意，时间才会更改。`,
    sooner: (challenge: string, asker: string | null) =>
      `${asker ?? '另一位主办人员'}提出尽快公布“${challenge}”的结果：第二人同意十分钟后公布，此前时间不变。`,
    reason: '理由如下，您同意后将对外公开：',
    now: '原定公布时间',
    wanted: '提议的时间',
    action: '同意或撤销',
  },
} satisfies Record<Locale, unknown>

/** Somebody asks that the announcement of a confirmed decision be moved. */
export const decisionMoveAsked = template({
  schema,
  preview: {
    ...announcementPreview,
    asker: 'Aino Esimerkki',
    wantedAt: '2022-01-20T08:00:00.000Z',
    reason: 'The mayor who gives the awards is away until then.',
  },
  reason: organiserReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const lead = data.wantedAt === null ? text.sooner : text.later
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).organise.release(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{lead(data.challenge, data.asker)}</P>
        <When mail={mail} label={text.now} at={data.announcesAt} />
        {data.wantedAt === null ? null : <When mail={mail} label={text.wanted} at={data.wantedAt} />}
        <P>{text.reason}</P>
        <Quote>{data.reason}</Quote>
      </Layout>
    )
  },
})
