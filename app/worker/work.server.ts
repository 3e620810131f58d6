import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { heartbeats } from '#db/schema/index.ts'
import { clockWay } from '#app/desks/data/demo-clock.server.ts'
import { postDigests } from '#app/desks/flows/post-digests.server.ts'
import { followDemoClock } from '#app/desks/flows/move-demo-clock.server.ts'
import { proposeExtensions } from '#app/deadline/flows/propose-extensions.server.ts'
import { serviceState } from '#app/notify/data/mail-service.server.ts'
import { nextMessageDueAt } from '#app/notify/data/queue.server.ts'
import { lapseOffers, nextOfferEndsAt } from '#app/incubation/flows/answer-place.server.ts'
import { followLeads } from '#app/matchmaking/flows/follow-leads.server.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { tellMailTrouble } from '#app/notify/flows/tell-mail-trouble.server.ts'
import { sendDueMessages, type SendPorts } from '#app/notify/flows/send-due-messages.server.ts'
import type { Alarm, Alarms } from './alarm.ts'
import { scanFiles } from '#app/apply/flows/scan-files.server.ts'
import { sweepFiles } from '#app/apply/flows/sweep-files.server.ts'
import { scanPilotFiles, sweepPilotFiles } from '#app/pilot/flows/look-after-files.server.ts'
import type { FileKeeping } from '#app/platform/storage/storage.server.ts'
import type { VirusScanner } from '#app/platform/storage/virus-scanner.server.ts'
import { forgetUnconfirmed } from '#app/publish/flows/follow-challenge.server.ts'
import { nextTransitionAt, settleDueChallenges } from './lifecycle-tick.server.ts'
import { sweepPartnerships } from './partnership-sweep.server.ts'
import { sweepPlans } from './planner-sweep.server.ts'
import { runTick } from './run-tick.server.ts'

export type WorkPorts = SendPorts & {
  readonly isStopping: () => boolean
  readonly files: FileKeeping
  /** Looks into files; absent where none is configured. */
  readonly scanner?: VirusScanner | undefined
  /** Comes to terms with the mail service about addresses that are not written to; absent where it keeps no list. */
  readonly agreeSuppressions?: (() => Promise<{ problem: string | null }>) | undefined
}

/** The longest a loop sleeps. */
const slowestMs = 30_000
/** Everything is planned anew this often, and never more than a twentieth of the time. */
const sweepEveryMs = 60_000
const sweepShare = 20
/** What came in within these seconds is looked at together; people wait for it. */
const scanEveryMs = 3_000
/** Waiting after a failure, so that a database that is away is not hammered. */
const afterFailureMs = 2_000
/** Mail that is due and was not sent is being sent by another worker, or became due this moment. */
const sendAgainAfterMs = 250
/** A deed of the demo's cast that fails as often as this is passed over, so that the clock does not stand for ever. */
const mostFailures = 3

/**
 * Works until it is told to stop, in loops that do not wait for each other: what the calendar makes true is
 * written down at its instant, what is due is sent, and everything is planned anew now and then. The timers are armed
 * for the next due instant; behind them stands a sleep of at most half a minute.
 */
export async function work(ports: WorkPorts, alarms: Alarms): Promise<void> {
  const notices = createNoticesPort(ports.catalogue, ports.clock)
  const turns = createTurns()
  const takeClockAlong = clockFollower(ports)
  await Promise.all([
    loop(ports, alarms.calendar, 'calendar', async () => {
      // Mail that is frozen on one day must not be handed over on another, and each stop of the clock must find
      // everything free: while it walks the other loops rest.
      if ((await clockWay(ports.db)) !== null) await turns.alone(takeClockAlong)
      const settled = await settleDueChallenges({ ...ports, notices })
      const lapsed = await lapseOffers({ ...ports, notices })
      if (settled + lapsed > 0) ports.log.info({ settled, lapsed }, 'calendar')
      return untilDue(ports, sooner(await nextTransitionAt(ports.db), await nextOfferEndsAt(ports.db)))
    }),
    loop(ports, alarms.mail, 'mail', async () => {
      const counts = await turns.beside(() => sendDueMessages(ports))
      if (Object.values(counts).some((count) => count > 0)) ports.log.info(counts, 'mail')
      return untilDue(ports, await nextSendingAt(ports), sendAgainAfterMs)
    }),
    loop(ports, alarms.sweep, 'sweep', async () => {
      const begunAtMs = performance.now()
      await turns.beside(() => sweepPlans({ ...ports, notices }))
      await turns.beside(() => sweepPartnerships(ports))
      await turns.beside(() => followLeads({ ...ports, notices }))
      await turns.beside(() => postDigests({ ...ports, notices }))
      const tookMs = performance.now() - begunAtMs
      return Math.max(sweepEveryMs, tookMs * sweepShare)
    }),
    loop(ports, alarms.upkeep, 'upkeep', async () => {
      await forgetUnconfirmed(ports)
      const ofProposals = await sweepFiles(ports.db, ports.files)
      const ofPilots = await sweepPilotFiles(ports.db, ports.files)
      const swept = ofProposals.swept + ofPilots.swept
      if (swept > 0) ports.log.info({ swept }, 'files let go of')
      const proposed = await proposeExtensions({ ...ports, notices })
      if (proposed > 0) ports.log.info({ proposed }, 'more time for all is proposed after an outage')
      await turns.beside(async () => {
        // What is late afterwards is late although it was tried.
        await sendDueMessages(ports)
        await tellMailTrouble({ ...ports, notices })
      })
      const agreement = await ports.agreeSuppressions?.()
      if (agreement?.problem) ports.log.warn(agreement, 'the list of suppressed addresses was not agreed on')
      return sweepEveryMs
    }),
    loop(ports, alarms.files, 'files', async () => {
      const ofProposals = await scanFiles(ports, notices)
      const ofPilots = await scanPilotFiles(ports)
      const scanned = ofProposals.scanned + ofPilots.scanned
      const failed = ofProposals.failed ?? ofPilots.failed
      if (scanned > 0) ports.log.info({ scanned }, 'files looked at')
      if (failed !== null) ports.log.error({ err: failed }, 'the virus scanner could not look at a file')
      return ports.scanner ? scanEveryMs : slowestMs
    }),
    loop(ports, alarms.heartbeat, 'heartbeat', async () => {
      await beat(ports.db)
      return slowestMs
    }),
  ])
}

/** Does `round` again and again; it says for how many milliseconds nothing is to be done. */
async function loop(
  { isStopping, log }: WorkPorts,
  alarm: Alarm,
  name: string,
  round: () => Promise<number>,
): Promise<void> {
  while (!isStopping()) {
    try {
      await alarm.wait(await round())
    } catch (error) {
      if (isStopping()) return
      log.error({ err: error, loop: name }, 'a round of work failed')
      await alarm.wait(afterFailureMs)
    }
  }
}

/** Work that may run side by side, and work that needs everything else to rest. */
function createTurns() {
  const running = new Set<Promise<unknown>>()
  let walk: Promise<unknown> | null = null
  return {
    async beside<Value>(work: () => Promise<Value>): Promise<Value> {
      while (walk) await walk.catch(() => undefined)
      const round = work()
      running.add(round)
      try {
        return await round
      } finally {
        running.delete(round)
      }
    },
    async alone(work: () => Promise<unknown>): Promise<void> {
      walk = Promise.allSettled(running).then(work)
      try {
        await walk
      } finally {
        walk = null
      }
    },
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

/** Milliseconds until the instant by the database's clock; at most the slowest sleep. */
async function untilDue(
  { db, clock }: WorkPorts,
  dueAt: Date | null,
  againAfterMs = afterFailureMs,
): Promise<number> {
  if (dueAt === null) return slowestMs
  const wait = dueAt.getTime() - (await clock.now(db)).getTime()
  // What is still due after a round is held by another worker or has just failed: it is not asked for at once.
  return wait > 0 ? Math.min(slowestMs, wait) : againAfterMs
}

function sooner(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

/** When a message is due and the mail service may be called. */
async function nextSendingAt({ db, transport }: WorkPorts): Promise<Date | null> {
  const dueAt = await nextMessageDueAt(db)
  const { blockedUntil } = await serviceState(db, transport.name)
  return dueAt && blockedUntil && blockedUntil > dueAt ? blockedUntil : dueAt
}

/** Health pages read when the worker was last seen. */
async function beat(db: Db): Promise<void> {
  const seen = { seenAt: sql`haaste_now()`, trueSeenAt: sql`clock_timestamp()` }
  await db
    .insert(heartbeats)
    .values({ name: 'worker', ...seen })
    .onConflictDoUpdate({ target: heartbeats.name, set: seen })
}
