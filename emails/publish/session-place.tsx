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

const schema = z.object({ ...guestSchema, outcome: z.enum(['registered', 'waiting', 'moved-up']) })

const texts = {
  en: {
    subject: {
      registered: (title: string) => `You have a place: ${title}`,
      waiting: (title: string) => `You are on the waiting list: ${title}`,
      'moved-up': (title: string) => `A place is yours now: ${title}`,
    },
    preheader: 'Your page has the way in, and the way out.',
    heading: {
      registered: 'You have a place',
      waiting: 'You are on the waiting list',
      'moved-up': 'A place is yours',
    },
    lead: {
      registered: (title: string) => `We look forward to seeing you at “${title}”.`,
      waiting: (title: string) =>
        `All places at “${title}” are taken. As soon as one becomes free and it is your turn, you get a mail.`,
      'moved-up': (title: string) => `Somebody gave a place at “${title}” back, and you were next.`,
    },
    back: 'If you cannot come, please give the place back on your page: somebody is waiting for it.',
    action: 'Open your page',
  },
  fi: {
    subject: {
      registered: (title: string) => `Sinulla on paikka: ${title}`,
      waiting: (title: string) => `Olet jonossa: ${title}`,
      'moved-up': (title: string) => `Sait paikan: ${title}`,
    },
    preheader: 'Omalta sivultasi pääset sisään ja voit perua.',
    heading: { registered: 'Sinulla on paikka', waiting: 'Olet jonossa', 'moved-up': 'Paikka on sinun' },
    lead: {
      registered: (title: string) => `Tervetuloa tilaisuuteen ”${title}”.`,
      waiting: (title: string) =>
        `Tilaisuuden ”${title}” paikat ovat täynnä. Kun paikka vapautuu ja on sinun vuorosi, saat viestin.`,
      'moved-up': (title: string) => `Tilaisuudesta ”${title}” vapautui paikka, ja olit seuraavana vuorossa.`,
    },
    back: 'Jos et pääse, luovu paikasta omalla sivullasi: joku odottaa sitä.',
    action: 'Avaa oma sivusi',
  },
  sv: {
    subject: {
      registered: (title: string) => `Du har en plats: ${title}`,
      waiting: (title: string) => `Du står på väntelistan: ${title}`,
      'moved-up': (title: string) => `Du fick en plats: ${title}`,
    },
    preheader: 'På din sida finns vägen in och vägen ut.',
    heading: {
      registered: 'Du har en plats',
      waiting: 'Du står på väntelistan',
      'moved-up': 'Platsen är din',
    },
    lead: {
      registered: (title: string) => `Välkommen till ”${title}”.`,
      waiting: (title: string) =>
        `Alla platser på ”${title}” är tagna. När en plats blir ledig och det är din tur får du ett brev.`,
      'moved-up': (title: string) =>
        `Någon lämnade tillbaka en plats på ”${title}”, och du stod näst på tur.`,
    },
    back: 'Om du inte kan komma, lämna tillbaka platsen på din sida: någon väntar på den.',
    action: 'Öppna din sida',
  },
  'zh-CN': {
    subject: {
      registered: (title: string) => `报名成功：${title}`,
      waiting: (title: string) => `您在候补名单上：${title}`,
      'moved-up': (title: string) => `您已获得席位：${title}`,
    },
    preheader: '入场方式和退出方式都在您的页面上。',
    heading: { registered: '报名成功', waiting: '您在候补名单上', 'moved-up': '您已获得席位' },
    lead: {
      registered: (title: string) => `欢迎参加“${title}”。`,
      waiting: (title: string) => `“${title}”席位已满。一旦有空位并轮到您，我们会发邮件通知。`,
      'moved-up': (title: string) => `“${title}”有人让出席位，轮到您了。`,
    },
    back: '如果无法参加，请在您的页面上让出席位，还有人在等候。',
    action: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

export const sessionPlace = template({
  schema,
  preview: { ...guestPreview, outcome: 'registered' as const },
  reason: guestReason,
  subject: (data, { locale }) => texts[locale].subject[data.outcome](data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading[data.outcome]}

        action={{ label: text.action, path: pathsFor(mail).place(data.place) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead[data.outcome](data.title)}</P>
        <When mail={mail} label={beginsIn(mail)} at={data.startsAt} />
        <PlaceFacts mail={mail} data={data} />
        {data.outcome === 'waiting' ? null : <P>{text.back}</P>}
      </Layout>
    )
  },
  calendar: (data, mail) =>
    data.outcome === 'waiting' ? null : sessionEntry(data, mail, { path: pathsFor(mail).place(data.place) }),
})
