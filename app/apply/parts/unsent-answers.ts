/**
 * What was typed and has not reached the server, kept on the disk of this device until it has: a lost connection, an
 * ended session, a killed browser or an empty battery costs nothing. One entry per answer and window, replaced by each
 * newer text of it. What a window leaves behind is taken over by the next that opens the draft, or by one that is open.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

export type UnsentAnswer = {
  readonly question: string
  readonly value: string
  /** The version the text was typed against; 0 when there was none. */
  readonly version: number
  /** Milliseconds since 1970 by the device's clock: only to tell the newer of two texts. */
  readonly typedAt: number
}

export type UnsentAnswers = {
  /** False when this browser keeps nothing (private windows, a full disk): the text then stands in its field alone. */
  keep(answer: UnsentAnswer): Promise<boolean>
  /** Forgets an answer, unless something newer than `value` is kept by now. */
  forget(question: string, value: string): Promise<void>
  /** Gives the window its place back: what it kept waits for the next. */
  close(): void
}

interface Drafts extends DBSchema {
  unsent: {
    key: [proposalId: string, owner: string, question: string]
    value: UnsentAnswer & { proposalId: string; owner: string }
    indexes: { proposal: string }
  }
}

/**
 * Opens what is kept of a draft for this window. `onLeftBehind` is called with what windows that are gone have left, at
 * once and whenever another one closes, oldest text first; it belongs to this window from then on.
 */
export function openUnsentAnswers(
  proposalId: string,
  onLeftBehind: (answers: readonly UnsentAnswer[]) => void,
): UnsentAnswers {
  const owner = crypto.randomUUID()
  const closing = new AbortController()
  const { signal } = closing
  const store = openStore()
  const ready = liveUntil(signal, lockOf(proposalId, owner)).then(async () => {
    const db = await store
    if (db === null || signal.aborted) return
    const rows = await db.getAllFromIndex('unsent', 'proposal', proposalId)
    const owners = new Set(rows.map((row) => row.owner).filter((each) => each !== owner))
    for (const gone of owners) {
      void whenGone(lockOf(proposalId, gone), signal, async () => {
        const left = await takeOver(db, { proposalId, from: gone, to: owner })
        if (left.length > 0 && !signal.aborted) onLeftBehind(left)
      })
    }
  })
  ready.catch(() => undefined)

  return {
    async keep(answer) {
      const db = await store
      if (db === null) return false
      try {
        const tx = db.transaction('unsent', 'readwrite', { durability: 'strict' })
        await Promise.all([tx.store.put({ ...answer, proposalId, owner }), tx.done])
        return true
      } catch {
        return false
      }
    },
    async forget(question, value) {
      const db = await store
      if (db === null) return
      try {
        const tx = db.transaction('unsent', 'readwrite')
        const key: Drafts['unsent']['key'] = [proposalId, owner, question]
        const kept = await tx.store.get(key)
        if (kept?.value === value) await tx.store.delete(key)
        await tx.done
      } catch {
        // It will be sent once more, and be found there already.
      }
    },
    close: () => closing.abort(),
  }
}

async function openStore(): Promise<IDBPDatabase<Drafts> | null> {
  try {
    return await openDB<Drafts>('haaste-drafts', 1, {
      upgrade(db) {
        const unsent = db.createObjectStore('unsent', { keyPath: ['proposalId', 'owner', 'question'] })
        unsent.createIndex('proposal', 'proposalId')
      },
    })
  } catch {
    return null
  }
}

/** Moves what one window kept into another's hands, in one transaction: of two that try, one gets it. */
async function takeOver(
  db: IDBPDatabase<Drafts>,
  { proposalId, from, to }: { proposalId: string; from: string; to: string },
): Promise<UnsentAnswer[]> {
  const tx = db.transaction('unsent', 'readwrite', { durability: 'strict' })
  const rows = await tx.store.index('proposal').getAll(proposalId)
  const own = new Map(rows.filter(({ owner }) => owner === to).map((row) => [row.question, row]))
  const left = rows.filter(({ owner }) => owner === from).sort((a, b) => a.typedAt - b.typedAt)
  for (const row of left) {
    await tx.store.delete([proposalId, from, row.question])
    const mine = own.get(row.question)
    if (mine === undefined || mine.typedAt < row.typedAt) await tx.store.put({ ...row, owner: to })
  }
  await tx.done
  return left.map(({ question, value, version, typedAt }) => ({ question, value, version, typedAt }))
}

const lockOf = (proposalId: string, owner: string) => `haaste-draft ${proposalId} ${owner}`

/** The lock is the window's sign of life: the browser takes it away when the window ends, however it ends. */
function liveUntil(signal: AbortSignal, name: string): Promise<void> {
  return new Promise((resolve) => {
    // Plain http on a network has no locks: then whatever another window kept counts as left behind.
    if (!('locks' in navigator)) return resolve()
    navigator.locks
      .request(name, () => {
        resolve()
        return new Promise<void>((end) => signal.addEventListener('abort', () => end()))
      })
      .catch(() => resolve())
  })
}

async function whenGone(name: string, signal: AbortSignal, then: () => Promise<void>): Promise<void> {
  try {
    if ('locks' in navigator) await navigator.locks.request(name, { signal }, then)
    else await then()
  } catch {
    // This window closed first, or the store did: another one takes it over.
  }
}
