/**
 * What should be in the outbox for the facts as they are now. Pure: the same facts give the same messages in the same
 * order, so that planning can be repeated at any time by anybody.
 */
import { isEndState } from '#app/lifecycle/phases.ts'
import { offeredAt } from '#app/lifecycle/telling-time.ts'
import { defaultLocale, isLocale } from '#app/platform/i18n.ts'
import { digested } from './digest.ts'
import type { ChallengeFacts } from './facts.ts'
import {
  afterTheNight,
  beforeTheNight,
  isNight,
  nextMorning,
  usualQuiet,
  type QuietHours,
} from './moments.ts'
import type { LeftOutReason, Notice, Plan, PlannedMessage, WantedMessage } from './notice.ts'
import { paced } from './pacing.ts'

/** The messages of `planMail` alone. */
export function planMessages(
  notices: readonly Notice<string>[],
  facts: ChallengeFacts,
): readonly PlannedMessage[] {
  return planMail(notices, facts).messages
}

/**
 * Every message the notices want, each once, and what was left out with the reason. Reminders move out of the night,
 * merge and keep their distance; what nobody wants to hear, what has lost its meaning by `now` or would never have had
 * one is left out, and a challenge that was cancelled or archived sends nothing but what it must.
 */
export function planMail(notices: readonly Notice<string>[], facts: ChallengeFacts): Plan {
  const isRefused = refusalsOf(facts)
  const candidates = candidatesOf(notices, facts)
  const meant: Candidate[] = []
  const leftOut: (PlannedMessage & { because: LeftOutReason })[] = []
  for (const candidate of candidates) {
    const { planned } = candidate
    const because = !isAddress(planned.to.email)
      ? 'no-address'
      : isRefused(planned)
        ? 'refused-by-reader'
        : candidate.isLostToTheNight
          ? 'night'
          : null
    if (because) leftOut.push({ ...planned, because })
    else meant.push(candidate)
  }
  // What was sent under a key that nobody wants any more hung on another date; without reminders nobody asks.
  const everWanted = facts.reminded.length === 0 ? new Set<string>() : everWantedKeys(notices, facts)
  const { kept, leftOut: tooMany } = paced(meant, { reminded: facts.reminded, everWanted })
  for (const { message, because } of tooMany) leftOut.push({ ...message.planned, because })
  return {
    messages: kept.map(({ planned }) => planned).sort(bySendAtThenKey),
    leftOut: leftOut.sort(bySendAtThenKey),
  }
}

/** The keys of all reminders, also of those whose time is over. */
function everWantedKeys(notices: readonly Notice<string>[], facts: ChallengeFacts): Set<string> {
  const keys = new Set<string>()
  for (const notice of notices.filter(({ isReminder }) => isReminder)) {
    for (const wanted of notice.wanted(facts)) keys.add(messageKey(notice.name, wanted))
  }
  return keys
}

/** `notice:about:person:anchor`, unique for ever: a moved date has another anchor, and so another message. */
export function messageKey(notice: string, wanted: Pick<WantedMessage, 'about' | 'to' | 'anchor'>): string {
  return `${notice}:${wanted.about}:${wanted.to.personId}:${wanted.anchor}`
}

type Candidate = {
  readonly planned: PlannedMessage
  readonly isReminder: boolean
  /** The instant it hangs on, before it moved out of a night: of two reminders the later is nearer to the point. */
  readonly wantedAt: Date
  readonly isLostToTheNight: boolean
}

/** Of two wanted under one key the first that still has a meaning counts. */
function candidatesOf(notices: readonly Notice<string>[], facts: ChallengeFacts): Candidate[] {
  const byKey = new Map<string, Candidate>()
  const isEnded = isEndState(facts.challenge.state)
  const quiet = new Map(facts.quietHours.map(({ personId, ...hours }) => [personId, hours]))
  for (const notice of notices) {
    if (isEnded && notice.class !== 'mandatory') continue
    const wanted = notice.wanted(facts)
    const items =
      notice.digestHour === undefined
        ? wanted
        : digested(wanted, notice.digestHour, facts.challenge.calendar.zone)
    for (const item of items) {
      // Most of what a long challenge ever wanted is over.
      if (item.expiresAt <= facts.now) continue
      const candidate = candidateOf(notice, item, facts, (personId) => quiet.get(personId))
      if (candidate && !byKey.has(candidate.planned.key)) byKey.set(candidate.planned.key, candidate)
    }
  }
  return [...byKey.values()]
}

/** Null for what would never have had a meaning: planned for later than it ends. */
function candidateOf(
  notice: Notice<string>,
  wanted: WantedMessage,
  facts: ChallengeFacts,
  quietOf: (personId: string) => QuietHours | undefined,
): Candidate | null {
  const { to, about, proposalId, anchor, expiresAt, isUrgent, data } = wanted
  const { zone: organiserZone } = facts.challenge.calendar
  const zone = to.zone ?? organiserZone
  const isReminder = notice.isReminder ?? false
  const quiet = quietOf(to.personId)
  const quietAt = isReminder
    ? byDay(wanted, zone, facts.now, quiet ?? usualQuiet)
    : quiet && notice.class !== 'mandatory'
      ? inTheMorning(wanted, zone, quiet)
      : wanted.sendAt
  const byDayAt = quietAt ?? wanted.sendAt
  const earliest = earliestOf(notice, facts)
  const sendAt = earliest !== null && byDayAt < earliest ? earliest : byDayAt
  if (sendAt > expiresAt) return null
  return {
    isReminder,
    wantedAt: wanted.sendAt,
    isLostToTheNight: quietAt === null,
    // Property by property: copying by spread costs a wave of sixty thousand a second.
    planned: {
      to,
      about,
      ...(proposalId !== undefined && { proposalId }),
      anchor,
      expiresAt,
      ...(isUrgent !== undefined && { isUrgent }),
      data,
      key: messageKey(notice.name, wanted),
      notice: notice.name,
      class: notice.class,
      audience: notice.audience,
      locale: isLocale(to.locale) ? to.locale : defaultLocale,
      zone,
      sendAt,
    },
  }
}

/** Before this nothing of it goes, whatever else is said; null where nothing is kept. */
function earliestOf({ isSealed, isEmbargoed }: Notice<string>, { challenge }: ChallengeFacts): Date | null {
  if (isSealed) return challenge.calendar.announcesAt
  return isEmbargoed ? offeredAt(challenge) : null
}

/**
 * When a reminder rings: as planned by day, else on the evening before. Where that evening is over and it is night now,
 * in the morning if it still means something then; null if not.
 */
function byDay(
  { sendAt, expiresAt }: WantedMessage,
  zone: string,
  now: Date,
  quiet: QuietHours,
): Date | null {
  const evening = beforeTheNight(sendAt, zone, quiet)
  if (evening >= now || !isNight(now, zone, quiet)) return evening
  const morning = nextMorning(now, zone, quiet)
  return morning < expiresAt ? morning : null
}

/** What is no reminder waits for the end of longer quiet hours, unless it would have lost its meaning by then. */
function inTheMorning({ sendAt, expiresAt }: WantedMessage, zone: string, quiet: QuietHours): Date {
  const morning = afterTheNight(sendAt, zone, quiet)
  return morning <= expiresAt ? morning : sendAt
}

const addressPattern = /^[^\s@,]+@[^\s@,]+$/

function isAddress(email: string): boolean {
  return addressPattern.test(email)
}

/** Whoever refused a kind of notice, or every kind that may be refused. What is mandatory is never refused. */
function refusalsOf({ mailRefusals }: ChallengeFacts): (message: PlannedMessage) => boolean {
  const refused = new Set(mailRefusals.map(({ personId, notice }) => `${personId} ${notice ?? '*'}`))
  return (message) =>
    message.class !== 'mandatory' &&
    (refused.has(`${message.to.personId} *`) || refused.has(`${message.to.personId} ${message.notice}`))
}

function bySendAtThenKey(a: PlannedMessage, b: PlannedMessage): number {
  return a.sendAt.getTime() - b.sendAt.getTime() || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}
