/**
 * Where a browser keeps what a juror gave until the server has said that it has it, and, of proposals that were taken
 * along, what the server had last: a copy of a page that is days old then shows the answers as they are.
 */
import type { Stored, WaitingFields } from '../core/unsent-scores.ts'

type Kept = {
  /** Whose answers these are: nobody else's session sends them. */
  readonly owner: string
  readonly waiting: WaitingFields
  readonly known: Readonly<Record<string, Stored>>
}

const prefix = 'haaste:scorecard:'
const empty: Omit<Kept, 'owner'> = { waiting: {}, known: {} }

export function keptOf(assignmentId: string, owner: string): Omit<Kept, 'owner'> {
  const kept = read(assignmentId)
  return kept?.owner === owner ? kept : empty
}

/** False when this browser keeps nothing: what is typed then stands on the page alone. */
export function keep(assignmentId: string, kept: Kept): boolean {
  try {
    const hasNothing = [kept.waiting, kept.known].every((part) => Object.keys(part).length === 0)
    if (hasNothing) window.localStorage.removeItem(prefix + assignmentId)
    else window.localStorage.setItem(prefix + assignmentId, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function forget(assignmentId: string): void {
  try {
    window.localStorage.removeItem(prefix + assignmentId)
  } catch {
    // There is nothing to forget where nothing is kept.
  }
}

/** Every scorecard something is kept of, and whose it is. */
export function allKept(): { assignmentId: string; owner: string; waiting: number }[] {
  try {
    return Object.keys(window.localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => {
        const assignmentId = key.slice(prefix.length)
        const kept = read(assignmentId)
        return kept ? [{ assignmentId, owner: kept.owner, waiting: Object.keys(kept.waiting).length }] : []
      })
  } catch {
    return []
  }
}

function read(assignmentId: string): Kept | null {
  try {
    const found = JSON.parse(
      window.localStorage.getItem(prefix + assignmentId) ?? 'null',
    ) as Partial<Kept> | null
    return found?.owner && found.waiting && found.known ? (found as Kept) : null
  } catch {
    return null
  }
}
