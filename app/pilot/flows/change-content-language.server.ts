import { eq, sql } from 'drizzle-orm'
import { pilots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'

/** Says in which language a pilot's texts are written. Nothing of what they say changes, so the record is not told. */
export async function changeContentLanguage(
  given: { pilotId: string; contentLocale: Locale; version: number },
  { db }: Pick<Ports, 'db'>,
): Promise<Result<null, PilotRefusal>> {
  const { pilotId, contentLocale, version } = given
  return db.transaction(async (tx) => {
    const { row } = await lockPilot(tx, pilotId)
    if (row.version !== version) return refuse('pilot-changed')
    await tx
      .update(pilots)
      .set({ contentLocale, version: sql`${pilots.version} + 1` })
      .where(eq(pilots.id, pilotId))
    return accept(null)
  })
}
