import { type ChildProcess, spawn } from 'node:child_process'

/** A program that is kept running until it is told to stop. */
export type Child = {
  /** Ends it and starts it anew, for new sources or new variables. */
  restart(variables?: NodeJS.ProcessEnv): void
  /** Asks it to end, and ends it after ten seconds. Resolves when it is gone. */
  stop(): Promise<void>
  /** How often it has ended by itself. */
  crashes(): number
}

type Options = {
  name: string
  /** What Node is given: flags, and a file relative to the project. */
  args: readonly string[]
  project: string
  variables: NodeJS.ProcessEnv
  report: (line: string) => void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
const STABLE_AFTER_MS = 60_000
const STOPPED_WITHIN_MS = 10_000

/**
 * Starts a program of ours with a channel to it. It has a process group of its own, so that Ctrl-C reaches it through
 * us and in order; it ends by itself when the channel closes because we were killed. A crash is answered with a new
 * start, after 0.5 s, then twice as long each time up to 30 s.
 */
export function keepRunning({ name, args, project, variables, report }: Options): Child {
  let child: ChildProcess | undefined
  let current = variables
  let isStopping = false
  let isRestarting = false
  let crashes = 0
  let pauseMs = FIRST_PAUSE_MS
  let timer: NodeJS.Timeout | undefined

  function launch(): void {
    const startedAt = performance.now()
    const launched = spawn(process.execPath, [...args], {
      cwd: project,
      env: current,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child = launched
    launched.on('error', () => undefined)
    launched.on('exit', (code, signal) => {
      child = undefined
      if (isStopping) return
      if (isRestarting) {
        isRestarting = false
        return launch()
      }
      crashes += 1
      if (performance.now() - startedAt > STABLE_AFTER_MS) pauseMs = FIRST_PAUSE_MS
      report(`The ${name} ended (${signal ?? `code ${code}`}); it starts again in ${pauseMs / 1000} s`)
      timer = setTimeout(launch, pauseMs)
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    })
  }

  launch()
  return {
    crashes: () => crashes,
    restart(next = current) {
      current = next
      if (!child) return
      isRestarting = true
      child.kill('SIGTERM')
    },
    async stop() {
      isStopping = true
      clearTimeout(timer)
      if (child) await end(child)
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  const isGone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS)
  await isGone
  clearTimeout(force)
}
