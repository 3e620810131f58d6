import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'

/** What is public between two changes: the same pages for everybody, until somebody writes or an instant comes. */
export type Era = {
  /** Another one after every commit that may have changed something public, and after every public instant. */
  readonly id: string
  /** When it ends by itself, in milliseconds of the process clock; never later than the database's clock has it. */
  readonly endsAtMs: number
}

/** What the database says of it: the version of all that is public, its time, and until when both hold. */
export type EraAnswer = { readonly version: string; readonly now: Date; readonly until: Date }

/** What is told with the question, so that the database need not look for the next instant again. */
export type KnownEra = { readonly version: string; readonly until: Date } | null

export type PublicEras = ReturnType<typeof createPublicEras>

/**
 * Knows the era without a query for each visitor. The database is asked again when a notice has come (`doubt`), when the
 * era has ended, and otherwise when the last question is older than `checkMs`: while visitors keep coming they are served
 * from what is known, and nothing is ever served on an answer to a question older than `mostMs`. So a change that is
 * committed is seen everywhere `mostMs` later at the latest, also where its notice was lost.
 */
export function createPublicEras({
  ask,
  checkMs = 250,
  mostMs = 750,
  now = () => performance.now(),
}: {
  ask: (known: KnownEra) => Promise<EraAnswer | null>
  checkMs?: number
  mostMs?: number
  now?: () => number
}) {
  let answered: { era: Era; known: KnownEra; askedAtMs: number } | null = null
  /** Counts the notices: an answer to a question that was put before the last one is in doubt. */
  let doubts = 0
  let asking: { promise: Promise<Era | null>; doubts: number } | null = null

  async function check(): Promise<Era | null> {
    const [askedAtMs, doubtsBefore] = [now(), doubts]
    const answer = await ask(answered?.known ?? null).catch(() => null)
    if (answer === null) {
      answered = null
      return null
    }
    const { version, until } = answer
    const era = {
      id: `${version} ${until.getTime()}`,
      // From the moment of the question, which was before the database read its clock.
      endsAtMs: askedAtMs + (until.getTime() - answer.now.getTime()),
    }
    answered = { era, known: { version, until }, askedAtMs: doubts === doubtsBefore ? askedAtMs : -Infinity }
    return era
  }

  /** One question at a time serves all who wait, but for those who came after a notice that it cannot know of. */
  function checkOnce(): Promise<Era | null> {
    if (asking && asking.doubts === doubts) return asking.promise
    const started = { promise: check(), doubts }
    asking = started
    void started.promise.finally(() => {
      if (asking === started) asking = null
    })
    return started.promise
  }

  /** The era, when it is known well enough to serve from; asks again beside it when it soon will not be. */
  function known(): Era | null {
    if (!answered) return null
    const [time, { era, askedAtMs }] = [now(), answered]
    if (time >= era.endsAtMs || time - askedAtMs > mostMs) return null
    if (time - askedAtMs > checkMs) void checkOnce()
    return era
  }

  return {
    known,
    /** The era, asked for where it is not known; null while the database does not say. */
    current: async (): Promise<Era | null> => known() ?? checkOnce(),
    /** Something public may have changed: what is known counts no more. */
    doubt() {
      doubts += 1
      if (answered) answered = { ...answered, askedAtMs: -Infinity }
    },
  }
}

/** Heard after every commit that may have changed something public; see `renew_public_version`. */
export const publicChannel = 'haaste_public'

/** Asks the database for the era; null in one that has no version yet. */
export async function askPublicEra(db: Db, known: KnownEra): Promise<EraAnswer | null> {
  const { rows } = await db.execute<{ version: string; now: Date | string; until: Date | string }>(
    sql`select version, now, until from public_era(${known?.version ?? null}::uuid, ${known?.until.toISOString() ?? null}::timestamptz)`,
  )
  const row = rows[0]
  return row ? { version: row.version, now: new Date(row.now), until: new Date(row.until) } : null
}
