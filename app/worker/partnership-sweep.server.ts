import { frameworks } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { planNotices } from '#app/partnership/flows/plan-notices.server.ts'
import type { Log } from '#app/platform/log.server.ts'

/**
 * Plans anew what is told of every framework. Flows do this whenever they change one; the sweep catches organisers who came
 * or left, and a module that was switched.
 */
export async function sweepPartnerships({
  db,
  clock,
  log,
}: Pick<Ports, 'db' | 'clock'> & { log: Log }): Promise<void> {
  const written = await db.select({ programmeId: frameworks.programmeId }).from(frameworks)
  for (const { programmeId } of written) {
    try {
      await db.transaction(async (tx) => planNotices(tx, { programmeId, now: await clock.now(tx) }))
    } catch (error) {
      log.error({ err: error, programmeId }, 'the messages of a partnership could not be planned')
    }
  }
}
