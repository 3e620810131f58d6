/**
 * Who hears what of an application, when, once: that it came in, waits, was offered a place, was declined or refused one,
 * joined, left, graduated. As data over the facts of one application; the rooms of challenges plan theirs the same way.
 */
import type { PersonFacts } from '#app/notify/core/facts.ts'
import { after, before, days, hours, inLanguage } from '#app/notify/core/moments.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { NoticeData, NoticeName } from '#emails/index.ts'
import type { IntakeState } from './core/intake-states.ts'

export type ApplicationFacts = {
  readonly id: string
  readonly reference: string
  readonly startUp: string
  readonly state: IntakeState
  /** When it came into that state. */
  readonly stateAt: Date
  readonly submittedAt: Date | null
  readonly bodyHash: string | null
  /** Until when an offered place is held. */
  readonly answerBy: Date | null
  readonly hasMovedUp: boolean
  /** Why it was declined or left. */
  readonly reason: string
  readonly cohort: {
    readonly number: number
    readonly name: string
    readonly startsOn: string
    readonly endsOn: string
  } | null
  readonly zone: string
  readonly programme: {
    readonly id: string
    readonly slug: string
    readonly names: Partial<Record<Locale, string>>
  }
  readonly applicant: PersonFacts
}

export type IntakeNoticeName = Extract<NoticeName, `intake.${string}`>

export type WantedMail<Name extends IntakeNoticeName = IntakeNoticeName> = {
  /** What makes a second mail of the same kind about the same application. */
  readonly anchor: string
  readonly sendAt: Date
  /** After this instant it has lost its meaning. */
  readonly expiresAt: Date
  readonly data: NoticeData<Name>
}

export type IntakeNotice<Name extends IntakeNoticeName = IntakeNoticeName> = {
  readonly name: Name
  wanted(facts: ApplicationFacts): readonly WantedMail<Name>[]
}

/** Checks a notice against its template. */
function notice<Name extends IntakeNoticeName>(definition: IntakeNotice<Name>): IntakeNotice {
  return definition as unknown as IntakeNotice
}

const daysTrue = 14

/** What every mail about an application names. */
function about({ id, reference, startUp, programme, applicant, cohort }: ApplicationFacts) {
  return {
    applicationId: id,
    reference,
    startUp,
    programmeSlug: programme.slug,
    programme: inLanguage(programme.names, applicant.locale),
    cohort: cohort === null ? null : { ...cohort },
  }
}

/** At once, when it was sent: the receipt. */
const received = notice({
  name: 'intake.received',
  wanted: (facts) => {
    const { submittedAt, bodyHash } = facts
    if (submittedAt === null || bodyHash === null) return []
    return [
      {
        anchor: '1',
        sendAt: submittedAt,
        expiresAt: after(submittedAt, days(daysTrue)),
        data: { ...about(facts), submittedAt: submittedAt.toISOString(), hash: bodyHash },
      },
    ]
  },
})

/** At once, when a place is offered; to whoever has waited with other words. Until the place is held no longer. */
const offered = notice({
  name: 'intake.offered',
  wanted: (facts) => {
    const { answerBy, stateAt, hasMovedUp } = facts
    if (answerBy === null) return []
    return [
      {
        anchor: stateAt.toISOString(),
        sendAt: stateAt,
        expiresAt: answerBy,
        data: { ...about(facts), answerBy: answerBy.toISOString(), hasMovedUp },
      },
    ]
  },
})

/** A day before the place goes to the next, where the offer is older than two days. */
const offerReminder = notice({
  name: 'intake.offer_reminder',
  wanted: (facts) => {
    const { answerBy, stateAt } = facts
    if (answerBy === null) return []
    const sendAt = before(answerBy, days(1))
    if (sendAt < after(stateAt, days(1))) return []
    return [
      {
        anchor: answerBy.toISOString(),
        sendAt,
        expiresAt: before(answerBy, hours(6)),
        data: { ...about(facts), answerBy: answerBy.toISOString() },
      },
    ]
  },
})

/** At once, in these states; each says what has become of it. */
const told = [
  ['intake.waiting', 'waiting'],
  ['intake.declined', 'declined'],
  ['intake.lapsed', 'lapsed'],
  ['intake.joined', 'joined'],
  ['intake.left', 'left'],
  ['intake.graduated', 'graduated'],
] as const

const outcomes = told.map(([name, state]) =>
  notice({
    name,
    wanted: (facts) =>
      facts.state === state
        ? [
            {
              anchor: facts.stateAt.toISOString(),
              sendAt: facts.stateAt,
              expiresAt: after(facts.stateAt, days(daysTrue)),
              data: { ...about(facts), reason: facts.reason },
            },
          ]
        : [],
  }),
)

export const intakeNotices: readonly IntakeNotice[] = [received, offered, offerReminder, ...outcomes]

/** The key of a mail about an application: unique for ever. */
export function intakeKey(notice: IntakeNoticeName, applicationId: string, anchor: string): string {
  return `${notice}:${applicationId}:${anchor}`
}

/** Mails that may still be on their way when an offer has been answered or has run out. */
export function keysOfOffer({ id, answerBy }: { id: string; answerBy: Date | null }): string[] {
  return answerBy === null ? [] : [intakeKey('intake.offer_reminder', id, answerBy.toISOString())]
}
