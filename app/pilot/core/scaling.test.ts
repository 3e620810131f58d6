import { describe, expect, it } from 'vitest'
import { pilotStates } from './pilot-states.ts'
import { dueFollowups, monthsAfter, scalingRefusal, type ScalingDecision } from './scaling.ts'

const decision: ScalingDecision = {
  way: 'procure',
  decider: 'Board of the city works',
  decidedOn: '2022-10-01',
  reasons: 'It paid for itself.',
}

it('is decided of a measured pilot alone, and not ahead of time', () => {
  for (const state of pilotStates.filter((each) => each !== 'measured'))
    expect(scalingRefusal(state, decision, '2022-10-01')).toEqual({
      code: 'no-road',
      from: state,
      to: 'scaled',
    })
  expect(scalingRefusal('measured', decision, '2022-10-01')).toBeNull()
  expect(scalingRefusal('measured', decision, '2022-09-30')).toEqual({ code: 'decided-in-future' })
})

describe('the follow-up', () => {
  it.each([
    ['2022-09-30', 6, '2023-03-30'],
    ['2022-08-31', 6, '2023-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2022-12-31', 12, '2023-12-31'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(monthsAfter(day, months)).toBe(expected)
  })

  it('can be answered from its day on', () => {
    expect(dueFollowups('2022-09-30', '2023-03-29')).toEqual([])
    expect(dueFollowups('2022-09-30', '2023-03-30')).toEqual([6])
    expect(dueFollowups('2022-09-30', '2023-09-30')).toEqual([6, 12])
  })
})
