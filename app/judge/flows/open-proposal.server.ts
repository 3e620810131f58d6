import { and, eq, isNull } from 'drizzle-orm'
import { assignments } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { recordReading } from '#app/deadline/flows/record-reading.server.ts'

/**
 * Notes that a juror opened a proposal, before it is shown: the team may see the reading, and from now on the
 * assignment counts as begun and stays with this juror.
 */
export async function openProposal(
  { assignmentId, proposalId, personId }: { assignmentId: string; proposalId: string; personId: string },
  { db, clock }: Ports,
): Promise<void> {
  await db.transaction(async (tx) => {
    await recordReading(tx, { proposalId, personId, capacity: 'juror' })
    await tx
      .update(assignments)
      .set({ openedAt: await clock.now(tx) })
      .where(
        and(eq(assignments.id, assignmentId), isNull(assignments.openedAt), isNull(assignments.releasedAt)),
      )
  })
}
