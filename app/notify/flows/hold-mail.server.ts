import { eq } from 'drizzle-orm'
import { messages } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { MessageState } from '../core/reconcile.ts'
import {
  challengesIn,
  endHold,
  freedIn,
  insertHold,
  waitingIn,
  type MailScope,
} from '../data/holds.server.ts'
import { announceDue, recordStates, setState } from '../data/outbox.server.ts'

/**
 * Lays a hand on the mail of a programme, of one challenge of it or of one wave: nothing that has not begun to go goes
 * until it is released, what is planned meanwhile neither. Answers how many messages it stopped. `by` null: the command line.
 */
export async function holdMail(
  { by, reason, ...scope }: MailScope & { readonly reason: string; readonly by: string | null },
  { db, clock }: Ports,
): Promise<Result<{ held: number }, { code: 'already-held' }>> {
  return db.transaction(async (tx) => {
    const at = await clock.now(tx)
    if (!(await insertHold(tx, { ...scope, reason, by, at }))) return refuse('already-held')
    const ids = await waitingIn(tx, scope)
    await setState(tx, ids, {
      state: 'held',
      reason: scope.wave ? 'held-with-wave' : 'held-with-challenge',
      at,
    })
    await appendEntry(tx, {
      ...recorded(scope),
      type: 'MailHeld',
      at,
      body: { ...waveBody(scope), held: ids.length, ...(by && { by }) },
      secrets: { reason },
    })
    return accept({ held: ids.length })
  })
}

/**
 * Takes the hand away. What is still wanted waits for its instant again, what is over by now is not sent; what another
 * hold covers stays. Answers how many messages wait again.
 */
export async function releaseMail(
  { by, ...scope }: MailScope & { readonly by: string | null },
  { db, clock, notices }: Ports,
): Promise<Result<{ released: number }, { code: 'not-held' }>> {
  return db.transaction(async (tx) => {
    const at = await clock.now(tx)
    if (!(await endHold(tx, scope, at))) return refuse('not-held')
    const ids = await freedIn(tx, scope)
    await setState(tx, ids, { state: 'planned', reason: null, at, told: 'released' })
    await appendEntry(tx, {
      ...recorded(scope),
      type: 'MailReleased',
      at,
      body: { ...waveBody(scope), released: ids.length, ...(by && { by }) },
    })
    for (const challengeId of await challengesIn(tx, scope)) await notices.replan(tx, { challengeId })
    await announceDue(tx)
    return accept({ released: ids.length })
  })
}

function recorded({ programmeId, challengeId }: MailScope) {
  return { programmeId, ...(challengeId !== null && { challengeId }) }
}

function waveBody({ wave }: MailScope) {
  return wave ? { notice: wave.notice, from: wave.fromAt.toISOString(), to: wave.toAt.toISOString() } : {}
}

type NotWaiting = { code: 'no-such-message' } | { code: 'not-waiting'; state: MessageState }

/** Stops one message that has not begun to go. It stays until it is released by itself. */
export async function holdMessage(
  { id, reason }: { readonly id: string; readonly reason: string },
  { db, clock }: Ports,
): Promise<Result<null, NotWaiting>> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ state: messages.state })
      .from(messages)
      .where(eq(messages.id, id))
      .for('update')
    if (!row) return refuse('no-such-message')
    if (row.state !== 'planned' && row.state !== 'queued') return refuse('not-waiting', { state: row.state })
    await tx
      .update(messages)
      .set({ state: 'held', reason: 'held-by-person', stateAt: await clock.now(tx) })
      .where(eq(messages.id, id))
    await recordStates(tx, [{ messageId: id, state: 'held', reason: 'held-by-person', detail: reason }])
    return accept(null)
  })
}

/** Lets one message go that was stopped by itself. One that is held with its challenge waits for that. */
export async function releaseMessage(
  id: string,
  { db, clock }: Ports,
): Promise<
  Result<null, { code: 'no-such-message' } | { code: 'not-held' } | { code: 'held-with-challenge' }>
> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ state: messages.state, reason: messages.reason })
      .from(messages)
      .where(eq(messages.id, id))
      .for('update')
    if (!row) return refuse('no-such-message')
    if (row.state !== 'held') return refuse('not-held')
    if (row.reason === 'held-with-challenge') return refuse('held-with-challenge')
    await setState(tx, [id], { state: 'planned', reason: null, at: await clock.now(tx), told: 'released' })
    await announceDue(tx)
    return accept(null)
  })
}
