import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { roleNames } from './roles.ts'

const schema = z.object({
  token: opaque(z.string()),
  role: z.enum([
    'administrator',
    'organiser',
    'operator',
    'challenge_owner',
    'screener',
    'chair',
    'pilot_manager',
    'pilot_host',
    'auditor',
    'partner',
    'official',
  ]),
  /** The programme or challenge it is about, by name; null for the whole installation. */
  scope: opaque(z.string()).nullable(),
  invitedBy: opaque(z.string()),
  expiresAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: (scope: string) => `You are invited to ${scope}`,
    everywhere: 'this installation of Haaste',
    preheader: 'See what it is about, then accept or decline.',
    heading: 'An invitation',
    lead: (by: string, scope: string, role: string) => `${by} invites you to ${scope} as ${role}.`,
    how: 'The page behind the button says what the role means. You accept or decline there; opening it decides nothing.',
    expires: 'The invitation is open until',
    action: 'See the invitation',
  },
  fi: {
    subject: (scope: string) => `Kutsu: ${scope}`,
    everywhere: 'tämä Haaste-järjestelmä',
    preheader: 'Katso, mistä on kyse, ja vastaa sitten.',
    heading: 'Sinut on kutsuttu',
    lead: (by: string, scope: string, role: string) =>
      `${by} kutsuu sinut mukaan. Kohde: ${scope}. Rooli: ${role}.`,
    how: 'Painikkeen takana kerrotaan, mitä rooliin kuuluu. Vastaat siellä; pelkkä avaaminen ei sido mihinkään.',
    expires: 'Kutsu on voimassa tähän asti',
    action: 'Katso kutsu',
  },
  sv: {
    subject: (scope: string) => `Inbjudan: ${scope}`,
    everywhere: 'den här Haaste-installationen',
    preheader: 'Se vad det gäller och svara sedan.',
    heading: 'Du är inbjuden',
    lead: (by: string, scope: string, role: string) =>
      `${by} bjuder in dig. Det gäller: ${scope}. Roll: ${role}.`,
    how: 'Sidan bakom knappen berättar vad rollen innebär. Du svarar där; att öppna den avgör ingenting.',
    expires: 'Inbjudan gäller till',
    action: 'Se inbjudan',
  },
  'zh-CN': {
    subject: (scope: string) => `邀请您加入：${scope}`,
    everywhere: 'Haaste 系统',
    preheader: '请先了解内容，再决定接受或谢绝。',
    heading: '您收到一份邀请',
    lead: (by: string, scope: string, role: string) => `${by} 邀请您加入“${scope}”，角色为${role}。`,
    how: '点击按钮可了解该角色的职责，并在页面上接受或谢绝。仅打开页面不会产生任何结果。',
    expires: '邀请有效期至',
    action: '查看邀请',
  },
} satisfies Record<Locale, unknown>

export const invitation = template({
  schema,
  isSecret: true,
  preview: {
    token: 'Zt4mQ8wX1cVb6nLk0pRs3yHd7jFg2aUe',
    role: 'auditor',
    scope: 'China-Finland Challenge 2021',
    invitedBy: 'Aino Esimerkki',
    expiresAt: '2021-11-15T21:59:00.000Z',
  },
  reason: {
    en: 'somebody who runs this programme gave your address.',
    fi: 'ohjelman järjestäjä antoi osoitteesi.',
    sv: 'någon som ordnar programmet har angett din adress.',
    'zh-CN': '项目主办方提供了您的邮箱地址。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.scope ?? texts[locale].everywhere),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const scope = data.scope ?? text.everywhere
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).invitation(data.token) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.invitedBy, scope, roleNames[mail.locale][data.role])}</P>
        <P>{text.how}</P>
        <When mail={mail} label={text.expires} at={data.expiresAt} />
      </Layout>
    )
  },
})
