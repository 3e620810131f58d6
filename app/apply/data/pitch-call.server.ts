import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { finalists, judgingRounds, pitchSlots, proposals } from '#db/schema/index.ts'

/**
 * Whether the team is asked to pitch, as a finalist that takes part once the round of pitches was opened, and when: null
 * for everybody else, so that nobody learns earlier who is a finalist. `at` is null while the team has no time.
 */
export async function pitchCall(db: Executor, proposalId: string): Promise<{ at: Date | null } | null> {
  const [row] = await db
    .select({ at: pitchSlots.startsAt })
    .from(finalists)
    .innerJoin(
      proposals,
      and(
        eq(proposals.id, finalists.proposalId),
        eq(proposals.state, 'submitted'),
        eq(proposals.screening, 'eligible'),
      ),
    )
    .innerJoin(
      judgingRounds,
      and(
        eq(judgingRounds.challengeId, finalists.challengeId),
        eq(judgingRounds.kind, 'pitch'),
        isNotNull(judgingRounds.openedAt),
      ),
    )
    .leftJoin(
      pitchSlots,
      and(eq(pitchSlots.proposalId, finalists.proposalId), isNull(pitchSlots.cancelledAt)),
    )
    .where(eq(finalists.proposalId, proposalId))
  return row ?? null
}
