import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { hostOf, linkTo, pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Deadline, deadlineNote, graceMinutes, Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { followerReason, followingPreview, followingSchema, StopFollowing } from './about-following.tsx'

const schema = z.object({
  ...followingSchema,
  challengeId: opaque(z.string()),
  /** Version of the calendar that `closesAt` was read from. */
  calendarVersion: z.number().int(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  graceMinutes,
  previousClosesAt: z.iso.datetime(),
  reason: opaque(z.string()),
})

const texts = {
  en: {
    subject: (challenge: string) => `New deadline: ${challenge}`,
    preheader: 'The new deadline, and the reason.',
    heading: 'The deadline has moved later',
    lead: (challenge: string) => `“${challenge}” now closes later, for everybody.`,
    closes: 'New deadline',
    before: 'Before',
    reason: 'The organiser’s reason:',
    action: 'Read the challenge',
    event: (challenge: string) => `Proposals close: ${challenge}`,
  },
  fi: {
    subject: (challenge: string) => `Uusi määräaika: ${challenge}`,
    preheader: 'Uusi määräaika ja sen syy.',
    heading: 'Määräaika siirtyi myöhemmäksi',
    lead: (challenge: string) => `Haaste ”${challenge}” sulkeutuu nyt myöhemmin, kaikille samaan aikaan.`,
    closes: 'Uusi määräaika',
    before: 'Aiempi',
    reason: 'Järjestäjän perustelu:',
    action: 'Lue haaste',
    event: (challenge: string) => `Ehdotusten määräaika: ${challenge}`,
  },
  sv: {
    subject: (challenge: string) => `Ny tidsgräns: ${challenge}`,
    preheader: 'Den nya tidsgränsen och skälet.',
    heading: 'Tidsgränsen har flyttats fram',
    lead: (challenge: string) => `”${challenge}” stänger nu senare, för alla.`,
    closes: 'Ny tidsgräns',
    before: 'Tidigare',
    reason: 'Arrangörens skäl:',
    action: 'Läs utmaningen',
    event: (challenge: string) => `Sista tid för förslag: ${challenge}`,
  },
  'zh-CN': {
    subject: (challenge: string) => `新的截止时间：${challenge}`,
    preheader: '新的截止时间及原因。',
    heading: '截止时间已延长',
    lead: (challenge: string) => `“${challenge}”的截止时间已推迟，适用于所有申请者。`,
    closes: '新的截止时间',
    before: '原截止时间',
    reason: '主办方说明的原因：',
    action: '查看挑战',
    event: (challenge: string) => `提交截止：${challenge}`,
  },
} satisfies Record<Locale, unknown>

export const followDeadlineExtended = template({
  schema,
  preview: {
    ...followingPreview,
    challengeId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    calendarVersion: 2,
    opensAt: '2021-12-03T07:00:00.000Z',
    closesAt: '2021-12-22T21:59:00.000Z',
    graceMinutes: 15,
    previousClosesAt: '2021-12-20T21:59:00.000Z',
    reason: 'The site visit was moved by two days because of the storm.',
  },
  reason: followerReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).challenge(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
        <When mail={mail} label={text.before} at={data.previousClosesAt} />
        <P>{text.reason}</P>
        <Quote>{data.reason}</Quote>
        <StopFollowing mail={mail} following={data.following} />
      </Layout>
    )
  },
  calendar: (
    { challengeId, challenge, calendarVersion, closesAt, challengeSlug, graceMinutes: minutes },
    mail,
  ) => {
    const url = linkTo(mail, pathsFor(mail).challenge(challengeSlug))
    return {
      uid: calendarEventId('closes', challengeId, hostOf(mail)),
      title: texts[mail.locale].event(challenge),
      startsAt: closesAt,
      sequence: calendarVersion,
      url,
      description: deadlineNote(mail, minutes, `${texts[mail.locale].action}: ${url}`),
    }
  },
})
