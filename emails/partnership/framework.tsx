import { z } from 'zod'
import { formatCalendarDay } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const aboutProgramme = { programmeSlug: opaque(z.string()), programme: opaque(z.string()) }
const preview = { programmeSlug: 'city-and-institute', programme: 'City and institute' }

/** Why organisers of a programme get it. */
const reason: Record<Locale, string> = {
  en: 'you organise this programme.',
  fi: 'järjestät tätä ohjelmaa.',
  sv: 'du arrangerar det här programmet.',
  'zh-CN': '您是该项目的主办人员。',
}

const expiringTexts = {
  en: {
    preheader: 'The last day, and what a renewal is.',
    subject: (programme: string) => `The framework of ${programme} ends soon`,
    lead: (programme: string, day: string) =>
      `The framework of “${programme}” holds until ${day}. Nothing follows it yet.`,
    how: 'Agree with the other parties whether it goes on. A renewal is a new term; the one that ends stays to be read. Projects that were agreed go on as they were agreed.',
    number: 'Term',
    ends: 'Last day',
    action: 'See the framework',
  },
  fi: {
    preheader: 'Viimeinen päivä ja se, mikä jatko on.',
    subject: (programme: string) => `Ohjelman ${programme} puitesopimus päättyy pian`,
    lead: (programme: string, day: string) =>
      `Ohjelman ”${programme}” puitesopimus on voimassa ${day} asti. Jatkosta ei ole vielä sovittu.`,
    how: 'Sopikaa osapuolten kesken, jatkuuko yhteistyö. Jatko on uusi sopimuskausi, ja päättyvä kausi jää luettavaksi. Sovitut hankkeet jatkuvat, kuten niistä on sovittu.',
    number: 'Sopimuskausi',
    ends: 'Viimeinen päivä',
    action: 'Katso puitesopimusta',
  },
  sv: {
    preheader: 'Sista dagen, och vad en förlängning är.',
    subject: (programme: string) => `Ramavtalet för ${programme} löper snart ut`,
    lead: (programme: string, day: string) =>
      `Ramavtalet för ”${programme}” gäller till och med ${day}. Ingenting följer på det än.`,
    how: 'Kom överens med de andra parterna om hur det blir. En förlängning är en ny avtalsperiod, och den som löper ut går fortfarande att läsa. Projekt som ni har kommit överens om fortsätter som avtalat.',
    number: 'Avtalsperiod',
    ends: 'Sista dag',
    action: 'Se ramavtalet',
  },
  'zh-CN': {
    preheader: '最后一日，以及如何续签。',
    subject: (programme: string) => `“${programme}”框架协议即将到期`,
    lead: (programme: string, day: string) => `“${programme}”框架协议有效期至${day}，目前尚无后续安排。`,
    how: '请与其他各方商定是否继续。续签即新的一期，到期的一期仍可查阅。已商定的项目按约定继续进行。',
    number: '期次',
    ends: '最后一日',
    action: '查看框架协议',
  },
} satisfies Record<Locale, unknown>

/** So many months before a term ends and nothing follows it, to its organisers. */
export const partnershipExpiring = template({
  schema: z.object({ ...aboutProgramme, number: z.int(), endsOn: z.iso.date() }),
  preview: { ...preview, number: 1, endsOn: '2025-12-31' },
  reason,
  subject: ({ programme }, { locale }) => expiringTexts[locale].subject(programme),
  Body({ data, mail }) {
    const text = expiringTexts[mail.locale]
    const day = formatCalendarDay(mail.locale, data.endsOn)
    const lead = text.lead(data.programme, day)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject(data.programme)}
        action={{ label: text.action, path: pathsFor(mail).organise.partnership(data.programmeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{lead}</P>
        <Facts
          rows={[
            [text.number, data.number],
            [text.ends, day],
          ]}
        />
        <P>{text.how}</P>
      </Layout>
    )
  },
})

const reportTexts = {
  en: {
    preheader: 'One person writes it, another publishes it.',
    subject: {
      due: (year: number) => `The report for ${year} is due`,
      late: (year: number) => `The report for ${year} is late`,
    },
    lead: {
      due: (programme: string) => `The yearly report of “${programme}” is not published yet.`,
      late: (programme: string) =>
        `The day on which the yearly report of “${programme}” was due has passed. The public page says so.`,
    },
    how: 'One person writes it: where each goal stood, what the figure rests on, and a few sentences. Another publishes it.',
    year: 'Year',
    due: 'Due',
    action: 'Write the report',
  },
  fi: {
    preheader: 'Yksi kirjoittaa, toinen julkaisee.',
    subject: {
      due: (year: number) => `Vuoden ${year} raportin määräpäivä lähestyy`,
      late: (year: number) => `Vuoden ${year} raportti on myöhässä`,
    },
    lead: {
      due: (programme: string) => `Ohjelman ”${programme}” vuosiraporttia ei ole vielä julkaistu.`,
      late: (programme: string) =>
        `Ohjelman ”${programme}” vuosiraportin määräpäivä on ohi. Julkinen sivu kertoo sen.`,
    },
    how: 'Yksi kirjoittaa: missä kukin tavoite oli, mihin luku perustuu ja muutama virke. Toinen julkaisee.',
    year: 'Vuosi',
    due: 'Määräpäivä',
    action: 'Kirjoita raportti',
  },
  sv: {
    preheader: 'En skriver, en annan publicerar.',
    subject: {
      due: (year: number) => `Rapporten för ${year} ska snart vara klar`,
      late: (year: number) => `Rapporten för ${year} är försenad`,
    },
    lead: {
      due: (programme: string) => `Årsrapporten för ”${programme}” är inte publicerad än.`,
      late: (programme: string) =>
        `Dagen då årsrapporten för ”${programme}” skulle vara klar har passerat. Det syns på den publika sidan.`,
    },
    how: 'En person skriver: var varje mål låg, vad siffran bygger på och några meningar. En annan publicerar.',
    year: 'År',
    due: 'Senast',
    action: 'Skriv rapporten',
  },
  'zh-CN': {
    preheader: '一人撰写，另一人发布。',
    subject: {
      due: (year: number) => `${year} 年度报告即将到期`,
      late: (year: number) => `${year} 年度报告已逾期`,
    },
    lead: {
      due: (programme: string) => `“${programme}”的年度报告尚未发布。`,
      late: (programme: string) => `“${programme}”年度报告的截止日已过，公开页面会注明。`,
    },
    how: '由一人撰写：各目标的进展、数据依据和几句说明；由另一人发布。',
    year: '年度',
    due: '截止日',
    action: '撰写报告',
  },
} satisfies Record<Locale, unknown>

/** A month before the report of a year is due, and the day after, to the organisers while nothing is published. */
export const partnershipReportDue = template({
  schema: z.object({
    ...aboutProgramme,
    year: z.int(),
    dueOn: z.iso.date(),
    part: z.enum(['due', 'late']),
  }),
  preview: { ...preview, year: 2021, dueOn: '2022-03-31', part: 'due' },
  reason,
  subject: ({ year, part }, { locale }) => reportTexts[locale].subject[part](year),
  Body({ data, mail }) {
    const text = reportTexts[mail.locale]
    const lead = text.lead[data.part](data.programme)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject[data.part](data.year)}
        action={{
          label: text.action,
          path: pathsFor(mail).organise.partnershipReport(data.programmeSlug, data.year),
        }}
      >
        <Greeting mail={mail} />
        <P>{lead}</P>
        <Facts
          rows={[
            [text.year, data.year],
            [text.due, formatCalendarDay(mail.locale, data.dueOn)],
          ]}
        />
        <P>{text.how}</P>
      </Layout>
    )
  },
})
