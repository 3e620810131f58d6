import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { finalists, judgingRounds, pitchSlots } from '#db/schema/index.ts'
import type { FinalFacts } from '../core/facts.ts'

/** Who is in the final of a challenge, and the times at which they pitch. Three queries. */
export async function finalFacts(db: Executor, challengeId: string): Promise<FinalFacts> {
  const [round] = await db
    .select({ openedAt: judgingRounds.openedAt })
    .from(judgingRounds)
    .where(and(eq(judgingRounds.challengeId, challengeId), eq(judgingRounds.kind, 'pitch')))
  const chosen = await db
    .select({ proposalId: finalists.proposalId, at: finalists.at })
    .from(finalists)
    .where(eq(finalists.challengeId, challengeId))
  const slots = await db.select().from(pitchSlots).where(eq(pitchSlots.challengeId, challengeId))
  return {
    openedAt: round?.openedAt ?? null,
    finalists: chosen.map(({ proposalId }) => proposalId),
    joinedAt: Object.fromEntries(chosen.map(({ proposalId, at }) => [proposalId, at])),
    slots: slots.flatMap(({ proposalId, takenAt, cancelReason, ...slot }) =>
      proposalId === null || takenAt === null
        ? []
        : [{ ...slot, proposalId, takenAt, cancelReason: cancelReason ?? '' }],
    ),
  }
}
