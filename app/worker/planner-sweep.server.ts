import { notInArray } from 'drizzle-orm'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Log } from '#app/platform/log.server.ts'

/**
 * Plans every living challenge anew. Flows do this whenever they change something; the sweep catches what time alone
 * changes, what an earlier version did not know, and what a fault left behind. Returns how many challenges it looked at.
 */
export async function sweepPlans({ db, notices, log }: Ports & { log: Log }): Promise<number> {
  const living = await db
    .select({ id: challenges.id })
    .from(challenges)
    .where(notInArray(challenges.state, ['archived']))
  for (const { id } of living) {
    try {
      await db.transaction((tx) => notices.replan(tx, { challengeId: id }))
    } catch (error) {
      log.error({ err: error, challengeId: id }, 'the messages of a challenge could not be planned')
    }
  }
  return living.length
}
