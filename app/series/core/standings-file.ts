/** The published standings as a table for files; the names of its columns are the same in every language. */
import type { Published } from './published.ts'

export type NamedTeam = {
  readonly number: number
  readonly name: string | null
  readonly organisation: string | null
  readonly country: string | null
}

/** One row per team in the order of the table; what is missing is empty and no zero. */
export function standingsTable(
  { rounds, standings }: Published,
  teams: readonly NamedTeam[],
): { header: string[]; rows: string[][] } {
  const columns = [
    'place',
    'team',
    'name',
    'organisation',
    'country',
    'total',
    'total_exact',
    'wins',
    'parted_by',
    'withdrawn',
  ]
  const ofRound = ['status', 'value', 'unit', 'place', 'jury_share', 'score', 'score_exact', 'counted']
  return {
    header: [
      ...columns,
      ...rounds.flatMap((_, index) => ofRound.map((name) => `round_${index + 1}_${name}`)),
    ],
    rows: standings.map(({ team, place, total, wins, tie, isWithdrawn, parts }) => {
      const named = teams.find(({ number }) => number === team)
      return [
        ...[place === null ? '' : String(place), String(team)],
        ...[named?.name ?? '', named?.organisation ?? '', named?.country ?? ''],
        ...[total?.shown ?? '', total?.exact ?? '', String(wins), tie ?? '', isWithdrawn ? 'yes' : 'no'],
        ...rounds.flatMap((round, index) => {
          const row = round.rows.find((each) => each.team === team)
          if (!row) return ofRound.map(() => '')
          return [
            ...[row.status, row.value?.shown ?? '', row.value ? round.unit : ''],
            ...[row.place === null ? '' : String(row.place), row.juryShare?.shown ?? ''],
            ...[row.score?.shown ?? '', row.score?.exact ?? '', parts[index]?.isCounted ? 'yes' : 'no'],
          ]
        }),
      ]
    }),
  }
}
