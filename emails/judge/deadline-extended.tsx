import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { hostOf, linkTo, pathsFor } from '#emails/parts/mail.ts'
import { Deadline, graceMinutes, Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { dueEvent, dueWords, judgedBy } from './judged-by.ts'
import { jurorReason } from './juror-reason.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  challengeId: opaque(z.string()),
  /** Version of the calendar that the instants were read from. */
  calendarVersion: z.number().int(),
  previousClosesAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  graceMinutes,
  judgingEndsAt: z.iso.datetime(),
  reason: opaque(z.string()),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `Proposals come later: ${challenge}`,
    preheader: 'The new deadline for teams, and yours.',
    heading: 'The deadline for teams has moved later',
    lead: (challenge: string) =>
      `Teams have more time for “${challenge}”. What you are to read is there once they have closed.`,
    closes: 'Proposals are due',
    before: 'Before',
    reason: 'The organiser’s reason:',
    action: 'Go to the jury',
  },
  fi: {
    subject: (challenge: string) => `Ehdotukset tulevat myöhemmin: ${challenge}`,
    preheader: 'Tiimien uusi määräaika ja sinun määräaikasi.',
    heading: 'Tiimien määräaika siirtyi myöhemmäksi',
    lead: (challenge: string) =>
      `Tiimeillä on enemmän aikaa haasteeseen ”${challenge}”. Luettavasi tulee saataville, kun haku on sulkeutunut.`,
    closes: 'Ehdotukset viimeistään',
    before: 'Aiempi',
    reason: 'Järjestäjän perustelu:',
    action: 'Siirry tuomaristoon',
  },
  sv: {
    subject: (challenge: string) => `Förslagen kommer senare: ${challenge}`,
    preheader: 'Teamens nya tidsgräns, och din.',
    heading: 'Teamens tidsgräns har flyttats fram',
    lead: (challenge: string) =>
      `Teamen har mer tid för ”${challenge}”. Det du ska läsa finns när inlämningen har stängt.`,
    closes: 'Förslagen ska vara inne',
    before: 'Tidigare',
    reason: 'Arrangörens skäl:',
    action: 'Gå till juryn',
  },
  'zh-CN': {
    subject: (challenge: string) => `方案提交延期：${challenge}`,
    preheader: '团队的新截止时间，以及您的评审时间。',
    heading: '团队的提交截止时间已推迟',
    lead: (challenge: string) => `“${challenge}”的提交时间已延长，提交截止后方可阅读方案。`,
    closes: '方案提交截止',
    before: '原截止时间',
    reason: '主办方说明的原因：',
    action: '前往评审团',
  },
} satisfies Record<Locale, unknown>

/** Teams have more time: what that means for the jury's. */
export const juryDeadlineExtended = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    challengeId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    calendarVersion: 2,
    previousClosesAt: '2021-12-20T21:59:00.000Z',
    closesAt: '2021-12-22T21:59:00.000Z',
    graceMinutes: 15,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    reason: 'The site visit was moved by two days because of the storm.',
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
        <P>{text.lead(data.challenge)}</P>
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
        <When mail={mail} label={text.before} at={data.previousClosesAt} />
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
        <P>{text.reason}</P>
        <Quote>{data.reason}</Quote>
      </Layout>
    )
  },
  // The same entry as with the acceptance, with the calendar's new version.
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
