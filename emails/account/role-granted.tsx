import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { roleNames } from './roles.ts'

const schema = z.object({
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
  change: z.enum(['granted', 'removed']),
  /** Where the role holds: a programme or challenge by name; null for the whole installation. */
  scope: opaque(z.string()).nullable(),
  /** Who changed it. */
  by: opaque(z.string()).nullable(),
})

const texts = {
  en: {
    subject: {
      granted: (role: string) => `Your new role: ${role}`,
      removed: (role: string) => `Your role has ended: ${role}`,
    },
    heading: { granted: 'You have a new role', removed: 'One of your roles has ended' },
    lead: {
      granted: 'From now on your own pages show what this role lets you see and do.',
      removed: 'What this role opened for you is closed from now on. Your other roles stay as they are.',
    },
    role: 'Role',
    scope: 'Where it holds',
    everywhere: 'The whole installation',
    by: 'Changed by',
    action: 'Open your account',
  },
  fi: {
    subject: {
      granted: (role: string) => `Uusi roolisi: ${role}`,
      removed: (role: string) => `Roolisi päättyi: ${role}`,
    },
    heading: { granted: 'Sait uuden roolin', removed: 'Yksi rooleistasi päättyi' },
    lead: {
      granted: 'Omilla sivuillasi näkyy nyt se, mitä tässä roolissa voi nähdä ja tehdä.',
      removed: 'Roolin avaamat sivut on nyt suljettu. Muut roolisi pysyvät ennallaan.',
    },
    role: 'Rooli',
    scope: 'Missä se on voimassa',
    everywhere: 'Koko järjestelmässä',
    by: 'Muutoksen teki',
    action: 'Avaa oma tilisi',
  },
  sv: {
    subject: {
      granted: (role: string) => `Din nya roll: ${role}`,
      removed: (role: string) => `Din roll har upphört: ${role}`,
    },
    heading: { granted: 'Du har fått en ny roll', removed: 'En av dina roller har upphört' },
    lead: {
      granted: 'Dina egna sidor visar nu det som rollen låter dig se och göra.',
      removed: 'Det som rollen öppnade är nu stängt. Dina andra roller är som förut.',
    },
    role: 'Roll',
    scope: 'Var den gäller',
    everywhere: 'Hela installationen',
    by: 'Ändrad av',
    action: 'Öppna ditt konto',
  },
  'zh-CN': {
    subject: {
      granted: (role: string) => `您的新角色：${role}`,
      removed: (role: string) => `您的角色已终止：${role}`,
    },
    heading: { granted: '您有了新的角色', removed: '您的一个角色已终止' },
    lead: {
      granted: '从现在起，您的个人页面会显示该角色可以查看和处理的内容。',
      removed: '该角色对应的页面已对您关闭，其他角色不受影响。',
    },
    role: '角色',
    scope: '适用范围',
    everywhere: '整个系统',
    by: '操作人',
    action: '打开我的账户',
  },
} satisfies Record<Locale, unknown>

export const roleGranted = template({
  schema,
  preview: {
    role: 'organiser',
    change: 'granted',
    scope: 'China-Finland Challenge 2021',
    by: 'Aino Esimerkki',
  },
  reason: {
    en: 'your roles decide what you may see and do, so each change is told to you.',
    fi: 'roolisi ratkaisevat, mitä voit nähdä ja tehdä, joten jokaisesta muutoksesta kerrotaan sinulle.',
    sv: 'dina roller avgör vad du får se och göra, därför berättar vi om varje ändring.',
    'zh-CN': '角色决定您可以查看和处理的内容，因此每次变更都会通知您。',
  },
  subject: (data, { locale }) => texts[locale].subject[data.change](roleNames[locale][data.role]),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.lead[data.change]}
        heading={text.heading[data.change]}
        action={{ label: text.action, path: pathsFor(mail).account }}
      >
        <Greeting mail={mail} />
        <P>{text.lead[data.change]}</P>
        <Facts
          rows={[
            [text.role, roleNames[mail.locale][data.role]],
            [text.scope, data.scope ?? text.everywhere],
            ...(data.by ? [[text.by, data.by] as const] : []),
          ]}
        />
      </Layout>
    )
  },
})
