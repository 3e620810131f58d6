import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  token: opaque(z.string()),
  reference: opaque(z.string()),
  organisation: opaque(z.string()),
  challenge: opaque(z.string()),
  role: z.enum(['editor', 'viewer']),
  invitedBy: opaque(z.string()),
  expiresAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: (by: string) => `${by} invites you to a proposal`,
    reminder: (by: string) => `${by} waits for your answer: will you join the proposal?`,
    preheader: 'Accept or decline on the page behind the button.',
    heading: 'Join the team of a proposal',
    lead: (by: string, organisation: string, challenge: string) =>
      `${by} is preparing a proposal of ${organisation} for “${challenge}” and would like you in the team.`,
    role: {
      editor: 'As an editor you write and submit with the others.',
      viewer: 'As a viewer you read what the others write.',
    },
    expires: 'The invitation is open until',
    action: 'See the invitation',
  },
  fi: {
    subject: (by: string) => `${by} kutsuu sinut mukaan ehdotukseen`,
    reminder: (by: string) => `${by} odottaa vastaustasi: tuletko mukaan ehdotukseen?`,
    preheader: 'Hyväksy tai hylkää kutsu painikkeen takana olevalla sivulla.',
    heading: 'Liity ehdotuksen tiimiin',
    lead: (by: string, organisation: string, challenge: string) =>
      `${by} valmistelee ehdotusta haasteeseen ”${challenge}” ja toivoo sinua tiimiin. Hakija: ${organisation}.`,
    role: {
      editor: 'Muokkaajana kirjoitat ja lähetät muiden kanssa.',
      viewer: 'Lukijana näet, mitä muut kirjoittavat.',
    },
    expires: 'Kutsu on voimassa tähän asti',
    action: 'Katso kutsu',
  },
  sv: {
    subject: (by: string) => `${by} bjuder in dig till ett förslag`,
    reminder: (by: string) => `${by} väntar på ditt svar: vill du vara med i förslaget?`,
    preheader: 'Tacka ja eller nej på sidan bakom knappen.',
    heading: 'Gå med i teamet bakom ett förslag',
    lead: (by: string, organisation: string, challenge: string) =>
      `${by} förbereder ett förslag till ”${challenge}” och vill ha med dig i teamet. Sökande: ${organisation}.`,
    role: {
      editor: 'Som redigerare skriver och lämnar du in tillsammans med de andra.',
      viewer: 'Som läsare ser du vad de andra skriver.',
    },
    expires: 'Inbjudan gäller till',
    action: 'Se inbjudan',
  },
  'zh-CN': {
    subject: (by: string) => `${by} 邀请您加入方案团队`,
    reminder: (by: string) => `${by} 在等您答复：是否加入方案团队？`,
    preheader: '请点击按钮，在页面上接受或谢绝。',
    heading: '加入方案团队',
    lead: (by: string, organisation: string, challenge: string) =>
      `${by} 正在为${organisation}准备“${challenge}”的方案，邀请您加入团队。`,
    role: {
      editor: '作为编辑者，您可以与其他成员一起填写和提交。',
      viewer: '作为查看者，您可以阅读其他成员填写的内容。',
    },
    expires: '邀请有效期至',
    action: '查看邀请',
  },
} satisfies Record<Locale, unknown>

const invitation = (subject: 'subject' | 'reminder') =>
  template({
    schema,
    preview: {
      token: 'Zt4mQ8wX1cVb6nLk0pRs3yHd7jFg2aUe',
      reference: 'HEL-2021-K7QF-M',
      organisation: 'Northern Heat Oy',
      challenge: 'Smart energy for city blocks',
      role: 'editor',
      invitedBy: 'Aino Esimerkki',
      expiresAt: '2021-12-22T21:59:00.000Z',
    },
    reason: {
      en: 'the lead of the proposal gave your address.',
      fi: 'ehdotuksen vetäjä antoi osoitteesi.',
      sv: 'förslagets ledare har angett din adress.',
      'zh-CN': '方案负责人提供了您的邮箱地址。',
    },
    subject: (data, { locale }) => withReference(data.reference, texts[locale][subject](data.invitedBy)),
    Body({ data, mail }) {
      const text = texts[mail.locale]
      return (
        <Layout
          mail={mail}
          preheader={text.preheader}
          heading={text.heading}
          phase="apply"
          action={{ label: text.action, path: pathsFor(mail).invitation(data.token) }}
        >
          <Greeting mail={mail} />
          <P>{text.lead(data.invitedBy, data.organisation, data.challenge)}</P>
          <P>{text.role[data.role]}</P>
          <When mail={mail} label={text.expires} at={data.expiresAt} />
        </Layout>
      )
    },
  })

/** Somebody is invited to the team of a proposal. */
export const teamInvite = invitation('subject')

/** The same again while they have not answered. */
export const teamInviteReminder = invitation('reminder')
