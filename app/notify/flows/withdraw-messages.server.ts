import { and, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { messages } from '#db/schema/index.ts'
import { setState } from '../data/outbox.server.ts'

/**
 * Takes back messages that were posted for a later instant and have not begun to go: what they speak of has moved, or
 * nobody waits for it any more. Keys that were never posted, or whose message has gone, do nothing.
 */
export async function withdrawMessages(tx: Tx, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return
  const waiting = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(inArray(messages.key, [...keys]), inArray(messages.state, ['planned', 'held', 'queued'])))
    .orderBy(messages.id)
    .for('update')
  await setState(
    tx,
    waiting.map(({ id }) => id),
    { state: 'cancelled', reason: 'no-longer-wanted', at: now },
  )
}
