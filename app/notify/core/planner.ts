/**
 * What should be in the outbox for the facts as they are now. Pure: the same facts give the same messages in the same
 * order, so that planning can be repeated at any time by anybody.
 */
import { isEndState } from '#app/lifecycle/phases.ts'
import { defaultLocale, isLocale } from '#app/platform/i18n.ts'
import { digested } from './digest.ts'
import type { ChallengeFacts } from './facts.ts'
import { beforeTheNight, isNight, nextMorning } from './moments.ts'
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
    if (!hasMeaning(planned, facts.now)) continue
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
  const everWanted = new Set(facts.reminded.length === 0 ? [] : candidates.map(({ planned }) => planned.key))
  const { kept, leftOut: tooMany } = paced(meant, { reminded: facts.reminded, everWanted })
  for (const { message, because } of tooMany) leftOut.push({ ...message.planned, because })
  return {
    messages: kept.map(({ planned }) => planned).sort(bySendAtThenKey),
    leftOut: leftOut.sort(bySendAtThenKey),
  }
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

function candidatesOf(notices: readonly Notice<string>[], facts: ChallengeFacts): Candidate[] {
  const byKey = new Map<string, Candidate>()
  const isEnded = isEndState(facts.challenge.state)
  for (const notice of notices) {
    if (isEnded && notice.class !== 'mandatory') continue
    const wanted = notice.wanted(facts)
    const items =
      notice.digestHour === undefined
        ? wanted
        : digested(wanted, notice.digestHour, facts.challenge.calendar.zone)
    for (const item of items) {
      const candidate = candidateOf(notice, item, facts)
      if (!byKey.has(candidate.planned.key)) byKey.set(candidate.planned.key, candidate)
    }
  }
  return [...byKey.values()]
}

function candidateOf(notice: Notice<string>, wanted: WantedMessage, facts: ChallengeFacts): Candidate {
  const zone = wanted.to.zone ?? facts.challenge.calendar.zone
  const isReminder = notice.isReminder ?? false
  const quietAt = isReminder ? byDay(wanted, zone, facts.now) : wanted.sendAt
  const sendAt = quietAt ?? wanted.sendAt
  const { announcesAt } = facts.challenge.calendar
  return {
    isReminder,
    wantedAt: wanted.sendAt,
    isLostToTheNight: quietAt === null,
    planned: {
      ...wanted,
      key: messageKey(notice.name, wanted),
      notice: notice.name,
      class: notice.class,
      audience: notice.audience,
      locale: isLocale(wanted.to.locale) ? wanted.to.locale : defaultLocale,
      zone,
      sendAt: notice.isSealed && sendAt < announcesAt ? announcesAt : sendAt,
    },
  }
}

/**
 * When a reminder rings: as planned by day, else on the evening before. Where that evening is over and it is night now,
 * in the morning if it still means something then; null if not.
 */
function byDay({ sendAt, expiresAt }: WantedMessage, zone: string, now: Date): Date | null {
  const evening = beforeTheNight(sendAt, zone)
  if (evening >= now || !isNight(now, zone)) return evening
  const morning = nextMorning(now, zone)
  return morning < expiresAt ? morning : null
}

const addressPattern = /^[^\s@,]+@[^\s@,]+$/

function isAddress(email: string): boolean {
  return addressPattern.test(email)
}

function hasMeaning({ sendAt, expiresAt }: PlannedMessage, now: Date): boolean {
  return expiresAt > now && sendAt <= expiresAt
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
