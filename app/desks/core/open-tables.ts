/** The tables of open results: the same columns for the files and for the dictionary that explains them. */
import type { ResultRow } from '#app/announce/core/open-results.ts'

export const resultColumns = [
  ...['challenge', 'programme', 'announced_at', 'dataset', 'item', 'from', 'to', 'count'],
] as const

export const pilotColumns = [
  ...['pilot', 'challenge', 'title', 'state', 'state_at', 'host', 'site', 'organisation', 'country'],
  ...['starts_on', 'ends_on', 'stop_reason', 'measure', 'unit', 'method', 'comparator', 'baseline'],
  ...['baseline_basis', 'target', 'value', 'measured_on', 'basis', 'note', 'evidence'],
] as const

type Cell = string | number | null

/** Rows of `results.csv` in the order of its columns: a count each. */
export function resultTable(
  results: readonly {
    challenge: string
    programme: string
    announcedAt: Date
    rows: readonly ResultRow[]
  }[],
): Cell[][] {
  return results.flatMap(({ challenge, programme, announcedAt, rows }) =>
    rows.map(({ dataset, item, from, to, count }) => [
      ...[challenge, programme, announcedAt.toISOString(), dataset, item, from, to, count],
    ]),
  )
}

type PilotInTable = {
  slug: string
  challenge: string
  title: string
  state: string
  stateAt: string
  host: string
  site: string
  organisation: string
  country: string | null
  startsOn: string
  endsOn: string
  stopReason: string | null
  measures: readonly {
    name: string
    unit: string
    method: string
    comparator: string
    baseline: string | null
    baselineBasis: string | null
    target: string | null
    measurements: readonly {
      value: string
      measuredOn: string
      basis: string
      note: string
      evidence: string
    }[]
  }[]
}

/**
 * Rows of `pilots.csv`: one for each measured value; a measure without one, and a pilot without measures, have a row
 * whose last cells are empty.
 */
export function pilotTable(pilots: readonly PilotInTable[]): Cell[][] {
  return pilots.flatMap(({ measures, ...pilot }) => {
    const own = [
      ...[pilot.slug, pilot.challenge, pilot.title, pilot.state, pilot.stateAt, pilot.host, pilot.site],
      ...[pilot.organisation, pilot.country, pilot.startsOn, pilot.endsOn, pilot.stopReason],
    ]
    const rows = measures.flatMap(({ measurements, ...measure }) => {
      const about = [
        ...[measure.name, measure.unit, measure.method, measure.comparator],
        ...[measure.baseline, measure.baselineBasis, measure.target],
      ]
      return measurements.length === 0
        ? [[...own, ...about]]
        : measurements.map(({ value, measuredOn, basis, note, evidence }) => [
            ...own,
            ...about,
            ...[value, measuredOn, basis, note, evidence],
          ])
    })
    return (rows.length === 0 ? [own] : rows).map((row) => [
      ...row,
      ...Array<null>(pilotColumns.length - row.length).fill(null),
    ])
  })
}
