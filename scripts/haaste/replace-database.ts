import type pg from 'pg'
import { withConnection } from '#db/connection.server.ts'

/**
 * Puts a new database in the place of one, under the same name. `fill` makes the new one, beside the old one that is
 * used meanwhile; connections of the old one end at the exchange. When `fill` fails, nothing has changed.
 */
export async function replaceDatabase(url: string, fill: (url: string) => Promise<void>): Promise<void> {
  const name = nameIn(url)
  await administer(url, async (client) => {
    for (const leftover of [nextName(name), oldName(name)]) await drop(client, leftover)
    await client.query(`create database ${client.escapeIdentifier(nextName(name))}`)
  })
  await fill(withName(url, nextName(name)))
  await takePlace(url)
}

const nextName = (name: string) => `${name}_next`
const oldName = (name: string) => `${name}_old`

/** Both renamings commit together. The first waits for the old database to be empty, and nobody new gets in meanwhile. */
async function takePlace(url: string): Promise<void> {
  const name = nameIn(url)
  await administer(url, (client) =>
    administer(url, async (doorkeeper) => {
      await client.query('begin')
      let isRenamed = false
      const renaming = rename(client, name, oldName(name)).finally(() => (isRenamed = true))
      const emptying = (async () => {
        while (!isRenamed) {
          await sendAway(doorkeeper, name)
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      })()
      await Promise.all([renaming, emptying])
      await rename(client, nextName(name), name)
      await client.query('commit')
      await drop(client, oldName(name))
    }),
  )
}

async function rename(client: pg.Client, from: string, to: string): Promise<void> {
  await client.query(
    `alter database ${client.escapeIdentifier(from)} rename to ${client.escapeIdentifier(to)}`,
  )
}

async function sendAway(client: pg.Client, name: string): Promise<void> {
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
}

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
}

/** Databases are made and renamed from outside of them. */
function administer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withConnection(withName(url, 'postgres'), work)
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

function withName(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
