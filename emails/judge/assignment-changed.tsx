import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'
import { dueWords, judgedBy } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  assigned: z.number().int(),
  left: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `Your list has changed: ${challenge}`,
    preheader: 'Nothing is asked of you.',
    heading: 'Your list has changed',
    lead: (challenge: string, assigned: number) =>
      `Your list in “${challenge}” has become shorter: it has ${assigned} ${assigned === 1 ? 'proposal' : 'proposals'} now.`,
    left: (left: number) => `${left} ${left === 1 ? 'is' : 'are'} not final yet.`,
    none: 'All of it is final.',
    why: 'Work moves between jurors in the course of judging. What is no longer on your list needs nothing more from you, and what you wrote about it no longer counts.',
    action: 'See your list',
  },
  fi: {
    subject: (challenge: string) => `Listasi on muuttunut: ${challenge}`,
    preheader: 'Sinulta ei pyydetä mitään.',
    heading: 'Listasi on muuttunut',
    lead: (challenge: string, assigned: number) =>
      `Listasi haasteessa ”${challenge}” on lyhentynyt: siinä on nyt ${assigned} ${assigned === 1 ? 'ehdotus' : 'ehdotusta'}.`,
    left: (left: number) => `Niistä kesken on vielä ${left}.`,
    none: 'Kaikki on valmiina.',
    why: 'Työtä siirtyy tuomarilta toiselle arvioinnin aikana. Siitä, mikä ei enää ole listallasi, sinun ei tarvitse tehdä mitään, eikä siitä kirjoittamaasi enää lasketa.',
    action: 'Katso listasi',
  },
  sv: {
    subject: (challenge: string) => `Din lista har ändrats: ${challenge}`,
    preheader: 'Inget krävs av dig.',
    heading: 'Din lista har ändrats',
    lead: (challenge: string, assigned: number) =>
      `Din lista i ”${challenge}” har blivit kortare: den har nu ${assigned} förslag.`,
    left: (left: number) => `Av dem är ${left} inte klara än.`,
    none: 'Allt är klart.',
    why: 'Arbete flyttas mellan jurymedlemmar under bedömningen. Det som inte längre står på din lista kräver inget mer av dig, och det du skrev om det räknas inte längre.',
    action: 'Se din lista',
  },
  'zh-CN': {
    subject: (challenge: string) => `您的评审列表有变化：${challenge}`,
    preheader: '您无需采取任何行动。',
    heading: '您的评审列表有变化',
    lead: (challenge: string, assigned: number) =>
      `您在“${challenge}”中的列表有所减少：现有 ${assigned} 份方案。`,
    left: (left: number) => `其中 ${left} 份尚未定稿。`,
    none: '均已定稿。',
    why: '评审过程中，工作会在评委之间调整。不再列于您名下的方案无需您再做任何事，您就其所写内容不再计入。',
    action: '查看列表',
  },
} satisfies Record<Locale, unknown>

/** Proposals have left a juror’s list by another’s hand; which and why is not told. */
export const juryAssignmentChanged = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    assigned: 9,
    left: 4,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
  },
  reason: jurorReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).juryQueue(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.assigned)}</P>
        {data.assigned > 0 ? <P>{data.left > 0 ? text.left(data.left) : text.none}</P> : null}
        <P>{text.why}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
