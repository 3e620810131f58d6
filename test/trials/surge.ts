/*
 * `npm run trial:surge [-- --applicants 2000] [--seconds 180] [--faults 20] [--short]`: the last ten minutes before a
 * deadline in three. Applicants hand in over HTTP through the built web process, most of them at the very end, some too
 * late; whoever gets no answer presses again with the same request. Meanwhile the web process, the worker and the database
 * are killed with signal 9 in turn. At the end four numbers have to be 0: submissions that were acknowledged and are lost,
 * that are there twice, that were accepted late, and that were refused though they were in time. Needs /proc, so Linux.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { openDatabase, type Db } from '#db/client.server.ts'
import { settleInstallation } from '#db/installation.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { challenges, proposalVersions } from '#db/schema/index.ts'
import { createAuth } from '#app/people/auth.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { freePort } from '#app/platform/embedded-postgres/cluster.server.ts'
import { systemVariables } from '#app/platform/env.server.ts'
import { waitUntil } from '#app/platform/processes.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { project, siteEnv } from '#scripts/bench/lab.ts'
import { ensureBuild, programs } from '#scripts/start/build.ts'
import { keepDatabase } from '#scripts/start/database.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { realNotices } from '#test/factories/a-sender.ts'

const { values } = parseArgs({
  options: {
    applicants: { type: 'string' },
    seconds: { type: 'string' },
    faults: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
})
const applicants = Number(values.applicants ?? (values.short ? 100 : 2000))
const seconds = Number(values.seconds ?? (values.short ? 25 : 180))
const faults = Number(values.faults ?? (values.short ? 3 : 20))

type Answer = 'acknowledged' | 'refused' | 'none'
type Applicant = {
  readonly proposalId: string
  readonly cookie: string
  /** Milliseconds after the beginning at which the button is pressed first. */
  readonly pressesAt: number
  answer: Answer
  answeredAt: number
  /** From the first press to the answer, presses again included. */
  tookMs: number
}

const beganMs = performance.now()
const tell = (line: string) =>
  console.log(`${String(Math.round((performance.now() - beganMs) / 1000)).padStart(5)} s  ${line}`)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

if (process.platform !== 'linux') {
  console.log('The surge trial ends processes by their ids in /proc and runs on Linux alone: left out here.')
  process.exit()
}
process.exit(await trial())

async function trial(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'haaste-surge-'))
  // As root the database runs as another user, who must be able to walk in.
  chmodSync(directory, 0o755)
  await ensureBuild({ project, report: tell, signal: new AbortController().signal })
  const database = await keepDatabase(directory, { line: () => undefined }, () => {
    throw new Error('the database moved to another port')
  })
  const url = database.url()
  const programsRunning: Kept[] = []
  try {
    await migrateDatabase(url)
    await settleInstallation(url, 'real')
    const { db, close } = openDatabase(url, { max: 6 })
    const port = await freePort()
    const env = siteEnv(url, port)
    const variables = {
      ...systemVariables(),
      NODE_ENV: 'production' as const,
      DATABASE_URL: url,
      PORT: String(port),
      PUBLIC_ORIGIN: env.publicOrigin,
      SESSION_SECRET: env.sessionSecret,
      RESEND_API_KEY: 'none',
      // Nobody listens there: what the mail trial is for is no part of this one.
      RESEND_BASE_URL: 'http://127.0.0.1:9',
      MAIL_FROM: env.mail?.from,
      LOG_LEVEL: 'silent',
    }
    const { challengeId, programmeId, everybody } = await aFullHouse(db, env)
    programsRunning.push(keep(programs.web, variables), keep(programs.worker, variables))
    const isUp = () =>
      fetch(`${env.publicOrigin}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    if (!(await waitUntil(isUp, { withinMs: 60_000 }))) throw new Error('the web process does not answer')
    const closesAt = await closeIn(db, challengeId, seconds * 1000)
    await close()
    tell(`${applicants} applicants; the deadline is in ${seconds} s, and ${faults} times something is killed`)
    const startMs = Date.now()
    let isOver = false
    const strikes = strike({ directory, programsRunning, isOver: () => isOver })
    await Promise.all(
      everybody.map((each) =>
        press(each, { origin: env.publicOrigin, startMs, giveUpAt: closesAt + 60_000 }),
      ),
    )
    isOver = true
    const killed = await strikes
    const problems = await inspect(url, { challengeId, programmeId, everybody, closesAt })
    report(everybody, killed)
    return problems === 0 ? 0 : 1
  } finally {
    for (const kept of programsRunning) kept.stop()
    await database.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** An open challenge with as many teams, each with a draft that is complete and somebody who is signed in. */
async function aFullHouse(db: Db, env: ReturnType<typeof siteEnv>) {
  const far = (days: number) => new Date(Date.now() + days * 86_400_000)
  const challenge = await insertChallenge(db, {
    state: 'open',
    opensAt: far(-20),
    closesAt: far(1),
    judgingEndsAt: far(20),
    announcesAt: far(30),
  })
  const auth = createAuth({
    ports: { db, clock: databaseClock, notices: realNotices },
    env,
    log: silentLog,
  })
  const everybody: Applicant[] = []
  const make = async () => {
    while (everybody.length < applicants) {
      const place = everybody.push(undefined as never) - 1
      const { proposalId, leadId } = await aDraft(db, { challengeId: challenge.id })
      const { headers } = await auth.openSession(leadId, new Headers())
      const cookie = headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      // The later the more: half of all press in the last quarter, one in twelve comes after the deadline.
      const pressesAt = Math.sqrt(Math.random()) * seconds * 1.045 * 1000
      everybody[place] = { proposalId, cookie, pressesAt, answer: 'none', answeredAt: 0, tookMs: 0 }
    }
  }
  await Promise.all([make(), make(), make(), make()])
  return { challengeId: challenge.id, programmeId: challenge.programmeId, everybody }
}

/** Brings the deadline near: the trial's own preparation, which the rules forbid to everybody else. */
async function closeIn(db: Db, challengeId: string, ms: number): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    const [moved] = await tx
      .update(challenges)
      .set({ closesAt: sql`clock_timestamp() + ${ms} * interval '1 millisecond'` })
      .where(eq(challenges.id, challengeId))
      .returning({ closesAt: challenges.closesAt })
    return moved!.closesAt.getTime()
  })
}

/** Presses at the time, and again with the same request while there is no answer. */
async function press(
  each: Applicant,
  { origin, startMs, giveUpAt }: { origin: string; startMs: number; giveUpAt: number },
): Promise<void> {
  await pause(startMs + each.pressesAt - Date.now())
  const requestId = randomUUID()
  const firstMs = performance.now()
  while (each.answer === 'none' && Date.now() < giveUpAt) {
    each.answer = await fetch(`${origin}/en/proposals/${each.proposalId}/check`, {
      method: 'POST',
      headers: { cookie: each.cookie, origin },
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
      body: new URLSearchParams({ requestId, draftVersion: '1' }),
    })
      .then(answerOf)
      // No answer, or half of one.
      .catch(() => 'none' as const)
    each.answeredAt = Date.now()
    if (each.answer === 'none') await pause(300 + randomInt(0, 700))
  }
  each.tookMs = performance.now() - firstMs
}

async function answerOf(response: Response): Promise<Answer> {
  await response.text()
  if (response.status === 303 && response.headers.get('location')?.includes('/receipts/'))
    return 'acknowledged'
  return response.status === 409 ? 'refused' : 'none'
}

/** Kills one after the other, evenly spread, the last one just at the deadline. */
async function strike({
  directory,
  programsRunning: [web, worker],
  isOver,
}: {
  directory: string
  programsRunning: readonly Kept[]
  isOver: () => boolean
}): Promise<Record<string, number>> {
  const killed: Record<string, number> = { web: 0, worker: 0, database: 0 }
  const victims = [
    ['web', () => web!.kill()],
    ['database', () => killDatabase(directory)],
    ['worker', () => worker!.kill()],
  ] as const
  for (let fault = 0; fault < faults && !isOver(); fault += 1) {
    await pause((seconds * 1000) / faults - 150 + randomInt(0, 300))
    const [name, kill] = victims[fault % victims.length]!
    if (kill()) killed[name]! += 1
  }
  return killed
}

function killDatabase(directory: string): boolean {
  try {
    const file = join(directory, 'postgres', 'data', 'postmaster.pid')
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL')
    return true
  } catch {
    // It is on its way up from the kill before.
    return false
  }
}

type Kept = { kill(): boolean; stop(): void }

/** A program of ours that comes back at once when it ends. */
function keep(program: string, variables: NodeJS.ProcessEnv): Kept {
  let child: ChildProcess
  let isStopping = false
  const launch = () => {
    child = spawn(process.execPath, [program], {
      cwd: project,
      env: variables,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('error', () => undefined)
    child.on('exit', () => isStopping || setTimeout(launch, 300))
  }
  launch()
  return {
    kill: () => child.kill('SIGKILL'),
    stop() {
      isStopping = true
      child.kill('SIGKILL')
    },
  }
}

/** The four numbers, and whether everybody was answered and the record is whole. Returns how much is wrong. */
async function inspect(
  url: string,
  given: { challengeId: string; programmeId: string; everybody: readonly Applicant[]; closesAt: number },
): Promise<number> {
  const { db, close } = openDatabase(url, { max: 2 })
  await waitUntil(
    () =>
      db.execute(sql`select 1`).then(
        () => true,
        () => false,
      ),
    { withinMs: 60_000 },
  )
  const stored = await db.select({ proposalId: proposalVersions.proposalId }).from(proposalVersions)
  const times = new Map<string, number>()
  for (const { proposalId } of stored) times.set(proposalId, (times.get(proposalId) ?? 0) + 1)
  const of = (answer: Answer) => given.everybody.filter((each) => each.answer === answer)
  const { rows } = await db.execute<{ late: number }>(sql`
    select count(*)::int as late from proposal_versions v join proposals p on p.id = v.proposal_id
    join challenges c on c.id = p.challenge_id where v.submitted_at >= c.closes_at`)
  const faultsFound = (await verifyRecord(db, given.programmeId)).faults.length
  await close()
  const numbers = {
    lost: of('acknowledged').filter(({ proposalId }) => !times.has(proposalId)).length,
    twice: [...times.values()].filter((count) => count > 1).length,
    late: rows[0]?.late ?? -1,
    // Refused before the deadline was there, or although the version is stored.
    refusedInTime: of('refused').filter(
      ({ proposalId, answeredAt }) => times.has(proposalId) || answeredAt < given.closesAt,
    ).length,
  }
  tell(
    `${numbers.lost} acknowledged submissions lost, ${numbers.twice} twice, ${numbers.late} accepted late, ` +
      `${numbers.refusedInTime} refused that were in time`,
  )
  const unanswered = of('none').length
  // On both sides of the deadline, or nothing was tried.
  const isOneSided = of('acknowledged').length === 0 || of('refused').length === 0
  if (isOneSided) tell('WRONG  all came on the same side of the deadline')
  if (unanswered > 0) tell(`WRONG  ${unanswered} applicants were never answered`)
  if (faultsFound > 0) tell(`WRONG  the record does not verify: ${faultsFound} faults`)
  const wrong = [numbers.lost, numbers.twice, numbers.late, numbers.refusedInTime, unanswered, faultsFound]
  return wrong.reduce((sum, count) => sum + count, Number(isOneSided))
}

function report(everybody: readonly Applicant[], killed: Record<string, number>): void {
  const of = (answer: Answer) => everybody.filter((each) => each.answer === answer)
  const took = of('acknowledged')
    .map(({ tookMs }) => tookMs)
    .sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0)
  const counts = Object.entries(killed).map(([name, count]) => `${name} ${count}`)
  tell(
    `${of('acknowledged').length} acknowledged, ${of('refused').length} refused as late; killed: ${counts.join(', ')}; from the ` +
      `first press to the receipt, faults included: half within ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`,
  )
}
