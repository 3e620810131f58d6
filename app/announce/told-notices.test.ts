import { describe, expect, it } from 'vitest'
import { defaultPolicy, type Challenge } from '#app/lifecycle/challenge.ts'
import type { RoadState } from '#app/lifecycle/phases.ts'
import type { AnnouncementFacts, AwardFacts, ChallengeFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aProposalSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { announceNotices } from './notices.ts'

/* Announced on 14 January at 08:00, told twelve hours before; the factory's decision is held until the 13th, 10:10 (UTC). */

const base = someFacts()
const at = (text: string) => new Date(`2022-01-${text}:00Z`)
const toldAt = at('13T20:00')

const award = (id: string, change: Partial<AwardFacts>): AwardFacts => ({
  ...{
    id,
    outcome: 'not_selected',
    place: null,
    lineId: null,
    hasReserve: false,
    lineNames: {},
    money: null,
  },
  ...{ reason: 'A reason', feedback: 'A word', answer: null, answeredAt: null, movedUp: null, record: '' },
  ...change,
})
const winner = (change: Partial<AwardFacts> = {}) => award('w', { outcome: 'winner', ...change })
const reserve = (change: Partial<AwardFacts> = {}) => award('r', { outcome: 'reserve', place: 1, ...change })
const declined = { answer: 'declined', answeredAt: at('13T21:00') } as const
const movedUp = { movedUp: { at: at('13T22:00'), insteadOf: 'w' } }
const everybody = [winner(), reserve(), award('m', { outcome: 'honourable_mention' }), award('n', {})]

type Change = {
  readonly state?: RoadState
  readonly hours?: number
  readonly challenge?: Partial<Omit<Challenge, 'state'>>
  readonly announcement?: Partial<AnnouncementFacts>
  readonly facts?: Partial<ChallengeFacts>
}

function factsWith(
  awards: readonly AwardFacts[],
  now: string,
  { state = 'confirmed', hours = 12, challenge = {}, announcement = {}, facts = {} }: Change = {},
): ChallengeFacts {
  const policy = { ...defaultPolicy, embargoHours: hours }
  return {
    ...base,
    now: at(now),
    challenge: { ...base.challenge, ...aChallenge({ state, policy, ...challenge }), effectiveState: state },
    organisers: ['organiser', 'in-a-team'].map((personId) => aReader({ personId })),
    proposals: awards.map((each) => aProposalSeen({ id: `of ${each.id}`, state: 'submitted', award: each })),
    announcement: { ...base.announcement, insiders: [aReader({ personId: 'organiser' })], ...announcement },
    ...facts,
  }
}

/** Of one notice: about which proposal (or to whom), and when. */
const planned = (facts: ChallengeFacts, name: string) =>
  planMessages(announceNotices, facts)
    .filter(({ notice }) => notice === name)
    .map(({ proposalId, to, sendAt }) => [proposalId ?? to.personId, sendAt.toISOString()])

const dataOf = (facts: ChallengeFacts, name: string) =>
  planMessages(announceNotices, facts).find(({ notice }) => notice === name)?.data

describe('who is told under embargo', () => {
  it.each<[string, ChallengeFacts, unknown]>([
    [
      'the winners alone, from the confirmation on',
      factsWith(everybody, '13T10:00'),
      [['of w', toldAt.toISOString()]],
    ],
    [
      'nobody where the challenge tells at the announcement',
      factsWith(everybody, '13T10:00', { hours: 0 }),
      [],
    ],
    ['nobody before a confirmation', factsWith(everybody, '13T10:00', { state: 'decided' }), []],
    [
      'after the hold, where it was confirmed late',
      factsWith(everybody, '14T07:00', { challenge: { heldUntil: at('14T07:10') } }),
      [['of w', '2022-01-14T07:10:00.000Z']],
    ],
    [
      'nobody, where the hold lasts to the announcement',
      factsWith(everybody, '14T07:50', { challenge: { heldUntil: at('14T08:00') } }),
      [],
    ],
    [
      'a reserve that moves up before the announcement, at that moment',
      factsWith([winner(declined), reserve(movedUp)], '13T22:00', { challenge: { winnersToldAt: toldAt } }),
      [
        ['of w', toldAt.toISOString()],
        ['of r', '2022-01-13T22:00:00.000Z'],
      ],
    ],
    [
      'nobody once the announcement has come: what is late must not arrive',
      factsWith(everybody, '14T08:00', { state: 'announced', challenge: { winnersToldAt: toldAt } }),
      [],
    ],
  ])('%s', (_case, facts, expected) => {
    expect(planned(facts, 'decision.winner_embargoed')).toEqual(expected)
  })

  it('reads of its own award alone, until when it is secret and until when to answer', () => {
    const data = dataOf(factsWith(everybody, '13T10:00'), 'decision.winner_embargoed')
    expect(data).toMatchObject({
      ...{ proposalId: 'of w', announcesAt: '2022-01-14T08:00:00.000Z', hasMovedUp: false },
      answerBy: '2022-01-27T20:00:00.000Z',
    })
    expect(JSON.stringify(data)).not.toMatch(/of [rmn]|A reason|A word/)
  })
})

describe('at the announcement', () => {
  const told = { challenge: { winnersToldAt: toldAt } }
  const outcomes = (awards: readonly AwardFacts[]) => {
    const facts = factsWith(awards, '13T23:00', told)
    return ['winner', 'waitlist', 'honourable_mention', 'not_selected'].map((name) =>
      planned(facts, `decision.${name}`).map(([proposalId]) => proposalId),
    )
  }

  it('a told winner hears that it is public, and the others their outcome', () => {
    expect(outcomes(everybody)).toEqual([['of w'], ['of r'], ['of m'], ['of n']])
    expect(dataOf(factsWith(everybody, '13T23:00', told), 'decision.winner')).toMatchObject({
      ...{ isTold: true, hasAccepted: false },
      answerBy: '2022-01-27T20:00:00.000Z',
    })
  })

  it('whoever declined hears nothing, and the reserve that took the place is a winner', () => {
    expect(outcomes([winner(declined), reserve()])).toEqual([[], ['of r'], [], []])
    expect(outcomes([winner(declined), reserve(movedUp)])).toEqual([['of r'], [], [], []])
    expect(
      outcomes([winner(declined), reserve({ ...movedUp, ...declined, answeredAt: at('13T23:00') })]),
    ).toEqual([[], [], [], []])
  })

  it('moving up afterwards is told as it always was', () => {
    const late = { movedUp: { at: at('15T10:00'), insteadOf: 'w' } }
    const facts = factsWith(
      [winner({ answer: 'declined', answeredAt: at('15T09:00') }), reserve(late)],
      '15T10:00',
      { state: 'announced', ...told },
    )
    expect(planned(facts, 'decision.moved_up')).toEqual([['of r', '2022-01-15T10:00:00.000Z']])
    expect(planned(facts, 'decision.winner_embargoed')).toEqual([])
  })
})

describe('an answer that is awaited', () => {
  it('is asked for two days after the telling, and says while it is secret', () => {
    const facts = factsWith([winner()], '13T21:00', { challenge: { winnersToldAt: toldAt } })
    const [[, when] = []] = planned(facts, 'decision.award_reminder')
    expect(Date.parse(when ?? '')).toBeGreaterThanOrEqual(at('15T20:00').getTime())
    expect(dataOf(facts, 'decision.award_reminder')).toMatchObject({ embargoedUntil: null })
    const calendar = { ...aChallenge().calendar, announcesAt: at('20T08:00') }
    const early = factsWith([winner()], '13T21:00', { challenge: { winnersToldAt: toldAt, calendar } })
    expect(dataOf(early, 'decision.award_reminder')).toMatchObject({
      embargoedUntil: '2022-01-20T08:00:00.000Z',
    })
  })

  it('that says no is told to those organisers alone who may know', () => {
    const facts = factsWith([winner(declined), reserve()], '13T21:00', {
      challenge: { winnersToldAt: toldAt },
    })
    expect(planned(facts, 'decision.declined')).toEqual([['organiser', '2022-01-13T21:00:00.000Z']])
    expect(dataOf(facts, 'decision.declined')).toMatchObject({ embargoedUntil: '2022-01-14T08:00:00.000Z' })
  })
})

describe('when it comes to nothing, or later', () => {
  const later = at('20T08:00')
  const move = {
    ...{ previousAnnouncesAt: at('14T08:00'), announcesAt: later, reason: 'The mayor is away' },
    changedAt: at('13T21:00'),
  }
  const movedFacts = (winnersToldAt: Date | null) =>
    factsWith(everybody, '13T21:00', {
      challenge: { winnersToldAt, calendar: { ...aChallenge().calendar, announcesAt: later } },
      announcement: { changes: [move] },
    })

  it('told teams hear of the moved embargo, the others of the moved announcement', () => {
    expect(planned(movedFacts(toldAt), 'decision.embargo_moved').map(([id]) => id)).toEqual(['of w'])
    expect(planned(movedFacts(toldAt), 'proposal.announcement_moved').map(([id]) => id)).toEqual([
      'of m',
      'of n',
      'of r',
    ])
  })

  it('where nobody was told yet, all hear the same', () => {
    expect(planned(movedFacts(null), 'decision.embargo_moved')).toEqual([])
    expect(planned(movedFacts(null), 'proposal.announcement_moved')).toHaveLength(4)
  })

  it('told teams hear of a withdrawn decision, and of a challenge that is called off', () => {
    const announcement = { stopped: [{ awardId: 'w', proposalId: 'of w' }] }
    const stopped = factsWith([winner()], '13T21:00', {
      ...{ state: 'deliberating', announcement },
      facts: { happenedAt: { DecisionWithdrawn: at('13T21:00') } },
    })
    expect(planned(stopped, 'decision.embargoed_stopped')).toEqual([['of w', '2022-01-13T21:00:00.000Z']])
    const over = { ...stopped, happenedAt: { ChallengeCancelled: at('13T21:00') } }
    const cancelled = {
      ...over,
      challenge: {
        ...base.challenge,
        ...anEndedChallenge('cancelled', 'confirmed'),
        effectiveState: 'cancelled' as const,
      },
    }
    expect(planned(cancelled, 'decision.embargoed_stopped')).toHaveLength(1)
    expect(dataOf(cancelled, 'decision.embargoed_stopped')).toMatchObject({ isCancelled: true })
    expect(planned({ ...stopped, announcement: base.announcement }, 'decision.embargoed_stopped')).toEqual([])
  })
})
