import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { systemVariables } from '#app/platform/env.server.ts'
import { waitUntil } from '#app/platform/processes.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { hold } from './hold.ts'

/** All that the build is made of; a change in any of it makes the build stale. */
const SOURCES = [
  'app',
  'db',
  'emails',
  'public',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
]
/** What the build makes for Node, relative to the project: the pages, and the two programs that a start runs. */
export const programs = {
  pages: 'build/server/index.js',
  web: 'build/server/web.js',
  worker: 'build/server/worker.js',
} as const
const OTHER_BUILD_WITHIN_MS = 300_000

type Options = { project: string; report: (line: string) => void; signal: AbortSignal }

/**
 * Makes the production build when there is none or the sources have changed since, by content and not by date: a
 * fresh clone and a switched branch have dates that say nothing.
 * @throws StartupProblem when it fails, or is missing where the build tools are not installed
 */
export async function ensureBuild({ project, report, signal }: Options): Promise<void> {
  const stamp = join(project, 'build', 'sources.sha256')
  const wanted = hashOfSources(project)
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && isBuilt(project)
  if (isFresh()) return

  const builder = findBuilder(project)
  if (!builder) {
    if (!isBuilt(project))
      throw new StartupProblem(
        'There is no build, and the tools that make one are not installed: run npm ci.',
      )
    report('Using the build as it is; the tools to renew it are not installed')
    return
  }
  // Not in build/, which the builder empties first.
  const turn = await waitForTurn(join(project, '.haaste', 'building.json'))
  try {
    if (isFresh()) return
    report('Building (once after each change, some seconds)')
    await runBuild(builder, project, signal)
    writeFileSync(stamp, wanted)
  } finally {
    turn.release()
  }
}

/** A hash over path and content of every source file but tests. */
export function hashOfSources(project: string): string {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap((source) => filesOf(join(project, source))).sort()) {
    hash
      .update(`${relative(project, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path]
    throw error
  }
}

function isBuilt(project: string): boolean {
  return ['build/client', ...Object.values(programs)].every((path) => existsSync(join(project, path)))
}

function findBuilder(project: string): string | undefined {
  try {
    const require = createRequire(join(project, 'package.json'))
    require.resolve('vite')
    return require.resolve('@remix-run/dev/dist/cli.js')
  } catch {
    return undefined
  }
}

/** Two starts from one folder share the build: the second waits for the first. */
async function waitForTurn(path: string): Promise<{ release: () => void }> {
  let turn = hold(path, 'building')
  const isOurs = () => (turn.isHeld ? true : (turn = hold(path, 'building')).isHeld)
  await waitUntil(isOurs, { withinMs: OTHER_BUILD_WITHIN_MS, everyMs: 200 })
  if (turn.isHeld) return turn
  throw new StartupProblem(
    `Another start (process ${turn.by.pid}) has been building for minutes: end it and start again.`,
  )
}

async function runBuild(builder: string, project: string, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [builder, 'vite:build'], {
    cwd: project,
    env: systemVariables(),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', resolve)
  })
  if (code === 0 || signal.aborted) return signal.throwIfAborted()
  throw new StartupProblem(`The build failed:\n${complaintIn(said)}`)
}

/** The builder's own words from the failure on, without the stack that follows. */
function complaintIn(said: string): string {
  const lines = said.trim().split('\n')
  const from = Math.max(
    0,
    lines.findIndex((line) => /failed|error/i.test(line)),
  )
  const stack = lines.findIndex((line, index) => index > from && /^\s+at /.test(line))
  return lines
    .slice(from, stack < 0 ? undefined : stack)
    .slice(0, 30)
    .join('\n')
    .trim()
}
