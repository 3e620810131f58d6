import { z } from 'zod'
import { formatMoney } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  programmeSlug: opaque(z.string()),
  programme: opaque(z.string()),
  number: z.int(),
  title: opaque(z.string()),
  outcome: z.enum(['agreed', 'declined', 'sent_back']),
  reasons: z.string(),
  amount: z.int(),
  /** ISO 4217. */
  currency: z.string(),
})

/** Why whoever proposed it gets it. */
const reason: Record<Locale, string> = {
  en: 'you proposed this project.',
  fi: 'ehdotit tätä hanketta.',
  sv: 'du föreslog det här projektet.',
  'zh-CN': '该合作项目由您提出。',
}

const texts = {
  en: {
    subject: {
      agreed: (title: string) => `Agreed: ${title}`,
      declined: (title: string) => `Declined: ${title}`,
      sent_back: (title: string) => `Sent back: ${title}`,
    },
    preheader: 'Two people have decided, and say why.',
    lead: {
      agreed: (programme: string) =>
        `Two people of “${programme}” have agreed to your project, with a budget of its own. It is public now.`,
      declined: (programme: string) => `Two people of “${programme}” have declined your project.`,
      sent_back: (programme: string) =>
        `Two people of “${programme}” have sent your project back. Change it and propose it anew.`,
    },
    project: 'Project',
    budget: 'Budget',
    action: 'See the project',
  },
  fi: {
    subject: {
      agreed: (title: string) => `Sovittu: ${title}`,
      declined: (title: string) => `Hylätty: ${title}`,
      sent_back: (title: string) => `Palautettu: ${title}`,
    },
    preheader: 'Kaksi ihmistä on päättänyt ja kertoo, miksi.',
    lead: {
      agreed: (programme: string) =>
        `Ohjelman ”${programme}” kaksi edustajaa on sopinut hankkeestasi ja sen omasta budjetista. Se on nyt julkinen.`,
      declined: (programme: string) => `Ohjelman ”${programme}” kaksi edustajaa on hylännyt hankkeesi.`,
      sent_back: (programme: string) =>
        `Ohjelman ”${programme}” kaksi edustajaa on palauttanut hankkeesi. Muuta sitä ja ehdota uudelleen.`,
    },
    project: 'Hanke',
    budget: 'Budjetti',
    action: 'Katso hanketta',
  },
  sv: {
    subject: {
      agreed: (title: string) => `Överenskommet: ${title}`,
      declined: (title: string) => `Avböjt: ${title}`,
      sent_back: (title: string) => `Återsänt: ${title}`,
    },
    preheader: 'Två personer har beslutat, och säger varför.',
    lead: {
      agreed: (programme: string) =>
        `Två personer i ”${programme}” har sagt ja till ditt projekt, med en egen budget. Det är offentligt nu.`,
      declined: (programme: string) => `Två personer i ”${programme}” har avböjt ditt projekt.`,
      sent_back: (programme: string) =>
        `Två personer i ”${programme}” har sänt tillbaka ditt projekt. Ändra det och föreslå det på nytt.`,
    },
    project: 'Projekt',
    budget: 'Budget',
    action: 'Se projektet',
  },
  'zh-CN': {
    subject: {
      agreed: (title: string) => `已商定：${title}`,
      declined: (title: string) => `未采纳：${title}`,
      sent_back: (title: string) => `已退回：${title}`,
    },
    preheader: '两人已作出决定，并说明理由。',
    lead: {
      agreed: (programme: string) => `“${programme}”的两位代表已同意您提出的合作项目及其单独预算，现已公开。`,
      declined: (programme: string) => `“${programme}”的两位代表未采纳您提出的合作项目。`,
      sent_back: (programme: string) => `“${programme}”的两位代表退回了您提出的合作项目。请修改后重新提出。`,
    },
    project: '合作项目',
    budget: '预算',
    action: '查看合作项目',
  },
} satisfies Record<Locale, unknown>

/** What two people have decided about a project, to whoever proposed it, with the reasons. */
export const partnershipProjectDecided = template({
  schema,
  preview: {
    ...{ programmeSlug: 'city-and-institute', programme: 'City and institute', number: 1 },
    ...{ title: 'Heat pumps in twelve schools', outcome: 'agreed', reasons: 'It serves the carbon goal.' },
    ...{ amount: 65_000, currency: 'EUR' },
  },
  reason,
  subject: ({ outcome, title }, { locale }) => texts[locale].subject[outcome](title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject[data.outcome](data.title)}
        action={{
          label: text.action,
          path: pathsFor(mail).organise.proposed(data.programmeSlug, data.number),
        }}
      >
        <Greeting mail={mail} />
        <P>{text.lead[data.outcome](data.programme)}</P>
        <Facts
          rows={[
            [text.project, data.title],
            ...(data.outcome === 'agreed'
              ? [[text.budget, formatMoney(mail.locale, data.amount, data.currency)] as const]
              : []),
          ]}
        />
        <Quote>{data.reasons}</Quote>
      </Layout>
    )
  },
})
