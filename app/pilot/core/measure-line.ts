import type { MeasureView } from './pilot-views.ts'

/** The values of a measure as points of a line. A measurement has a day and no hour: noon keeps it on its day. */
export function pointsOf({ values }: Pick<MeasureView, 'values'>) {
  return values.map(({ value, measuredOn }) => ({ atIso: `${measuredOn}T12:00:00.000Z`, value }))
}

/** What the values are compared with, as far as it is known. */
export function levelsOf({ baseline, target }: Pick<MeasureView, 'baseline' | 'target'>) {
  return [
    ...(baseline === null ? [] : [{ kind: 'baseline' as const, value: baseline }]),
    ...(target === null ? [] : [{ kind: 'target' as const, value: target }]),
  ]
}
