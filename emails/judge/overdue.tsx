import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, List, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { judgedBy, wordsFor } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  judgingEndsAt: z.iso.datetime(),
  /** A juror hears of the own scorecards, whoever leads the jury of everybody's. */
  part: z.enum(['juror', 'lead']),
  /** Scorecards that are not final, the reader's own or all; of ballots, for whoever leads the jury, how many. */
  left: z.int().positive(),
  /** Whose, for whoever leads the jury. */
  missing: z.array(z.object({ name: z.string(), left: z.int().positive() })),
  judgedBy,
})

const texts = {
  en: {
    subject: {
      juror: (left: number, challenge: string) => `Overdue: ${left} of your scorecards, ${challenge}`,
      lead: (left: number, challenge: string) =>
        `${left} ${left === 1 ? 'scorecard is' : 'scorecards are'} missing: ${challenge}`,
    },
    preheader: {
      juror: 'What is not final does not count. More time can still be given.',
      lead: 'More time, or on with what is final.',
    },
    heading: { juror: 'Your scorecards are overdue', lead: 'Scorecards are missing' },
    lead: {
      juror: (left: number, challenge: string) =>
        `Judging of “${challenge}” has ended, and ${left} of your scorecards ${left === 1 ? 'is' : 'are'} not final. As ${left === 1 ? 'it stands, it does' : 'they stand, they do'} not count. What you wrote is kept.`,
      lead: (left: number, challenge: string) =>
        `Judging of “${challenge}” has ended with ${left} ${left === 1 ? 'scorecard that is' : 'scorecards that are'} not final. They do not count as they are.`,
    },
    next: {
      juror:
        'If you can still finish, answer this mail today: the chair or the organiser can give the jury more time until the decision is recorded. If you cannot, say that too.',
      lead: 'Until a decision is recorded you can give the jury more time on the progress page, with a reason. Scorecards that were final stay final. Or go on with what there is.',
    },
    missing: (name: string, left: number) => `${name}: ${left}`,
    ended: 'Judging ended',
    action: { juror: 'See your scorecards', lead: 'Open the progress page' },
  },
  fi: {
    subject: {
      juror: (left: number, challenge: string) => `Myöhässä: ${left} arviotasi, ${challenge}`,
      lead: (left: number, challenge: string) => `Arvioita puuttuu ${left}: ${challenge}`,
    },
    preheader: {
      juror: 'Keskeneräistä ei lasketa. Lisäaikaa voi vielä saada.',
      lead: 'Lisäaikaa tai eteenpäin valmiilla arvioilla.',
    },
    heading: { juror: 'Arviosi ovat myöhässä', lead: 'Arvioita puuttuu' },
    lead: {
      juror: (left: number, challenge: string) =>
        `Haasteen ”${challenge}” arviointi on päättynyt, ja sinulta on kesken ${left} ${left === 1 ? 'arvio' : 'arviota'}. Keskeneräistä ei lasketa. Kirjoittamasi on tallessa.`,
      lead: (left: number, challenge: string) =>
        `Haasteen ”${challenge}” arviointi on päättynyt, ja kesken on ${left} ${left === 1 ? 'arvio' : 'arviota'}. Keskeneräisiä ei lasketa.`,
    },
    next: {
      juror:
        'Jos ehdit vielä, vastaa tähän viestiin tänään: puheenjohtaja tai järjestäjä voi antaa lisäaikaa, kunnes päätös on kirjattu. Jos et ehdi, kerro sekin.',
      lead: 'Kunnes päätös on kirjattu, voit antaa tuomaristolle lisäaikaa etenemissivulla perustelun kera. Valmiina olleet arviot pysyvät valmiina. Voit myös jatkaa sillä, mitä on.',
    },
    missing: (name: string, left: number) => `${name}: ${left}`,
    ended: 'Arviointi päättyi',
    action: { juror: 'Katso arviosi', lead: 'Avaa etenemissivu' },
  },
  sv: {
    subject: {
      juror: (left: number, challenge: string) => `Försenat: ${left} av dina bedömningar, ${challenge}`,
      lead: (left: number, challenge: string) =>
        `${left} ${left === 1 ? 'bedömning' : 'bedömningar'} saknas: ${challenge}`,
    },
    preheader: {
      juror: 'Det som inte är klart räknas inte. Mer tid kan fortfarande ges.',
      lead: 'Mer tid, eller vidare med det som är klart.',
    },
    heading: { juror: 'Dina bedömningar är försenade', lead: 'Bedömningar saknas' },
    lead: {
      juror: (left: number, challenge: string) =>
        `Bedömningen av ”${challenge}” är avslutad, och ${left} av dina bedömningar är inte ${left === 1 ? 'klar' : 'klara'}. Som det är nu räknas det inte. Det du skrivit finns kvar.`,
      lead: (left: number, challenge: string) =>
        `Bedömningen av ”${challenge}” är avslutad med ${left} ${left === 1 ? 'bedömning som inte är klar' : 'bedömningar som inte är klara'}. Som det är nu räknas de inte.`,
    },
    next: {
      juror:
        'Kan du fortfarande bli klar, svara på det här mejlet i dag: ordföranden eller arrangören kan ge juryn mer tid tills beslutet är registrerat. Kan du inte, säg det också.',
      lead: 'Tills ett beslut är registrerat kan du ge juryn mer tid på sidan om framskridandet, med ett skäl. Bedömningar som var klara förblir klara. Eller gå vidare med det som finns.',
    },
    missing: (name: string, left: number) => `${name}: ${left}`,
    ended: 'Bedömningen avslutades',
    action: { juror: 'Se dina bedömningar', lead: 'Öppna sidan om framskridandet' },
  },
  'zh-CN': {
    subject: {
      juror: (left: number, challenge: string) => `逾期：您有 ${left} 份评分表未定稿，${challenge}`,
      lead: (left: number, challenge: string) => `尚缺 ${left} 份评分表：${challenge}`,
    },
    preheader: {
      juror: '未定稿的不计入结果，仍可申请延长时间。',
      lead: '延长时间，或凭已定稿的评分继续。',
    },
    heading: { juror: '您的评分表已逾期', lead: '尚缺评分表' },
    lead: {
      juror: (left: number, challenge: string) =>
        `“${challenge}”的评审已结束，您有 ${left} 份评分表未定稿，目前不计入结果。您填写的内容仍保留。`,
      lead: (left: number, challenge: string) =>
        `“${challenge}”的评审已结束，尚有 ${left} 份评分表未定稿，目前不计入结果。`,
    },
    next: {
      juror:
        '如仍能完成，请于今日回复本邮件：在记录决定之前，评审主席或主办方可以延长评审时间。如无法完成，也请告知。',
      lead: '在记录决定之前，您可以在进度页面为评审团延长时间并说明理由，已定稿的评分表保持不变；也可以凭现有评分继续。',
    },
    missing: (name: string, left: number) => `${name}：${left}`,
    ended: '评审结束时间',
    action: { juror: '查看评分表', lead: '打开进度页面' },
  },
} satisfies Record<Locale, unknown>

const ballotTexts = {
  en: {
    subject: {
      juror: (_, challenge) => `Overdue: your ballot, ${challenge}`,
      lead: (left, challenge) => `${left} ${left === 1 ? 'ballot is' : 'ballots are'} missing: ${challenge}`,
    },
    heading: { juror: 'Your ballot is overdue', lead: 'Ballots are missing' },
    lead: {
      juror: (_, challenge) =>
        `Judging of “${challenge}” has ended, and your ballot is not final. As it stands, it does not count. What you filled in is kept.`,
      lead: (left, challenge) =>
        `Judging of “${challenge}” has ended with ${left} ${left === 1 ? 'ballot that is' : 'ballots that are'} not final. ${left === 1 ? 'It does' : 'They do'} not count as ${left === 1 ? 'it is' : 'they are'}.`,
    },
    next: {
      juror: texts.en.next.juror,
      lead: 'Until a decision is recorded you can give the jury more time on the progress page, with a reason. Ballots that were final stay final. Or go on with what there is.',
    },
    missing: (name) => name,
    action: { juror: 'See your ballot', lead: texts.en.action.lead },
  },
  fi: {
    subject: {
      juror: (_, challenge) => `Myöhässä: äänestyslippusi, ${challenge}`,
      lead: (left, challenge) => `Äänestyslippuja puuttuu ${left}: ${challenge}`,
    },
    preheader: {
      juror: texts.fi.preheader.juror,
      lead: 'Lisäaikaa tai eteenpäin valmiilla äänestyslipuilla.',
    },
    heading: { juror: 'Äänestyslippusi on myöhässä', lead: 'Äänestyslippuja puuttuu' },
    lead: {
      juror: (_, challenge) =>
        `Haasteen ”${challenge}” arviointi on päättynyt, ja äänestyslippusi on kesken. Keskeneräistä ei lasketa. Täyttämäsi on tallessa.`,
      lead: (left, challenge) =>
        `Haasteen ”${challenge}” arviointi on päättynyt, ja kesken on ${left} ${left === 1 ? 'äänestyslippu' : 'äänestyslippua'}. Keskeneräisiä ei lasketa.`,
    },
    next: {
      juror: texts.fi.next.juror,
      lead: 'Kunnes päätös on kirjattu, voit antaa tuomaristolle lisäaikaa etenemissivulla perustelun kera. Valmiina olleet äänestysliput pysyvät valmiina. Voit myös jatkaa sillä, mitä on.',
    },
    missing: (name) => name,
    action: { juror: 'Katso äänestyslippusi', lead: texts.fi.action.lead },
  },
  sv: {
    subject: {
      juror: (_, challenge) => `Försenat: din röstsedel, ${challenge}`,
      lead: (left, challenge) => `${left} ${left === 1 ? 'röstsedel' : 'röstsedlar'} saknas: ${challenge}`,
    },
    heading: { juror: 'Din röstsedel är försenad', lead: 'Röstsedlar saknas' },
    lead: {
      juror: (_, challenge) =>
        `Bedömningen av ”${challenge}” är avslutad, och din röstsedel är inte klar. Som den är nu räknas den inte. Det du fyllt i finns kvar.`,
      lead: (left, challenge) =>
        `Bedömningen av ”${challenge}” är avslutad med ${left} ${left === 1 ? 'röstsedel som inte är klar' : 'röstsedlar som inte är klara'}. Som det är nu räknas ${left === 1 ? 'den' : 'de'} inte.`,
    },
    next: {
      juror: texts.sv.next.juror,
      lead: 'Tills ett beslut är registrerat kan du ge juryn mer tid på sidan om framskridandet, med ett skäl. Röstsedlar som var klara förblir klara. Eller gå vidare med det som finns.',
    },
    missing: (name) => name,
    action: { juror: 'Se din röstsedel', lead: texts.sv.action.lead },
  },
  'zh-CN': {
    subject: {
      juror: (_, challenge) => `逾期：您的选票未定稿，${challenge}`,
      lead: (left, challenge) => `尚缺 ${left} 张选票：${challenge}`,
    },
    preheader: { juror: texts['zh-CN'].preheader.juror, lead: '延长时间，或凭已定稿的选票继续。' },
    heading: { juror: '您的选票已逾期', lead: '尚缺选票' },
    lead: {
      juror: (_, challenge) =>
        `“${challenge}”的评审已结束，您的选票未定稿，目前不计入结果。您填写的内容仍保留。`,
      lead: (left, challenge) => `“${challenge}”的评审已结束，尚有 ${left} 张选票未定稿，目前不计入结果。`,
    },
    next: {
      juror: texts['zh-CN'].next.juror,
      lead: '在记录决定之前，您可以在进度页面为评审团延长时间并说明理由，已定稿的选票保持不变；也可以凭现有选票继续。',
    },
    missing: (name) => name,
    action: { juror: '查看选票', lead: texts['zh-CN'].action.lead },
  },
} satisfies Record<Locale, Partial<(typeof texts)['en']>>

/** The jury deadline has passed and scorecards are not final. */
export const juryOverdue = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
    part: 'lead',
    left: 3,
    missing: [
      { name: 'Wei Zhang', left: 2 },
      { name: 'Elsa Lind', left: 1 },
    ],
  },
  reason: {
    en: 'you are on the jury of this challenge or answer for it.',
    fi: 'olet tämän haasteen tuomaristossa tai vastaat siitä.',
    sv: 'du sitter i juryn för den här utmaningen eller ansvarar för den.',
    'zh-CN': '您是本挑战的评委或负责人。',
  },
  subject: (data, { locale }) =>
    wordsFor(data.judgedBy, texts[locale], ballotTexts[locale]).subject[data.part](data.left, data.challenge),
  Body({ data, mail }) {
    const text = wordsFor(data.judgedBy, texts[mail.locale], ballotTexts[mail.locale])
    const { organise, juryQueue } = pathsFor(mail)
    const path = data.part === 'lead' ? organise.progress(data.slug) : juryQueue(data.slug)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader[data.part]}
        heading={text.heading[data.part]}
        phase="judge"
        action={{ label: text.action[data.part], path }}
      >
        <Greeting mail={mail} />
        <P>{text.lead[data.part](data.left, data.challenge)}</P>
        {data.missing.length > 0 ? (
          <List items={data.missing.map(({ name, left }) => text.missing(name, left))} />
        ) : null}
        <P>{text.next[data.part]}</P>
        <When mail={mail} label={text.ended} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
