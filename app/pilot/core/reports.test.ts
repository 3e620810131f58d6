import { describe, expect, it } from 'vitest'
import type { PilotState } from './pilot-states.ts'
import {
  approvalRefusal,
  daysLate,
  isApproved,
  reportRefusal,
  withFinal,
  type Approval,
  type MilestoneKind,
} from './reports.ts'

const stoppedAt = new Date('2022-05-01T09:00:00Z')
const days = (count: number) => new Date(stoppedAt.getTime() + count * 24 * 60 * 60 * 1000)

describe('a report', () => {
  it.each<[string, PilotState, MilestoneKind, Date, string | null]>([
    ['while it runs', 'running', 'step', days(1), null],
    ['long after its last day, not yet closed', 'measured', 'final', days(400), null],
    ['of a step after it stopped', 'stopped', 'step', days(0), 'report-after-end'],
    ['half-way after it was scaled', 'scaled', 'midterm', days(1), 'report-after-end'],
    ['final, a day after it stopped', 'stopped', 'final', days(1), null],
    ['final, just in time', 'stopped', 'final', new Date(days(60).getTime() - 1), null],
    ['final, sixty days later', 'stopped', 'final', days(60), 'final-report-too-late'],
  ])('%s', (_case, state, kind, now, code) => {
    expect(reportRefusal({ state, stateAt: stoppedAt }, kind, now)?.code ?? null).toBe(code)
  })

  it.each([
    ['2022-03-01', '2022-02-27', 0],
    ['2022-03-01', '2022-03-01', 0],
    ['2022-03-27', '2022-03-28', 1],
    ['2022-02-28', '2022-03-02', 2],
  ])('due on %s and reported on %s is %i days late', (due, reported, late) => {
    expect(daysLate(due, reported)).toBe(late)
  })
})

describe('a yes', () => {
  const final = { title: 'Final', kind: 'final', isReported: true } as const
  const host: Approval = { part: 'host', by: 'Bo' }
  it.each<[string, Parameters<typeof approvalRefusal>, string | null]>([
    ['the first', [final, [], { part: 'host', by: 'Bo' }], null],
    ['the other part by another person', [final, [host], { part: 'manager', by: 'Maija' }], null],
    ['the other part by the same person', [final, [host], { part: 'manager', by: 'Bo' }], 'two-people'],
    ['the same part twice', [final, [host], { part: 'host', by: 'Pia' }], 'already-approved'],
    [
      'without a report',
      [{ ...final, isReported: false }, [], { part: 'host', by: 'Bo' }],
      'report-not-there',
    ],
    ['to a step', [{ ...final, kind: 'step' }, [], { part: 'host', by: 'Bo' }], 'approval-not-wanted'],
  ])('%s', (_case, given, code) => {
    expect(approvalRefusal(...given)?.code ?? null).toBe(code)
  })

  it('of both makes it approved', () => {
    expect(isApproved([host])).toBe(false)
    expect(isApproved([host, { part: 'manager' }])).toBe(true)
  })
})

describe('the final report', () => {
  const step = (dueOn: string, reportKind?: MilestoneKind) => ({ title: dueOn, dueOn, reportKind })
  it.each<[string, ReturnType<typeof step>[], MilestoneKind[] | string]>([
    ['the last by day where none is named', [step('2022-05-01'), step('2022-03-01')], ['final', 'step']],
    ['the one that is named', [step('2022-03-01', 'final'), step('2022-05-01')], ['final', 'step']],
    ['the only one', [step('2022-03-01', 'midterm')], ['final']],
    ['two of them', [step('2022-03-01', 'final'), step('2022-05-01', 'final')], 'two-finals'],
  ])('is %s', (_case, given, expected) => {
    const result = withFinal(given)
    expect(result.ok ? result.value.map(({ reportKind }) => reportKind) : result.refusal.code).toEqual(
      expected,
    )
  })
})
