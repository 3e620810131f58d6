import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const texts = {
  en: {
    subject: 'A profile in the catalogue is yours now',
    preheader: 'Nobody reads it until you agree.',
    lead: 'You lead the proposal that this profile in the catalogue was written from:',
    after:
      'Nobody reads it until you agree that it stands there. A yes the lead before you gave to an introduction counts no more: you are asked yourself.',
    action: 'Look and agree',
  },
  fi: {
    subject: 'Luettelossa oleva profiili on nyt sinun',
    preheader: 'Kukaan ei lue sitä ennen suostumustasi.',
    lead: 'Johdat nyt ehdotusta, josta tämä luettelon profiili on kirjoitettu:',
    after:
      'Kukaan ei lue sitä, ennen kuin suostut sen näyttämiseen. Edellisen vetäjän suostumus esittelyyn ei enää päde, vaan kysymme sinulta itseltäsi.',
    action: 'Katso ja suostu',
  },
  sv: {
    subject: 'En profil i katalogen är din nu',
    preheader: 'Ingen läser den förrän du har gått med på det.',
    lead: 'Du leder nu det förslag som den här profilen i katalogen skrevs från:',
    after:
      'Ingen läser den förrän du går med på att den visas. Ett ja som den tidigare ledaren gav till en introduktion gäller inte längre: du får frågan själv.',
    action: 'Titta och godkänn',
  },
  'zh-CN': {
    subject: '目录中的一份简介现由您负责',
    preheader: '在您同意之前无人能看到。',
    lead: '您现在是该方案的牵头人，目录中的以下简介据此方案写成：',
    after: '在您同意展示之前，任何人都看不到它。前任牵头人对引荐所作的同意不再有效，将由您本人重新答复。',
    action: '查看并同意',
  },
} satisfies Record<Locale, unknown>

/** Whoever leads a proposal from now on is asked whether its profile may stand in the catalogue. */
export const catalogueHandedOver = template({
  schema: z.object({
    /** Slug of the programme. */
    programme: z.string(),
    entry: opaque(z.string()),
    title: opaque(z.string()),
  }),
  preview: {
    programme: 'sweden-china-match-making',
    entry: '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e',
    title: 'Heat that stays in the block',
  },
  reason: {
    en: 'you lead the proposal.',
    fi: 'johdat ehdotusta.',
    sv: 'du leder förslaget.',
    'zh-CN': '您是该方案的牵头人。',
  },
  subject: (_, { locale }) => texts[locale].subject,
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        action={{ label: text.action, path: pathsFor(mail).editEntry(data.programme, data.entry) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead}</P>
        <Quote>{data.title}</Quote>
        <P>{text.after}</P>
      </Layout>
    )
  },
})
