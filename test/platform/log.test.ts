import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { createLog } from '#app/platform/log.server.ts'
import { people } from '#db/schema/index.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

/** A log and the lines it has written. */
function aLog() {
  const lines: string[] = []
  const log = createLog({ logLevel: 'info' }, 'web', { write: (line: string) => lines.push(line) })
  return { log, lines }
}

it('writes JSON lines without personal data', () => {
  const { log, lines } = aLog()
  log.info(
    { requestId: 'r1', person: { id: 'p1', email: 'canary@haaste.test', name: 'Canary' }, ip: '192.0.2.1' },
    'signed in',
  )
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.any(String) as string,
    process: 'web',
    requestId: 'r1',
    person: { id: 'p1' },
    msg: 'signed in',
  })
})

it('says where the database refused and not what it was given', async () => {
  const { log, lines } = aLog()
  const person = { name: 'Canary', email: 'canary@haaste.test' }
  await database.db.insert(people).values(person)
  await database.db
    .insert(people)
    .values(person)
    .catch((err: unknown) => log.error({ err }, 'not saved'))
  await database.db
    .execute(sql`select ${'canary'}::int`)
    .catch((err: unknown) => log.error({ err }, 'not read'))
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('people_email_unique')
  expect(lines[0]).toContain('23505')
  expect(lines.join('').toLowerCase()).not.toContain('canary')
})
