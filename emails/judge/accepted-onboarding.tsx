import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { hostOf, linkTo, pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'
import { dueEvent, dueWords, judgedBy, wordsFor } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  isSubstitute: z.boolean(),
  closesAt: z.iso.datetime(),
  challengeId: opaque(z.string()),
  /** Version of the calendar that `judgingEndsAt` was read from. */
  calendarVersion: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `You are on the jury: ${challenge}`,
    preheader: 'What comes when, and the deadline for your calendar.',
    heading: 'Thank you for judging',
    lead: (challenge: string) => `Your seat on the jury of “${challenge}” is yours.`,
    first:
      'After the deadline for proposals you are asked where you have a conflict of interest. Only then are proposals assigned, and you hear by mail what is yours to read.',
    substitute:
      'You are a substitute: declare your conflicts like the others. You are assigned proposals only if you are called up, and you hear of that by mail.',
    conduct:
      'The code of conduct you accepted can be read on the page of the jury at any time. What you read stays with you, and nobody sees your scores before they are final.',
    closes: 'Proposals are due',
    action: 'Go to the jury',
  },
  fi: {
    subject: (challenge: string) => `Olet tuomaristossa: ${challenge}`,
    preheader: 'Mitä tapahtuu milloin, ja määräaika kalenteriisi.',
    heading: 'Kiitos, että arvioit',
    lead: (challenge: string) => `Paikkasi haasteen ”${challenge}” tuomaristossa on sinun.`,
    first:
      'Ehdotusten määräajan jälkeen sinulta kysytään, missä sinulla on eturistiriita. Vasta sitten ehdotukset jaetaan, ja saat viestin siitä, mitä luet.',
    substitute:
      'Olet varatuomari: ilmoita eturistiriitasi kuten muutkin. Ehdotuksia jaetaan sinulle vain, jos sinut kutsutaan mukaan, ja siitä saat viestin.',
    conduct:
      'Hyväksymäsi toimintaohje on aina luettavissa tuomariston sivulla. Lukemasi jää sinulle, eikä kukaan näe pisteitäsi ennen kuin ne ovat valmiit.',
    closes: 'Ehdotukset viimeistään',
    action: 'Siirry tuomaristoon',
  },
  sv: {
    subject: (challenge: string) => `Du sitter i juryn: ${challenge}`,
    preheader: 'Vad som händer när, och slutdatum till din kalender.',
    heading: 'Tack för att du bedömer',
    lead: (challenge: string) => `Platsen i juryn för ”${challenge}” är din.`,
    first:
      'Efter sista dagen för förslag får du frågan var du har en intressekonflikt. Först därefter fördelas förslagen, och du får ett mejl om vad du ska läsa.',
    substitute:
      'Du är ersättare: uppge dina intressekonflikter som de andra. Du tilldelas förslag bara om du kallas in, och det får du veta per mejl.',
    conduct:
      'Uppförandekoden du har godkänt finns alltid på juryns sida. Det du läser stannar hos dig, och ingen ser dina poäng innan de är klara.',
    closes: 'Förslagen ska vara inne',
    action: 'Gå till juryn',
  },
  'zh-CN': {
    subject: (challenge: string) => `您已加入评审团：${challenge}`,
    preheader: '各阶段时间，以及可加入日历的截止时间。',
    heading: '感谢您参与评审',
    lead: (challenge: string) => `您已成为“${challenge}”评审团成员。`,
    first: '方案提交截止后，会请您声明利益冲突。此后才分配方案，届时您会收到邮件。',
    substitute:
      '您是候补评委：请与其他评委一样声明利益冲突。只有被召入时才会向您分配方案，届时您会收到邮件。',
    conduct: '您接受的行为准则可随时在评审页面查看。所读内容请保密；定稿之前，任何人都看不到您的评分。',
    closes: '方案提交截止',
    action: '前往评审团',
  },
} satisfies Record<Locale, unknown>

const ballotTexts = {
  en: {
    conduct:
      'The code of conduct you accepted can be read on the page of the jury at any time. What you read stays with you, and nobody sees your ballot before judging is over.',
  },
  fi: {
    conduct:
      'Hyväksymäsi toimintaohje on aina luettavissa tuomariston sivulla. Lukemasi jää sinulle, eikä kukaan näe äänestyslippuasi ennen kuin arviointi on päättynyt.',
  },
  sv: {
    conduct:
      'Uppförandekoden du har godkänt finns alltid på juryns sida. Det du läser stannar hos dig, och ingen ser din röstsedel förrän bedömningen är över.',
  },
  'zh-CN': {
    conduct: '您接受的行为准则可随时在评审页面查看。所读内容请保密；评审结束之前，任何人都看不到您的选票。',
  },
} satisfies Record<Locale, Partial<(typeof texts)['en']>>

/** Somebody has accepted a seat on the jury: what comes when. */
export const juryAcceptedOnboarding = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    isSubstitute: false,
    closesAt: '2021-12-22T21:59:00.000Z',
    challengeId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    calendarVersion: 1,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
  },
  reason: jurorReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = wordsFor(data.judgedBy, texts[mail.locale], ballotTexts[mail.locale])
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).juryQueue(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{data.isSubstitute ? text.substitute : text.first}</P>
        <P>{text.conduct}</P>
        <When mail={mail} label={text.closes} at={data.closesAt} />
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
  // The same entry as with the assignment: whoever has kept this one does not get a second.
  calendar: ({ challengeId, challenge, calendarVersion, judgingEndsAt, slug, judgedBy: by }, mail) => {
    const url = linkTo(mail, pathsFor(mail).juryQueue(slug))
    return {
      uid: calendarEventId('judging-ends', challengeId, hostOf(mail)),
      title: dueEvent(mail.locale, by, challenge),
      startsAt: judgingEndsAt,
      sequence: calendarVersion,
      url,
      description: `${texts[mail.locale].action}: ${url}`,
    }
  },
})
