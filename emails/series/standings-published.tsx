import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const texts = {
  en: {
    subject: (round: string) => `The standings after ${round} are public`,
    corrected: (round: string) => `The standings after ${round} are corrected`,
    preheader: 'With every attempt, and the rule by which it was counted.',
    lead: (programme: string) =>
      `Two people have published the standings of “${programme}”. Every attempt and the rule stand beside them, so you can count again.`,
    correctedLead: (programme: string) =>
      `Two people have corrected the standings of “${programme}”. The earlier ones stay to be read. What is corrected:`,
    team: 'Team',
    place: 'Place',
    noPlace: 'No place',
    action: 'See the standings',
  },
  fi: {
    subject: (round: string) => `Tulokset on julkaistu: ${round}`,
    corrected: (round: string) => `Tuloksia on korjattu: ${round}`,
    preheader: 'Mukana jokainen yritys ja sääntö, jolla tulokset laskettiin.',
    lead: (programme: string) =>
      `Kaksi ihmistä on julkaissut yhteistulokset. Ohjelma: ${programme}. Vieressä ovat jokainen yritys ja laskusääntö, joten voit laskea tulokset itse uudelleen.`,
    correctedLead: (programme: string) =>
      `Kaksi ihmistä on korjannut yhteistuloksia. Ohjelma: ${programme}. Aiemmat tulokset jäävät luettaviksi. Mitä on korjattu:`,
    team: 'Joukkue',
    place: 'Sija',
    noPlace: 'Ei sijaa',
    action: 'Katso tulokset',
  },
  sv: {
    subject: (round: string) => `Ställningen efter ${round} är offentlig`,
    corrected: (round: string) => `Ställningen efter ${round} har rättats`,
    preheader: 'Med varje försök, och regeln som allt räknas efter.',
    lead: (programme: string) =>
      `Två personer har publicerat ställningen i ”${programme}”. Varje försök och regeln står bredvid, så att du kan räkna om.`,
    correctedLead: (programme: string) =>
      `Två personer har rättat ställningen i ”${programme}”. Den tidigare finns kvar att läsa. Det här är rättat:`,
    team: 'Lag',
    place: 'Placering',
    noPlace: 'Ingen placering',
    action: 'Se ställningen',
  },
  'zh-CN': {
    subject: (round: string) => `积分榜已公布：${round}`,
    corrected: (round: string) => `积分榜已更正：${round}`,
    preheader: '附每次试做的成绩和计分规则。',
    lead: (programme: string) =>
      `“${programme}”的积分榜已由两人共同公布。每次试做的成绩和计分规则一并列出，您可以自行复核。`,
    correctedLead: (programme: string) =>
      `“${programme}”的积分榜已由两人共同更正，此前公布的榜单仍可查阅。更正内容：`,
    team: '队伍',
    place: '名次',
    noPlace: '无名次',
    action: '查看积分榜',
  },
} satisfies Record<Locale, unknown>

/** Standings of a series are published or corrected: to whoever registered a team, with its own place. */
export const seriesStandingsPublished = template({
  schema: z.object({
    programmeSlug: opaque(z.string()),
    programme: opaque(z.string()),
    round: opaque(z.string()),
    team: opaque(z.string()),
    place: z.int().nullable(),
    /** What is corrected; empty for the first standings after a round. */
    correction: z.string(),
  }),
  preview: {
    ...{ programmeSlug: 'robots-in-two-cities', programme: 'Robots in two cities' },
    ...{ round: 'Qualification', team: 'Revontuli', place: 2, correction: '' },
  },
  reason: {
    en: 'you registered this team.',
    fi: 'ilmoitit tämän joukkueen.',
    sv: 'du anmälde laget.',
    'zh-CN': '该队由您报名。',
  },
  subject: ({ round, correction }, { locale }) =>
    correction === '' ? texts[locale].subject(round) : texts[locale].corrected(round),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const isCorrection = data.correction !== ''
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={isCorrection ? text.corrected(data.round) : text.subject(data.round)}
        action={{ label: text.action, path: pathsFor(mail).module(data.programmeSlug, 'standings') }}
      >
        <Greeting mail={mail} />
        <P>{isCorrection ? text.correctedLead(data.programme) : text.lead(data.programme)}</P>
        {isCorrection ? <Quote>{data.correction}</Quote> : null}
        <Facts
          rows={[
            [text.team, data.team],
            [text.place, data.place === null ? text.noPlace : String(data.place)],
          ]}
        />
      </Layout>
    )
  },
})
