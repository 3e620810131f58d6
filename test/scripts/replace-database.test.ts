import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '#db/client.server.ts'
import { replaceDatabase } from '#scripts/haaste/replace-database.ts'

const name = `haaste_replaced_${process.pid}`
const url = new URL(inject('serverUrl'))
url.pathname = `/${name}`

const run = async (where: string, ...statements: string[]) => {
  const client = new pg.Client({ connectionString: where })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}
const namesOfDatabases = () =>
  run(inject('serverUrl'), `select datname from pg_database where datname like '${name}%' order by 1`)

beforeAll(() => run(inject('serverUrl'), `create database ${name}`))
afterAll(() => run(inject('serverUrl'), `drop database if exists ${name} with (force)`))

describe('a database that is replaced', () => {
  it('is exchanged while others use it, and they find the new one', async () => {
    await run(url.href, 'create table story as select 1 as told')
    const { pool, close } = openDatabase(url.href, { max: 3 })
    const told = async () => (await pool.query<{ told: number }>('select told from story')).rows[0]?.told
    expect(await told()).toBe(1)
    let failures = 0
    let isOver = false
    const reading = (async () => {
      while (!isOver) await told().catch(() => (failures += 1))
    })()
    await replaceDatabase(url.href, async (next) => {
      await run(next, 'create table story as select 2 as told')
    })
    isOver = true
    await reading
    expect(await told()).toBe(2)
    expect(failures).toBeLessThan(50)
    await close()
    expect(await namesOfDatabases()).toEqual([{ datname: name }])
  })

  it('stays as it is when the new one cannot be made', async () => {
    const before = await run(url.href, 'select told from story')
    const broken = replaceDatabase(url.href, () => Promise.reject(new Error('no story today')))
    await expect(broken).rejects.toThrow('no story today')
    expect(await run(url.href, 'select told from story')).toEqual(before)
    await replaceDatabase(
      url.href,
      async (next) => void (await run(next, 'create table story as select 3 as told')),
    )
    expect(await run(url.href, 'select told from story')).toEqual([{ told: 3 }])
  })
})
