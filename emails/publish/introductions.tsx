import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const about = {
  /** The reader's own link. */
  place: opaque(z.string()),
  title: opaque(z.string()),
  /** The other guest. */
  name: opaque(z.string()),
  organisation: z.string(),
}

const preview = {
  place: '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e',
  title: 'Reverse pitch in Helsinki',
  name: 'Eero Esimerkki',
  organisation: 'Korttelilämpö Oy',
}

const reason: Record<Locale, string> = {
  en: 'you are open to meet other guests of this session.',
  fi: 'kerroit olevasi avoin tapaamisille tässä tilaisuudessa.',
  sv: 'du är öppen för att träffa andra gäster på mötet.',
  'zh-CN': '您表示愿意与本场活动的其他来宾会面。',
}

const requestTexts = {
  en: {
    subject: (name: string) => `${name} would like to meet you`,
    preheader: 'Yes or no, on your page.',
    heading: 'Somebody would like to meet you',
    lead: (title: string) => `Another guest of “${title}” asks to meet:`,
    who: 'Who asks',
    consent:
      'If you say yes, each of you gets the other’s mail address. If you say no, or nothing, neither learns it.',
    action: 'Answer',
  },
  fi: {
    subject: (name: string) => `${name} haluaisi tavata sinut`,
    preheader: 'Vastaa omalla sivullasi.',
    heading: 'Sinut halutaan tavata',
    lead: (title: string) => `Toinen tilaisuuden ”${title}” vieras pyytää tapaamista:`,
    who: 'Kuka pyytää',
    consent:
      'Jos suostut, saatte toistenne sähköpostiosoitteet. Jos kieltäydyt tai et vastaa, kumpikaan ei saa niitä.',
    action: 'Vastaa',
  },
  sv: {
    subject: (name: string) => `${name} vill gärna träffa dig`,
    preheader: 'Ja eller nej, på din sida.',
    heading: 'Någon vill träffa dig',
    lead: (title: string) => `En annan gäst på ”${title}” ber om ett möte:`,
    who: 'Vem som frågar',
    consent:
      'Om du säger ja får ni varandras e-postadresser. Säger du nej, eller inget, får ingen av er veta den andras.',
    action: 'Svara',
  },
  'zh-CN': {
    subject: (name: string) => `${name} 希望与您会面`,
    preheader: '请在您的页面上答复。',
    heading: '有人希望与您会面',
    lead: (title: string) => `“${title}”的另一位来宾希望与您会面：`,
    who: '提出者',
    consent: '如果您同意，双方将得到对方的邮箱；如果拒绝或不答复，双方都不会得知。',
    action: '答复',
  },
} satisfies Record<Locale, unknown>

/** Somebody asks to meet. Names no address. */
export const introRequest = template({
  schema: z.object({ ...about, note: z.string() }),
  preview: { ...preview, note: 'We heat blocks with waste heat and look for a site to try it.' },
  reason,
  subject: (data, { locale }) => requestTexts[locale].subject(data.name),
  Body({ data, mail }) {
    const text = requestTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).place(data.place) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        <Facts rows={[[text.who, <NameOf key="who" name={data.name} organisation={data.organisation} />]]} />
        {data.note === '' ? null : <Quote>{data.note}</Quote>}
        <P>{text.consent}</P>
      </Layout>
    )
  },
})

function NameOf({ name, organisation }: { name: string; organisation: string }) {
  return (
    <>
      {name}
      {organisation === '' ? null : `, ${organisation}`}
    </>
  )
}

const madeTexts = {
  en: {
    subject: (name: string) => `You and ${name} agreed to meet`,
    preheader: 'The address to write to.',
    heading: 'You agreed to meet',
    lead: (title: string) =>
      `Both of you said yes at “${title}”. Here is the other’s address; yours went to them.`,
    who: 'Name',
    email: 'Mail address',
    action: 'Open your page',
  },
  fi: {
    subject: (name: string) => `Sinä ja ${name} sovitte tapaamisesta`,
    preheader: 'Osoite, johon kirjoittaa.',
    heading: 'Tapaamisesta on sovittu',
    lead: (title: string) =>
      `Molemmat suostuitte tilaisuudessa ”${title}”. Tässä on toisen osoite; hän sai sinun osoitteesi.`,
    who: 'Nimi',
    email: 'Sähköpostiosoite',
    action: 'Avaa oma sivusi',
  },
  sv: {
    subject: (name: string) => `Du och ${name} har kommit överens om att träffas`,
    preheader: 'Adressen att skriva till.',
    heading: 'Ni vill träffas',
    lead: (title: string) => `Ni sade båda ja på ”${title}”. Här är den andras adress; din gick till hen.`,
    who: 'Namn',
    email: 'E-postadress',
    action: 'Öppna din sida',
  },
  'zh-CN': {
    subject: (name: string) => `您与 ${name} 同意会面`,
    preheader: '对方的邮箱。',
    heading: '双方同意会面',
    lead: (title: string) => `您二位在“${title}”中均表示同意。以下是对方的邮箱，您的邮箱也已告知对方。`,
    who: '姓名',
    email: '邮箱',
    action: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

/** Both said yes: each learns the other's address. */
export const introMade = template({
  schema: z.object({ ...about, email: opaque(z.string()) }),
  preview: { ...preview, email: 'eero@people.example' },
  reason,
  subject: (data, { locale }) => madeTexts[locale].subject(data.name),
  Body({ data, mail }) {
    const text = madeTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).place(data.place) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        <Facts
          rows={[
            [text.who, <NameOf key="who" name={data.name} organisation={data.organisation} />],
            [text.email, data.email],
          ]}
        />
      </Layout>
    )
  },
})
