import { describe, expect, it } from 'vitest'
import type { ChallengeState, RoadState } from '#app/lifecycle/phases.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import {
  answerDueAt,
  appealNumber,
  confirmingRefusal,
  daysLeft,
  draftRefusal,
  makingRefusal,
  type AppealOutcome,
  type AppealStanding,
} from './appeals.ts'
import { toldAppeals } from './told-appeals.ts'

const announced = { ...aChallenge({ state: 'announced' }), decidedBy: 'decider' }
const { announcesAt, zone } = announced.calendar
const after = (days: number, ms = 0) => new Date(announcesAt.getTime() + days * 86_400_000 + ms)
const codeOf = (refusal: { code: string } | null) => refusal?.code ?? null

describe('makingRefusal', () => {
  const mine = { isSubmitted: true, openNumber: null as number | null, now: after(1) }
  const inState = (state: RoadState) => aChallenge({ state })

  it.each<[string, Parameters<typeof makingRefusal>[0], Partial<typeof mine>, string | null]>([
    ['in time', announced, {}, null],
    ['at the announcement', announced, { now: announcesAt }, null],
    ['a millisecond before the end', announced, { now: after(14, -1) }, null],
    ['at the end', announced, { now: after(14) }, 'appeal-late'],
    [
      'where the challenge gave longer',
      { ...announced, policy: { ...announced.policy, appealDays: 30 } },
      { now: after(14) },
      null,
    ],
    ['while pilots run', inState('piloting'), {}, null],
    ['when all is over', inState('completed'), {}, null],
    ['before the announcement', inState('confirmed'), {}, 'appeal-early'],
    ['while the jury deliberates', inState('deliberating'), {}, 'appeal-early'],
    ['called off', anEndedChallenge('cancelled', 'confirmed'), {}, 'challenge-cancelled'],
    ['archived', anEndedChallenge('archived', 'announced'), {}, 'challenge-archived'],
    ['nothing was handed in', announced, { isSubmitted: false }, 'appeal-not-submitted'],
    ['another is open', announced, { openNumber: 1 }, 'appeal-open'],
  ])('%s', (_case, challenge, change, expected) => {
    expect(codeOf(makingRefusal(challenge, { ...mine, ...change }))).toBe(expected)
  })

  it('names the end and the clock that was used', () => {
    const now = after(15)
    expect(makingRefusal(announced, { ...mine, now })).toEqual({
      code: 'appeal-late',
      until: after(14),
      now,
      zone,
    })
  })
})

const draftedAt = after(2)
const undrafted: AppealStanding = { draftedBy: null, draftedAt: null, answeredAt: null }
const drafted: AppealStanding = { draftedBy: 'drafter', draftedAt, answeredAt: null }
const answered: AppealStanding = { ...drafted, answeredAt: after(3) }

describe('draftRefusal', () => {
  const answer = {
    outcome: 'upheld' as AppealOutcome,
    reasons: 'A sum was wrong.',
    correction: 'It was 41.',
    seenAt: null as Date | null,
  }
  it.each<[string, AppealStanding | null, Partial<typeof answer>, string | null]>([
    ['upheld with a correction', undrafted, {}, null],
    ['partly without one', undrafted, { outcome: 'partly', correction: ' ' }, 'appeal-correction-missing'],
    ['dismissed with reasons', undrafted, { outcome: 'dismissed', correction: '' }, null],
    ['dismissed with a correction', undrafted, { outcome: 'dismissed' }, 'appeal-correction-idle'],
    ['no reasons', undrafted, { reasons: '  ' }, 'appeal-reasons-missing'],
    ['a draft written anew', drafted, { seenAt: draftedAt }, null],
    ['a draft that was not seen', drafted, {}, 'appeal-draft-changed'],
    ['a draft that is older than what was seen', undrafted, { seenAt: draftedAt }, 'appeal-draft-changed'],
    ['answered', answered, { seenAt: draftedAt }, 'appeal-answered'],
    ['none', null, {}, 'appeal-gone'],
  ])('%s', (_case, appeal, change, expected) => {
    expect(codeOf(draftRefusal(announced, appeal, { ...answer, ...change }))).toBe(expected)
  })

  it.each<[ChallengeState, string]>([
    ['cancelled', 'challenge-cancelled'],
    ['archived', 'challenge-archived'],
    ['confirmed', 'appeal-early'],
  ])('not in a challenge that is %s', (state, expected) => {
    expect(codeOf(draftRefusal({ ...announced, state }, undrafted, answer))).toBe(expected)
  })
})

describe('confirmingRefusal', () => {
  const other = { by: 'other', seenAt: draftedAt as Date | null }
  it.each<[string, AppealStanding | null, Partial<typeof other>, string | null]>([
    ['another person', drafted, {}, null],
    ['the one who wrote it', drafted, { by: 'drafter' }, 'appeal-draft-own'],
    ['the one who recorded the decision', drafted, { by: 'decider' }, 'appeal-decider'],
    ['no draft', undrafted, { seenAt: null }, 'appeal-draft-missing'],
    ['written by somebody who is gone', { ...drafted, draftedBy: null }, {}, 'appeal-draft-missing'],
    ['another draft than was read', drafted, { seenAt: after(1) }, 'appeal-draft-changed'],
    ['answered', answered, {}, 'appeal-answered'],
    ['none', null, {}, 'appeal-gone'],
  ])('%s', (_case, appeal, change, expected) => {
    expect(codeOf(confirmingRefusal(announced, appeal, { ...other, ...change }))).toBe(expected)
  })
})

it.each([
  [0, 30],
  [1, 29],
  [29.5, 0],
  [30, 0],
  [30.1, -1],
])('%d days after an appeal %d are left for its answer', (passed, left) => {
  const madeAt = announcesAt
  expect(daysLeft(madeAt, after(passed))).toBe(left)
  expect(answerDueAt(madeAt)).toEqual(after(30))
})

it('is quoted by the reference and a number', () => {
  expect(appealNumber('HEL-2021-K7QF-M', 2)).toBe('HEL-2021-K7QF-M/A2')
})

describe('toldAppeals', () => {
  const of = (upheld: number, dismissed: number, waiting = 0) =>
    toldAppeals([
      ...Array<string>(upheld).fill('upheld'),
      ...Array<string>(dismissed).fill('dismissed'),
      ...Array<null>(waiting).fill(null),
    ])
  it.each([
    ['none', of(0, 0), { made: 0, outcomes: null }],
    ['one', of(1, 0), { made: null, outcomes: null }],
    ['four', of(0, 4), { made: null, outcomes: null }],
    [
      'five of one kind',
      of(0, 5),
      { made: 5, outcomes: { cells: [{ item: 'dismissed', count: 5 }], others: null } },
    ],
    ['five of two kinds', of(1, 4), { made: 5, outcomes: { cells: [], others: 5 } }],
    ['one beside six goes with them', of(1, 6), { made: 7, outcomes: { cells: [], others: 7 } }],
    [
      'two large kinds',
      of(5, 6),
      {
        made: 11,
        outcomes: {
          cells: [
            { item: 'dismissed', count: 6 },
            { item: 'upheld', count: 5 },
          ],
          others: null,
        },
      },
    ],
    [
      'some that wait',
      of(0, 5, 5),
      {
        made: 10,
        outcomes: {
          cells: [
            { item: 'dismissed', count: 5 },
            { item: 'waiting', count: 5 },
          ],
          others: null,
        },
      },
    ],
  ])('%s', (_case, told, expected) => {
    expect(told).toEqual(expected)
  })
})
