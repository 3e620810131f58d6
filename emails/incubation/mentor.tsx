import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const reason: Record<Locale, string> = {
  en: 'somebody who runs this programme asks you to be a mentor.',
  fi: 'ohjelman järjestäjä pyytää sinua mentoriksi.',
  sv: 'någon som ordnar programmet ber dig vara mentor.',
  'zh-CN': '项目主办方邀请您担任导师。',
}

const inviteTexts = {
  en: {
    subject: (programme: string) => `Would you mentor start-ups in ${programme}?`,
    preheader: 'Yes or no, on the page behind the button.',
    heading: 'An invitation to be a mentor',
    lead: (by: string, programme: string) => `${by} asks you to help start-ups in ${programme}.`,
    how: 'You are matched with a few of them, no more than you have agreed to, and read nothing of the others. Opening the page decides nothing.',
    expires: 'The invitation is open until',
    action: 'See the invitation',
  },
  fi: {
    subject: (programme: string) => `Ryhtyisitkö mentoriksi? ${programme}`,
    preheader: 'Vastaa painikkeen takana olevalla sivulla.',
    heading: 'Kutsu mentoriksi',
    lead: (by: string, programme: string) =>
      `${by} pyytää sinua auttamaan startup-yrityksiä. Ohjelma: ${programme}.`,
    how: 'Saat autettavaksesi muutaman, et useampaa kuin on sovittu, etkä lue muiden asioita. Sivun avaaminen ei sido mihinkään.',
    expires: 'Kutsu on voimassa tähän asti',
    action: 'Katso kutsu',
  },
  sv: {
    subject: (programme: string) => `Vill du vara mentor i ${programme}?`,
    preheader: 'Ja eller nej, på sidan bakom knappen.',
    heading: 'En inbjudan att vara mentor',
    lead: (by: string, programme: string) => `${by} ber dig hjälpa startupföretag i ${programme}.`,
    how: 'Du får några få, aldrig fler än du har gått med på, och läser inget om de andra. Att öppna sidan avgör ingenting.',
    expires: 'Inbjudan gäller till',
    action: 'Se inbjudan',
  },
  'zh-CN': {
    subject: (programme: string) => `邀请您担任导师：${programme}`,
    preheader: '请在按钮所指的页面上答复。',
    heading: '导师邀请',
    lead: (by: string, programme: string) => `${by} 邀请您辅导“${programme}”的初创企业。`,
    how: '您只会与少数几家企业结对，数量不超过您同意的上限，也看不到其他企业的内容。仅打开页面不会产生任何结果。',
    expires: '邀请有效期至',
    action: '查看邀请',
  },
} satisfies Record<Locale, unknown>

/** Somebody is asked to be a mentor. */
export const mentorInvite = template({
  schema: z.object({
    token: opaque(z.string()),
    invitedBy: opaque(z.string()),
    programme: opaque(z.string()),
    expiresAt: z.iso.datetime(),
  }),
  isSecret: true,
  preview: {
    token: 'Zt4mQ8wX1cVb6nLk0pRs3yHd7jFg2aUe',
    invitedBy: 'Aino Esimerkki',
    programme: 'Innovation base in Beijing',
    expiresAt: '2026-01-26T21:59:00.000Z',
  },
  reason,
  subject: (data, { locale }) => inviteTexts[locale].subject(data.programme),
  Body({ data, mail }) {
    const text = inviteTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).invitation(data.token) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.invitedBy, data.programme)}</P>
        <P>{text.how}</P>
        <When mail={mail} label={text.expires} at={data.expiresAt} />
      </Layout>
    )
  },
})

const matchTexts = {
  en: {
    subject: (startUp: string) => `You mentor ${startUp}`,
    preheader: 'What they applied with, and where they stand.',
    heading: 'A start-up for you',
    lead: (startUp: string, programme: string) => `From now on you mentor ${startUp} in ${programme}.`,
    next: 'Their page says what they make, what they wish for, and which milestones lie ahead.',
    action: 'Open their page',
  },
  fi: {
    subject: (startUp: string) => `Sinulle on valittu mentoroitava: ${startUp}`,
    preheader: 'Millä he hakivat ja missä he ovat nyt.',
    heading: 'Mentoroitavasi',
    lead: (startUp: string, programme: string) =>
      `Olet tästä lähtien mentori. Yritys: ${startUp}. Ohjelma: ${programme}.`,
    next: 'Sivulta näet, mitä he tekevät, mitä he toivovat ja mitkä välitavoitteet ovat edessä.',
    action: 'Avaa heidän sivunsa',
  },
  sv: {
    subject: (startUp: string) => `Du är mentor för ${startUp}`,
    preheader: 'Vad de ansökte med, och var de står.',
    heading: 'Ett startupföretag för dig',
    lead: (startUp: string, programme: string) =>
      `Från och med nu är du mentor för ${startUp} i ${programme}.`,
    next: 'Deras sida säger vad de gör, vad de önskar och vilka milstolpar som väntar.',
    action: 'Öppna deras sida',
  },
  'zh-CN': {
    subject: (startUp: string) => `您的结对企业：${startUp}`,
    preheader: '申请内容与当前进展。',
    heading: '为您匹配的初创企业',
    lead: (startUp: string, programme: string) => `即日起，您在“${programme}”中担任 ${startUp} 的导师。`,
    next: '企业页面列有其业务、诉求以及后续的里程碑。',
    action: '打开企业页面',
  },
} satisfies Record<Locale, unknown>

/** A mentor learns whom they help. */
export const mentorMatched = template({
  schema: z.object({
    applicationId: opaque(z.string()),
    startUp: opaque(z.string()),
    programmeSlug: opaque(z.string()),
    programme: opaque(z.string()),
  }),
  preview: {
    applicationId: '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e',
    startUp: 'Korttelilämpö Oy',
    programmeSlug: 'innovation-base',
    programme: 'Innovation base in Beijing',
  },
  reason: {
    en: 'you are a mentor in this programme.',
    fi: 'olet mentorina tässä ohjelmassa.',
    sv: 'du är mentor i det här programmet.',
    'zh-CN': '您是该项目的导师。',
  },
  subject: (data, { locale }) => matchTexts[locale].subject(data.startUp),
  Body({ data, mail }) {
    const text = matchTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).mentoredStartUp(data.applicationId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.startUp, data.programme)}</P>
        <P>{text.next}</P>
      </Layout>
    )
  },
})
