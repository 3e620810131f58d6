import { sql } from 'drizzle-orm'
import { noticeCatalogue } from '#app/notices.ts'
import { replanChallenge } from '#app/notify/flows/notices-port.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { startMailService, type MailService } from '#test/fakes/mail-service.ts'
import { startWorkers, type Workers } from '#test/trials/mail/workers.ts'
import { type Check, type Entry, median, type Round } from './harness.ts'
import type { Lab } from './lab.ts'
import { openMailWorld, type MailWorld } from './mail-lab.ts'

const recipients = 10_000
const callsPerSecond = 5
const mailsPerCall = 100
const faults = { tooMany: 0.02, broken: 0.02 }
const givenUpAfterMs = 600_000

/** How much of what the service would take is used, although it fails now and then, in three waves. */
export const g17: Entry = {
  id: 'G17',
  title: `Waves of ${recipients.toLocaleString('en')} at a service of ${callsPerSecond} calls a second, ${mailsPerCall} mails each, random 429 and 500`,
  async run(lab, { report }) {
    const idealSeconds = (recipients / mailsPerCall - 1) / callsPerSecond
    const rows: Round[] = []
    const checks: Check[] = []
    const notes: string[] = []
    for (const seed of [1, 2, 3]) {
      report(`wave ${seed} of 3`)
      const wave = await startWave(lab, { workers: 1, seed, areWatched: false })
      const seconds = await wave.finish(report)
      const { random429, random500, overTheLimit } = wave.service.summary()
      rows.push({
        measured: recipients / seconds,
        baseline: recipients / idealSeconds,
        ratio: idealSeconds / seconds,
      })
      checks.push(...(await wave.checks()))
      notes.push(
        `Wave ${seed}: ${seconds.toFixed(1)} s, where ${idealSeconds.toFixed(1)} s would do if every call were taken; ${random429} times 429 and ${random500} times 500 by chance, ${overTheLimit} calls were too many.`,
      )
      await wave.close()
    }
    return {
      comparisons: [
        {
          ...{ name: 'a wave', against: 'the service’s ceiling', unit: 'mails a second', isMoreBetter: true },
          ...{ rows, ratio: median(rows.map(({ ratio }) => ratio)), bar: 0.9, stretch: 0.97 },
        },
      ],
      counts: [],
      checks,
      notes,
    }
  },
}

/** The same with workers killed at five steps on the way. */
export const g18: Entry = {
  id: 'G18',
  title: `Mails lost and doubled in such a wave when workers are killed at five steps`,
  async run(lab, { report }) {
    const wave = await startWave(lab, { workers: 2, seed: 1, areWatched: true })
    let killed = 0
    for (const moment of ['claim', 'freeze', 'call', 'answer', 'confirm'] as const) {
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      if (await wave.workers.killAt(moment, 20_000)) killed += 1
    }
    await wave.finish(report)
    const { duplicates } = wave.service.summary()
    const lost = recipients - new Set(wave.service.ledger.map(({ to }) => to)).size
    const checks = await wave.checks()
    await wave.close()
    return {
      comparisons: [],
      counts: [
        { name: 'doubled', unit: 'mails', value: duplicates, bar: 0, stretch: 0 },
        { name: 'lost', unit: 'mails', value: lost, bar: 0, stretch: 0 },
      ],
      checks: [
        ...checks,
        { what: 'workers were killed at all five steps', holds: killed === 5, says: `${killed} kills` },
      ],
      notes: [],
    }
  },
}

type Wave = {
  readonly service: MailService
  readonly workers: Workers
  /** Seconds from the first call to the last mail. */
  finish(report: (line: string) => void): Promise<number>
  checks(): Promise<Check[]>
  close(): Promise<void>
}

async function startWave(
  lab: Lab,
  { workers: count, seed, areWatched }: { workers: number; seed: number; areWatched: boolean },
): Promise<Wave> {
  const world = await openMailWorld(lab, recipients)
  await plan(world)
  const service = await startMailService({ callsPerSecond, faults, seed, keepsCalls: false })
  const workers = await startWorkers(count, {
    databaseUrl: world.url,
    serviceUrl: service.url,
    leaseSeconds: 5,
    areWatched,
  })
  let beganMs: number | null = null
  const firstCall = setInterval(() => {
    if (service.summary().calls === 0) return
    beganMs = performance.now()
    clearInterval(firstCall)
  }, 5)
  const waiting = async () => {
    const { rows } = await world.db.execute<{ count: number }>(
      sql`select count(*)::int as count from messages where state in ('planned', 'queued', 'sending')`,
    )
    return rows[0]?.count ?? 0
  }
  return {
    service,
    workers,
    async finish(report) {
      const untilMs = performance.now() + givenUpAfterMs
      let toldMs = performance.now()
      let endedMs = performance.now()
      let received = 0
      while ((await waiting()) > 0 && performance.now() < untilMs) {
        if (service.ledger.length > received) {
          received = service.ledger.length
          endedMs = performance.now()
        }
        if (performance.now() - toldMs > 5_000) {
          toldMs = performance.now()
          report(`${received} of ${recipients} received`)
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      if (service.ledger.length > received) endedMs = performance.now()
      return (endedMs - (beganMs ?? endedMs)) / 1000
    },
    async checks() {
      const left = await waiting()
      const sent = await world.db.execute(
        sql`select 1 from messages where state = 'sent' and notice = 'challenge.closed_applicants'`,
      )
      const { duplicates } = service.summary()
      const reached = new Set(service.ledger.map(({ to }) => to)).size
      return [
        {
          what: 'everybody got the mail, and the outbox says so',
          holds: left === 0 && reached === recipients && sent.rows.length === recipients,
          says: `${reached} reached, ${sent.rows.length} written down as sent, ${left} waiting`,
        },
        { what: 'nobody got it twice', holds: duplicates === 0, says: `${duplicates} doubled` },
      ]
    },
    async close() {
      clearInterval(firstCall)
      await workers.stop()
      await service.close()
      await world.close()
    },
  }
}

/** Everything the catalogue wants of the closed challenge, into the outbox. Returns the seconds it took. */
export async function plan({ db, challengeId }: MailWorld): Promise<number> {
  const beganMs = performance.now()
  await db.transaction((tx) =>
    replanChallenge(tx, { challengeId }, { catalogue: noticeCatalogue, clock: databaseClock }),
  )
  return (performance.now() - beganMs) / 1000
}
