import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { Appeals, outcomePreview, outcomeSchema, ReasonAndFeedback, Witness } from './about-outcome.tsx'

const schema = z.object({
  ...outcomeSchema,
  /** Place on the reserve list, from 1. */
  place: z.int().positive(),
})

const texts = {
  en: {
    subject: 'Your proposal is on the reserve list',
    preheader: (place: number) => `Reserve place ${place}.`,
    heading: 'Your proposal is on the reserve list',
    lead: (challenge: string, title: string, place: number) =>
      `The jury of “${challenge}” has put “${title}” on the reserve list, at place ${place}.`,
    next: 'If a winner declines, the organiser turns to the reserve list in its order and writes to you. Until then there is nothing you have to do.',
    action: 'See the result',
  },
  fi: {
    subject: 'Ehdotuksenne on varasijalla',
    preheader: (place: number) => `Varasija ${place}.`,
    heading: 'Ehdotuksenne on varasijalla',
    lead: (challenge: string, title: string, place: number) =>
      `Haasteen ”${challenge}” tuomaristo asetti ehdotuksen ”${title}” varasijalle ${place}.`,
    next: 'Jos voittaja luopuu paikastaan, järjestäjä etenee varasijoilla järjestyksessä ja ottaa teihin yhteyttä. Sitä ennen teidän ei tarvitse tehdä mitään.',
    action: 'Katso tulos',
  },
  sv: {
    subject: 'Ert förslag står på reservlistan',
    preheader: (place: number) => `Reservplats ${place}.`,
    heading: 'Ert förslag står på reservlistan',
    lead: (challenge: string, title: string, place: number) =>
      `Juryn för ”${challenge}” har satt ”${title}” på reservlistan, på plats ${place}.`,
    next: 'Om en vinnare tackar nej går arrangören vidare på reservlistan i tur och ordning och hör av sig till er. Till dess behöver ni inte göra något.',
    action: 'Se resultatet',
  },
  'zh-CN': {
    subject: '您的方案进入候补名单',
    preheader: (place: number) => `候补第 ${place} 位。`,
    heading: '您的方案进入候补名单',
    lead: (challenge: string, title: string, place: number) =>
      `“${challenge}”评审团将“${title}”列入候补名单，位次为第 ${place} 位。`,
    next: '如有获胜团队谢绝，主办方将按候补顺序联系后续团队。在此之前，贵团队无须采取任何行动。',
    action: '查看结果',
  },
} satisfies Record<Locale, unknown>

export const decisionWaitlist = template({
  schema,
  preview: { ...outcomePreview, place: 1 },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader(data.place)}
        heading={text.heading}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).result(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.title, data.place)}</P>
        <ReasonAndFeedback mail={mail} reason={data.reason} feedback={data.feedback} />
        <P>{text.next}</P>
        <Appeals mail={mail} until={data.appealsUntil} />
        <Witness mail={mail} record={data.record} />
      </Layout>
    )
  },
})
