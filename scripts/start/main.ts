import { watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { childVariables, type Env, isRunByNpm, readStartEnv } from '#app/platform/env.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { assertFree, waitForAnswer } from './address.ts'
import { ensureBuild, programs } from './build.ts'
import { type Child, keepRunning } from './children.ts'
import { ensureDemoData, keepDatabase, prepareDatabase } from './database.ts'
import { hold } from './hold.ts'
import { createProgress, type Progress } from './progress.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const LEFTOVERS_LEAVE_WITHIN_MS = 3_000
const ANSWERS_WITHIN_MS = 60_000

/** What has to be undone at the end, last thing first. */
type Closing = { name: string; close: () => Promise<void> | void }[]

type Running = { env: Env; progress: Progress; closing: Closing; signal: AbortSignal }

/**
 * Starts everything and stays until a signal comes. Ends the process: 0 after an orderly stop, 1 with one clear
 * sentence when it cannot start.
 */
export async function start({ isDev }: { isDev: boolean }): Promise<void> {
  const progress = createProgress(process.stdout)
  const closing: Closing = []
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort())
  if (isRunByNpm()) stopWithParent(stopping)
  try {
    await bringUp({ env: readStartEnv({ isDev }), progress, closing, signal: stopping.signal })
    await untilAborted(stopping.signal)
  } catch (error) {
    // A signal that came while a program we waited for was working ends that program too: then it is no problem.
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (!stopping.signal.aborted) {
      console.error(`\n${sentenceFor(error)}`)
      process.exitCode = 1
    }
  }
  if (stopping.signal.aborted) progress.line('Stopping')
  await closeAll(closing, progress)
  process.exit()
}

async function bringUp({ env, progress, closing, signal }: Running): Promise<void> {
  progress.line(`Haaste ${env.mode === 'real' ? '' : `(${env.mode}) `}is starting`)
  const isReal = env.mode === 'real'
  const wasKilled = isReal ? false : takeDirectory(env, closing)
  await assertFree(env, wasKilled ? LEFTOVERS_LEAVE_WITHIN_MS : 0)

  const children: Child[] = []
  const databaseUrl = await together(signal, {
    database: (signal) =>
      isReal ? theirDatabase(env, progress) : ourDatabase({ env, progress, closing, signal }, children),
    build: async (signal) => {
      if (env.mode !== 'dev') await ensureBuild({ project: PROJECT, report: progress.line, signal })
    },
  })
  signal.throwIfAborted()

  const variables = childVariables({ ...env, databaseUrl })
  const common = { project: PROJECT, variables, report: progress.line }
  const argsFor = (source: string, built: string) =>
    env.mode === 'dev' ? ['--import', 'tsx', source] : [built]
  const web = keepRunning({
    ...common,
    name: 'web server',
    args: argsFor('app/server.ts', programs.web),
  })
  const worker = keepRunning({
    ...common,
    name: 'worker',
    args: argsFor('app/worker/main.ts', programs.worker),
  })
  children.push(web, worker)
  closing.push({
    name: 'web server and worker',
    close: () => Promise.all([web.stop(), worker.stop()]).then(() => undefined),
  })
  if (env.mode === 'dev') restartOnChange(worker, closing)

  const hasFailed = () => web.crashes() > 2 || signal.aborted
  const answered = await waitForAnswer(env, { withinMs: ANSWERS_WITHIN_MS, hasFailed })
  signal.throwIfAborted()
  if (!answered) throw new StartupProblem('The web server does not start; what it said stands above.')
  await announce(env)
}

/**
 * Database and build side by side. When one fails the other is told to end, and waited for, so that everything begun
 * can be undone.
 */
async function together(
  signal: AbortSignal,
  parts: {
    database: (signal: AbortSignal) => Promise<string>
    build: (signal: AbortSignal) => Promise<void>
  },
): Promise<string> {
  const failing = new AbortController()
  const either = AbortSignal.any([signal, failing.signal])
  let failure: { reason: unknown } | undefined
  const orFail = async <T>(part: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
    try {
      return await part(either)
    } catch (reason) {
      failure ??= { reason }
      failing.abort()
      return undefined
    }
  }
  const [url] = await Promise.all([orFail(parts.database), orFail(parts.build)])
  if (failure) throw failure.reason
  return url!
}

/** One demo per folder. True when the one before was killed and may have left a web server that is about to leave. */
function takeDirectory({ dataDir, publicOrigin }: Env, closing: Closing): boolean {
  const path = join(dataDir, 'running.json')
  const holding = hold(path, publicOrigin)
  if (!holding.isHeld) {
    throw new StartupProblem(
      `Haaste is already running here, at ${holding.by.note} (process ${holding.by.pid}). ` +
        'For a second one, set HAASTE_DATA_DIR and PORT.',
    )
  }
  closing.push({ name: 'folder', close: holding.release })
  return holding.wasLeft
}

async function theirDatabase({ databaseUrl = '' }: Env, progress: Progress): Promise<string> {
  await prepareDatabase(databaseUrl, 'real', progress)
  return databaseUrl
}

async function ourDatabase({ env, progress, closing, signal }: Running, children: Child[]): Promise<string> {
  const database = await keepDatabase(env.dataDir, progress, (databaseUrl) => {
    for (const child of children) child.restart(childVariables({ ...env, databaseUrl }))
  })
  closing.push({ name: 'database', close: database.stop })
  await prepareDatabase(database.url(), 'demo', progress)
  await ensureDemoData(database.url(), progress, signal)
  return database.url()
}

/** In development the worker starts anew when a source changes; the web server reloads by itself. */
function restartOnChange(worker: Child, closing: Closing): void {
  let timer: NodeJS.Timeout | undefined
  const watchers = ['app', 'db', 'emails'].map((folder) =>
    watch(join(PROJECT, folder), { recursive: true }, (_event, name) => {
      if (!name || !/\.(ts|tsx|json)$/.test(name)) return
      clearTimeout(timer)
      timer = setTimeout(() => worker.restart(), 200)
    }),
  )
  closing.push({ name: 'watchers', close: () => watchers.forEach((watcher) => watcher.close()) })
}

async function announce(env: Env): Promise<void> {
  const lines = [``, `Haaste is ready at ${env.publicOrigin}`]
  if (env.mode !== 'real') {
    const { demoSignIns } = await import('#scripts/seed.ts')
    const widest = Math.max(...demoSignIns.map(({ role }) => role.length))
    const widestEmail = Math.max(...demoSignIns.map(({ email }) => email.length))
    lines.push('', 'Sign in to the demo with')
    for (const { role, email, password } of demoSignIns) {
      lines.push(`  ${role.padEnd(widest)}  ${email.padEnd(widestEmail)}  ${password}`)
    }
  }
  console.log([...lines, '', 'Ctrl-C stops everything.'].join('\n'))
}

async function closeAll(closing: Closing, progress: Progress): Promise<void> {
  for (const { name, close } of closing.reverse()) {
    try {
      await close()
    } catch (error) {
      progress.line(`The ${name} did not stop in order: ${sentenceFor(error)}`)
      process.exitCode = 1
    }
  }
}

/** A signal sent to npm ends npm and its shell and never arrives here: that the parent is gone is the signal. */
function stopWithParent(stopping: AbortController): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stopping.abort(), 250).unref()
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** One sentence for the person at the terminal; a bug of ours shows its stack to who asks with `--debug`. */
function sentenceFor(error: unknown): string {
  if (error instanceof StartupProblem) return error.message
  const { message, code, path, stack } = error as NodeJS.ErrnoException
  if (path && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EEXIST', 'ENOTDIR', 'ENOENT'].includes(code ?? '')) {
    return `${path} cannot be written (${code}): make room or give access, or set HAASTE_DATA_DIR to another folder.`
  }
  return `Haaste could not start: ${process.argv.includes('--debug') ? stack : message}`
}
