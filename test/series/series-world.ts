import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { seriesSetup, seriesTeamRows } from '#app/series/data/series.server.ts'
import { moveRound } from '#app/series/flows/change-round.server.ts'
import { changeJurors } from '#app/series/flows/change-series.server.ts'
import { confirmEntries, enterResults, enterSheet } from '#app/series/flows/enter-results.server.ts'
import { seriesEntries } from '#app/series/data/entries.server.ts'
import { registerTeam } from '#app/series/flows/register-team.server.ts'
import { startSeries } from '#app/series/flows/start-series.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import type { useDatabase } from '#test/setup/database.ts'

type Database = ReturnType<typeof useDatabase>

/** When the series is set up; its registration opens a day later. */
export const setUpAt = new Date('2026-09-01T08:00:00Z')

/** A series with two venues, a qualification and a final, open to the public, and two officials. */
export async function aSeries(database: Database) {
  await database.setClock(setUpAt)
  const { id: programmeId, slug } = await insertProgramme(database.db, { name: 'Robots' })
  const [one, other, captain] = [
    (await aPerson(database.db)).id,
    (await aPerson(database.db)).id,
    (await aPerson(database.db)).id,
  ]
  const ports: Ports = { db: database.db, clock: databaseClock, notices: realNotices }
  for (const step of ['switch-on', 'open'] as const)
    await switchModule({ programmeId, module: 'series', step, by: one }, ports)
  await fine(startSeries({ programmeId, by: one, contentLocale: 'en', from: 'robotics' }, ports))
  const setup = async () => {
    const found = await seriesSetup(database.db, programmeId)
    if (!found) throw new Error('there is no series')
    return found
  }
  const world = { programmeId, slug, one, other, captain, ports, setup }
  await fine(
    changeJurors({ programmeId, by: one, version: 1, rows: [{ from: null, name: 'Juror A' }] }, ports),
  )
  return {
    ...world,
    /** Registers teams of these names while registration is open. */
    async register(names: readonly string[]) {
      await database.setClock('2026-09-10T08:00:00Z')
      for (const name of names)
        await fine(
          registerTeam(
            {
              ...{ programmeId, by: captain, name, organisation: `${name} works`, country: 'FI' },
              ...{ members: 3, venueId: null, isNamed: true },
            },
            ports,
          ),
        )
    },
    move: (position: number, step: 'open' | 'finish' | 'reopen', by = one) =>
      moveRound({ programmeId, by, position, step }, ports),
    /** One official enters the first attempt and the juror's sheet; another confirms both. */
    async result(position: number, team: number, value: string) {
      await fine(
        enterResults(
          {
            ...{ programmeId, by: one, position, team },
            rows: [{ attempt: 1, status: 'measured', value, penalty: '0', reason: '' }],
          },
          ports,
        ),
      )
      await sheet(position, team)
    },
    sheet,
    waitingOf,
  }
  /** The same points in every criterion, entered by one official; another confirms all that waits for the team. */
  async function sheet(position: number, team: number) {
    const { criteria, jurors } = await setup()
    const points = Object.fromEntries(criteria.map(({ id }) => [id, '5']))
    const jurorId = jurors[0]?.id ?? ''
    await fine(enterSheet({ programmeId, by: one, position, team, jurorId, points, reason: '' }, ports))
    await fine(
      confirmEntries({ programmeId, by: other, position, team, ...(await waitingOf(position, team)) }, ports),
    )
  }
  async function waitingOf(position: number, team: number) {
    const { rounds } = await setup()
    const roundId = rounds.find((round) => round.position === position)?.id
    const { results, sheets } = await seriesEntries(database.db, { programmeId, roundId })
    const teams = await teamIds()
    const own = <Row extends { id: string; teamId: string; confirmedAt: Date | null }>(
      rows: readonly Row[],
    ) =>
      rows
        .filter(({ teamId, confirmedAt }) => teamId === teams.get(team) && confirmedAt === null)
        .map(({ id }) => id)
    return { results: own(results), sheets: own(sheets) }
  }
  async function teamIds() {
    return new Map((await seriesTeamRows(database.db, programmeId)).map(({ number, id }) => [number, id]))
  }
}
export type SeriesWorld = Awaited<ReturnType<typeof aSeries>>

/** The value of a flow that was not refused. */
export async function fine<Value>(
  answer: Promise<{ ok: true; value: Value } | { ok: false; refusal: { code: string } }>,
): Promise<Value> {
  const result = await answer
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
