/*
 * `npm run trial:mail [-- --short] [--messages 50000] [--kills 500] [--workers 3] [--seed 1]`: real workers send
 * thousands of messages through a mail service that answers late, twice, not at all or with errors, and are killed with
 * signal 9 while they claim, freeze, begin, call, hear the answer and confirm. At the end everybody has got their mail
 * once, nobody after it expired, and the outbox says what the service says.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { openDatabase } from '#db/client.server.ts'
import { settleInstallation } from '#db/installation.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { chanceFrom, startMailService } from '#test/fakes/mail-service.ts'
import type { Moment } from './mail/doors.ts'
import { inspect } from './mail/findings.ts'
import { makeLoad } from './mail/load.ts'
import { startWorkers } from './mail/workers.ts'

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    messages: { type: 'string' },
    kills: { type: 'string' },
    workers: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const messages = Number(values.messages ?? (values.short ? 2_000 : 50_000))
const kills = Number(values.kills ?? (values.short ? 14 : 500))
/** As many as may follow to meet every step. */
const mostKills = kills + 20
const workerCount = Number(values.workers ?? (values.short ? 2 : 4))
/** Half of the workers at least are always left to do the work at which the others die. */
const killersAtATime = Math.max(1, Math.floor(workerCount / 2))
const seed = Number(values.seed)

/** Short, so that what a dead worker held is taken over soon; longer than the latest answer. */
const leaseSeconds = 2
const moments: readonly (Moment | null)[] = ['claim', 'freeze', 'begin', 'call', 'answer', 'confirm', null]
/** Low enough that senders meet it, and are told to wait also when they ask again under a known key. */
const callsPerSecond = 20
const reachedWithinMs = values.short ? 3_000 : 8_000
/** Of the messages at least so many arrive; the others expire, are suppressed or refused. */
const expectedShare = 0.72
/** Planned in portions, so far in front of what has arrived. */
const portion = Math.max(50, Math.round(messages / 250))
const ahead = Math.max(300, Math.round(messages / 50))
/** No mail for so long: one more is killed all the same. A killed worker is back within some seconds. */
const stillForMs = values.short ? 6_000 : 30_000
const settledWithinMs = 900_000
const faults = { tooMany: 0.03, broken: 0.02, brokenAfter: 0.03, lost: 0.03, twice: 0.03, late: 0.05 }

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const beganMs = performance.now()
const seconds = () => Math.round((performance.now() - beganMs) / 1000)
const tell = (line: string) => console.log(`${String(seconds()).padStart(5)} s  ${line}`)

const directory = mkdtempSync(join(tmpdir(), 'haaste-mail-'))
// As root the database runs as another user, who must be able to walk in.
chmodSync(directory, 0o755)
const server = await startEmbeddedPostgres({ directory })
await migrateDatabase(server.url)
await settleInstallation(server.url, 'real')
const database = openDatabase(server.url, { max: 2, applicationName: 'haaste trial' })
const service = await startMailService({ callsPerSecond, seed, faults, lateMs: 500, keepsCalls: false })
const chance = chanceFrom(seed)
const load = await makeLoad(database.db, { chance, dueWithinSeconds: values.short ? 5 : 20 })
const workers = await startWorkers(workerCount, {
  databaseUrl: server.url,
  serviceUrl: service.url,
  leaseSeconds,
})

let status = 1
try {
  status = await run()
} finally {
  await workers.stop()
  await service.close()
  await database.close()
  await server.stop()
  rmSync(server.home, { recursive: true, force: true })
  rmSync(directory, { recursive: true, force: true })
}
process.exit(status)

async function run(): Promise<0 | 1> {
  tell(`${messages} messages, ${kills} kills, ${workerCount} workers, seed ${seed}`)
  const killed: Record<string, number> = {}
  /** How many mails had been received at each kill, in tenths of what is received in the end. */
  const killsAt: number[] = []
  let inserted = 0
  let begun = 0
  /** Steps at which nobody has been killed yet. Mail keeps coming for them, within reason. */
  const unseen = new Set(moments.filter((moment) => moment !== null))
  const received = createProgress()

  /** Keeps so much in front of the workers that they never rest, and not all at once: mail comes while they die. */
  async function feed(): Promise<void> {
    while (inserted < messages || (unseen.size > 0 && begun < mostKills && inserted < 3 * messages)) {
      if (inserted < received.now() / expectedShare + ahead || received.stoodStillMs() > 2_500) {
        const count = inserted < messages ? Math.min(portion, messages - inserted) : portion
        inserted += count
        await load.insert(count)
      } else await pause(20)
    }
  }

  /** The k-th kill waits until its share of the mail has arrived, so that they fall over the whole of the sending. */
  async function killer(): Promise<void> {
    while (begun < kills || (unseen.size > 0 && begun < mostKills)) {
      const number = begun
      begun += 1
      const dueAt = ((number + 0.5) / kills) * messages * expectedShare
      while (received.now() < dueAt && received.stoodStillMs() < stillForMs) await pause(10)
      received.isLookedAtAnew()
      // The steps in turn; at the end those that nobody has met.
      const moment = (number < kills ? moments[number % moments.length] : [...unseen][0]) ?? null
      if (moment === null) await pause(chance() * 300)
      const isReached = await workers.killAt(moment, reachedWithinMs)
      // Where nobody came to that step in time, somebody is killed all the same.
      if (!isReached && moment !== null) await workers.killAt(null, reachedWithinMs)
      if (isReached && moment !== null) unseen.delete(moment)
      const name = isReached && moment !== null ? moment : 'any moment'
      killed[name] = (killed[name] ?? 0) + 1
      killsAt.push(received.now())
      if (killsAt.length % Math.max(1, Math.floor(kills / 10)) === 0) {
        tell(`${killsAt.length} kills, ${inserted} messages planned, ${received.now()} received`)
      }
    }
  }
  await Promise.all([feed(), ...Array.from({ length: killersAtATime }, killer)])
  tell(`killed: ${listed(killed)}`)
  Object.assign(service.settings, { faults: { ...faults, tooMany: 0, broken: 0, brokenAfter: 0, lost: 0 } })
  const left = await settle()
  const { counts, received: total, latestMs, faults: found } = await inspect(database.db, service.ledger)
  const byTenth = Array.from(
    { length: 10 },
    (_, tenth) => killsAt.filter((at) => Math.min(9, Math.floor((at / total) * 10)) === tenth).length,
  )
  tell(`kills in each tenth of the mail: ${byTenth.join(', ')}`)
  tell(`outbox: ${listed(counts)}`)
  tell(`service: ${total} mails in ${service.summary().calls} calls; latest after its expiry: ${latestMs} ms`)
  if (left > 0) found.push(`${left} messages did not come to an end within ${settledWithinMs / 1000} s`)
  if (workers.crashes() > 0) found.push(`workers ended by themselves ${workers.crashes()} times`)
  if (unseen.size > 0) found.push(`nobody was killed at: ${[...unseen].join(', ')}`)
  // Few kills may miss a stretch.
  if (kills >= 100) {
    const stops = [0, ...killsAt.toSorted((one, other) => one - other), total]
    const widest = Math.max(...stops.slice(1).map((at, index) => at - (stops[index] ?? 0)))
    if (widest > total / 3) found.push(`nobody was killed while ${widest} of ${total} mails were received`)
  }
  for (const fault of found.slice(0, 20)) tell(`FAULT  ${fault}`)
  const isWell = found.length === 0
  tell(
    isWell
      ? `${inserted} messages, ${begun} kills: none lost, none twice, none late`
      : `${found.length} faults in ${inserted} messages`,
  )
  return isWell ? 0 : 1
}

/** What readers have received, and since when no more has come. */
function createProgress() {
  let [last, changedMs] = [0, performance.now()]
  const now = () => {
    const count = service.ledger.length
    if (count !== last) [last, changedMs] = [count, performance.now()]
    return count
  }
  return {
    now,
    /** Whoever acted because nothing came waits as long before they act again. */
    isLookedAtAnew: () => void (changedMs = performance.now()),
    stoodStillMs() {
      now()
      return performance.now() - changedMs
    },
  }
}

/** Waits until every message has come to its end. Returns how many have not. */
async function settle(): Promise<number> {
  const untilMs = performance.now() + settledWithinMs
  for (;;) {
    const { rows } = await database.db.execute<{ count: number }>(
      sql`select count(*)::int as count from messages where state in ('planned', 'queued', 'sending', 'held')`,
    )
    const left = rows[0]?.count ?? 0
    if (left === 0 || performance.now() > untilMs) return left
    await pause(500)
  }
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort()
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')
}
