/*
 * `npm run trial:kill [-- --kills 10 | --short]`: the demo runs, an applicant writes and hands in over HTTP while the
 * clock is on its way, and in every round the web process, the worker or the database is killed with signal 9 at some
 * moment, one after the other; in the last round the whole of it, and it is started again. The short form is three
 * rounds, one for each. What was acknowledged must be there afterwards, once; no mail may go twice; every record must
 * verify; the clock must be where it was sent. Needs /proc, so Linux.
 */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { openDatabase } from '#db/client.server.ts'
import { programmes, proposalVersions } from '#db/schema/index.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { systemVariables } from '#app/platform/env.server.ts'
import { commandLineOf, isAlive, waitUntil } from '#app/platform/processes.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'

type Victim = 'web' | 'worker' | 'database'
const victims: readonly Victim[] = ['web', 'worker', 'database']

const project = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({ options: { kills: { type: 'string' }, short: { type: 'boolean' } } })
const isShort = values.short === true
const rounds = isShort ? victims.length : Number(values.kills ?? 10)
assert.ok(Number.isInteger(rounds) && rounds > 0, '--kills is a whole number from 1')
if (process.platform !== 'linux') {
  console.log('The kill trial looks processes up in /proc and runs on Linux alone: left out here.')
  process.exit()
}

const backWithinMs = 60_000
/** Inventing the demo takes a quarter of a minute, and many times that on a machine that is busy with other things. */
const readyWithinMs = 900_000
const beganMs = performance.now()
const directory = mkdtempSync(join(tmpdir(), 'haaste-kill-'))
// Started by root the database runs as another user, and stays in this folder when that one may look into it.
chmodSync(directory, 0o755)
const port = await freePort()
const origin = `http://localhost:${port}`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The clock goes on by as much in every round, and stays before the deadline of 22 December, 21:59 UTC. */
const clockFrom = Date.parse('2021-12-20T08:00:00Z')
const clockStepMs = Math.floor(Math.min(2, 60 / rounds) * 3_600_000)

let demo: ChildProcess | undefined
let cookie = ''
/** What each acknowledged submission said, by the page of its receipt. */
const receipts = new Map<string, string>()
const kills: Record<Victim | 'everything', number> = { web: 0, worker: 0, database: 0, everything: 0 }
let clockTo = new Date(clockFrom)

try {
  await start()
  await signIn()
  const proposal = /\/en\/proposals\/[0-9a-f-]+/.exec(await read('/en/proposals'))![0]
  await completeDraft(proposal)
  let acknowledged = ''
  for (let round = 1; round <= rounds; round += 1) {
    const isLast = round === rounds && !isShort
    const strike = isLast ? killEverything : () => kill(victims[(round - 1) % victims.length]!)
    const text = `Written in round ${round}.`
    await Promise.all([
      pause(randomInt(0, 400)).then(strike),
      live({ proposal, text, clock: new Date(clockFrom + round * clockStepMs) }),
    ])
    acknowledged = text
  }
  await insist('the clock', async () => (await ask('/en/demo/clock')).status === 302)
  assert.match(await read(`${proposal}/sections/team`), new RegExp(`>${acknowledged}<`))
  for (const receipt of receipts.keys()) await read(receipt)
  const mails = await inspect(proposal.split('/').at(-1)!)
  const counts = Object.entries(kills).flatMap(([victim, count]) => (count > 0 ? [`${victim} ${count}`] : []))
  console.log(
    `Killed: ${counts.join(', ')}. ${receipts.size} submissions acknowledged: none lost, none twice. ` +
      `${mails} mails sent, none twice. Every record verifies, and the clock is where it was sent. ` +
      `${Math.round((performance.now() - beganMs) / 1000)} s`,
  )
} finally {
  await stop()
  rmSync(directory, { recursive: true, force: true })
}

/**
 * Acknowledged versions are exactly those stored, with their words; nothing was sent twice; every record is whole; the
 * clock stands where it was sent. Returns how many mails were sent.
 */
async function inspect(proposalId: string): Promise<number> {
  const url = variableOf((await processOf('web'))!, 'DATABASE_URL')!
  const { db, close } = openDatabase(url, { role: 'haaste_app' })
  try {
    const stored = await db
      .select({ body: proposalVersions.body })
      .from(proposalVersions)
      .where(eq(proposalVersions.proposalId, proposalId))
      .orderBy(proposalVersions.number)
    assert.equal(stored.length, receipts.size, 'as many versions as receipts')
    for (const [index, text] of [...receipts.values()].entries())
      assert.ok(stored[index]!.body.includes(text), `version ${index + 1} says "${text}"`)
    const sent = await db.execute<{ times: number }>(
      sql`select count(*)::int as times from message_events where state = 'sent' group by message_id`,
    )
    assert.ok(sent.rows.length > 0, 'mails were sent')
    assert.deepEqual(new Set(sent.rows.map(({ times }) => times)), new Set([1]), 'no mail was sent twice')
    for (const { id } of await db.select({ id: programmes.id }).from(programmes))
      assert.deepEqual((await verifyRecord(db, id)).faults, [])
    assert.ok((await databaseClock.now(db)) >= clockTo, 'the clock is where it was sent')
    return sent.rows.length
  } finally {
    await close()
  }
}

/** What goes on in a round while something is killed: the clock moves, the applicant writes and hands in. */
async function live({ proposal, text, clock }: { proposal: string; text: string; clock: Date }) {
  await sendClock(clock)
  await save(`${proposal}/sections/team`, { 'answers.experience': text })
  receipts.set(await handIn(`${proposal}/check`), text)
}

/** Fills what the demo's draft lacks. */
async function completeDraft(proposal: string) {
  await save(`${proposal}/sections/team`, {
    'answers.experience': 'Some',
    'answers.roles': 'Each does a part.',
  })
  await save(`${proposal}/sections/declarations`, { 'answers.truth': 'yes', 'answers.authority': 'yes' })
}

/** Posts a page's own form with some fields changed, until it is acknowledged. */
async function save(path: string, changes: Readonly<Record<string, string>>) {
  await insist(path, async () => {
    const fields = { ...fieldsOf(await read(path)), ...changes, intent: 'continue' }
    const answer = await ask(path, fields)
    return answer.status === 303
  })
}

/** Hands in with one request id, however often it takes. Returns where the receipt is. */
async function handIn(path: string): Promise<string> {
  const requestId = randomUUID()
  let receipt: string | null = null
  let draftVersion: string | undefined
  await insist(path, async () => {
    draftVersion ??= fieldsOf(await read(path)).draftVersion
    const answer = await ask(path, { requestId, draftVersion: draftVersion! })
    receipt = answer.status === 303 ? answer.headers.get('location') : null
    return receipt !== null
  })
  return receipt!
}

async function signIn() {
  await insist('the role', async () => {
    const answer = await ask('/en/demo/role', { role: 'applicant-draft' })
    cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    return answer.status === 303
  })
}

/** Sends the clock on, until that is acknowledged: then it has to come there, whatever is killed on its way. */
async function sendClock(to: Date) {
  await insist('the clock', async () => {
    const answer = await ask('/en/demo/clock', { at: to.toISOString(), next: '/en/about' })
    const toast = decodeURIComponent(answer.headers.get('set-cookie') ?? '')
    // Refused as no longer ahead: an attempt before had arrived, and its answer was lost.
    const isSent = /clock-moved|clock-forward-only/.test(toast) || isOnItsWay(answer)
    return answer.status === 303 && isSent
  })
  clockTo = to
}

function isOnItsWay(answer: Response): boolean {
  return answer.headers.get('location')?.includes('/demo/clock') === true
}

/** Tries again while the site is away, as a person would. */
async function insist(what: string, attempt: () => Promise<boolean>) {
  const untilMs = performance.now() + backWithinMs
  let last: unknown = 'refused'
  while (performance.now() < untilMs) {
    if (hasEnded(demo)) await start()
    if (await attempt().catch((error: unknown) => ((last = error), false))) return
    await pause(100)
  }
  throw new Error(`${what} was not acknowledged within a minute`, { cause: last })
}

function ask(path: string, form?: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(origin + path, {
    headers: { cookie, origin },
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
}

async function read(path: string): Promise<string> {
  let text = ''
  await insist(path, async () => {
    const answer = await ask(path)
    text = await answer.text()
    return answer.status === 200
  })
  return text
}

/** What the form of a page would send as it stands. Text areas are not read: only their versions matter here. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of html.slice(html.indexOf('<main')).matchAll(/<input\b[^>]*>/g)) {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1]
    if (name) fields[name] = /\svalue="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&quot;', '"') ?? ''
  }
  for (const [, name, text] of html.matchAll(/<textarea\b[^>]*\sname="([^"]*)"[^>]*>([^<]*)</g))
    fields[name!] = text!
  for (const [, name, options] of html.matchAll(
    /<select\b[^>]*\sname="(answers[^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name!] = /value="([^"]*)"[^>]*selected/.exec(options!)?.[1] ?? 'en'
  return fields
}

/** Kills one of the three, as soon as it is there. */
async function kill(victim: Victim) {
  let pid: number | undefined
  const isThere = await waitUntil(async () => (pid = await processOf(victim)) !== undefined, {
    withinMs: backWithinMs,
  })
  assert.ok(isThere, `no ${victim} to kill`)
  process.kill(pid!, 'SIGKILL')
  kills[victim] += 1
  console.log(`killed: ${victim}`)
}

async function killEverything() {
  const pids = [demo?.pid, ...(await Promise.all(victims.map(processOf)))]
  for (const pid of pids) {
    try {
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    } catch {
      // It ended with the one before.
    }
  }
  kills.everything += 1
  console.log('killed: everything')
}

/** The living process of our demo, or undefined while there is none. */
async function processOf(victim: Victim): Promise<number | undefined> {
  const pid = victim === 'database' ? readPostmaster() : childOf(demo?.pid, victim)
  return pid !== undefined && isAlive(pid) ? pid : undefined
}

function readPostmaster(): number | undefined {
  try {
    return Number(readFileSync(join(directory, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

/** The web server or the worker that a start looks after, by what it runs. */
function childOf(parent: number | undefined, victim: 'web' | 'worker'): number | undefined {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .find((pid) => {
      const program = commandLineOf(pid)?.replaceAll(project, '') ?? ''
      const isWorker = /worker/.test(program)
      const isMeant = victim === 'worker' ? isWorker : !isWorker && /server/.test(program)
      return isMeant && parentOf(pid) === parent
    })
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

function variableOf(pid: number, name: string): string | undefined {
  const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  return entries.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Starts the demo in the folder, whatever a kill has left there, and waits until it answers. */
async function start(): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(project, 'scripts', 'start.ts')], {
    cwd: project,
    env: { ...systemVariables(), PORT: String(port), HAASTE_DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  demo = child
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const isReady = () => said.includes('Haaste is ready at')
  await waitUntil(() => isReady() || hasEnded(child), { withinMs: readyWithinMs })
  if (isReady()) return
  throw new Error(`The demo did not start:\n${said}`)
}

async function stop() {
  if (demo === undefined || hasEnded(demo)) return
  const ended = once(demo, 'close')
  demo.kill('SIGTERM')
  await ended
}

/** A process that was killed has a signal and no code. */
function hasEnded(child: ChildProcess | undefined): boolean {
  return child === undefined || child.exitCode !== null || child.signalCode !== null
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number }
      server.close(() => resolve(free))
    })
  })
}
