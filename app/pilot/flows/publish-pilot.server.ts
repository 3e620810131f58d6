import { eq, sql } from 'drizzle-orm'
import { pilots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'

export type PublishPilotInput = {
  readonly pilotId: string
  readonly by: string
  /** False takes the page back. */
  readonly isPublished: boolean
  readonly version: number
}

/**
 * Makes a pilot's passport public, or takes it back. Public are title, team, host, place, period, state, milestones
 * without their reports, measures and their values, and the final report once both sides have approved it; names of people
 * never are.
 */
export async function publishPilot(
  { pilotId, by, isPublished, version }: PublishPilotInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row, programmeId } = await lockPilot(tx, pilotId)
    if (row.isPublished === isPublished) return accept(null)
    if (row.version !== version) return refuse('pilot-changed')
    const now = await clock.now(tx)
    await tx
      .update(pilots)
      .set({ isPublished, version: sql`${pilots.version} + 1` })
      .where(eq(pilots.id, pilotId))
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: isPublished ? 'PilotPublished' : 'PilotUnpublished',
      at: now,
      body: { by, pilotId },
    })
    await notices.replan(tx, { challengeId: row.challengeId })
    return accept(null)
  })
}
