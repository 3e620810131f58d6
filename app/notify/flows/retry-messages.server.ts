import { eq, inArray } from 'drizzle-orm'
import { messages } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { retryRefusal, type RetryRefusal } from '../core/retryable.ts'
import { announceDue, setState } from '../data/outbox.server.ts'

/** A message that was not planned again, and why. */
export type NotRetried = { readonly id: string; readonly because: RetryRefusal | 'no-such-message' }

/**
 * Plans failed messages again: looked at, written and handed over as if for the first time, in another call. `ids` null:
 * everything that failed.
 */
export async function retryMessages(
  { ids, isRiskTaken }: { readonly ids: readonly string[] | null; readonly isRiskTaken: boolean },
  { db, clock }: Ports,
): Promise<{ retried: string[]; refused: NotRetried[] }> {
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const { id, state, reason, expiresAt } = messages
    const rows = await tx
      .select({ id, state, reason, expiresAt })
      .from(messages)
      .where(ids === null ? eq(state, 'failed') : inArray(id, [...ids]))
      .orderBy(id)
      .for('update')
    const found = new Set(rows.map((row) => row.id))
    const refused: NotRetried[] = (ids ?? [])
      .filter((one) => !found.has(one))
      .map((one) => ({ id: one, because: 'no-such-message' }))
    const retried: string[] = []
    for (const row of rows) {
      const because = retryRefusal(row, { now, isRiskTaken })
      if (because === null) retried.push(row.id)
      else refused.push({ id: row.id, because })
    }
    if (retried.length > 0) {
      await tx
        .update(messages)
        .set({
          batchId: null,
          batchPosition: null,
          nextTryAt: null,
          detail: null,
          subject: null,
          html: null,
          text: null,
          wordsHash: null,
          ownWords: null,
          calendar: null,
          envelope: null,
          contentHash: null,
        })
        .where(inArray(id, retried))
      await setState(tx, retried, { state: 'planned', reason: null, at: now, told: 'asked-again' })
      await announceDue(tx)
    }
    return { retried, refused }
  })
}
