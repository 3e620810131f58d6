import { expect, it } from 'vitest'
import { milestoneStanding, openMilestones } from './milestones.ts'

const step = (given: { isReported?: boolean; isDone?: boolean; isWaived?: boolean } = {}) => ({
  ...{
    id: '1',
    title: 'First customer',
    dueOn: '2026-05-01',
    isReported: false,
    isDone: false,
    isWaived: false,
  },
  ...given,
})

it.each([
  [step(), '2026-05-01', 'open'],
  [step(), '2026-05-02', 'overdue'],
  [step({ isReported: true }), '2026-05-02', 'reported'],
  [step({ isReported: true, isDone: true }), '2026-05-02', 'done'],
  [step({ isWaived: true }), '2026-05-02', 'waived'],
] as const)('stands as it should (%#)', (milestone, today, expected) => {
  expect(milestoneStanding(milestone, today)).toBe(expected)
})

it('lets nobody graduate over an open or merely reported step', () => {
  expect(
    openMilestones([step(), step({ isReported: true }), step({ isDone: true }), step({ isWaived: true })]),
  ).toHaveLength(2)
})
