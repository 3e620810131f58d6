import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const texts = {
  en: {
    subject: (count: number) => (count === 1 ? 'A start-up has applied' : `${count} start-ups have applied`),
    preheader: 'What came in since your last morning mail.',
    lead: (count: number, programme: string) =>
      count === 1
        ? `One application to “${programme}” has come in since your last mail:`
        : `${count} applications to “${programme}” have come in since your last mail:`,
    more: (count: number) => `and ${count} more`,
    next: 'Start-ups have their receipt and wait for an answer: a place, the waiting list, or a no with the reason.',
    action: 'Read the applications',
  },
  fi: {
    subject: (count: number) => (count === 1 ? 'Uusi hakemus' : `${count} uutta hakemusta`),
    preheader: 'Edellisen aamuviestisi jälkeen saapuneet hakemukset.',
    lead: (count: number, programme: string) =>
      count === 1
        ? `Edellisen viestisi jälkeen on saapunut yksi hakemus. Ohjelma: ${programme}.`
        : `Edellisen viestisi jälkeen on saapunut ${count} hakemusta. Ohjelma: ${programme}.`,
    more: (count: number) => `ja ${count} muuta`,
    next: 'Hakijoilla on kuitti, ja he odottavat vastausta: paikkaa, sijaa jonossa tai kielteistä vastausta perusteluineen.',
    action: 'Lue hakemukset',
  },
  sv: {
    subject: (count: number) => (count === 1 ? 'En ny ansökan' : `${count} nya ansökningar`),
    preheader: 'Det som har kommit in sedan ditt förra morgonmejl.',
    lead: (count: number, programme: string) =>
      count === 1
        ? `En ansökan till ”${programme}” har kommit in sedan ditt förra mejl:`
        : `${count} ansökningar till ”${programme}” har kommit in sedan ditt förra mejl:`,
    more: (count: number) => `och ${count} till`,
    next: 'Företagen har sitt kvitto och väntar på svar: en plats, väntelistan eller ett nej med skälet.',
    action: 'Läs ansökningarna',
  },
  'zh-CN': {
    subject: (count: number) => `新收到 ${count} 份入孵申请`,
    preheader: '上次晨间通知之后收到的申请。',
    lead: (count: number, programme: string) => `自上次通知以来，“${programme}”新收到 ${count} 份申请：`,
    more: (count: number) => `另有 ${count} 家`,
    next: '申请企业已收到回执，正在等待答复：给予名额、列入候补名单，或说明理由后谢绝。',
    action: '查看申请',
  },
} satisfies Record<Locale, unknown>

/** The morning's mail to whoever runs an incubation: which start-ups have applied since the last one. */
export const intakeArrived = template({
  schema: z.object({
    programmeSlug: opaque(z.string()),
    programme: opaque(z.string()),
    /** How many there are; the first of them are named. */
    count: z.int(),
    startUps: z.array(z.string()),
  }),
  preview: {
    ...{ programmeSlug: 'innovation-base', programme: 'Innovation base in Beijing' },
    ...{ count: 3, startUps: ['Korttelilämpö Oy', 'Dagvatten Direkt', '听雨科技'] },
  },
  reason: {
    en: 'you organise this programme. Once a day at most.',
    fi: 'järjestät tätä ohjelmaa. Enintään kerran päivässä.',
    sv: 'du arrangerar programmet. Högst en gång om dagen.',
    'zh-CN': '您是该项目的主办方。每天最多一封。',
  },
  subject: ({ count }, { locale }) => texts[locale].subject(count),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const { count, startUps } = data
    const more = count - startUps.length
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject(count)}
        action={{ label: text.action, path: pathsFor(mail).organise.module(data.programmeSlug, 'intake') }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(count, data.programme)}</P>
        {startUps.map((name, index) => (
          <P key={index}>– {name}</P>
        ))}
        {more > 0 ? <P>{text.more(more)}</P> : null}
        <P>{text.next}</P>
      </Layout>
    )
  },
})
