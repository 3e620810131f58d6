/** What the lifecycle needs to know of a challenge. Everything else about it belongs to the phases. */
import { usualAppealDays } from './appeal-time.ts'
import type { Calendar } from './calendar.ts'
import type { PersonId } from './commands.ts'
import type { ChallengeState, RoadState } from './phases.ts'
import { usualAnswerDays, usualEmbargoHours } from './telling-time.ts'

export type Challenge = {
  readonly id: string
  readonly programmeId: string
  readonly state: ChallengeState
  readonly calendar: Calendar
  readonly createdBy: PersonId
  /** Who asked for the review that is running or was the last. */
  readonly requestedBy: PersonId | null
  readonly approvedBy: PersonId | null
  /** The recorded decision. It falls when it is withdrawn. */
  readonly decisionHash: string | null
  readonly decidedBy: PersonId | null
  readonly confirmedBy: PersonId | null
  /** Until when the standing decision can only be stopped: nobody is told before. Null while none is confirmed. */
  readonly heldUntil: Date | null
  /** When its winners were told under embargo; null while they were not, and once it is withdrawn. */
  readonly winnersToldAt: Date | null
  /** Where the road stopped: set with the state `cancelled` or `archived`, null before. */
  readonly endedFrom: RoadState | null
  /** The last deadline that was moved for one proposal alone; null while there is none. */
  readonly ownDeadlinesUntil: Date | null
  readonly policy: ChallengePolicy
}

export const peerSights = ['never', 'after-own-final', 'after-judging'] as const
export type PeerSight = (typeof peerSights)[number]

/** What a challenge decides for itself; the rules themselves are the same for all. */
export type ChallengePolicy = {
  /** Until the deadline only the team reads its proposal. On by default, off for rolling intake. */
  readonly isSealedUntilDeadline: boolean
  /** From which state on organisers see scores and the ranking. `deliberating` by default. */
  readonly organisersSeeScoresFrom: 'judging' | 'deliberating'
  /** When a juror may see what the others gave, once the own scorecard is final. After judging by default. */
  readonly jurorsSeeOthers: PeerSight
  /** Whether jurors read without being told who applies. Off by default; announced. */
  readonly isBlind: boolean
  /** Minutes after the deadline in which a proposal that was begun is still taken. None by default; announced. */
  readonly graceMinutes: number
  /** Days after the announcement in which a team may appeal. Two weeks by default; announced. */
  readonly appealDays: number
  /** Hours before the announcement at which winners are told under embargo. None by default; announced. */
  readonly embargoHours: number
  /** Days in which a team says whether it takes its place. Two weeks by default; announced. */
  readonly answerDays: number
}

export const defaultPolicy: ChallengePolicy = {
  isSealedUntilDeadline: true,
  organisersSeeScoresFrom: 'deliberating',
  jurorsSeeOthers: 'after-judging',
  isBlind: false,
  graceMinutes: 0,
  appealDays: usualAppealDays,
  embargoHours: usualEmbargoHours,
  answerDays: usualAnswerDays,
}

/** A new challenge: a draft with the programme's calendar, or one of its own. */
export function newChallenge(facts: {
  id: string
  programmeId: string
  calendar: Calendar
  createdBy: PersonId
  policy?: ChallengePolicy
}): Challenge {
  return {
    id: facts.id,
    programmeId: facts.programmeId,
    state: 'draft',
    calendar: facts.calendar,
    createdBy: facts.createdBy,
    requestedBy: null,
    approvedBy: null,
    decisionHash: null,
    decidedBy: null,
    confirmedBy: null,
    heldUntil: null,
    winnersToldAt: null,
    endedFrom: null,
    ownDeadlinesUntil: null,
    policy: facts.policy ?? defaultPolicy,
  }
}

/** The furthest state on the road: where it stands, or where it stood when it ended. */
export function roadStateOf(challenge: Challenge): RoadState {
  const { state, endedFrom } = challenge
  if (state !== 'cancelled' && state !== 'archived') return state
  if (endedFrom === null) throw new Error(`challenge ${challenge.id} is ${state} but does not say from where`)
  return endedFrom
}
