import type { Calendar } from '#app/lifecycle/calendar.ts'
import { defaultPolicy, type Challenge } from '#app/lifecycle/challenge.ts'
import { hasReached, type RoadState } from '#app/lifecycle/phases.ts'
import type { Proposal } from '#app/lifecycle/proposal.ts'

/** The calendar of the China-Finland Challenge 2021; the hours are ours where the source gives days only. */
export function aCalendar(overrides: Partial<Calendar> = {}): Calendar {
  return {
    zone: 'Europe/Helsinki',
    partnerZones: ['Asia/Shanghai'],
    opensAt: new Date('2021-12-03T07:00:00Z'),
    closesAt: new Date('2021-12-22T21:59:00Z'),
    judgingEndsAt: new Date('2022-01-10T22:00:00Z'),
    announcesAt: new Date('2022-01-14T08:00:00Z'),
    version: 1,
    ...overrides,
  }
}

/** A challenge that could have come to this state by the rules: people and decision as the state needs them. */
export function aChallenge({
  state = 'draft',
  ...overrides
}: Partial<Omit<Challenge, 'state'>> & { state?: RoadState } = {}): Challenge {
  const from = (milestone: RoadState, value: string) => (hasReached(state, milestone) ? value : null)
  return {
    id: 'challenge-1',
    programmeId: 'programme-1',
    state,
    calendar: aCalendar(),
    createdBy: 'author',
    requestedBy: from('in_review', 'requester'),
    approvedBy: from('approved', 'approver'),
    decisionHash: from('decided', 'hash-1'),
    decidedBy: from('decided', 'decider'),
    confirmedBy: from('confirmed', 'confirmer'),
    heldUntil: hasReached(state, 'confirmed') ? new Date('2022-01-13T10:10:00Z') : null,
    winnersToldAt: null,
    endedFrom: null,
    ownDeadlinesUntil: null,
    policy: defaultPolicy,
    ...overrides,
  }
}

/** A challenge that ended, cancelled or archived, from the state given. */
export function anEndedChallenge(state: 'cancelled' | 'archived', endedFrom: RoadState): Challenge {
  return { ...aChallenge({ state: endedFrom }), state, endedFrom }
}

/** A proposal of the challenge above, as it is right after it was started. */
export function aProposal(overrides: Partial<Proposal> = {}): Proposal {
  return {
    id: 'proposal-1',
    challengeId: 'challenge-1',
    state: 'draft',
    screening: 'unscreened',
    draftVersion: 1,
    submittedDraftVersion: null,
    versions: 0,
    submittedAt: null,
    ownClosesAt: null,
    ...overrides,
  }
}
