import { randomUUID } from 'node:crypto'
import type { Db } from '#db/client.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import type { TickReport } from '#app/worker/run-tick.server.ts'
import type { Command } from './command.ts'
import { withDatabase } from './database.ts'

/** One round of the worker, by hand. */
export const tick: Command = {
  name: 'tick',
  summary: 'Does what the worker would do now: records phases, plans and sends mail',
  details: ['Safe at any time, twice, or beside a running worker.'],
  run: (_, { env }) => {
    const settings = env()
    return withDatabase(settings, async (db) => {
      const report = await tickOnce(db, settings, { isSweep: true })
      return { data: report, hasProblem: report.failed + report.needReview > 0, lines: linesOf(report) }
    })
  },
}

/** One round of the worker in this process. */
export async function tickOnce(db: Db, env: Env, { isSweep = false } = {}): Promise<TickReport> {
  // Loaded when needed: with all mails of the house it takes a second.
  const [{ noticeCatalogue }, { runTick }, { transportFor }] = await Promise.all([
    import('#app/notices.ts'),
    import('#app/worker/run-tick.server.ts'),
    import('#app/worker/transport-for.server.ts'),
  ])
  return runTick(
    {
      db,
      clock: databaseClock,
      catalogue: noticeCatalogue,
      origin: env.publicOrigin,
      secret: env.sessionSecret,
      transport: transportFor(env),
      // Standard output belongs to the answer.
      log: createLog(env, 'command line', process.stderr),
      worker: randomUUID(),
    },
    { isSweep },
  )
}

function linesOf({ settled, swept, sent, toRetry, failed, expired, needReview }: TickReport): string[] {
  const counts = [
    [settled, 'challenges that entered a new phase'],
    [swept, 'challenges planned anew'],
    [sent, 'mails sent'],
    [toRetry, 'mails to be tried again'],
    [expired, 'mails that came too late to be sent'],
    [failed, 'mails that failed'],
    [needReview, 'mails that a person must look at'],
  ] as const
  const widest = Math.max(...counts.map(([count]) => String(count).length))
  return counts.map(([count, what]) => `${String(count).padStart(widest)}  ${what}`)
}
