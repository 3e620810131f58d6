import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Is there a process with this id, ours or another user's? */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    // A zombie still has its id: it has ended, and waits for a parent that may never ask.
    return statOf(pid)?.[0] !== 'Z'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * A mark that two processes with the same id do not share: when it was born. Process ids are given out again,
 * soon in a container, so a file that remembers a process remembers its birth too. `undefined` when it is gone or
 * the platform does not say.
 */
export function birthOf(pid: number): string | undefined {
  return process.platform === 'linux' ? statOf(pid)?.[19] : askPs(pid, 'lstart=')
}

/** The command line of a process, words separated by spaces; `undefined` when it is gone or cannot be read. */
export function commandLineOf(pid: number): string | undefined {
  if (process.platform === 'linux') return readProc(pid, 'cmdline')?.replaceAll('\0', ' ').trim() || undefined
  return askPs(pid, 'args=')
}

/** Waits in steps of `everyMs` until `isDone` answers true; false when `withinMs` have passed first. */
export async function waitUntil(
  isDone: () => boolean | Promise<boolean>,
  { withinMs, everyMs = 25 }: { withinMs: number; everyMs?: number },
): Promise<boolean> {
  const givesUpAt = performance.now() + withinMs
  while (!(await isDone())) {
    if (performance.now() >= givesUpAt) return false
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  return true
}

/** Fields of Linux's process table from the third on: [0] is the state, [19] the birth in clock ticks. */
function statOf(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined
  const stat = readProc(pid, 'stat')
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

function askPs(pid: number, column: string): string | undefined {
  if (process.platform === 'win32') return undefined
  try {
    const answer = execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' })
    return answer.trim() || undefined
  } catch {
    return undefined
  }
}
