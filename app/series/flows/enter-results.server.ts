import { eq } from 'drizzle-orm'
import { seriesResults, seriesSheets } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { SeriesRefusal } from '../core/refusals.ts'
import type { TypedAttempt } from '../core/result-forms.ts'
import { scoredRounds } from '../core/series-table.ts'
import {
  attemptsOf,
  factsOf,
  seriesEntries,
  sheetsOf,
  type SeriesEntries,
  type TeamRow,
} from '../data/entries.server.ts'
import { seriesTeamRows, withSeries, type RoundRow, type SeriesSetup } from '../data/series.server.ts'
import type { Tx } from '#db/client.server.ts'
import { tellOfficials } from './tell-officials.server.ts'

type Ask = {
  readonly programmeId: string
  readonly by: string
  /** The round's place in the series. */
  readonly position: number
  /** The number of the team. */
  readonly team: number
}
type Doors = Pick<Ports, 'db' | 'clock' | 'notices'>

/**
 * Enters what attempts of a team came to. It counts once another person has confirmed it; what differs from what was
 * entered before is a correction, which needs a reason and leaves the earlier one where it is.
 */
export async function enterResults(input: Ask & { readonly rows: readonly TypedAttempt[] }, ports: Doors) {
  const { programmeId, by, rows } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const found = await whereToEnter(tx, setup, input)
    if (!found.ok) return found
    const { round, team, entries } = found.value
    const known = attemptsOf(entries.results.filter(({ teamId }) => teamId === team.id))
    const changed = rows.flatMap((row) => {
      const last = known.find(({ history }) => history[0]?.attempt === row.attempt)?.history.at(-1)
      const isSame =
        last?.status === row.status &&
        sameNumber(last.value, row.value) &&
        sameNumber(last.penalty, row.penalty)
      return isSame ? [] : [{ ...row, revision: (last?.revision ?? 0) + 1 }]
    })
    if (changed.length === 0) return refuse('entry-unchanged')
    if (changed.some(({ revision, reason }) => revision > 1 && reason === '')) return refuse('reason-needed')
    await tx.insert(seriesResults).values(
      changed.map((row) => ({
        ...row,
        ...{ programmeId, roundId: round.id, teamId: team.id, enteredBy: by, enteredAt: now },
      })),
    )
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesResultsEntered', at: now },
      body: {
        ...{ by, round: round.position, team: team.number },
        attempts: changed.map(({ attempt, revision }) => ({ attempt, revision })),
      },
      // What was measured is nobody's to read before it is published.
      secrets: { results: canonicalJson(changed) },
    })
    await tellOfficials(tx, { programmeId, by, round, now }, ports)
    return accept({ entered: changed.length })
  })
}

/** Enters the sheet of one juror for a team, as it was handed over. It counts once another person has confirmed it. */
export async function enterSheet(
  input: Ask & {
    readonly jurorId: string
    readonly points: Readonly<Record<string, string | null>>
    readonly reason: string
  },
  ports: Doors,
) {
  const { programmeId, by, jurorId, points, reason } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const found = await whereToEnter(tx, setup, input)
    if (!found.ok) return found
    const { round, team, entries } = found.value
    const juror = setup.jurors.find(({ id }) => id === jurorId)
    if (!juror || !round.isJudged) return refuse('series-changed')
    const [state] = sheetsOf(
      entries.sheets.filter((sheet) => sheet.teamId === team.id && sheet.jurorId === jurorId),
    )
    const last = state?.history.at(-1)
    if (last && canonicalJson(last.points) === canonicalJson(points)) return refuse('entry-unchanged')
    const revision = (last?.revision ?? 0) + 1
    if (revision > 1 && reason === '') return refuse('reason-needed')
    await tx.insert(seriesSheets).values({
      ...{ programmeId, roundId: round.id, teamId: team.id, jurorId, revision, points, reason },
      ...{ enteredBy: by, enteredAt: now },
    })
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesSheetEntered', at: now },
      body: { by, round: round.position, team: team.number, juror: juror.position, revision },
      secrets: { points: canonicalJson(points) },
    })
    await tellOfficials(tx, { programmeId, by, round, now }, ports)
    return accept(null)
  })
}

/**
 * Confirms everything of a team in a round that waits, exactly as it was shown: nobody confirms what they entered
 * themselves, nor what has been corrected in the meantime.
 */
export async function confirmEntries(
  input: Ask & { readonly results: readonly string[]; readonly sheets: readonly string[] },
  ports: Doors,
) {
  const { programmeId, by } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const round = setup.rounds.find(({ position }) => position === input.position)
    const team = (await seriesTeamRows(tx, programmeId)).find(({ number }) => number === input.team)
    if (!round || !team) return refuse('team-not-in-round')
    const entries = await seriesEntries(tx, { programmeId, roundId: round.id })
    const own = <Row extends { teamId: string }>(list: readonly Row[]) =>
      list.filter(({ teamId }) => teamId === team.id)
    const waiting = {
      results: attemptsOf(own(entries.results)).flatMap(({ waiting: each }) => each ?? []),
      sheets: sheetsOf(own(entries.sheets)).flatMap(({ waiting: each }) => each ?? []),
    }
    const [results, sheets] = [
      waiting.results.filter(({ id }) => input.results.includes(id)),
      waiting.sheets.filter(({ id }) => input.sheets.includes(id)),
    ]
    const isAll = results.length === input.results.length && sheets.length === input.sheets.length
    if (!isAll || results.length + sheets.length === 0) return refuse('entry-moved')
    if ([...results, ...sheets].some(({ enteredBy }) => enteredBy === by || enteredBy === null))
      return refuse('own-entry')
    const confirmed = { confirmedBy: by, confirmedAt: now }
    for (const { id } of results)
      await tx.update(seriesResults).set(confirmed).where(eq(seriesResults.id, id))
    for (const { id } of sheets) await tx.update(seriesSheets).set(confirmed).where(eq(seriesSheets.id, id))
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesEntriesConfirmed', at: now },
      body: {
        ...{ by, round: round.position, team: team.number },
        ...{ results: results.length, sheets: sheets.length },
      },
    })
    return accept({ confirmed: results.length + sheets.length })
  })
}

/** The round and the team, where something can be entered for it now. */
async function whereToEnter(
  tx: Tx,
  setup: SeriesSetup,
  { programmeId, position, team: number }: Ask,
): Promise<Result<{ round: RoundRow; team: TeamRow; entries: SeriesEntries }, SeriesRefusal>> {
  const round = setup.rounds.find((each) => each.position === position)
  if (!round || round.kind === 'registration' || round.state === 'planned') return refuse('round-closed')
  const teams = await seriesTeamRows(tx, programmeId)
  const team = teams.find((each) => each.number === number)
  const all = await seriesEntries(tx, { programmeId })
  const facts = factsOf(setup, teams, all, round.id)
  if (!facts) return refuse('rule-missing')
  const starters = scoredRounds(facts).at(-1)?.scores ?? []
  if (!team || !starters.some((score) => score.team === number)) return refuse('team-not-in-round')
  const ofRound = <Row extends { roundId: string }>(list: readonly Row[]) =>
    list.filter(({ roundId }) => roundId === round.id)
  return accept({
    ...{ round, team },
    entries: { results: ofRound(all.results), sheets: ofRound(all.sheets) },
  })
}

/** "12.50" as the database pads it and "12.5" as it was typed are one number. */
function sameNumber(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other
  return Number(one) === Number(other)
}
