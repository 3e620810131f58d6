import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { pitchEntry, pitchPreview, pitchSchema, SlotFacts, slotPreview, slotSchema } from './about-pitch.tsx'

const schema = z.object({ ...pitchSchema, slot: slotSchema, left: z.enum(['7d', '24h']) })

const texts = {
  en: {
    subject: { '7d': 'Your pitch is in a week', '24h': 'Your pitch is tomorrow' },
    preheader: 'When and where, once more.',
    lead: (title: string) => `The jury is looking forward to the pitch of “${title}”.`,
    help: 'If something keeps you from coming, answer this mail as soon as you know.',
    action: 'Open your page',
  },
  fi: {
    subject: { '7d': 'Pitchauksenne on viikon päästä', '24h': 'Pitchauksenne on huomenna' },
    preheader: 'Aika ja paikka vielä kerran.',
    lead: (title: string) => `Tuomaristo odottaa ehdotuksen ”${title}” pitchausta.`,
    help: 'Jos jokin estää teitä tulemasta, vastatkaa tähän viestiin heti kun tiedätte siitä.',
    action: 'Avaa sivunne',
  },
  sv: {
    subject: { '7d': 'Er pitch är om en vecka', '24h': 'Er pitch är i morgon' },
    preheader: 'Tid och plats en gång till.',
    lead: (title: string) => `Juryn ser fram emot pitchen av ”${title}”.`,
    help: 'Får ni förhinder, svara på det här mejlet så snart ni vet.',
    action: 'Öppna er sida',
  },
  'zh-CN': {
    subject: { '7d': '您的路演将在一周后举行', '24h': '您的路演将在明天举行' },
    preheader: '再次确认时间和地点。',
    lead: (title: string) => `评审团期待“${title}”的路演。`,
    help: '如因故无法参加，请尽早回复此邮件告知。',
    action: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

/** A week and a day before the pitch of a finalist. */
export const pitchReminder = template({
  schema,
  preview: { ...pitchPreview, slot: slotPreview, left: '7d' },
  reason: teamReason,
  subject: ({ reference, left }, { locale }) => withReference(reference, texts[locale].subject[left]),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject[data.left]}
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
