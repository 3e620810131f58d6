import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  beginsIn,
  guestPreview,
  guestReason,
  guestSchema,
  PlaceFacts,
  sessionEntry,
} from './about-session.tsx'

const schema = z.object({ ...guestSchema, left: z.enum(['24h', '1h']) })

const texts = {
  en: {
    subject: { '24h': 'Tomorrow', '1h': 'In one hour' },
    preheader: 'The way in is on your page.',
    lead: (title: string) => `“${title}” begins soon.`,
    back: 'If you cannot come, please give the place back on your page.',
    action: 'Open your page',
  },
  fi: {
    subject: { '24h': 'Huomenna', '1h': 'Tunnin päästä' },
    preheader: 'Ohjeet ovat omalla sivullasi.',
    lead: (title: string) => `Tilaisuus ”${title}” alkaa pian.`,
    back: 'Jos et pääse, luovu paikasta omalla sivullasi.',
    action: 'Avaa oma sivusi',
  },
  sv: {
    subject: { '24h': 'I morgon', '1h': 'Om en timme' },
    preheader: 'Vägen in finns på din sida.',
    lead: (title: string) => `”${title}” börjar snart.`,
    back: 'Om du inte kan komma, lämna tillbaka platsen på din sida.',
    action: 'Öppna din sida',
  },
  'zh-CN': {
    subject: { '24h': '明天', '1h': '一小时后' },
    preheader: '入场方式在您的页面上。',
    lead: (title: string) => `“${title}”即将开始。`,
    back: '如果无法参加，请在您的页面上让出席位。',
    action: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

export const sessionReminder = template({
  schema,
  preview: { ...guestPreview, left: '24h' as const },
  reason: guestReason,
  subject: (data, { locale }) => `${texts[locale].subject[data.left]}: ${data.title}`,
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={`${text.subject[data.left]}`}

        action={{ label: text.action, path: pathsFor(mail).place(data.place) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        <When mail={mail} label={beginsIn(mail)} at={data.startsAt} />
        <PlaceFacts mail={mail} data={data} />
        <P>{text.back}</P>
      </Layout>
    )
  },
  calendar: (data, mail) => sessionEntry(data, mail, { path: pathsFor(mail).place(data.place) }),
})
