/**
 * Proposals that a juror has taken along: pages of the jury that this browser keeps for when there is no connection. Kept
 * only where the person asked for it on this computer; gone when they sign out, when an assignment is no longer theirs,
 * when somebody else signs in, when judging ends and at the latest after two days (docs/decisions/0025-taken-along.md).
 */
import { replayScores } from './send-scores.ts'
import { allKept, forget, keep, keptOf } from './unsent-store.ts'

const cacheName = 'haaste-jury'
const noteKey = (slug: string) => `haaste:kept:${slug}`
const longestMs = 48 * 60 * 60_000

/** What is kept of one challenge. */
export type TakenAlong = {
  readonly owner: string
  /** Milliseconds since 1970 by the device's clock, like all times here. */
  readonly until: number
  /** The list, which names proposals too. */
  readonly queueTo: string
  readonly pages: Readonly<Record<string, string>>
}

/** False over plain http on a network, and in browsers that have no service workers. */
export function canTakeAlong(): boolean {
  return 'serviceWorker' in navigator && 'caches' in window
}

export function takenAlong(slug: string): TakenAlong | null {
  const note = noteOf(slug)
  return note && note.until > Date.now() ? note : null
}

function noteOf(slug: string): TakenAlong | null {
  try {
    return JSON.parse(window.localStorage.getItem(noteKey(slug)) ?? 'null') as TakenAlong | null
  } catch {
    return null
  }
}

export const isTakenAlong = (slug: string, assignmentId: string) =>
  takenAlong(slug)?.pages[assignmentId] !== undefined

type Wanted = {
  slug: string
  lang: string
  /** The list, which is kept too. */
  queueTo: string
  /** The page of each assignment. */
  pages: Readonly<Record<string, string>>
  /** Where the server is asked what is still the juror's. */
  askAt: string
  /** How long judging lasts from now on. */
  lastsMs: number
}

/** Keeps the pages and what they load. Throws when one of them cannot be had: half a case is not taken along. */
export async function takeAlong(wanted: Wanted, onPage: (done: number) => void): Promise<void> {
  const standing = await askWhatStands(wanted.askAt)
  if (standing === 'unreachable' || standing === 'nobody') throw new Error('the server does not answer')
  await navigator.serviceWorker.register('/jury-keeper.js', { scope: `/${wanted.lang}/jury/` })
  const until = Date.now() + Math.min(longestMs, wanted.lastsMs)
  const cache = await caches.open(cacheName)
  const parts = new Set<string>()
  const pages = Object.entries(wanted.pages).filter(([id]) => standing.assignments.includes(id))
  let done = 0
  for (const address of [wanted.queueTo, ...pages.map(([, page]) => page)]) {
    const response = await fetch(address)
    if (!response.ok || response.redirected) throw new Error(`${address} answered ${response.status}`)
    const html = await response.text()
    for (const [part] of html.matchAll(/\/(?:assets\/[\w./-]+|elements\.js|icon\.svg)(?=["')\\])/g))
      parts.add(part)
    await cache.put(address, new Response(html, { headers: headersToKeep(response, until) }))
    onPage(done)
    done += 1
  }
  for (const part of parts) {
    const response = await fetch(part)
    if (response.ok) await cache.put(part, response)
  }
  const note: TakenAlong = {
    ...{ owner: standing.owner, until, queueTo: wanted.queueTo },
    pages: Object.fromEntries(pages),
  }
  window.localStorage.setItem(noteKey(wanted.slug), JSON.stringify(note))
}

/** The policy holds for the copy as well: its scripts carry the nonce of its own answer. */
function headersToKeep({ headers }: Response, until: number): Headers {
  const kept = new Headers({ 'x-kept-until': String(until) })
  for (const name of ['content-type', 'content-language', 'content-security-policy']) {
    const value = headers.get(name)
    if (value) kept.set(name, value)
  }
  return kept
}

/** Removes what is kept of a challenge; the worker goes with the last one. */
export async function leaveBehind(slug: string): Promise<void> {
  const note = noteOf(slug)
  window.localStorage.removeItem(noteKey(slug))
  for (const id of Object.keys(note?.pages ?? {})) {
    const { owner } = note!
    // What waits is the juror's own and still goes to the server.
    keep(id, { owner, waiting: keptOf(id, owner).waiting, known: {} })
  }
  const others = Object.keys(window.localStorage).some((key) => key.startsWith(noteKey('')))
  if (others) {
    const cache = await caches.open(cacheName)
    for (const page of [note?.queueTo, ...Object.values(note?.pages ?? {})])
      if (page) await cache.delete(page)
    return
  }
  await caches.delete(cacheName)
  for (const each of await navigator.serviceWorker.getRegistrations())
    if (new URL(each.scope).pathname.endsWith('/jury/')) await each.unregister()
}

type Standing = { owner: string; assignments: string[] }

async function askWhatStands(askAt: string): Promise<Standing | 'unreachable' | 'nobody'> {
  try {
    const response = await fetch(askAt, { headers: { accept: 'application/json' } })
    if (response.redirected || response.status === 404 || response.status === 403) return 'nobody'
    return response.ok ? ((await response.json()) as Standing) : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

export type Swept = {
  /** No answer: the page may be a kept copy. */
  readonly isOffline: boolean
  /** Scorecards with something that waits for the person. */
  readonly toLookAt: readonly string[]
  /** Scorecards with something that waits for the connection. */
  readonly waiting: readonly string[]
}

/**
 * On every page of the jury that is opened with a connection, and when it comes back: asks what is still this person's,
 * removes the copies and answers of everything else, and sends what waits of other scorecards. Asks nothing where nothing
 * is kept.
 */
export async function sweep(where: {
  slug: string
  askAt: string
  /** The scorecard that is open sends its own. */
  except: string | null
  autosaveTo: (assignmentId: string) => string
}): Promise<Swept> {
  if (canTakeAlong() && noteOf(where.slug) && !takenAlong(where.slug)) await leaveBehind(where.slug)
  const note = canTakeAlong() ? takenAlong(where.slug) : null
  const kept = allKept()
  if (!note && !kept.some(({ waiting }) => waiting > 0))
    return { isOffline: !navigator.onLine, toLookAt: [], waiting: [] }
  const standing = await askWhatStands(where.askAt)
  if (standing === 'unreachable')
    return { isOffline: true, toLookAt: [], waiting: idsWaiting(kept, note?.owner ?? null) }
  if (standing === 'nobody' || (note && note.owner !== standing.owner)) await leaveBehind(where.slug)
  if (standing === 'nobody') return { isOffline: false, toLookAt: [], waiting: [] }
  if (note) await dropPages(where.slug, note, standing.assignments)
  const toLookAt: string[] = []
  const later: string[] = []
  for (const { assignmentId, owner, waiting } of kept) {
    if (owner !== standing.owner) forget(assignmentId)
    else if (waiting > 0 && assignmentId !== where.except) {
      const became = await replayScores(assignmentId, owner, where.autosaveTo(assignmentId))
      if (became === 'gone') forget(assignmentId)
      if (became === 'look') toLookAt.push(assignmentId)
      if (became === 'later') later.push(assignmentId)
    }
  }
  return { isOffline: false, toLookAt, waiting: later }
}

const idsWaiting = (kept: ReturnType<typeof allKept>, owner: string | null) =>
  kept
    .filter((each) => each.waiting > 0 && (owner === null || each.owner === owner))
    .map(({ assignmentId }) => assignmentId)

/** Copies and answers of what is no longer the juror's go at once. */
async function dropPages(slug: string, note: TakenAlong, standing: readonly string[]): Promise<void> {
  const gone = Object.entries(note.pages).filter(([id]) => !standing.includes(id))
  if (gone.length === 0) return
  const cache = await caches.open(cacheName)
  await cache.delete(note.queueTo)
  for (const [id, page] of gone) {
    await cache.delete(page)
    forget(id)
  }
  const pages = Object.fromEntries(Object.entries(note.pages).filter(([id]) => standing.includes(id)))
  if (Object.keys(pages).length === 0) return leaveBehind(slug)
  window.localStorage.setItem(noteKey(slug), JSON.stringify({ ...note, pages }))
}
