import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const texts = {
  en: {
    subject: 'An entry of the catalogue waits for you',
    preheader: 'Nobody else reads it until you have.',
    lead: (organisation: string) => `${organisation} has written something for the catalogue:`,
    after:
      'Nobody else sees it until an organiser has read it. You hear of more that waits tomorrow at the earliest.',
    action: 'Read it',
  },
  fi: {
    subject: 'Luettelon ilmoitus odottaa sinua',
    preheader: 'Muut eivät lue sitä ennen sinua.',
    lead: (organisation: string) => `${organisation} on kirjoittanut luetteloon:`,
    after:
      'Muut näkevät sen vasta, kun järjestäjä on lukenut sen. Seuraavista odottavista kuulet aikaisintaan huomenna.',
    action: 'Lue se',
  },
  sv: {
    subject: 'En katalogpost väntar på dig',
    preheader: 'Ingen annan läser den förrän du har gjort det.',
    lead: (organisation: string) => `${organisation} har skrivit något till katalogen:`,
    after:
      'Ingen annan ser det förrän en arrangör har läst det. Om fler väntar hör du av oss tidigast i morgon.',
    action: 'Läs den',
  },
  'zh-CN': {
    subject: '有目录条目等待审阅',
    preheader: '在您审阅之前他人无法阅读。',
    lead: (organisation: string) => `${organisation}向目录提交了内容：`,
    after: '主办方审阅之前他人看不到。如还有条目待审阅，最早明天再通知您。',
    action: '前往审阅',
  },
} satisfies Record<Locale, unknown>

/** Something was written into a catalogue that an organiser has to read first. Once a day at most. */
export const catalogueWaiting = template({
  schema: z.object({
    /** Slug of the programme. */
    programme: z.string(),
    organisation: opaque(z.string()),
    title: opaque(z.string()),
  }),
  preview: {
    programme: 'sweden-china-match-making',
    organisation: 'City of Example',
    title: 'Heat from waste water',
  },
  reason: {
    en: 'you organise this programme.',
    fi: 'järjestät tätä ohjelmaa.',
    sv: 'du arrangerar programmet.',
    'zh-CN': '您是该项目的主办方。',
  },
  subject: (_, { locale }) => texts[locale].subject,
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        action={{ label: text.action, path: pathsFor(mail).organise.matchmaking(data.programme) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.organisation)}</P>
        <Quote>{data.title}</Quote>
        <P>{text.after}</P>
      </Layout>
    )
  },
})
