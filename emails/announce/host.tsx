import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { outcomePreview } from './about-outcome.tsx'

const schema = z.object({
  challenge: opaque(z.string()),
  challengeSlug: opaque(z.string()),
  /** Proposals without a statement. */
  missing: z.int().positive(),
  dueAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: (challenge: string) => `Can you host this? ${challenge}`,
    reminder: (challenge: string) => `One day left: can you host this? ${challenge}`,
    preheader: 'Whether it can be tried at your place: site, permits, cost, people.',
    heading: 'Can you host this?',
    lead: (challenge: string, missing: number) =>
      `Before the winners of “${challenge}” are decided, the organiser asks you which proposals can be tried at your place. ${missing === 1 ? 'One proposal waits' : `${missing} proposals wait`} for your statement.`,
    how: 'For each, say whether it is feasible, feasible under conditions or not feasible, with a word on site, permits, cost and people, and sign with your name. You see the proposals, not the scores; the jury does not see what you say.',
    due: 'Needed by',
    action: 'Read and state',
  },
  fi: {
    subject: (challenge: string) => `Voitteko toteuttaa tämän? ${challenge}`,
    reminder: (challenge: string) => `Yksi päivä jäljellä: voitteko toteuttaa tämän? ${challenge}`,
    preheader: 'Voiko ratkaisua kokeilla teillä: paikka, luvat, kustannukset, ihmiset.',
    heading: 'Voitteko toteuttaa tämän?',
    lead: (challenge: string, missing: number) =>
      `Ennen kuin haasteen ”${challenge}” voittajista päätetään, järjestäjä kysyy, mitä ehdotuksia teillä voi kokeilla. ${missing === 1 ? 'Yksi ehdotus odottaa' : `${missing} ehdotusta odottaa`} lausuntoanne.`,
    how: 'Kertokaa kustakin, onko se toteutettavissa, toteutettavissa ehdoin vai ei toteutettavissa, sekä lyhyesti paikasta, luvista, kustannuksista ja ihmisistä, ja allekirjoittakaa nimellänne. Näette ehdotukset mutta ette pisteitä; tuomaristo ei näe lausuntoanne.',
    due: 'Tarvitaan viimeistään',
    action: 'Lue ja anna lausunto',
  },
  sv: {
    subject: (challenge: string) => `Kan ni ta emot detta? ${challenge}`,
    reminder: (challenge: string) => `En dag kvar: kan ni ta emot detta? ${challenge}`,
    preheader: 'Om det kan prövas hos er: plats, tillstånd, kostnader, människor.',
    heading: 'Kan ni ta emot detta?',
    lead: (challenge: string, missing: number) =>
      `Innan vinnarna i ”${challenge}” utses frågar arrangören vilka förslag som kan prövas hos er. ${missing === 1 ? 'Ett förslag väntar' : `${missing} förslag väntar`} på ert utlåtande.`,
    how: 'Ange för varje förslag om det är genomförbart, genomförbart på villkor eller inte genomförbart, med några ord om plats, tillstånd, kostnader och människor, och skriv under med ert namn. Ni ser förslagen men inte poängen; juryn ser inte vad ni säger.',
    due: 'Behövs senast',
    action: 'Läs och lämna utlåtande',
  },
  'zh-CN': {
    subject: (challenge: string) => `贵方能否承接？${challenge}`,
    reminder: (challenge: string) => `还剩一天：贵方能否承接？${challenge}`,
    preheader: '能否在贵方场地试点：场地、许可、费用、人员。',
    heading: '贵方能否承接？',
    lead: (challenge: string, missing: number) =>
      `在决定“${challenge}”的获胜方案之前，主办方想了解哪些方案可以在贵方试点。现有 ${missing} 份方案等待您的意见。`,
    how: '请对每份方案说明是可行、有条件可行还是不可行，并就场地、许可、费用和人员各写几句，最后署上您的姓名。您可以看到方案，看不到评分；评审团也看不到您的意见。',
    due: '请在此时间之前给出',
    action: '阅读并给出意见',
  },
} satisfies Record<Locale, unknown>

function hostMail(subjectOf: 'subject' | 'reminder') {
  return template({
    schema,
    preview: {
      challenge: outcomePreview.challenge,
      challengeSlug: outcomePreview.challengeSlug,
      missing: 3,
      dueAt: '2022-01-10T14:00:00.000Z',
    },
    reason: {
      en: 'you own this challenge.',
      fi: 'olet tämän haasteen omistaja.',
      sv: 'du äger den här utmaningen.',
      'zh-CN': '您是本挑战的发起方。',
    },
    subject: (data, { locale }) => texts[locale][subjectOf](data.challenge),
    Body({ data, mail }) {
      const text = texts[mail.locale]
      return (
        <Layout
          mail={mail}
          preheader={text.preheader}
          heading={text.heading}
          phase="judge"
          action={{ label: text.action, path: pathsFor(mail).organise.host(data.challengeSlug) }}
        >
          <Greeting mail={mail} />
          <P>{text.lead(data.challenge, data.missing)}</P>
          <When mail={mail} label={text.due} at={data.dueAt} />
          <P>{text.how}</P>
        </Layout>
      )
    },
  })
}

/** The challenge's owner is asked what can be hosted. */
export const hostAsked = hostMail('subject')

/** The day before it is needed, while something is unanswered. */
export const hostReminder = hostMail('reminder')
