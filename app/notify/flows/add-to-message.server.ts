import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { messages } from '#db/schema/index.ts'

/**
 * Gathers more into a message that was posted for a later instant and has not begun to go: what it says by then. False
 * where there is none under this key, or it is on its way.
 */
export async function addToMessage(
  tx: Tx,
  key: string,
  add: (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const [waiting] = await tx
    .select({ id: messages.id, data: messages.data })
    .from(messages)
    .where(and(eq(messages.key, key), inArray(messages.state, ['planned', 'held'])))
    .for('update')
  if (!waiting) return false
  await tx
    .update(messages)
    .set({ data: add(waiting.data) })
    .where(eq(messages.id, waiting.id))
  return true
}
