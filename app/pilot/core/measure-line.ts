import type { MeasureView } from './pilot-views.ts'

/**
 * The values of a measure as points of a line. A measurement has a day and no hour: noon keeps it on its day. Values in
 * an earlier unit are on no line with the others.
 */
export function pointsOf({ unit, values }: Pick<MeasureView, 'unit' | 'values'>) {
  return values
    .filter((value) => value.unit === unit)
    .map(({ value, measuredOn }) => ({ atIso: `${measuredOn}T12:00:00.000Z`, value }))
}

/**
 * By how much the newest value differs from the baseline, as a fraction of it (-0.25 is a quarter less). Null where
 * nothing can be said: no value, no baseline, a baseline of zero, or a value in another unit.
 */
export function changeOf({
  unit,
  values,
  baseline,
}: Pick<MeasureView, 'unit' | 'values' | 'baseline'>): number | null {
  const newest = values.at(-1)
  if (!newest || baseline === null || baseline === 0 || newest.unit !== unit) return null
  return (newest.value - baseline) / Math.abs(baseline)
}

/** What the values are compared with, as far as it is known. */
export function levelsOf({ baseline, target }: Pick<MeasureView, 'baseline' | 'target'>) {
  return [
    ...(baseline === null ? [] : [{ kind: 'baseline' as const, value: baseline }]),
    ...(target === null ? [] : [{ kind: 'target' as const, value: target }]),
  ]
}
