import { and, asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { seriesResults, seriesSheets } from '#db/schema/index.ts'
import { fraction, type Fraction } from '#app/platform/fraction.ts'
import { decimal } from '#app/platform/rounding.ts'
import { entryState, grouped } from '../core/entries.ts'
import type { Attempt } from '../core/measured.ts'
import type { Confirmed, ConfirmedOfTeam, SeriesFacts } from '../core/series-table.ts'
import { competingRounds, weighedCriteria, type SeriesSetup, type seriesTeamRows } from './series.server.ts'

export type ResultRow = typeof seriesResults.$inferSelect
export type SheetRow = typeof seriesSheets.$inferSelect
export type TeamRow = Awaited<ReturnType<typeof seriesTeamRows>>[number]

/** Everything that was entered in a series, every revision of it; of one round where it is named. */
export async function seriesEntries(
  db: Executor,
  { programmeId, roundId }: { programmeId: string; roundId?: string },
) {
  const results = await db
    .select()
    .from(seriesResults)
    .where(
      and(
        eq(seriesResults.programmeId, programmeId),
        roundId ? eq(seriesResults.roundId, roundId) : undefined,
      ),
    )
    .orderBy(asc(seriesResults.attempt), asc(seriesResults.revision))
  const sheets = await db
    .select()
    .from(seriesSheets)
    .where(
      and(eq(seriesSheets.programmeId, programmeId), roundId ? eq(seriesSheets.roundId, roundId) : undefined),
    )
    .orderBy(asc(seriesSheets.revision))
  return { results, sheets }
}
export type SeriesEntries = Awaited<ReturnType<typeof seriesEntries>>

/** The attempts of a team in a round, or the sheets for it, each with what counts and what waits. */
export const attemptsOf = (rows: readonly ResultRow[]) =>
  [...grouped(rows, ({ attempt }) => attempt).values()].map(entryState)
export const sheetsOf = (rows: readonly SheetRow[]) =>
  [...grouped(rows, ({ jurorId }) => jurorId).values()].map(entryState)

/** How many entries of these rounds nobody has confirmed yet. */
export function waitingIn(
  { results, sheets }: SeriesEntries,
  rounds: readonly { readonly id: string }[],
): number {
  const isAsked = ({ roundId }: { roundId: string }) => rounds.some(({ id }) => id === roundId)
  const ofTeam = <Row extends { roundId: string; teamId: string }>(rows: readonly Row[]) => [
    ...grouped(rows, ({ roundId, teamId }) => `${roundId} ${teamId}`).values(),
  ]
  const states = [
    ...ofTeam(results.filter(isAsked)).flatMap(attemptsOf),
    ...ofTeam(sheets.filter(isAsked)).flatMap(sheetsOf),
  ]
  return states.filter(({ waiting }) => waiting !== null).length
}

/** What is counted from: the rounds up to and with `through`, and of the entries only what was confirmed. */
export function factsOf(
  setup: SeriesSetup,
  teams: readonly TeamRow[],
  { results, sheets }: SeriesEntries,
  through?: string,
): SeriesFacts | null {
  if (setup.rule === null) return null
  const all = competingRounds(setup.rounds)
  const last = through === undefined ? all.length - 1 : all.findIndex(({ id }) => id === through)
  const rounds = all.slice(0, last + 1)
  const confirmed: Confirmed = new Map(
    rounds.map(({ id }) => [
      id,
      new Map(
        teams.flatMap((team): [number, ConfirmedOfTeam][] => {
          const own = <Row extends { roundId: string; teamId: string }>(rows: readonly Row[]) =>
            rows.filter(({ roundId, teamId }) => roundId === id && teamId === team.id)
          const counted = {
            attempts: attemptsOf(own(results)).flatMap(({ counts }) => (counts ? [attemptOf(counts)] : [])),
            sheets: sheetsOf(own(sheets)).flatMap(({ counts }) => (counts ? [pointsOf(counts)] : [])),
          }
          const isNothing = counted.attempts.length === 0 && counted.sheets.length === 0
          return isNothing ? [] : [[team.number, counted]]
        }),
      ),
    ]),
  )
  return {
    rule: setup.rule,
    criteria: weighedCriteria(setup.criteria),
    rounds,
    confirmed,
    teams: teams.map(({ number, withdrawnAt }) => ({ number, isWithdrawn: withdrawnAt !== null })),
  }
}

function attemptOf({ attempt, status, value, penalty }: ResultRow): Attempt {
  return {
    number: attempt,
    status,
    value: value === null ? null : decimal(value),
    penalty: decimal(penalty) ?? fraction(0),
  }
}

function pointsOf({ points }: SheetRow): Readonly<Record<string, Fraction | null>> {
  return Object.fromEntries(
    Object.entries(points).map(([id, given]) => [id, given === null ? null : decimal(given)]),
  )
}
