import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { publicVotes } from '#db/schema/index.ts'
import type { PublicVoteFacts } from '../core/facts.ts'

/** The public vote of a challenge and what stands on its ballot; null where there is none. One query. */
export async function voteFacts(db: Executor, challengeId: string): Promise<PublicVoteFacts | null> {
  const [row] = await db
    .select({
      opensAt: publicVotes.opensAt,
      closesAt: publicVotes.closesAt,
      budget: publicVotes.budget,
      currency: publicVotes.currency,
      maximum: publicVotes.maximum,
      isWithinBudget: publicVotes.isWithinBudget,
      onBallot: sql<string[]>`(select coalesce(json_agg(p.id order by p.id), '[]'::json)
        from vote_consents k join proposals p on p.id = k.proposal_id and p.challenge_id = k.challenge_id
        where k.challenge_id = ${challengeId} and p.state = 'submitted' and p.screening = 'eligible')`,
    })
    .from(publicVotes)
    .where(eq(publicVotes.challengeId, challengeId))
  return row ?? null
}
