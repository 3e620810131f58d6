import {
  aboutToSend,
  afterClash,
  afterTaken,
  postOf,
  type Stored,
  type WaitingFields,
} from '../core/unsent-scores.ts'
import { keep, keptOf } from './unsent-store.ts'

/** What autosave answers; see pages/autosave-scorecard.ts. */
type Answer = { savedAtIso: string; versions: Record<string, number> }
type Refused = { sentence?: string; field?: string | null; stored?: Record<string, Stored> }

export type Sent =
  | ({ readonly kind: 'taken' } & Answer)
  /** Something else stands there by now: the server's values, by field. */
  | { readonly kind: 'clash'; readonly stored: Readonly<Record<string, Stored>> }
  /** `field` where it is about one of them: the others can be sent without it. */
  | { readonly kind: 'refused'; readonly sentence: string | null; readonly field: string | null }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'not-yours' }

/** Sends what waits in one post. Sending the same again is harmless, so whatever is in doubt is sent again. */
export async function sendScores(url: string, waiting: WaitingFields): Promise<Sent> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: postOf(waiting),
      headers: { accept: 'application/json' },
    })
    // Whoever has no session is sent to sign in, as on every page.
    if (response.redirected) return { kind: 'signed-out' }
    if (response.status === 404) return { kind: 'not-yours' }
    if (response.status >= 500 || response.status === 429) return { kind: 'unreachable' }
    const answer = (await response.json()) as Answer & Refused
    if (response.ok) return { kind: 'taken', ...answer }
    if (answer.stored) return { kind: 'clash', stored: answer.stored }
    return { kind: 'refused', sentence: answer.sentence ?? null, field: answer.field ?? null }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** What became of a scorecard that was not open: nothing waits any more, a person has to look, or not now. */
export type Replayed = 'sent' | 'look' | 'later' | 'gone'

/** Sends what waits of a scorecard that is not on the page; what needs a person keeps waiting until it is opened. */
export async function replayScores(assignmentId: string, owner: string, url: string): Promise<Replayed> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const { waiting, known } = keptOf(assignmentId, owner)
    if (Object.keys(waiting).length === 0) return 'sent'
    const sending = aboutToSend(waiting)
    keep(assignmentId, { owner, waiting: sending, known })
    const sent = await sendScores(url, sending)
    if (sent.kind === 'unreachable' || sent.kind === 'signed-out') return 'later'
    if (sent.kind === 'not-yours') return 'gone'
    if (sent.kind === 'refused') return 'look'
    const now = keptOf(assignmentId, owner)
    if (sent.kind === 'taken') {
      keep(assignmentId, { owner, ...now, waiting: afterTaken(now.waiting, sending, sent.versions) })
      continue
    }
    const { again, choose } = afterClash(now.waiting, sent.stored)
    if (Object.keys(choose).length > 0) return 'look'
    keep(assignmentId, { owner, ...now, waiting: again })
  }
  return 'look'
}
