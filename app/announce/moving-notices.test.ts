import { describe, expect, it } from 'vitest'
import type { RoadState } from '#app/lifecycle/phases.ts'
import type { AnnouncementFacts, ChallengeFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aFollower, aProposalSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { movingNotices } from './moving-notices.ts'

const base = someFacts()
const now = new Date('2022-01-12T10:00:00Z')
const announcesAt = base.challenge.calendar.announcesAt
const later = new Date('2022-01-20T08:00:00Z')
const people = {
  organisers: ['decider', 'second'].map((personId) => aReader({ personId })),
  announcement: {
    confirmers: ['decider', 'second'].map((personId) => aReader({ personId })),
    movers: ['asker', 'second'].map((personId) => aReader({ personId })),
    insiders: [],
    stopped: [],
    asked: null,
    changes: [],
  },
}
const move = {
  previousAnnouncesAt: announcesAt,
  announcesAt: later,
  reason: 'The mayor is away',
  changedAt: now,
}
const asked = {
  id: 'move-1',
  announcesAt: later,
  reason: 'The mayor is away',
  askedBy: 'asker',
  askedByName: 'Asker',
  askedAt: now,
}

function factsAt(
  state: RoadState,
  announcement: Partial<AnnouncementFacts> = {},
  change: Partial<ChallengeFacts> = {},
): ChallengeFacts {
  return {
    ...base,
    ...people,
    now,
    challenge: {
      ...base.challenge,
      ...aChallenge({ state, decidedBy: 'decider', decisionHash: 'a'.repeat(64) }),
      effectiveState: state,
    },
    happenedAt: { DecisionRecorded: now },
    proposals: [],
    announcement: { ...people.announcement, ...announcement },
    ...change,
  }
}

const told = (facts: ChallengeFacts, name: string) =>
  planMessages(movingNotices, facts)
    .filter(({ notice }) => notice === name)
    .map(({ to, sendAt }) => [to.personId, sendAt.toISOString()])

const atOnce = now.toISOString()

describe('a decision that waits for its confirmation', () => {
  it.each<[string, ChallengeFacts, unknown]>([
    ['nothing is recorded', factsAt('deliberating'), []],
    ['recorded: the other one, not who recorded it', factsAt('decided'), [['second', atOnce]]],
    ['confirmed', factsAt('confirmed'), []],
    ['the instant has passed', factsAt('decided', {}, { now: announcesAt }), []],
    ['nobody else may', factsAt('decided', { confirmers: [aReader({ personId: 'decider' })] }), []],
  ])('%s', (_case, facts, expected) => {
    expect(told(facts, 'decision.confirm_asked')).toEqual(expected)
  })

  it('is told again when it was recorded anew', () => {
    const anew = factsAt('decided')
    const keys = [anew, { ...anew, challenge: { ...anew.challenge, decisionHash: 'b'.repeat(64) } }].map(
      (facts) => planMessages(movingNotices, facts)[0]?.key,
    )
    expect(new Set(keys).size).toBe(2)
  })
})

describe('another announcement that is asked for', () => {
  it.each<[string, ChallengeFacts, unknown]>([
    ['nothing is asked', factsAt('confirmed'), []],
    ['asked: the other one, not who asked', factsAt('confirmed', { asked }), [['second', atOnce]]],
    ['the decision was withdrawn', factsAt('deliberating', { asked }), []],
    ['announced', factsAt('announced', { asked }, { now: announcesAt }), []],
  ])('%s', (_case, facts, expected) => {
    expect(told(facts, 'decision.move_asked')).toEqual(expected)
  })

  it('names the instant, and none where it is to be as soon as can be', () => {
    const dataOf = (facts: ChallengeFacts) => planMessages(movingNotices, facts)[0]?.data
    expect(dataOf(factsAt('confirmed', { asked }))).toMatchObject({
      wantedAt: later.toISOString(),
      asker: 'Asker',
    })
    const sooner = { ...asked, announcesAt: null }
    expect(dataOf(factsAt('confirmed', { asked: sooner }))).toMatchObject({ wantedAt: null })
  })
})

describe('an announcement that was moved', () => {
  const team = { id: 'p', state: 'submitted', screening: 'eligible' } as const
  const followers = [
    aFollower({ personId: 'follower' }),
    aFollower({ personId: 'applicant', hasProposal: true }),
    aFollower({ personId: 'newcomer', followsFrom: now }),
  ]
  const moved = factsAt('confirmed', { changes: [move] }, { proposals: [aProposalSeen(team)], followers })

  it('is told to organisers, teams that take part, and followers without a proposal', () => {
    expect(told(moved, 'decision.announcement_moved')).toEqual([
      ['decider', atOnce],
      ['second', atOnce],
    ])
    expect(told(moved, 'proposal.announcement_moved')).toEqual([['lead of p', atOnce]])
    expect(told(moved, 'follow.announcement_moved')).toEqual([['follower', atOnce]])
  })

  it.each<[string, ChallengeFacts]>([
    ['never moved', { ...moved, announcement: people.announcement }],
    ['at the new instant', { ...moved, now: later }],
    [
      'called off',
      { ...moved, challenge: { ...moved.challenge, ...anEndedChallenge('cancelled', 'confirmed') } },
    ],
  ])('tells nobody: %s', (_case, facts) => {
    expect(planMessages(movingNotices, facts)).toEqual([])
  })

  it.each([
    ['a draft', { state: 'draft' as const }],
    ['a withdrawn proposal', { state: 'withdrawn' as const }],
    ['an ineligible one', { ...team, screening: 'ineligible' as const }],
  ])('is not told to the team of %s', (_case, change) => {
    const facts = { ...moved, proposals: [aProposalSeen({ id: 'p', ...change })] }
    expect(told(facts, 'proposal.announcement_moved')).toEqual([])
  })

  it('tells of the last move alone', () => {
    const again = { ...move, previousAnnouncesAt: later, announcesAt: new Date('2022-01-18T08:00:00Z') }
    const facts = { ...moved, announcement: { ...moved.announcement, changes: [move, again] } }
    const instants = planMessages(movingNotices, facts).map(({ data }) => data['previousAnnouncesAt'])
    expect(new Set(instants)).toEqual(new Set([later.toISOString()]))
  })

  it('lets followers sleep, and says nothing to whoever would wake after it', () => {
    const night = new Date('2022-01-12T21:30:00Z')
    const soon = { ...move, announcesAt: new Date('2022-01-12T21:41:00Z'), changedAt: night }
    const at = (changes: AnnouncementFacts['changes']) => ({
      ...moved,
      now: night,
      announcement: { ...moved.announcement, changes },
    })
    expect(told(at([soon]), 'follow.announcement_moved')).toEqual([])
    const [[, morning] = []] = told(at([{ ...move, changedAt: night }]), 'follow.announcement_moved')
    expect(morning).toBe('2022-01-13T06:00:00.000Z')
    expect(told(at([soon]), 'proposal.announcement_moved')).toEqual([['lead of p', night.toISOString()]])
  })
})
