import { z } from 'zod'
import { formatMoney } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const texts = {
  en: {
    subject: (title: string) => `A project is proposed: ${title}`,
    anew: (title: string) => `Proposed anew: ${title}`,
    preheader: 'Who proposes it, and what it costs.',
    lead: (party: string, programme: string) => `${party} proposes a project in “${programme}”.`,
    decides:
      'One of you writes the decision and another confirms it; of two sides one each. Nobody decides on what they proposed.',
    pays: 'Your party is among those who would pay. The organisers decide; what is agreed is public.',
    project: 'Project',
    budget: 'Budget',
    action: 'See the project',
    actionPays: 'See the partnership',
  },
  fi: {
    subject: (title: string) => `Hanketta ehdotetaan: ${title}`,
    anew: (title: string) => `Ehdotettu uudelleen: ${title}`,
    preheader: 'Kuka ehdottaa ja mitä se maksaa.',
    lead: (party: string, programme: string) => `Hankkeen ehdottaja: ${party}. Ohjelma: ${programme}.`,
    decides:
      'Yksi teistä kirjoittaa päätöksen, toinen vahvistaa sen; jos osapuolia on kaksi, yksi kummastakin. Kukaan ei päätä omasta ehdotuksestaan.',
    pays: 'Osapuolenne on yksi maksajista. Järjestäjät päättävät, ja sovittu hanke julkaistaan.',
    project: 'Hanke',
    budget: 'Budjetti',
    action: 'Katso hanketta',
    actionPays: 'Katso kumppanuutta',
  },
  sv: {
    subject: (title: string) => `Ett projekt föreslås: ${title}`,
    anew: (title: string) => `Föreslaget på nytt: ${title}`,
    preheader: 'Vem som föreslår det, och vad det kostar.',
    lead: (party: string, programme: string) => `${party} föreslår ett projekt i ”${programme}”.`,
    decides:
      'En av er skriver beslutet och en annan bekräftar det; av två sidor en från varje. Ingen beslutar om sitt eget förslag.',
    pays: 'Er part är en av dem som skulle betala. Arrangörerna beslutar, och det som avtalas blir offentligt.',
    project: 'Projekt',
    budget: 'Budget',
    action: 'Se projektet',
    actionPays: 'Se partnerskapet',
  },
  'zh-CN': {
    subject: (title: string) => `新的合作项目提案：${title}`,
    anew: (title: string) => `重新提出：${title}`,
    preheader: '提出方与预算。',
    lead: (party: string, programme: string) => `${party} 在“${programme}”中提出了一个合作项目。`,
    decides:
      '由一位主办方人员起草决定，另一位确认；如有两个主办方，则各出一人。任何人不得决定自己提出的项目。',
    pays: '贵方是拟出资方之一。由主办方作出决定，商定后公开。',
    project: '合作项目',
    budget: '预算',
    action: '查看合作项目',
    actionPays: '查看合作关系',
  },
} satisfies Record<Locale, unknown>

/** A project was proposed: to whoever decides on it, and to whoever speaks for a party that would pay. */
export const partnershipProjectProposed = template({
  schema: z.object({
    programmeSlug: opaque(z.string()),
    programme: opaque(z.string()),
    number: z.int(),
    title: opaque(z.string()),
    /** Who proposes it. */
    party: opaque(z.string()),
    amount: z.int(),
    /** ISO 4217. */
    currency: z.string(),
    isAnew: z.boolean(),
    /** Runs the programme; otherwise speaks for a party that would pay. */
    decides: z.boolean(),
  }),
  preview: {
    ...{ programmeSlug: 'city-and-institute', programme: 'City and institute', number: 1 },
    ...{ title: 'Heat pumps in twelve schools', party: 'Institute of Things' },
    ...{ amount: 65_000, currency: 'EUR', isAnew: false, decides: true },
  },
  reason: {
    en: 'you organise this partnership or speak for a party that would pay.',
    fi: 'järjestät tätä kumppanuutta tai edustat maksavaa osapuolta.',
    sv: 'du arrangerar partnerskapet eller företräder en part som skulle betala.',
    'zh-CN': '您是该合作关系的主办方，或代表拟出资的一方。',
  },
  subject: ({ title, isAnew }, { locale }) => texts[locale][isAnew ? 'anew' : 'subject'](title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const { programmeSlug, number, title, party, amount, currency, isAnew, decides } = data
    const { organise, module } = pathsFor(mail)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text[isAnew ? 'anew' : 'subject'](title)}
        action={
          decides
            ? { label: text.action, path: organise.partnershipProject(programmeSlug, number) }
            : { label: text.actionPays, path: module(programmeSlug, 'partnership') }
        }
      >
        <Greeting mail={mail} />
        <P>{text.lead(party, data.programme)}</P>
        <Facts
          rows={[
            [text.project, title],
            [text.budget, formatMoney(mail.locale, amount, currency)],
          ]}
        />
        <P>{decides ? text.decides : text.pays}</P>
      </Layout>
    )
  },
})
