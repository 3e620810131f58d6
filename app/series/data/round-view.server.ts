import { entryState, grouped } from '../core/entries.ts'
import { publishedBody } from '../core/published.ts'
import type { EntryView, RoundView } from '../core/round-view.ts'
import { stepsFrom } from '../core/rounds.ts'
import type { ResultRow, SheetRow } from './entries.server.ts'
import type { roundDesk } from './desk.server.ts'
import type { RoundRow, SeriesSetup } from './series.server.ts'

type Desk = Awaited<ReturnType<typeof roundDesk>>
type Entered = Pick<
  ResultRow,
  'id' | 'revision' | 'reason' | 'enteredBy' | 'enteredAt' | 'confirmedBy' | 'confirmedAt'
>

/** The page of a round: teams with their attempts and sheets, the table so far, what is proposed and published. */
export function roundView(
  { setup, round, by }: { setup: SeriesSetup; round: RoundRow; by: string },
  desk: Desk,
): Omit<RoundView, 'programme'> {
  const viewOf = (entry: Entered): Omit<EntryView, 'status' | 'value' | 'penalty' | 'points'> => ({
    ...{ id: entry.id, revision: entry.revision, reason: entry.reason },
    enteredBy: entry.enteredBy && (desk.names.get(entry.enteredBy) ?? null),
    enteredAtIso: entry.enteredAt.toISOString(),
    confirmedBy: entry.confirmedBy && (desk.names.get(entry.confirmedBy) ?? null),
    confirmedAtIso: entry.confirmedAt?.toISOString() ?? null,
    isOwn: entry.enteredBy === by,
  })
  const result = (row: ResultRow): EntryView => ({
    ...viewOf(row),
    ...{
      status: row.status,
      value: row.value && trimmed(row.value),
      penalty: trimmed(row.penalty),
      points: [],
    },
  })
  const sheet = ({ points, ...row }: SheetRow): EntryView => ({
    ...viewOf(row),
    ...{ status: null, value: null, penalty: null },
    points: setup.criteria.map(({ id }) => points[id] ?? null),
  })
  const proposed = desk.publications.find(({ publishedAt }) => publishedAt === null)
  const published = desk.publications.filter(({ publishedAt }) => publishedAt !== null).at(-1)
  return {
    round: {
      ...{ position: round.position, name: round.name, state: round.state, unit: round.unit },
      attempts: round.attempts,
      steps: stepsFrom(round.state),
    },
    jurors: setup.jurors.map(({ id, name }) => ({ id, name })),
    criteria: setup.criteria.map(({ name, most }) => ({ name, most: trimmed(most) })),
    teams: desk.teams.map(({ id, number, name }) => {
      const own = <Row extends { teamId: string }>(rows: readonly Row[]) =>
        rows.filter(({ teamId }) => teamId === id)
      const results = grouped(own(desk.results), ({ attempt }) => attempt)
      const sheets = grouped(own(desk.sheets), ({ jurorId }) => jurorId)
      return {
        ...{ number, name },
        attempts: Array.from({ length: round.attempts }, (_, index) => {
          const state = entryState(results.get(index + 1) ?? [])
          return { number: index + 1, ...viewed(state, result) }
        }),
        sheets: round.isJudged
          ? setup.jurors.map((juror) => ({
              juror: juror.id,
              ...viewed(entryState(sheets.get(juror.id) ?? []), sheet),
            }))
          : [],
      }
    }),
    names: desk.allTeams.map(({ number, name }) => ({ number, name })),
    body: desk.facts && publishedBody(desk.facts, setup.criteria),
    proposed: proposed
      ? {
          hash: proposed.hash,
          by: proposed.proposedBy && (desk.names.get(proposed.proposedBy) ?? null),
          atIso: proposed.proposedAt.toISOString(),
          isOwn: proposed.proposedBy === by,
        }
      : null,
    published: published?.publishedAt
      ? { number: published.number, atIso: published.publishedAt.toISOString() }
      : null,
  }
}

function viewed<Row extends ResultRow | SheetRow>(
  { counts, waiting, history }: ReturnType<typeof entryState<Row>>,
  view: (row: Row) => EntryView,
) {
  return {
    counts: counts && view(counts),
    waiting: waiting && view(waiting),
    history: history.map(view),
  }
}

/** "12.500" as the database pads it is "12.5". */
const trimmed = (padded: string) => (padded.includes('.') ? padded.replace(/\.?0+$/, '') : padded)
