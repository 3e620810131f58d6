/**
 * What follows from what happened, as plain data: one entry for the record, and the notices that are due because of
 * it. The planner decides who hears them; reminders come from the calendar and are not listed here.
 */
import type { Calendar } from './calendar.ts'
import type { Challenge } from './challenge.ts'
import type { PersonId } from './commands.ts'
import type { ChallengeEvent, EventType } from './events.ts'
import { evolve } from './evolve.ts'
import { hasReached, isEndState } from './phases.ts'

export type Effect = NoticeEffect | RecordEffect

export type NoticeEffect = {
  readonly type: 'notice'
  /** A name of the notice catalogue. */
  readonly notice: string
  readonly challengeId: string
  /** The calendar's version after the event: part of the once-only key, so that a moved date may speak again. */
  readonly anchorVersion: number
}

export type RecordEffect = {
  readonly type: 'record'
  readonly entry: {
    readonly kind: EventType
    readonly programmeId: string
    readonly challengeId: string
    readonly at: Date
    readonly by: PersonId | null
    /** Readable by anybody who may read the record; instants as ISO strings. */
    readonly data: Readonly<Record<string, string | number>>
  }
}

/** The effects of these events on the challenge as it was before them, in order. */
export function follow(events: readonly ChallengeEvent[], challenge: Challenge): Effect[] {
  const [event, ...later] = events
  if (event === undefined) return []
  const after = evolve(challenge, event)
  return [recordEffect(event, after), ...noticeEffects(event, challenge, after), ...follow(later, after)]
}

function recordEffect(event: ChallengeEvent, { id, programmeId }: Challenge): RecordEffect {
  const { type: kind, at, by } = event
  return {
    type: 'record',
    entry: { kind, programmeId, challengeId: id, at, by, data: recordData(event) },
  }
}

/** Remarks of a reviewer stay between the people concerned; reasons given in public are recorded. */
function recordData(event: ChallengeEvent): Record<string, string | number> {
  switch (event.type) {
    case 'CalendarChanged':
      return calendarMove(event)
    case 'DeadlineExtended':
    case 'JudgingExtended':
    case 'AnnouncementPostponed':
      return { ...calendarMove(event), reason: event.reason }
    case 'ChallengeScheduled':
      return { opensAt: event.opensAt.toISOString() }
    case 'AddendumIssued':
      return { number: event.number }
    case 'DecisionRecorded':
    case 'DecisionConfirmed':
      return { hash: event.hash }
    case 'DecisionWithdrawn':
      return { hash: event.hash, reason: event.reason }
    case 'PilotStarted':
      return { pilotId: event.pilotId }
    case 'ChallengeCancelled':
      return { from: event.from, reason: event.reason }
    case 'ChallengeArchived':
      return { from: event.from }
    default:
      return {}
  }
}

function calendarMove({ from, to }: { from: Calendar; to: Calendar }) {
  return {
    version: to.version,
    zone: to.zone,
    opensAt: to.opensAt.toISOString(),
    closesAt: to.closesAt.toISOString(),
    judgingEndsAt: to.judgingEndsAt.toISOString(),
    announcesAt: to.announcesAt.toISOString(),
    wasOpensAt: from.opensAt.toISOString(),
    wasClosesAt: from.closesAt.toISOString(),
    wasJudgingEndsAt: from.judgingEndsAt.toISOString(),
    wasAnnouncesAt: from.announcesAt.toISOString(),
  }
}

/** Which notices each event sets off. An event without a row is recorded in silence. */
export const noticesOfEvent = {
  ReviewRequested: ['challenge.review_requested'],
  ChangesRequested: ['challenge.approved_or_returned'],
  ChallengeApproved: ['challenge.approved_or_returned'],
  ChallengeScheduled: ['challenge.scheduled'],
  ChallengeOpened: ['challenge.opened_team', 'challenge.published', 'challenge.partner_kit'],
  AddendumIssued: ['challenge.changed'],
  DeadlineExtended: ['challenge.deadline_extended'],
  ChallengeClosed: ['challenge.closed_team', 'challenge.closed_applicants', 'challenge.closed_draft_missed'],
  JudgingStarted: ['jury.assigned'],
  DecisionConfirmed: ['decision.winner_embargoed'],
  WinnersAnnounced: ['decision.not_selected', 'decision.waitlist', 'winners.public'],
  PilotStarted: ['pilot.kickoff'],
  ChallengeCancelled: ['challenge.cancelled_or_paused'],
} as const satisfies Partial<Record<EventType, readonly string[]>>

function noticeEffects(event: ChallengeEvent, before: Challenge, after: Challenge): NoticeEffect[] {
  // A challenge cancelled before it was public was never promised to anybody.
  if (event.type === 'ChallengeCancelled' && !isEndState(before.state) && !hasReached(before.state, 'open'))
    return []
  const notices: Partial<Record<EventType, readonly string[]>> = noticesOfEvent
  return (notices[event.type] ?? []).map((notice) => ({
    type: 'notice',
    notice,
    challengeId: after.id,
    anchorVersion: after.calendar.version,
  }))
}
