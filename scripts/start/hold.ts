import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { birthOf, isAlive } from '#app/platform/processes.server.ts'

/** What the file says about the process that holds it. `note` is for people. */
export type Holder = { pid: number; birth: string | undefined; note: string }

/** `wasLeft` when a killed process had held it before. */
export type Hold = { isHeld: true; wasLeft: boolean; release: () => void } | { isHeld: false; by: Holder }

/**
 * Takes a file that one living process at a time may hold. What a killed process left is recognised by its id and
 * birth, and taken over.
 */
export function hold(path: string, note: string): Hold {
  mkdirSync(dirname(path), { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), note } satisfies Holder)
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, mine)
  let wasLeft = false
  try {
    for (;;) {
      // A link appears whole or not at all, and never replaces another.
      if (succeeds(() => linkSync(draft, path))) {
        return { isHeld: true, wasLeft, release: () => letGo(path, mine) }
      }
      const text = read(path)
      if (text === undefined) continue
      const holder = JSON.parse(text) as Holder
      if (isStillThere(holder)) return { isHeld: false, by: holder }
      letGo(path, text)
      wasLeft = true
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Who holds the file at this moment, if anybody living does. */
export function holderOf(path: string): Holder | undefined {
  const text = read(path)
  if (text === undefined) return undefined
  const holder = JSON.parse(text) as Holder
  return isStillThere(holder) ? holder : undefined
}

function isStillThere({ pid, birth }: Holder): boolean {
  return isAlive(pid) && birthOf(pid) === birth
}

/** Removes the file if it still says `text`; a newer holder's file that came in between is put back. */
function letGo(path: string, text: string): void {
  const aside = `${path}.old.${process.pid}`
  if (!succeeds(() => renameSync(path, aside))) return
  if (read(aside) !== text) succeeds(() => linkSync(aside, path))
  rmSync(aside, { force: true })
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function succeeds(step: () => void): boolean {
  try {
    step()
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOENT') return false
    throw error
  }
}
