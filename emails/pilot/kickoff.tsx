import { z } from 'zod'
import { formatCalendarDay } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, List, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { pilotPreview, pilotSchema, sideReason } from './about-pilot.ts'

const schema = z.object({
  ...pilotSchema,
  proposalId: opaque(z.string()),
  /** `party`: the manager and the host's contact, who work on the pilot's page; `team`: those whose idea it is. */
  part: z.enum(['party', 'team']),
  manager: opaque(z.string()),
  hostContact: opaque(z.string()),
})

const texts = {
  en: {
    subject: (title: string) => `The pilot begins: ${title}`,
    preheader: 'Who, where, when, and what comes first.',
    heading: 'A pilot is set up',
    lead: (title: string, host: string) => `“${title}” will be tried at ${host}.`,
    site: 'Place',
    period: 'Time',
    team: 'Team',
    manager: 'Pilot manager',
    contact: 'Contact at the host',
    days: (from: string, to: string) => `${from} to ${to}`,
    steps: {
      party: [
        'Sign in with this address; no password is needed, a link comes by mail.',
        'Draw up the agreement with the team; it is signed on the pilot’s page.',
        'Enter values of each measure as they come, with the day and what they rest on.',
      ],
      team: [
        'The pilot manager is your first contact.',
        'Milestones and measures are agreed with you and kept on the pilot’s page.',
      ],
    },
    action: 'Open the pilot',
  },
  fi: {
    subject: (title: string) => `Pilotti alkaa: ${title}`,
    preheader: 'Ketkä, missä, milloin ja mistä aloitetaan.',
    heading: 'Pilotti on perustettu',
    lead: (title: string, host: string) => `Ratkaisua ”${title}” kokeillaan. Isäntä: ${host}.`,
    site: 'Paikka',
    period: 'Aika',
    team: 'Tiimi',
    manager: 'Pilotin vetäjä',
    contact: 'Isännän yhteyshenkilö',
    days: (from: string, to: string) => `${from} – ${to}`,
    steps: {
      party: [
        'Kirjaudu tällä osoitteella. Salasanaa ei tarvita, linkki tulee sähköpostiin.',
        'Laatikaa tiimin kanssa sopimus; se allekirjoitetaan pilotin sivulla.',
        'Kirjaa mittarien arvot sitä mukaa kuin niitä saadaan, päivän ja perustan kanssa.',
      ],
      team: [
        'Pilotin vetäjä on ensimmäinen yhteyshenkilönne.',
        'Välitavoitteista ja mittareista sovitaan kanssanne, ja ne pidetään pilotin sivulla.',
      ],
    },
    action: 'Avaa pilotti',
  },
  sv: {
    subject: (title: string) => `Piloten börjar: ${title}`,
    preheader: 'Vilka, var, när och vad som kommer först.',
    heading: 'En pilot är upplagd',
    lead: (title: string, host: string) => `”${title}” ska prövas hos ${host}.`,
    site: 'Plats',
    period: 'Tid',
    team: 'Team',
    manager: 'Pilotansvarig',
    contact: 'Värdens kontaktperson',
    days: (from: string, to: string) => `${from} till ${to}`,
    steps: {
      party: [
        'Logga in med den här adressen. Inget lösenord behövs, en länk kommer med e-post.',
        'Skriv avtalet tillsammans med teamet; det skrivs under på pilotens sida.',
        'För in mätvärdena efter hand, med dag och vad de bygger på.',
      ],
      team: [
        'Den pilotansvariga är er närmaste kontakt.',
        'Delmål och mått bestäms tillsammans med er och finns på pilotens sida.',
      ],
    },
    action: 'Öppna piloten',
  },
  'zh-CN': {
    subject: (title: string) => `试点启动：${title}`,
    preheader: '参与方、地点、时间与第一步。',
    heading: '试点已建立',
    lead: (title: string, host: string) => `“${title}”将在${host}开展试点。`,
    site: '地点',
    period: '时间',
    team: '团队',
    manager: '试点负责人',
    contact: '承接方联系人',
    days: (from: string, to: string) => `${from}至${to}`,
    steps: {
      party: [
        '请用本邮箱登录，无须密码，登录链接会发送到邮箱。',
        '与团队起草协议，并在试点页面上签署。',
        '指标有新数值时及时录入，注明日期和数据依据。',
      ],
      team: ['试点负责人是贵团队的首要联系人。', '里程碑和指标将与贵团队商定，并记录在试点页面。'],
    },
    action: '打开试点页面',
  },
} satisfies Record<Locale, unknown>

export const pilotKickoff = template({
  schema,
  preview: {
    ...pilotPreview,
    proposalId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
    part: 'party',
    manager: 'Aino Esimerkki',
    hostContact: 'Bo Exempel',
  },
  reason: sideReason,
  subject: (data, { locale }) => texts[locale].subject(data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const day = (iso: string) => formatCalendarDay(mail.locale, iso)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="pilot"
        action={{ label: text.action, path: pathsFor(mail).hostedPilot(data.pilotSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title, data.host)}</P>
        <Facts
          rows={[
            [text.site, data.site],
            [text.period, text.days(day(data.startsOn), day(data.endsOn))],
            [text.team, data.organisation],
            [text.manager, data.manager],
            [text.contact, data.hostContact],
          ]}
        />
        <List items={text.steps[data.part]} />
      </Layout>
    )
  },
})
