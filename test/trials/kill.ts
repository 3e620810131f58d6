/*
 * `npm run trial:kill [rounds]`: the demo runs, an applicant writes and hands in over HTTP, and in every round the web
 * process, the worker or the database is killed with signal 9 at some moment; in the last round the whole of it, and
 * it is started again. What was acknowledged must be there afterwards, once; no mail may go twice; the record must
 * verify. Needs /proc, so Linux.
 */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { openDatabase } from '#db/client.server.ts'
import { programmes } from '#db/schema/index.ts'
import { systemVariables } from '#app/platform/env.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const rounds = Number(process.argv[2] ?? 10)
const backWithinMs = 60_000
const directory = mkdtempSync(join(tmpdir(), 'haaste-kill-'))
const port = await freePort()
const origin = `http://localhost:${port}`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let demo = await start()
let cookie = ''
const receipts = new Set<string>()
let kills = 0

try {
  await signIn()
  const proposal = /\/en\/proposals\/[0-9a-f-]+/.exec(await read('/en/proposals'))![0]
  await completeDraft(proposal)
  let acknowledged = ''
  for (let round = 1; round <= rounds; round += 1) {
    const killing = pause(randomInt(0, 400)).then(() => kill(round === rounds ? 'everything' : undefined))
    const text = `Written in round ${round}`
    await save(`${proposal}/sections/team`, { 'answers.experience': text })
    acknowledged = text
    receipts.add(await handIn(`${proposal}/check`))
    await killing
    if (demo.exitCode !== null || demo.signalCode !== null) demo = await start()
  }
  assert.match(await read(`${proposal}/sections/team`), new RegExp(`>${acknowledged}<`))
  for (const receipt of receipts) assert.equal((await ask(receipt)).status, 200, receipt)
  await inspect(proposal.split('/').at(-1)!)
  console.log(
    `${kills} kills, ${receipts.size} submissions acknowledged: none lost, none twice; no mail twice`,
  )
} finally {
  demo.kill('SIGTERM')
  await new Promise((resolve) => (demo.exitCode === null ? demo.once('close', resolve) : resolve(null)))
  rmSync(directory, { recursive: true, force: true })
}

/** Acknowledged versions are exactly those stored, nothing was sent twice, every record is whole. */
async function inspect(proposalId: string) {
  const url = variableOf(processNamed('app/server.ts')!, 'DATABASE_URL')!
  const { db, close } = openDatabase(url, { role: 'haaste_app' })
  try {
    const stored = await db.execute(sql`select 1 from proposal_versions where proposal_id = ${proposalId}`)
    assert.equal(stored.rows.length, receipts.size, 'as many versions as receipts')
    const twice = await db.execute(
      sql`select message_id from message_events where state = 'sent' group by message_id having count(*) > 1`,
    )
    assert.deepEqual(twice.rows, [])
    for (const { id } of await db.select({ id: programmes.id }).from(programmes))
      assert.deepEqual((await verifyRecord(db, id)).faults, [])
  } finally {
    await close()
  }
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
  const answer = await ask('/en/demo/role', { role: 'applicant-draft' })
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Tries again while the site is away, as a person would. */
async function insist(what: string, attempt: () => Promise<boolean>) {
  const untilMs = performance.now() + backWithinMs
  while (performance.now() < untilMs) {
    if (demo.exitCode !== null || demo.signalCode !== null) demo = await start()
    if (await attempt().catch(() => false)) return
    await pause(100)
  }
  throw new Error(`${what} was not acknowledged within a minute`)
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

/** Kills one of the three, or everything that was started. */
async function kill(which?: 'everything') {
  const postmaster = readPostmaster()
  const web = processNamed('app/server.ts')
  const worker = processNamed('app/worker/main.ts')
  const all = { start: demo.pid, web, worker, database: postmaster }
  const one = (['web', 'worker', 'database'] as const)[randomInt(0, 3)]!
  const victims = which === 'everything' ? (['start', 'web', 'worker', 'database'] as const) : [one]
  for (const victim of victims) {
    const pid = all[victim]
    if (pid === undefined) continue
    try {
      process.kill(pid, 'SIGKILL')
      kills += 1
      console.log(`killed: ${victim}`)
    } catch {
      // Already gone: the round before was not over for it.
    }
  }
  await pause(200)
}

/** The database's main process, or undefined while there is none. */
function readPostmaster(): number | undefined {
  try {
    return Number(readFileSync(join(directory, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

/** A child of our demo by its command line. */
function processNamed(file: string): number | undefined {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .find((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return command.includes(file) && variableOf(pid, 'HAASTE_DATA_DIR') === directory
      } catch {
        return false
      }
    })
}

function variableOf(pid: number, name: string): string | undefined {
  const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  return entries.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Starts the demo in the folder, whatever a kill has left there, and waits until it answers. */
async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(project, 'scripts', 'start.ts')], {
    cwd: project,
    env: { ...systemVariables(), PORT: String(port), HAASTE_DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Haaste is ready at')) resolve()
    })
    child.once('close', (code) => reject(new Error(`The demo ended with ${code}`)))
  })
  return child
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number }
      server.close(() => resolve(free))
    })
  })
}
