import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, List, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { dueWords, judgedBy } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  /** Scorecards or ballots of the jury, as far as the reader may know of them. */
  assigned: z.number().int(),
  finished: z.number().int(),
  waiting: z.array(z.object({ name: z.string(), left: z.number().int() })),
  /** What became final since the last of these mails. */
  items: z.array(z.object({ at: z.iso.datetime() })).min(1),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
})

/** A mail stays a mail: the rest is on the page. */
const mostShown = 30

const texts = {
  en: {
    subject: (finished: number, assigned: number, challenge: string) =>
      `${finished} of ${assigned} final: ${challenge}`,
    preheader: 'How far the jury is this morning.',
    heading: 'How far the jury is',
    lead: {
      scorecards: (count: number, finished: number, assigned: number) =>
        `Since the last of these mails ${count === 1 ? 'one scorecard' : `${count} scorecards`} became final: ${finished} of ${assigned} in all.`,
      ballots: (count: number, finished: number, assigned: number) =>
        `Since the last of these mails ${count === 1 ? 'one ballot' : `${count} ballots`} became final: ${finished} of ${assigned} in all.`,
    },
    waiting: 'Still at work, with what is left:',
    all: 'Nobody has anything left.',
    item: (name: string, left: number) => `${name}: ${left}`,
    more: (count: number) => `and ${count} more.`,
    action: 'Open the progress page',
    reason: 'you run the jury of this challenge or answer for it.',
  },
  fi: {
    subject: (finished: number, assigned: number, challenge: string) =>
      `${finished}/${assigned} valmiina: ${challenge}`,
    preheader: 'Näin pitkällä tuomaristo on tänä aamuna.',
    heading: 'Näin pitkällä tuomaristo on',
    lead: {
      scorecards: (count: number, finished: number, assigned: number) =>
        `Edellisen koosteen jälkeen on valmistunut ${count === 1 ? 'yksi arvio' : `${count} arviota`}: valmiina on ${finished}/${assigned}.`,
      ballots: (count: number, finished: number, assigned: number) =>
        `Edellisen koosteen jälkeen on valmistunut ${count === 1 ? 'yksi äänestyslippu' : `${count} äänestyslippua`}: valmiina on ${finished}/${assigned}.`,
    },
    waiting: 'Kesken, ja montako on jäljellä:',
    all: 'Kenelläkään ei ole mitään kesken.',
    item: (name: string, left: number) => `${name}: ${left}`,
    more: (count: number) => `ja vielä ${count} muuta.`,
    action: 'Avaa etenemissivu',
    reason: 'johdat tämän haasteen tuomaristoa tai vastaat siitä.',
  },
  sv: {
    subject: (finished: number, assigned: number, challenge: string) =>
      `${finished} av ${assigned} klara: ${challenge}`,
    preheader: 'Så långt har juryn kommit i morse.',
    heading: 'Så långt har juryn kommit',
    lead: {
      scorecards: (count: number, finished: number, assigned: number) =>
        `Sedan det förra brevet har ${count === 1 ? 'en bedömning' : `${count} bedömningar`} blivit klara: ${finished} av ${assigned} sammanlagt.`,
      ballots: (count: number, finished: number, assigned: number) =>
        `Sedan det förra brevet har ${count === 1 ? 'en röstsedel' : `${count} röstsedlar`} blivit klara: ${finished} av ${assigned} sammanlagt.`,
    },
    waiting: 'Fortfarande i arbete, med vad som är kvar:',
    all: 'Ingen har något kvar.',
    item: (name: string, left: number) => `${name}: ${left}`,
    more: (count: number) => `och ${count} till.`,
    action: 'Öppna sidan om framskridandet',
    reason: 'du leder juryn för den här utmaningen eller ansvarar för den.',
  },
  'zh-CN': {
    subject: (finished: number, assigned: number, challenge: string) =>
      `已定稿 ${finished}/${assigned}：${challenge}`,
    preheader: '今晨的评审进度。',
    heading: '评审进度',
    lead: {
      scorecards: (count: number, finished: number, assigned: number) =>
        `自上次汇总以来，新增 ${count} 份评分表定稿，共 ${finished}/${assigned} 份。`,
      ballots: (count: number, finished: number, assigned: number) =>
        `自上次汇总以来，新增 ${count} 张选票定稿，共 ${finished}/${assigned} 张。`,
    },
    waiting: '尚未完成的评委及剩余数量：',
    all: '所有评委均已完成。',
    item: (name: string, left: number) => `${name}：${left}`,
    more: (count: number) => `另有 ${count} 位。`,
    action: '打开进度页面',
    reason: '您主持或负责本挑战的评审。',
  },
} satisfies Record<Locale, unknown>

/** What became final on the day before, and for whom the jury waits; to chair and organisers. */
export const juryDailyDigest = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    assigned: 36,
    finished: 14,
    waiting: [
      { name: 'Wei Zhang', left: 9 },
      { name: 'Elsa Lind', left: 13 },
    ],
    items: [{ at: '2022-01-03T09:12:00.000Z' }, { at: '2022-01-03T15:40:00.000Z' }],
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
  },
  reason: {
    en: texts.en.reason,
    fi: texts.fi.reason,
    sv: texts.sv.reason,
    'zh-CN': texts['zh-CN'].reason,
  },
  subject: (data, { locale }) => texts[locale].subject(data.finished, data.assigned, data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const shown = data.waiting.slice(0, mostShown)
    const rest = data.waiting.length - shown.length
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).organise.progress(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead[data.judgedBy](data.items.length, data.finished, data.assigned)}</P>
        <P>{data.waiting.length > 0 ? text.waiting : text.all}</P>
        {data.waiting.length > 0 ? (
          <List
            items={[
              ...shown.map(({ name, left }) => (data.judgedBy === 'ballots' ? name : text.item(name, left))),
              ...(rest > 0 ? [text.more(rest)] : []),
            ]}
          />
        ) : null}
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
