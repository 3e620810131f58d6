import { asc } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { people, pubSeriesPublications, pubSeriesTeams } from '#db/schema/index.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { publishedSchema } from '#app/series/core/published.ts'
import { robotSeries } from '#scripts/seed/robot-series.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { staff } from '#test/scenarios/cast.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

it('the series of the demo is told from its founding to the standings after its final', async () => {
  const { db } = database
  await db.insert(people).values(staff.map((person) => ({ ...person, emailVerified: true })))
  for (const { at, take } of robotSeries()) {
    await database.setClock(at)
    await take(db, { db, clock: databaseClock, notices: realNotices })
  }
  const published = await database.publicDb
    .select()
    .from(pubSeriesPublications)
    .orderBy(asc(pubSeriesPublications.publishedAt))
  expect(published.map(({ publishedAt }) => publishedAt.toISOString().slice(0, 10))).toEqual([
    '2021-10-31',
    '2021-11-30',
  ])
  const { standings, rounds } = publishedSchema.parse(published[1]?.body)
  expect(standings.map(({ team, place }) => [team, place])).toEqual([
    ...[2, 1, 3, 5, 4, 6, 7].map((team, index) => [team, index + 1]),
  ])
  // Every way a round can end is to be seen.
  const statuses = rounds.flatMap(({ rows }) => rows.map(({ status }) => status))
  expect(new Set(statuses)).toEqual(new Set(['measured', 'did_not_start', 'did_not_finish', 'disqualified']))
  const teams = await database.publicDb.select().from(pubSeriesTeams)
  expect(teams.filter(({ name }) => name === null)).toMatchObject([{ number: 6 }])
})
