import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { dueWords, judgedBy } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  proposals: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `Another juror is needed: ${challenge}`,
    preheader: 'Assign again, or call up a substitute.',
    heading: 'Too few jurors',
    lead: (challenge: string, count: number) =>
      `In “${challenge}” ${count === 1 ? 'one proposal has' : `${count} proposals have`} fewer jurors than the challenge asks for, because a juror can no longer judge ${count === 1 ? 'it' : 'them'}.`,
    how: 'The page of assignments draws a plan that keeps what has been begun. If nobody is free, call up a substitute or invite a juror.',
    action: 'Assign again',
    reason: 'you run the jury of this challenge.',
  },
  fi: {
    subject: (challenge: string) => `Tarvitaan toinen tuomari: ${challenge}`,
    preheader: 'Jaa uudelleen tai kutsu varatuomari.',
    heading: 'Liian vähän tuomareita',
    lead: (challenge: string, count: number) =>
      `Haasteessa ”${challenge}” ${count === 1 ? 'yhdellä ehdotuksella' : `${count} ehdotuksella`} on vähemmän tuomareita kuin haaste vaatii, koska joku tuomareista ei voi enää arvioida.`,
    how: 'Jakosivu laatii suunnitelman, joka säilyttää aloitetun työn. Jos kukaan ei ole vapaana, kutsu varatuomari tai uusi tuomari.',
    action: 'Jaa uudelleen',
    reason: 'johdat tämän haasteen tuomaristoa.',
  },
  sv: {
    subject: (challenge: string) => `Ännu en jurymedlem behövs: ${challenge}`,
    preheader: 'Fördela på nytt eller kalla in en ersättare.',
    heading: 'För få jurymedlemmar',
    lead: (challenge: string, count: number) =>
      `I ”${challenge}” har ${count === 1 ? 'ett förslag' : `${count} förslag`} färre jurymedlemmar än utmaningen kräver, eftersom någon inte längre kan bedöma.`,
    how: 'Sidan för fördelning gör en plan som behåller det påbörjade. Är ingen ledig, kalla in en ersättare eller bjud in någon.',
    action: 'Fördela på nytt',
    reason: 'du leder juryn för den här utmaningen.',
  },
  'zh-CN': {
    subject: (challenge: string) => `需要增加评委：${challenge}`,
    preheader: '请重新分配，或召入候补评委。',
    heading: '评委不足',
    lead: (challenge: string, count: number) =>
      `“${challenge}”有 ${count} 份方案的评委少于要求，因为有评委不能再评审。`,
    how: '分配页面会拟定保留已开始工作的方案。如无人可分配，请召入候补评委或邀请新评委。',
    action: '重新分配',
    reason: '您负责本挑战的评审团。',
  },
} satisfies Record<Locale, unknown>

/** Proposals have fewer jurors than they need: whoever runs the jury finds another. */
export const juryRecusalAlert = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    proposals: 2,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
  },
  reason: {
    en: texts.en.reason,
    fi: texts.fi.reason,
    sv: texts.sv.reason,
    'zh-CN': texts['zh-CN'].reason,
  },
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).organise.assignments(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.proposals)}</P>
        <P>{text.how}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
