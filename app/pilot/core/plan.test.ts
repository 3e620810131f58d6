import { describe, expect, it } from 'vitest'
import { decimalOf, planRefusal, slugOfPilot, type MeasurePlan, type PilotPlan } from './plan.ts'

const measure: MeasurePlan = {
  name: 'Heat used',
  unit: 'kWh per day',
  method: '',
  comparator: '',
  baseline: '120',
  baselineBasis: 'measured',
  target: '90',
}

const plan: PilotPlan = {
  startsOn: '2022-02-01',
  endsOn: '2022-08-01',
  milestones: [{ title: 'Installed', dueOn: '2022-03-01' }],
  measures: [measure],
}

describe('a plan', () => {
  it('stands with a period, a milestone in it and a measure', () => {
    expect(planRefusal(plan)).toBeNull()
    expect(
      planRefusal({ ...plan, measures: [{ ...measure, baseline: null, baselineBasis: null }] }),
    ).toBeNull()
  })

  it.each<[string, Partial<PilotPlan>]>([
    ['pilot-dates', { endsOn: '2022-02-01' }],
    ['milestones-needed', { milestones: [] }],
    ['measures-needed', { measures: [] }],
    ['milestone-outside', { milestones: [{ title: 'Early', dueOn: '2022-01-31' }] }],
    ['milestone-outside', { milestones: [{ title: 'Late', dueOn: '2022-08-02' }] }],
    ['baseline-needs-basis', { measures: [{ ...measure, baselineBasis: null }] }],
    ['baseline-needs-basis', { measures: [{ ...measure, baseline: null }] }],
  ])('is refused: %s', (code, change) => {
    expect(planRefusal({ ...plan, ...change })).toMatchObject({ code })
  })
})

describe('a decimal', () => {
  it.each([
    ['0,42', '0.42'],
    [' 12 ', '12'],
    ['−3.5', '-3.5'],
    ['1 000', null],
    ['1e5', null],
    ['NaN', null],
    ['', null],
    ['1234567890123', null],
  ])('%s', (typed, kept) => {
    expect(decimalOf(typed)).toBe(kept)
  })
})

describe('the address of a pilot', () => {
  it.each([
    ['Heat that stays in the block', 'HEL-2021-K7QF-M', 'heat-that-stays-in-the-block-k7qf-m'],
    ['Lämpö jää kortteliin', 'HEL-2021-K7QF-M', 'lampo-jaa-kortteliin-k7qf-m'],
    ['留在街区的热量', 'HEL-2021-K7QF-M', 'hel-2021-k7qf-m'],
  ])('%s', (title, reference, slug) => {
    expect(slugOfPilot(title, reference)).toBe(slug)
  })
})
