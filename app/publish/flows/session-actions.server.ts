import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { sessionActions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'

/** Writes down what somebody promised. `dueOn` is a calendar day, `2022-02-01`. */
export async function addAction(
  action: { sessionId: string; text: string; owner: string; dueOn: string },
  { db }: { readonly db: Executor },
): Promise<void> {
  await db.insert(sessionActions).values(action)
}

/** What became of a promise, to be read at this and the next edition. False when it is not one of the session's. */
export async function reportAction(
  { sessionId, id, report, isDone }: { sessionId: string; id: string; report: string; isDone: boolean },
  { db, clock }: Pick<Ports, 'clock'> & { readonly db: Executor },
): Promise<boolean> {
  const now = await clock.now(db)
  const changed = await db
    .update(sessionActions)
    .set({ report, doneAt: isDone ? now : null })
    .where(and(eq(sessionActions.id, id), eq(sessionActions.sessionId, sessionId)))
    .returning({ id: sessionActions.id })
  return changed.length > 0
}
