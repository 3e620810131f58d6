/**
 * What follows from what happened, as plain data: one entry for the record each. Who is told does not follow from the
 * event but from the facts as they are after it (docs/decisions/0005), so no notice is named here.
 */
import type { Calendar } from './calendar.ts'
import type { Challenge } from './challenge.ts'
import type { PersonId } from './commands.ts'
import type { ChallengeEvent, EventType } from './events.ts'
import { evolve } from './evolve.ts'

export type RecordEffect = {
  readonly entry: {
    readonly kind: EventType
    readonly programmeId: string
    readonly challengeId: string
    /** Where it is about one proposal alone. */
    readonly proposalId?: string
    readonly at: Date
    readonly by: PersonId | null
    /** Readable by anybody who may read the record; instants as ISO strings. */
    readonly data: Readonly<Record<string, string | number>>
    /** Of these the entry holds commitments. */
    readonly secrets?: Readonly<Record<string, string>>
  }
}

/** The effects of these events on the challenge as it was before them, in order. */
export function follow(events: readonly ChallengeEvent[], challenge: Challenge): RecordEffect[] {
  const [event, ...later] = events
  if (event === undefined) return []
  const after = evolve(challenge, event)
  return [recordEffect(event, after), ...follow(later, after)]
}

function recordEffect(event: ChallengeEvent, { id, programmeId }: Challenge): RecordEffect {
  const { type: kind, at, by } = event
  return {
    entry: {
      ...{ kind, programmeId, challengeId: id, at, by, data: recordData(event) },
      // Why one team was given more time may be personal.
      ...(event.type === 'DeadlineExtendedForOne' && {
        proposalId: event.proposalId,
        secrets: { reason: event.reason },
      }),
    },
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
    case 'AnnouncementBroughtForward':
      return { ...calendarMove(event), reason: event.reason }
    case 'DeadlineExtendedForOne':
      return { closesAt: event.to.toISOString(), wasClosesAt: event.from.toISOString() }
    case 'ChallengeScheduled':
      return { opensAt: event.opensAt.toISOString() }
    case 'AddendumIssued':
      return { number: event.number, hash: event.hash }
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
    case 'ChallengeUnarchived':
      return { to: event.to }
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
