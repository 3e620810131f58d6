import { describe, expect, it } from 'vitest'
import {
  additionOf,
  decideMeasureChange,
  decideMilestoneChange,
  retireRefusal,
  type StandingMeasure,
} from './plan-changes.ts'
import type { MeasurePlan } from './plan.ts'

const period = { startsOn: '2022-02-01', endsOn: '2022-08-01' }
const milestone = { title: 'Installed', dueOn: '2022-03-01', isReported: false, isRetired: false }
const plan: MeasurePlan = {
  name: 'Heat used',
  unit: 'MWh',
  method: '',
  comparator: '',
  baseline: '120',
  baselineBasis: 'measured',
  target: '90',
}
const measure = (change: Partial<StandingMeasure> = {}): StandingMeasure => ({
  ...plan,
  values: 0,
  isRetired: false,
  ...change,
})
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? null : result.refusal?.code

describe('a milestone', () => {
  it.each([
    ['moves within the time of the pilot', milestone, { dueOn: '2022-04-01' }, null],
    ['may fall on the last day', milestone, { dueOn: '2022-08-01' }, null],
    ['not a day after', milestone, { dueOn: '2022-08-02' }, 'milestone-outside'],
    ['not a day before', milestone, { dueOn: '2022-01-31' }, 'milestone-outside'],
    [
      'stays as it is once reported',
      { ...milestone, isReported: true },
      { title: 'Other' },
      'milestone-reported',
    ],
    ['stays as it is once retired', { ...milestone, isRetired: true }, { title: 'Other' }, 'item-retired'],
  ])('%s', (_case, standing, change, code) => {
    const asked = { title: standing.title, dueOn: standing.dueOn, ...change }
    expect(codeOf(decideMilestoneChange(standing, asked, period))).toBe(code)
  })

  it('says what it was and what it is, and nothing when nothing changes', () => {
    expect(decideMilestoneChange(milestone, { title: 'Installed', dueOn: '2022-04-01' }, period)).toEqual({
      ok: true,
      value: [{ field: 'dueOn', from: '2022-03-01', to: '2022-04-01' }],
    })
    expect(decideMilestoneChange(milestone, milestone, period)).toEqual({ ok: true, value: [] })
  })
})

describe('a measure', () => {
  it.each<[string, StandingMeasure, Partial<MeasurePlan>, string, string | null]>([
    ['another name before any value', measure(), { name: 'Heat bought' }, '', null],
    ['another unit before any value', measure(), { unit: 'kWh' }, '', null],
    [
      'another unit once a value is there',
      measure({ values: 1 }),
      { unit: 'kWh' },
      '',
      'change-reason-missing',
    ],
    ['with a reason', measure({ values: 1 }), { unit: 'kWh' }, 'The meter counts kWh.', null],
    ['blanks are no reason', measure({ values: 1 }), { unit: 'kWh' }, '  ', 'change-reason-missing'],
    [
      'another baseline once a value is there',
      measure({ values: 1 }),
      { baseline: '110' },
      '',
      'change-reason-missing',
    ],
    ['the same baseline written otherwise', measure({ values: 1 }), { baseline: '120.0' }, '', null],
    [
      'another basis once a value is there',
      measure({ values: 2 }),
      { baselineBasis: 'modelled' },
      '',
      'change-reason-missing',
    ],
    ['another method once a value is there', measure({ values: 1 }), { method: 'By meter' }, '', null],
    ['another target, always with a reason', measure(), { target: '80' }, '', 'change-reason-missing'],
    ['no target any more', measure(), { target: null }, '', 'change-reason-missing'],
    ['a baseline without a basis', measure(), { baselineBasis: null }, 'Why', 'baseline-needs-basis'],
    ['a retired one', measure({ isRetired: true }), { name: 'Other' }, 'Why', 'item-retired'],
  ])('%s', (_case, standing, change, reason, code) => {
    expect(codeOf(decideMeasureChange(standing, { ...plan, ...change }, reason))).toBe(code)
  })

  it('names the measure as it is called now in what it refuses', () => {
    expect(decideMeasureChange(measure(), { ...plan, name: 'New', target: '1' }, '')).toMatchObject({
      refusal: { name: 'Heat used' },
    })
  })

  it('lists the fields that differ', () => {
    expect(
      decideMeasureChange(measure(), { ...plan, target: '80', method: 'By meter' }, 'Colder winter'),
    ).toEqual({
      ok: true,
      value: [
        { field: 'target', from: '90', to: '80' },
        { field: 'method', from: null, to: 'By meter' },
      ],
    })
  })
})

describe('taking something out', () => {
  const item = { name: 'Heat used', isRetired: false, isReported: false }
  it.each([
    ['with a reason', item, 'measure', 1, 'No meter', null],
    ['without one', item, 'measure', 1, ' ', 'retire-reason-missing'],
    ['the last measure', item, 'measure', 0, 'No meter', 'last-measure'],
    ['the last milestone', item, 'milestone', 0, 'No time', 'last-milestone'],
    ['twice', { ...item, isRetired: true }, 'measure', 1, 'No meter', 'item-retired'],
    ['a reported milestone', { ...item, isReported: true }, 'milestone', 1, 'No time', 'milestone-reported'],
  ] as const)('%s', (_case, given, kind, remaining, reason, code) => {
    expect(retireRefusal(given, { kind, remaining, reason })?.code ?? null).toBe(code)
  })
})

it('tells an addition field by field, without the empty ones', () => {
  expect(additionOf({ title: 'Winter', dueOn: '2022-05-01' })).toEqual([
    { field: 'title', from: null, to: 'Winter' },
    { field: 'dueOn', from: null, to: '2022-05-01' },
  ])
  expect(additionOf({ ...plan, target: null }).map(({ field }) => field)).toEqual([
    'name',
    'unit',
    'baseline',
    'baselineBasis',
  ])
})
