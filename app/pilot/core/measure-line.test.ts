import { expect, it } from 'vitest'
import { changeOf } from './measure-line.ts'
import type { MeasureView } from './pilot-views.ts'

const at = (value: number, unit = 'MWh') => ({
  value,
  unit,
  measuredOn: '2022-02-09',
  basis: 'measured' as const,
  note: '',
  evidence: '',
})

it.each<[string, Pick<MeasureView, 'unit' | 'values' | 'baseline'>, number | null]>([
  ['a quarter less', { unit: 'MWh', values: [at(120), at(90)], baseline: 120 }, -0.25],
  ['half as much again, of a loss', { unit: 'MWh', values: [at(-60)], baseline: -40 }, -0.5],
  ['no baseline claims nothing', { unit: 'MWh', values: [at(90)], baseline: null }, null],
  ['nothing of nothing', { unit: 'MWh', values: [at(90)], baseline: 0 }, null],
  ['no value yet', { unit: 'MWh', values: [], baseline: 120 }, null],
  ['a value in another unit', { unit: 'MWh', values: [at(90, 'kWh')], baseline: 120 }, null],
])('%s', (_case, measure, expected) => {
  expect(changeOf(measure)).toBe(expected)
})
