import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { castDeeds } from '#db/schema/index.ts'
import type { Deed } from '../core/deed.ts'

export type WaitingDeed = { readonly id: string; readonly at: Date; readonly deed: Deed }

/** The next deed nobody has done yet, or null when the story is told. */
export async function nextDeed(db: Executor): Promise<WaitingDeed | null> {
  const [row] = await db
    .select({ id: castDeeds.id, at: castDeeds.at, deed: sql<Deed>`${castDeeds.deed}` })
    .from(castDeeds)
    .where(isNull(castDeeds.doneAt))
    .orderBy(asc(castDeeds.at), asc(castDeeds.position))
    .limit(1)
  return row ?? null
}

/** Takes a deed for oneself: false when somebody else who moves the clock was faster. */
export async function claimDeed(db: Executor, id: string): Promise<boolean> {
  const claimed = await db
    .update(castDeeds)
    .set({ doneAt: sql`haaste_now()` })
    .where(and(eq(castDeeds.id, id), isNull(castDeeds.doneAt)))
    .returning({ id: castDeeds.id })
  return claimed.length > 0
}

/** Writes down why a deed did not come to it. */
export async function noteRefusal(db: Executor, id: string, code: string): Promise<void> {
  await db.update(castDeeds).set({ refusal: code }).where(eq(castDeeds.id, id))
}
