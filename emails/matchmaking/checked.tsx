import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const texts = {
  en: {
    approved: {
      subject: 'Your entry is in the catalogue',
      preheader: 'Everybody can read it now.',
      lead: (title: string) => `The organisers have read “${title}”. It is in the catalogue now.`,
      after: 'You can change it, or take it out at once, whenever you like.',
      action: 'See your entry',
    },
    returned: {
      subject: 'Your entry needs a change',
      preheader: 'What the organisers ask.',
      lead: (title: string) => `The organisers have read “${title}” and send it back to you with this:`,
      after: 'Nothing you wrote is lost. Change it and send it again; nobody else reads it until then.',
      action: 'Change your entry',
    },
  },
  fi: {
    approved: {
      subject: 'Ilmoituksesi on luettelossa',
      preheader: 'Kaikki voivat nyt lukea sen.',
      lead: (title: string) => `Järjestäjät ovat lukeneet ilmoituksen ”${title}”. Se on nyt luettelossa.`,
      after: 'Voit muuttaa sitä tai poistaa sen heti, milloin haluat.',
      action: 'Katso ilmoitusta',
    },
    returned: {
      subject: 'Ilmoituksesi kaipaa muutosta',
      preheader: 'Mitä järjestäjät pyytävät.',
      lead: (title: string) => `Järjestäjät ovat lukeneet ilmoituksen ”${title}” ja palauttavat sen sinulle:`,
      after:
        'Mitään kirjoittamaasi ei ole kadonnut. Muuta ja lähetä uudelleen; siihen asti kukaan muu ei lue sitä.',
      action: 'Muuta ilmoitusta',
    },
  },
  sv: {
    approved: {
      subject: 'Din post finns i katalogen',
      preheader: 'Alla kan läsa den nu.',
      lead: (title: string) => `Arrangörerna har läst ”${title}”. Den finns nu i katalogen.`,
      after: 'Du kan ändra den, eller ta bort den genast, när du vill.',
      action: 'Se din post',
    },
    returned: {
      subject: 'Din post behöver ändras',
      preheader: 'Vad arrangörerna ber om.',
      lead: (title: string) => `Arrangörerna har läst ”${title}” och skickar tillbaka den med detta:`,
      after: 'Inget du skrev har gått förlorat. Ändra och skicka igen; ingen annan läser den till dess.',
      action: 'Ändra din post',
    },
  },
  'zh-CN': {
    approved: {
      subject: '您的条目已进入目录',
      preheader: '现在所有人都可以阅读。',
      lead: (title: string) => `主办方已审阅“${title}”，该条目现已进入目录。`,
      after: '您可以随时修改，也可以随时将其撤下，立即生效。',
      action: '查看条目',
    },
    returned: {
      subject: '您的条目需要修改',
      preheader: '主办方的意见。',
      lead: (title: string) => `主办方已审阅“${title}”，现退回给您，意见如下：`,
      after: '您填写的内容都还在。修改后可再次提交，在此之前他人无法阅读。',
      action: '修改条目',
    },
  },
} satisfies Record<Locale, unknown>

/** What an organiser said of an entry of the catalogue: it is in, or it came back with a reason. */
export const catalogueChecked = template({
  schema: z.object({
    /** Slug of the programme. */
    programme: z.string(),
    entry: z.string(),
    kind: z.enum(['profile', 'need', 'offer']),
    title: opaque(z.string()),
    isApproved: z.boolean(),
    reason: z.string(),
  }),
  preview: {
    programme: 'sweden-china-match-making',
    entry: '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e',
    kind: 'need',
    title: 'Heat from waste water',
    isApproved: false,
    reason: 'Please say which part of the city it is about.',
  },
  reason: {
    en: 'you wrote an entry for the catalogue of this programme.',
    fi: 'kirjoitit ilmoituksen ohjelman luetteloon.',
    sv: 'du skrev en post till programmets katalog.',
    'zh-CN': '您为该项目的目录撰写了条目。',
  },
  subject: (data, { locale }) => texts[locale][data.isApproved ? 'approved' : 'returned'].subject,
  Body({ data, mail }) {
    const text = texts[mail.locale][data.isApproved ? 'approved' : 'returned']
    const paths = pathsFor(mail)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        action={{
          label: text.action,
          path: data.isApproved
            ? paths.catalogueEntry(data.programme, data.entry)
            : paths.editEntry(data.programme, data.entry),
        }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        {data.reason === '' ? null : <Quote>{data.reason}</Quote>}
        <P>{text.after}</P>
      </Layout>
    )
  },
})
