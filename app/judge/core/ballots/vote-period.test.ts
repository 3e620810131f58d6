import { describe, expect, it } from 'vitest'
import { periodRefusal, voteStageAt } from './vote-period.ts'

const at = (text: string) => new Date(`2021-12-${text}:00Z`)
const period = { opensAt: at('23T08:00'), closesAt: at('30T08:00') }

describe('the stage', () => {
  it.each([
    ['23T07:59', '22T00:00', 'before'],
    ['23T08:00', '22T00:00', 'open'],
    ['30T07:59', '22T00:00', 'open'],
    ['30T08:00', '22T00:00', 'closed'],
    // The deadline was moved beyond the opening of the vote: nothing is shown before it.
    ['23T09:00', '24T00:00', 'before'],
    ['24T00:00', '24T00:00', 'open'],
  ])('at %s with proposals sealed until %s is %s', (now, unsealed, stage) => {
    expect(voteStageAt(period, at(unsealed), at(now))).toBe(stage)
  })
})

it.each([
  ['23T08:00', '31T00:00', null],
  ['23T08:01', '31T00:00', 'vote-before-deadline'],
  ['22T00:00', '30T07:59', 'vote-after-announcement'],
])('with a deadline at %s and the announcement at %s: %s', (closesAt, announcesAt, code) => {
  const challenge = { closesAt: at(closesAt), announcesAt: at(announcesAt), zone: 'Europe/Helsinki' }
  expect(periodRefusal(period, challenge)?.code ?? null).toBe(code)
})
