import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import type { Log } from './log.server.ts'

/** How often the service checks itself. More than a minute without an answer is an outage: see `service_beat()`. */
const beatEveryMs = 15_000

/**
 * Lets this process say again and again that it and the database answer. Any number may do so side by side; while none of
 * them can, the gap is the outage. Returns what ends it.
 */
export function keepPulse(db: Db, log: Pick<Log, 'warn'>): () => void {
  let isAsking = false
  const beat = async () => {
    if (isAsking) return
    isAsking = true
    try {
      await db.execute(sql`select service_beat()`)
    } catch (error) {
      log.warn({ err: error }, 'the service did not answer its own check')
    } finally {
      isAsking = false
    }
  }
  void beat()
  const timer = setInterval(() => void beat(), beatEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
