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

/** What the values are compared with, as far as it is known. */
export function levelsOf({ baseline, target }: Pick<MeasureView, 'baseline' | 'target'>) {
  return [
    ...(baseline === null ? [] : [{ kind: 'baseline' as const, value: baseline }]),
    ...(target === null ? [] : [{ kind: 'target' as const, value: target }]),
  ]
}
