import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { askOnce, type Reply, requestBytes } from './load.ts'

/** A server in a process of its own. It ends when we do: its channel to us closes. */
export type Program = {
  readonly port: number
  readonly host: string
  /** From its launch to the first answer that was as expected, in seconds. */
  readonly startSeconds: number
  /** Processor time it has used so far, in milliseconds; null where the platform does not say. */
  processorMs(): number | null
  stop(): Promise<void>
}

type Launch = {
  readonly name: string
  /** What Node is given: flags and file. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly variables: NodeJS.ProcessEnv
  readonly port: number
  readonly path: string
  readonly isExpected: (reply: Reply) => boolean
}

const startedWithinMs = 60_000
const askedEveryMs = 5

/**
 * Launches a server and waits until it answers `path` as expected.
 * @throws StartupProblem with what it said when it ends or takes too long
 */
export async function launch({
  name,
  args,
  cwd,
  variables,
  port,
  path,
  isExpected,
}: Launch): Promise<Program> {
  const startedMs = performance.now()
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { ...variables, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const host = `localhost:${port}`
  const request = requestBytes({ host, path, headers: { connection: 'close' } })
  while (performance.now() - startedMs < startedWithinMs && child.exitCode === null) {
    const reply = await askOnce(port, request).catch(() => null)
    if (reply && isExpected(reply)) {
      const startSeconds = (performance.now() - startedMs) / 1000
      return { port, host, startSeconds, processorMs: () => processorMsOf(child.pid), stop: () => end(child) }
    }
    await new Promise((resolve) => setTimeout(resolve, askedEveryMs))
  }
  await end(child)
  throw new StartupProblem(
    `${name} did not answer ${path}: ${said.trim().split('\n').slice(0, 6).join('\n')}`,
  )
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const isGone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 3_000)
  await isGone
  clearTimeout(force)
}

/** Fields 14 and 15 of Linux's process table, user and system time, in ticks of 10 ms. */
function processorMsOf(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}
