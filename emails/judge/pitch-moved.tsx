import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { pitchEntry, pitchPreview, pitchSchema, SlotFacts, slotPreview, slotSchema } from './about-pitch.tsx'

const schema = z.object({ ...pitchSchema, slot: slotSchema })

const texts = {
  en: {
    subject: 'Your pitch has moved',
    preheader: 'The new time and place.',
    lead: (title: string) => `The pitch of “${title}” is at another time or in another place.`,
    help: 'If you cannot come then, answer this mail.',
    action: 'Open your page',
  },
  fi: {
    subject: 'Pitchauksenne on siirretty',
    preheader: 'Uusi aika ja paikka.',
    lead: (title: string) => `Ehdotuksen ”${title}” pitchauksen aika tai paikka on muuttunut.`,
    help: 'Jos ette pääse silloin, vastatkaa tähän viestiin.',
    action: 'Avaa sivunne',
  },
  sv: {
    subject: 'Er pitch har flyttats',
    preheader: 'Den nya tiden och platsen.',
    lead: (title: string) => `Pitchen av ”${title}” är på en annan tid eller en annan plats.`,
    help: 'Kan ni inte komma då, svara på det här mejlet.',
    action: 'Öppna er sida',
  },
  'zh-CN': {
    subject: '您的路演有变动',
    preheader: '新的时间和地点。',
    lead: (title: string) => `“${title}”的路演时间或地点有变动。`,
    help: '如果届时无法参加，请回复此邮件。',
    action: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

export const pitchMoved = template({
  schema,
  preview: { ...pitchPreview, slot: { ...slotPreview, sequence: 1 } },
  reason: teamReason,
  subject: ({ reference }, { locale }) => withReference(reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).pitch(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        <SlotFacts mail={mail} slot={data.slot} />
        <P>{text.help}</P>
      </Layout>
    )
  },
  calendar: (data, mail) => pitchEntry(data, data.slot, mail),
})
