import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { heartbeats } from '#db/schema/index.ts'
import { nextMessageDueAt } from '#app/notify/data/queue.server.ts'
import { followDemoClock } from '#app/desks/flows/move-demo-clock.server.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import type { SendPorts } from '#app/notify/flows/send-due-messages.server.ts'
import type { Alarm } from './alarm.ts'
import { nextTransitionAt } from './lifecycle-tick.server.ts'
import { runTick } from './run-tick.server.ts'

/** The longest a worker sleeps, and how often it plans everything anew. */
const slowestMs = 30_000
const sweepEveryMs = 60_000
/** Waiting after a failure, so that a database that is away is not hammered. */
const afterFailureMs = 2_000
/** A deed of the demo's cast that fails as often as this is passed over, so that the clock does not stand for ever. */
const mostFailures = 3

export type WorkPorts = SendPorts & { readonly isStopping: () => boolean }

/** Ticks until it is told to stop: at the next due instant, when the alarm rings, and at least every half minute. */
export async function work(ports: WorkPorts, alarm: Alarm): Promise<void> {
  const takeClockAlong = clockFollower(ports)
  let sweptAtMs = -Infinity
  while (!ports.isStopping()) {
    try {
      await takeClockAlong()
      const isSweep = performance.now() - sweptAtMs >= sweepEveryMs
      if (isSweep) sweptAtMs = performance.now()
      const report = await runTick(ports, { isSweep })
      if (report.settled + report.sent + report.failed + report.expired > 0) ports.log.info(report, 'tick')
      await beat(ports.db)
      await alarm.wait(await msUntilDue(ports))
    } catch (error) {
      if (ports.isStopping()) return
      ports.log.error({ err: error }, 'tick failed')
      await alarm.wait(afterFailureMs)
    }
  }
}

/** Where the demo's clock was sent somewhere: takes it there, with the worker's own round at every step. */
function clockFollower(ports: WorkPorts): () => Promise<unknown> {
  const { db, clock, catalogue, log, isStopping } = ports
  const failures = new Map<string, number>()
  const stage = {
    ports: { db, clock, notices: createNoticesPort(catalogue, clock) },
    isStopping,
    async work() {
      await runTick(ports, { isSweep: false })
      await beat(db)
    },
    isPassedOver(deedId: string, error: unknown) {
      const count = (failures.get(deedId) ?? 0) + 1
      failures.set(deedId, count)
      log.error({ err: error, deedId, count }, 'a deed of the demo failed')
      return count >= mostFailures
    },
  }
  return () => followDemoClock(stage)
}

/** How long nothing is due, by the database's clock; at most the slow sweep's half minute. */
async function msUntilDue({ db, clock }: SendPorts): Promise<number> {
  const now = await clock.now(db)
  const dueAt = [await nextMessageDueAt(db), await nextTransitionAt(db)].filter((at) => at !== null)
  const waits = dueAt.map((at) => at.getTime() - now.getTime())
  // What is still due after a tick is held by another worker or has just failed: it is not asked for at once.
  return Math.min(slowestMs, ...waits.map((wait) => (wait > 0 ? wait : afterFailureMs)))
}

/** Health pages read when the worker was last seen. */
async function beat(db: Db): Promise<void> {
  const seen = { seenAt: sql`haaste_now()`, trueSeenAt: sql`clock_timestamp()` }
  await db
    .insert(heartbeats)
    .values({ name: 'worker', ...seen })
    .onConflictDoUpdate({ target: heartbeats.name, set: seen })
}
