import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import type { AwardFacts, ChallengeFacts } from '#app/notify/core/facts.ts'
import type { RoadState } from '#app/lifecycle/phases.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aProposalSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { announceNotices } from './notices.ts'

const base = someFacts()
const declinedAt = new Date('2022-01-15T10:00:00Z')
const movedAt = new Date('2022-01-16T10:00:00Z')

const award = (id: string, change: Partial<AwardFacts>): AwardFacts => ({
  id,
  outcome: 'not_selected',
  place: null,
  lineId: null,
  hasReserve: false,
  lineNames: {},
  money: null,
  reason: 'A reason',
  feedback: '',
  answer: null,
  answeredAt: null,
  movedUp: null,
  record: '',
  ...change,
})
const proposal = (id: string, given: AwardFacts) => aProposalSeen({ id, state: 'submitted', award: given })
const declinedWinner = award('a-w', {
  outcome: 'winner',
  place: 1,
  answer: 'declined',
  answeredAt: declinedAt,
})
const reserve = (change: Partial<AwardFacts> = {}) =>
  award('a-r', { outcome: 'reserve', place: 1, ...change })
const movedUp = { at: movedAt, insteadOf: 'a-w' }

function factsWith(
  awards: readonly AwardFacts[],
  { now = '2022-01-15T12:00:00Z', state = 'announced' as RoadState } = {},
): ChallengeFacts {
  return {
    ...base,
    now: new Date(now),
    challenge: { ...base.challenge, ...aChallenge({ state }), effectiveState: state },
    organisers: [aReader({ personId: 'organiser' })],
    proposals: awards.map((each) => proposal(`of ${each.id}`, each)),
  }
}

const told = (facts: ChallengeFacts, name: string) =>
  planMessages(announceNotices, facts)
    .filter(({ notice }) => notice === name)
    .map(({ to, sendAt }) => [to.personId, sendAt.toISOString()])

describe('a declined place', () => {
  const organiserTold = [['organiser', declinedAt.toISOString()]]
  it.each<[string, ChallengeFacts, unknown]>([
    ['nobody has answered', factsWith([award('a-w', { outcome: 'winner' }), reserve()]), []],
    ['accepted', factsWith([{ ...declinedWinner, answer: 'accepted' }, reserve()]), []],
    ['declined', factsWith([declinedWinner, reserve()]), organiserTold],
    ['declined, no reserve', factsWith([declinedWinner]), organiserTold],
    ['the reserve has moved up', factsWith([declinedWinner, reserve({ movedUp })]), []],
    ['two weeks later', factsWith([declinedWinner, reserve()], { now: '2022-01-29T10:00:01Z' }), []],
    ['before a confirmation', factsWith([declinedWinner, reserve()], { state: 'decided' }), []],
  ])('%s', (_case, facts, expected) => {
    expect(told(facts, 'decision.declined')).toEqual(expected)
  })

  it('names the reserve whose turn it is', () => {
    const second = { ...reserve({ place: 2 }), id: 'a-r2' }
    const [message] = planMessages(announceNotices, factsWith([declinedWinner, second, reserve()])).filter(
      ({ notice }) => notice === 'decision.declined',
    )
    expect(message?.data).toMatchObject({ next: { place: 1 } })
  })
})

describe('an offered place', () => {
  const named = { lineNames: { en: 'Pilot', fi: 'Pilotti' }, money: { amount: 15_000, currency: 'EUR' } }
  const dataOf = (facts: ChallengeFacts, name: string) =>
    planMessages(announceNotices, facts).find(({ notice }) => notice === name)?.data

  it('is named with what it pays, and until when it is held', () => {
    const facts = factsWith([award('a-w', { outcome: 'winner', ...named, hasReserve: true })])
    const offer = { award: 'Pilot', amount: 15_000, currency: 'EUR', answerBy: '2022-01-28T08:00:00.000Z' }
    expect(dataOf(facts, 'decision.winner')).toMatchObject({ ...offer, hasReserve: true })
    expect(dataOf(facts, 'decision.award_reminder')).toMatchObject({ ...offer, hasReserve: true })
  })

  it('is a witness of the record in every mail that speaks of it', () => {
    const record = `12 ${'a'.repeat(64)}`
    const won = factsWith([award('a-w', { outcome: 'winner', record })])
    for (const name of ['decision.winner', 'decision.award_reminder'])
      expect(dataOf(won, name)).toMatchObject({ record })
    const moved = factsWith([declinedWinner, reserve({ movedUp, record })])
    expect(dataOf(moved, 'decision.moved_up')).toMatchObject({ record })
  })

  it('of a reserve that moved up is held from that step on', () => {
    const facts = factsWith([declinedWinner, reserve({ movedUp })])
    expect(dataOf(facts, 'decision.moved_up')).toMatchObject({
      ...{ award: '', amount: null, answerBy: '2022-01-30T10:00:00.000Z', hasReserve: false },
    })
  })
})

describe('moving up', () => {
  const moved = [declinedWinner, reserve({ movedUp })]
  it.each<[string, ChallengeFacts, unknown]>([
    ['before the step', factsWith([declinedWinner, reserve()]), []],
    [
      'at the step',
      factsWith(moved, { now: '2022-01-16T10:00:00Z' }),
      [['lead of of a-r', movedAt.toISOString()]],
    ],
    ['two weeks later', factsWith(moved, { now: '2022-01-30T10:00:01Z' }), []],
    [
      'in a cancelled challenge',
      {
        ...factsWith(moved),
        challenge: {
          ...base.challenge,
          ...anEndedChallenge('cancelled', 'confirmed'),
          effectiveState: 'cancelled',
        },
      },
      [],
    ],
  ])('%s', (_case, facts, expected) => {
    expect(told(facts, 'decision.moved_up')).toEqual(expected)
  })

  it('reminds the lead two days after the step, not after the announcement', () => {
    const facts = factsWith(moved, { now: '2022-01-16T10:00:00Z' })
    expect(told(facts, 'decision.award_reminder')).toEqual([['lead of of a-r', '2022-01-18T10:00:00.000Z']])
    const answered = factsWith([
      declinedWinner,
      reserve({ movedUp, answer: 'accepted', answeredAt: movedAt }),
    ])
    expect(told(answered, 'decision.award_reminder')).toEqual([])
  })

  it('writes to nobody that they have won who has not', () => {
    expect(told(factsWith(moved, { now: '2022-01-14T08:00:00Z' }), 'decision.winner')).toEqual([
      ['lead of of a-w', '2022-01-14T08:00:00.000Z'],
    ])
  })
})

describe('a juror whose comment came back', () => {
  const sentBackAt = new Date('2022-01-13T09:00:00Z')
  const returned = (state: RoadState) => ({
    ...factsWith([], { state, now: '2022-01-13T09:00:00Z' }),
    returned: [{ ...aReader({ personId: 'juror' }), jurorId: 'seat', comments: 2, sentBackAt }],
  })

  it.each<[RoadState, boolean]>([
    ['judging', false],
    ['deliberating', true],
    ['decided', true],
    ['confirmed', true],
  ])('%s: %s', (state, isTold) => {
    expect(told(returned(state), 'jury.comment_returned')).toEqual(
      isTold ? [['juror', '2022-01-13T09:15:00.000Z']] : [],
    )
  })
})

describe('an owner who is asked what can be hosted', () => {
  const askedAt = new Date('2022-01-05T10:00:00Z')
  const asked = (
    dueAt: string,
    { missing = 2, state = 'judging' as RoadState, now = '2022-01-05T10:00:00Z' } = {},
  ) => ({
    ...factsWith([], { state, now }),
    hosting: {
      owners: [aReader({ personId: 'owner' })],
      request: { askedAt, dueAt: new Date(dueAt), asked: 3, missing },
    },
  })

  it.each<[string, ChallengeFacts, boolean, boolean]>([
    ['nobody was asked', factsWith([], { state: 'judging' }), false, false],
    ['asked with days to go', asked('2022-01-10T14:00:00Z'), true, true],
    ['asked for tomorrow morning', asked('2022-01-06T08:00:00Z'), true, false],
    ['everything is answered', asked('2022-01-10T14:00:00Z', { missing: 0 }), false, false],
    ['a decision is confirmed', asked('2022-01-10T14:00:00Z', { state: 'confirmed' }), false, false],
  ])('%s', (_, facts, isAsked, isReminded) => {
    expect(told(facts, 'host.asked')).toEqual(isAsked ? [['owner', askedAt.toISOString()]] : [])
    expect(told(facts, 'host.reminder').map(([to]) => to)).toEqual(isReminded ? ['owner'] : [])
  })
})
