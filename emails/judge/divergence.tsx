import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, List, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  /** Proposals that divide the jury, by their reference; no figure is told. */
  items: z.array(z.object({ reference: z.string() })).min(1),
})

/** A mail stays a mail: the rest is on the page. */
const mostShown = 30

const texts = {
  en: {
    subject: (count: number, challenge: string) =>
      `${count === 1 ? 'One proposal divides' : `${count} proposals divide`} the jury: ${challenge}`,
    preheader: 'Worth talking about in a meeting.',
    heading: 'Where the jury is divided',
    lead: (challenge: string) =>
      `All scorecards of these proposals to “${challenge}” are final, and their totals lie far apart:`,
    how: 'That decides nothing, and whoever differs may be the one who is right. A meeting of the jury can talk them through; its agenda can be made of proposals about which the jurors differ.',
    more: (count: number) => `and ${count} more.`,
    action: 'Go to the meeting',
  },
  fi: {
    subject: (count: number, challenge: string) =>
      `${count === 1 ? 'Yksi ehdotus jakaa' : `${count} ehdotusta jakaa`} tuomariston: ${challenge}`,
    preheader: 'Näistä kannattaa keskustella kokouksessa.',
    heading: 'Missä tuomaristo on eri mieltä',
    lead: (challenge: string) =>
      `Näiden haasteen ”${challenge}” ehdotusten kaikki arviot ovat valmiit, ja pisteet ovat kaukana toisistaan:`,
    how: 'Se ei ratkaise mitään, ja poikkeava voi olla se, joka on oikeassa. Tuomariston kokous voi keskustella näistä; esityslistan voi laatia ehdotuksista, joista tuomarit ovat eri mieltä.',
    more: (count: number) => `ja vielä ${count} muuta.`,
    action: 'Siirry kokoukseen',
  },
  sv: {
    subject: (count: number, challenge: string) =>
      `${count === 1 ? 'Ett förslag' : `${count} förslag`} delar juryn: ${challenge}`,
    preheader: 'Värt att tala om på ett möte.',
    heading: 'Där juryn är delad',
    lead: (challenge: string) =>
      `Alla bedömningar av dessa förslag till ”${challenge}” är klara, och poängen ligger långt ifrån varandra:`,
    how: 'Det avgör ingenting, och den som avviker kan vara den som har rätt. Juryn kan tala om dem på ett möte; dagordningen kan göras av förslag som jurymedlemmarna skiljer sig om.',
    more: (count: number) => `och ${count} till.`,
    action: 'Gå till mötet',
  },
  'zh-CN': {
    subject: (count: number, challenge: string) => `${count} 份方案分歧较大：${challenge}`,
    preheader: '值得在会议上讨论。',
    heading: '评审团的分歧所在',
    lead: (challenge: string) => `“${challenge}”的以下方案评分均已定稿，各评委总分相差较大：`,
    how: '这并不决定任何事，意见不同者也可能是对的。评审团可以开会讨论；议程可由评委分歧较大的方案组成。',
    more: (count: number) => `另有 ${count} 份。`,
    action: '前往会议',
  },
} satisfies Record<Locale, unknown>

/** All judgements of some proposals are final and lie far apart: whoever runs the jury hears which proposals. */
export const juryDivergence = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    items: [{ reference: 'HEL-2021-K7QF-3' }, { reference: 'HEL-2021-M2PA-8' }],
  },
  reason: {
    en: 'you run the jury of this challenge.',
    fi: 'johdat tämän haasteen tuomaristoa.',
    sv: 'du leder juryn för den här utmaningen.',
    'zh-CN': '您负责本挑战的评审团。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.items.length, data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const shown = data.items.slice(0, mostShown)
    const rest = data.items.length - shown.length
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).organise.meeting(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <List items={[...shown.map(({ reference }) => reference), ...(rest > 0 ? [text.more(rest)] : [])]} />
        <P>{text.how}</P>
      </Layout>
    )
  },
})
