import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, inject, it } from 'vitest'
import { withConnection } from '#db/connection.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import {
  freshRubric,
  rubricTypeNames,
  shapeOf,
  storedRubric,
  type Rubric,
} from '#app/publish/core/rubrics/index.ts'
import { plain } from '#app/publish/core/rubrics/decimal-schema.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

const rubrics: Rubric[] = [
  ...rubricTypeNames.map(freshRubric),
  storedRubric({ type: 'points', config: { lowest: '-1.5', highest: '2.25', step: '0.25' } }),
  storedRubric({ type: 'points', config: { highest: '0.3', step: '0.1' } }),
  storedRubric({ type: 'points', config: { highest: '10' } }),
  storedRubric({ type: 'steps', config: { values: ['-2', '0.5', '7'] } }),
  storedRubric({ type: 'anchored-scale', config: { lowest: -3, highest: 3 } }),
]

it('the database takes exactly the answers that the pages take', async () => {
  const taken = async ({ type, config }: Rubric, points: string) => {
    const { rows } = await database.db.execute<{ taken: boolean }>(
      sql`select score_is_taken(${type}, ${JSON.stringify(config)}::jsonb, ${points}::numeric) as taken`,
    )
    return rows[0]?.taken
  }
  const decimals = fc
    .tuple(fc.integer({ min: -1200, max: 1200 }), fc.constantFrom(1, 2, 4, 10, 100))
    .map(([above, below]) => String(above / below))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...rubrics), decimals, async (rubric, text) => {
      const answer = shapeOf(rubric).read(text)
      expect(await taken(rubric, answer === null ? text : plain(answer))).toBe(answer !== null)
    }),
    { numRuns: 300 },
  )
  const [measured] = rubrics.filter(({ type }) => type === 'measured')
  expect(await taken(measured!, '0.1234567')).toBe(false)
  expect(await taken(measured!, '1000000000000')).toBe(false)
  expect(await taken(measured!, 'NaN')).toBe(false)
})

it('what was scored on a scale of whole points stays what it was', async () => {
  const name = `haaste_rubrics_${process.pid}`
  const url = Object.assign(new URL(inject('serverUrl')), { pathname: `/${name}` }).href
  const folder = mkdtempSync(join(tmpdir(), 'haaste-rubrics-'))
  cpSync(new URL('../../migrations', import.meta.url).pathname, folder, { recursive: true })
  const journalPath = join(folder, 'meta', '_journal.json')
  const whole = readFileSync(journalPath, 'utf8')
  const journal = JSON.parse(whole) as { entries: { tag: string }[] }
  const first = journal.entries.findIndex(({ tag }) => tag.endsWith('_rubric-types'))
  expect(first).toBeGreaterThan(0)
  await withConnection(inject('serverUrl'), (client) => client.query(`create database ${name}`))
  try {
    writeFileSync(journalPath, JSON.stringify({ ...journal, entries: journal.entries.slice(0, first) }))
    await migrateDatabase(url, { folder })
    await withConnection(url, async (client) => {
      // The rows around them do not matter here.
      await client.query('set session_replication_role = replica')
      await client.query(`insert into criteria (id, challenge_id, position, weight, lowest, highest, minimum) values
        ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), 1, 60, 0, 10, 4),
        ('00000000-0000-4000-8000-000000000002', gen_random_uuid(), 2, 40, 1, 5, null)`)
      await client.query(`insert into scores (scorecard_id, criterion_id, challenge_id, points, cannot_judge) values
        (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', gen_random_uuid(), 7, false),
        (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', gen_random_uuid(), null, true)`)
    })
    writeFileSync(journalPath, whole)
    await migrateDatabase(url, { folder })
    const { rows } = await withConnection(url, (client) =>
      client.query(`select type, config, minimum_points, is_for_finalists, s.points, s.cannot_judge
        from criteria c join scores s on s.criterion_id = c.id order by position`),
    )
    expect(rows).toEqual([
      {
        ...{ type: 'anchored-scale', config: { lowest: 0, highest: 10 }, minimum_points: '4' },
        ...{ is_for_finalists: false, points: '7', cannot_judge: false },
      },
      {
        ...{ type: 'anchored-scale', config: { lowest: 1, highest: 5 }, minimum_points: null },
        ...{ is_for_finalists: false, points: null, cannot_judge: true },
      },
    ])
  } finally {
    rmSync(folder, { recursive: true })
    await withConnection(inject('serverUrl'), (client) => client.query(`drop database ${name} with (force)`))
  }
})
