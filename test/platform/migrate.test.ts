import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { settleInstallation } from '#db/installation.server.ts'
import { isMigrated, migrateDatabase } from '#db/migrate.server.ts'
import { withConnection } from '#db/connection.server.ts'

const migrations = new URL('../../migrations', import.meta.url).pathname
const name = `haaste_migrate_${process.pid}`
let url: string
let folder: string

type Journal = {
  entries: { idx: number; when: number; tag: string; breakpoints: boolean; version: string }[]
}

beforeEach(async () => {
  await withConnection(inject('serverUrl'), (client) => client.query(`create database ${name}`))
  url = Object.assign(new URL(inject('serverUrl')), { pathname: `/${name}` }).href
  folder = mkdtempSync(join(tmpdir(), 'haaste-migrations-'))
  cpSync(migrations, folder, { recursive: true })
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await withConnection(inject('serverUrl'), (client) => client.query(`drop database ${name} with (force)`))
})

function readJournal(): Journal {
  return JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal
}

/** Adds a migration to the folder, `afterMs` later than the newest (or earlier, when negative). */
function addMigration(tag: string, statement: string, afterMs: number): void {
  const journal = readJournal()
  const newest = Math.max(...journal.entries.map(({ when }) => when))
  journal.entries.push({
    idx: journal.entries.length,
    version: '7',
    when: newest + afterMs,
    tag,
    breakpoints: true,
  })
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify(journal))
  writeFileSync(join(folder, `${tag}.sql`), statement)
}

async function query<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  return withConnection(url, async (client) => (await client.query<Row>(statement)).rows)
}

describe('migrating', () => {
  it('works once when four processes begin together', async () => {
    const known = readJournal().entries.length
    const counts = await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(url, { folder })))
    expect(counts.sort()).toEqual([0, 0, 0, known])
    expect(await withConnection(url, (client) => isMigrated(client))).toBe(true)
  })

  it('makes the roles, which cannot sign in, while another database is migrated too', async () => {
    const other = `${name}_other`
    await withConnection(inject('serverUrl'), (client) => client.query(`create database ${other}`))
    try {
      await Promise.all([migrateDatabase(url), migrateDatabase(url.replace(name, other))])
    } finally {
      await withConnection(inject('serverUrl'), (client) =>
        client.query(`drop database ${other} with (force)`),
      )
    }
    expect(
      await query(
        `select rolname, rolcanlogin, rolsuper from pg_roles where rolname like 'haaste\\__%' order by 1`,
      ),
    ).toEqual([
      { rolname: 'haaste_app', rolcanlogin: false, rolsuper: false },
      { rolname: 'haaste_public', rolcanlogin: false, rolsuper: false },
    ])
  })

  it('says what an administrator has to do for a login that may not grant the roles', async () => {
    const login = `${name}_weak`
    await migrateDatabase(url)
    await query(`create role ${login} login password 'weak'`)
    await query(`alter database ${name} owner to ${login}`)
    const weak = Object.assign(new URL(url), { username: login, password: 'weak' })
    try {
      await expect(migrateDatabase(weak.href)).rejects.toThrow(
        `Let an administrator run: grant haaste_app to "${login}"; grant haaste_public to "${login}";`,
      )
    } finally {
      await query(`alter database ${name} owner to current_user`)
      await query(`drop role ${login}`)
    }
  })

  it('leaves nothing of a migration that fails', async () => {
    addMigration(
      '9000_fails',
      'create table half_done (id int);\n--> statement-breakpoint\nselect 1 / 0',
      1000,
    )
    await expect(migrateDatabase(url, { folder })).rejects.toThrow()
    expect(
      await query(`select to_regclass('half_done') as half, to_regclass('programmes') as tables`),
    ).toEqual([{ half: null, tables: null }])
  })

  it('refuses a database that a newer version has used', async () => {
    addMigration('9000_newer', 'create table newer (id int)', 1000)
    await migrateDatabase(url, { folder })
    await expect(migrateDatabase(url)).rejects.toThrow(
      'The database holds 1 migration that this version does not know',
    )
  })

  it('refuses a migration that would be passed over because its time is older', async () => {
    await migrateDatabase(url, { folder })
    addMigration('9000_older', 'create table older (id int)', -1)
    await expect(migrateDatabase(url, { folder })).rejects.toThrow(
      '9000_older is older than one already applied',
    )
  })

  it('refuses a migration that was changed after it was applied', async () => {
    addMigration('9000_changed', 'create table first_thought (id int)', 1000)
    await migrateDatabase(url, { folder })
    writeFileSync(join(folder, '9000_changed.sql'), 'create table second_thought (id int)')
    await expect(migrateDatabase(url, { folder })).rejects.toThrow('9000_changed was changed')
  })
})

describe('the kind of an installation', () => {
  it('is settled once', async () => {
    await migrateDatabase(url)
    await settleInstallation(url, 'real')
    await settleInstallation(url, 'real')
    await expect(settleInstallation(url, 'demo')).rejects.toThrow('belongs to a real installation')
    await expect(query(`update installation set kind = 'demo'`)).rejects.toThrow('append-only')
    expect(await query('select kind from installation')).toEqual([{ kind: 'real' }])
  })
})
