import { z } from 'zod'
import { countryName, formatList } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const about = {
  /** Slug of the programme. */
  programme: z.string(),
  /** What the reader has in the catalogue. */
  ownTitle: opaque(z.string()),
  /** The other side, as the catalogue shows it. */
  organisation: opaque(z.string()),
  title: opaque(z.string()),
  country: z.string(),
}

const preview = {
  programme: 'sweden-china-match-making',
  ownTitle: 'Heat from waste water',
  organisation: 'Bergvärme AB',
  title: 'Storage of heat in rock',
  country: 'SE',
}

const reason: Record<Locale, string> = {
  en: 'you have an entry in the catalogue of this programme.',
  fi: 'sinulla on ilmoitus ohjelman luettelossa.',
  sv: 'du har en post i programmets katalog.',
  'zh-CN': '您在该项目的目录中有条目。',
}

const requestTexts = {
  en: {
    subject: (organisation: string) => `Would you like to meet ${organisation}?`,
    preheader: 'Yes or no, on your page.',
    heading: 'An introduction for you',
    suggested: (own: string) => `The organisers think that your entry “${own}” and this one belong together:`,
    asked: (own: string) => `Somebody has read your entry “${own}” and asks to be introduced to you:`,
    who: 'Who',
    what: 'What',
    where: 'Country',
    shared: 'What you have in common',
    consent:
      'If both sides say yes, each gets the other’s name and mail address. If you say no, the other side learns neither that it was you nor why.',
    action: 'Answer',
  },
  fi: {
    subject: (organisation: string) => `Haluatko tutustua: ${organisation}?`,
    preheader: 'Vastaa omalla sivullasi.',
    heading: 'Ehdotus sinulle',
    suggested: (own: string) => `Järjestäjien mielestä ilmoituksesi ”${own}” ja tämä sopivat yhteen:`,
    asked: (own: string) => `Joku on lukenut ilmoituksesi ”${own}” ja haluaisi tutustua:`,
    who: 'Kuka',
    what: 'Mitä',
    where: 'Maa',
    shared: 'Mikä teitä yhdistää',
    consent:
      'Jos molemmat suostuvat, saatte toistenne nimen ja sähköpostiosoitteen. Jos kieltäydyt, toinen ei saa tietää, että se olit sinä, eikä syytä.',
    action: 'Vastaa',
  },
  sv: {
    subject: (organisation: string) => `Vill du träffa ${organisation}?`,
    preheader: 'Ja eller nej, på din sida.',
    heading: 'En kontakt för dig',
    suggested: (own: string) => `Arrangörerna tror att din post ”${own}” och den här hör ihop:`,
    asked: (own: string) => `Någon har läst din post ”${own}” och vill bli presenterad för dig:`,
    who: 'Vem',
    what: 'Vad',
    where: 'Land',
    shared: 'Vad ni har gemensamt',
    consent:
      'Om båda säger ja får ni varandras namn och e-postadress. Säger du nej får den andra varken veta att det var du eller varför.',
    action: 'Svara',
  },
  'zh-CN': {
    subject: (organisation: string) => `您愿意认识${organisation}吗？`,
    preheader: '请在您的页面上答复。',
    heading: '为您引荐',
    suggested: (own: string) => `主办方认为您的条目“${own}”与以下条目相互契合：`,
    asked: (own: string) => `有人阅读了您的条目“${own}”，希望与您结识：`,
    who: '对方',
    what: '内容',
    where: '国家或地区',
    shared: '共同之处',
    consent: '双方都同意后，各自得到对方的姓名和邮箱。如果您拒绝，对方不会知道是您拒绝，也不会知道原因。',
    action: '答复',
  },
} satisfies Record<Locale, unknown>

/** Two entries are brought together: one side is asked. Names no person and no address. */
export const introCatalogueRequest = template({
  schema: z.object({
    ...about,
    /** The other side has asked; otherwise an organiser suggests it to both. */
    isAsked: z.boolean(),
    note: z.string(),
    shared: z.array(z.string()),
  }),
  preview: {
    ...preview,
    isAsked: false,
    note: 'You both work on heat below the street.',
    shared: ['heat', 'energy'],
  },
  reason,
  subject: (data, { locale }) => requestTexts[locale].subject(data.organisation),
  Body({ data, mail }) {
    const text = requestTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).ownCatalogue(data.programme) }}
      >
        <Greeting mail={mail} />
        <P>{data.isAsked ? text.asked(data.ownTitle) : text.suggested(data.ownTitle)}</P>
        <Facts
          rows={[
            [text.who, data.organisation],
            [text.what, data.title],
            [text.where, countryName(mail.locale, data.country)],
            ...(data.shared.length > 0 ? [[text.shared, formatList(mail.locale, data.shared)] as const] : []),
          ]}
        />
        {data.note === '' ? null : <Quote>{data.note}</Quote>}
        <P>{text.consent}</P>
      </Layout>
    )
  },
})

const madeTexts = {
  en: {
    subject: (organisation: string) => `You and ${organisation} are introduced`,
    preheader: 'The address to write to.',
    heading: 'You are introduced',
    lead: (own: string) =>
      `Both sides said yes about your entry “${own}”. Here is whom to write to; your name and address went to them.`,
    who: 'Who',
    person: 'Name',
    email: 'Mail address',
    tell: 'The organisers will ask what came of it.',
    action: 'Open your page',
  },
  fi: {
    subject: (organisation: string) => `Tutustukaa: sinä ja ${organisation}`,
    preheader: 'Osoite, johon kirjoittaa.',
    heading: 'Olette nyt tuttuja',
    lead: (own: string) =>
      `Molemmat suostuivat ilmoituksestasi ”${own}”. Tässä on, kenelle kirjoittaa; hän sai sinun nimesi ja osoitteesi.`,
    who: 'Kuka',
    person: 'Nimi',
    email: 'Sähköpostiosoite',
    tell: 'Järjestäjät kysyvät myöhemmin, mitä siitä tuli.',
    action: 'Avaa oma sivusi',
  },
  sv: {
    subject: (organisation: string) => `Du och ${organisation} har fått kontakt`,
    preheader: 'Adressen att skriva till.',
    heading: 'Ni har fått kontakt',
    lead: (own: string) =>
      `Båda sade ja om din post ”${own}”. Här är den du kan skriva till; ditt namn och din adress gick dit.`,
    who: 'Vem',
    person: 'Namn',
    email: 'E-postadress',
    tell: 'Arrangörerna frågar senare vad det blev av.',
    action: 'Öppna din sida',
  },
  'zh-CN': {
    subject: (organisation: string) => `已为您与${organisation}建立联系`,
    preheader: '对方的邮箱。',
    heading: '引荐已完成',
    lead: (own: string) => `就您的条目“${own}”，双方均已同意。以下是对方联系人，您的姓名和邮箱也已告知对方。`,
    who: '对方',
    person: '姓名',
    email: '邮箱',
    tell: '主办方之后会询问进展。',
    action: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

/** Both said yes: each learns the other's name and address. */
export const introCatalogueMade = template({
  schema: z.object({ ...about, name: opaque(z.string()), email: opaque(z.string()) }),
  preview: { ...preview, name: 'Eero Esimerkki', email: 'eero@people.example' },
  reason,
  subject: (data, { locale }) => madeTexts[locale].subject(data.organisation),
  Body({ data, mail }) {
    const text = madeTexts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).ownCatalogue(data.programme) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.ownTitle)}</P>
        <Facts
          rows={[
            [text.who, `${data.organisation}, ${countryName(mail.locale, data.country)}`],
            [text.person, data.name],
            [text.email, data.email],
          ]}
        />
        <P>{text.tell}</P>
      </Layout>
    )
  },
})
