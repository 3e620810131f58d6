import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { programmes } from '#db/schema/index.ts'

/** Whether a programme has this address already. Who writes one is told by the unique key all the same. */
export async function isSlugTaken(db: Executor, slug: string): Promise<boolean> {
  const taken = await db
    .select({ id: programmes.id })
    .from(programmes)
    .where(eq(programmes.slug, slug))
    .limit(1)
  return taken.length > 0
}
