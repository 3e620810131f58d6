import { eq, sql } from 'drizzle-orm'
import { pilots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isOver } from '../core/pilot-states.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'

export type ChangeSiteInput = {
  readonly pilotId: string
  readonly by: string
  readonly site: string
  /** What may not be done there, or only then; public with the pilot. */
  readonly siteLimits: string
  readonly version: number
}

/** Says anew where a pilot is tried and what may not be done there. */
export async function changeSite(
  { pilotId, by, version, ...given }: ChangeSiteInput,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PilotRefusal>> {
  const [site, siteLimits] = [given.site.trim(), given.siteLimits.trim()]
  if (site === '') return refuse('site-missing')
  return db.transaction(async (tx) => {
    const { row, programmeId } = await lockPilot(tx, pilotId)
    if (isOver(row.state)) return refuse('pilot-over')
    if (row.site === site && row.siteLimits === siteLimits) return accept(null)
    if (row.version !== version) return refuse('pilot-changed')
    const at = await clock.now(tx)
    await tx
      .update(pilots)
      .set({ site, siteLimits, version: sql`${pilots.version} + 1` })
      .where(eq(pilots.id, pilotId))
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotSiteChanged',
      at,
      body: { by, pilotId },
      secrets: { site, siteLimits },
    })
    return accept(null)
  })
}
