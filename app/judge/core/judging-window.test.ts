import { describe, expect, it } from 'vitest'
import { newChallenge, type Challenge } from '#app/lifecycle/challenge.ts'
import { isFinalSinceEnd, preparationRefusal, scoringRefusal } from './judging-window.ts'
import { latenessAt } from './jury-stage.ts'

const at = (text: string) => new Date(`2021-12-${text}Z`)
const calendar = {
  zone: 'Europe/Helsinki',
  partnerZones: [],
  opensAt: at('01T08:00:00'),
  closesAt: at('22T21:59:00'),
  judgingEndsAt: at('29T12:00:00'),
  announcesAt: at('30T08:00:00'),
  version: 1,
}
const challengeIn = (state: Challenge['state'], changes: Partial<Challenge> = {}): Challenge => ({
  ...newChallenge({ id: 'c', programmeId: 'p', calendar, createdBy: 'somebody' }),
  state,
  ...changes,
})

describe('scores are taken while judging lasts', () => {
  it.each([
    ['judging', '29T11:59:59.999', null],
    ['judging', '29T12:00:00.000', 'judging-over'],
    ['closed', '24T00:00:00', 'judging-not-started'],
    ['open', '10T00:00:00', 'judging-not-started'],
    ['deliberating', '24T00:00:00', 'judging-over'],
  ] as const)('%s at %s: %s', (state, instant, code) => {
    expect(scoringRefusal(challengeIn(state), at(instant))?.code ?? null).toBe(code)
  })

  it('ends with the challenge', () => {
    const now = at('24T00:00:00')
    expect(scoringRefusal(challengeIn('cancelled', { endedFrom: 'judging' }), now)?.code).toBe(
      'challenge-cancelled',
    )
    expect(scoringRefusal(challengeIn('archived', { endedFrom: 'completed' }), now)?.code).toBe(
      'challenge-archived',
    )
  })
})

it.each([
  ['29T11:59:59', '29T12:00:00', true],
  ['29T12:00:00', '29T12:00:00', true],
  ['29T12:00:01', '29T12:00:00', false],
  ['24T00:00:00', null, false],
  [null, '29T12:00:00', false],
] as const)('final at %s, ended at %s: stays final %s', (finalised, ended, expected) => {
  const finalisedAt = finalised === null ? null : at(finalised)
  expect(isFinalSinceEnd({ finalisedAt }, ended === null ? null : at(ended))).toBe(expected)
})

it.each([
  ['judging', null],
  ['deliberating', 'undecided'],
  ['decided', 'decided'],
  ['announced', 'decided'],
  ['cancelled', null],
] as const)('late in %s: %s', (state, expected) => {
  expect(latenessAt(state)).toBe(expected)
})

describe('conflicts are declared from the deadline on', () => {
  it.each([
    ['open', '22T21:58:59.999', 'sealed-until-deadline'],
    ['open', '22T21:59:00.000', null],
    ['closed', '23T00:00:00', null],
    ['judging', '23T00:00:00', null],
    ['judging', '29T12:00:00', 'judging-over'],
  ] as const)('%s at %s: %s', (state, instant, code) => {
    expect(preparationRefusal(challengeIn(state), at(instant))?.code ?? null).toBe(code)
  })
})
