import pg from 'pg'
import { dueChannel } from '#app/notify/data/outbox.server.ts'
import type { Log } from '#app/platform/log.server.ts'

const reconnectMs = 2_000

/**
 * Calls `onDue` whenever a transaction that planned or posted something commits, and after each (re)connection, since
 * calls may have been missed. Losing the connection only costs time: the slow sweep stands behind it.
 */
export function listenForDue(url: string, onDue: () => void, log: Log): { close(): Promise<void> } {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'haaste worker ears',
      keepAlive: true,
    })
    client = fresh
    fresh.on('notification', onDue)
    fresh.on('error', () => undefined)
    fresh.once('end', retryLater)
    try {
      await fresh.connect()
      await fresh.query(`listen ${dueChannel}`)
      onDue()
    } catch (error) {
      log.warn({ err: error }, 'the worker does not hear the database')
      await fresh.end().catch(() => undefined)
      retryLater()
    }
  }

  function retryLater(): void {
    clearTimeout(timer)
    if (!isClosed) timer = setTimeout(() => void connect(), reconnectMs)
  }

  void connect()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
