import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { appeals } from '#db/schema/index.ts'
import type { AppealFacts } from '../core/facts.ts'

/** The appeals of a challenge, oldest first, with whom each must be kept from. One query. */
export async function appealFacts(db: Executor, challengeId: string): Promise<AppealFacts[]> {
  const rows = await db
    .select({
      id: appeals.id,
      proposalId: appeals.proposalId,
      number: appeals.number,
      madeAt: appeals.madeAt,
      answeredAt: appeals.answeredAt,
      outcome: appeals.outcome,
      closedTo: sql<string[]>`array(
        select j.person_id from conflicts f join jurors j on j.id = f.juror_id
        where f.proposal_id = ${appeals.proposalId} and f.standing <> 'clear'
        union select m.person_id from team_members m where m.proposal_id = ${appeals.proposalId})`,
    })
    .from(appeals)
    .where(eq(appeals.challengeId, challengeId))
    .orderBy(asc(appeals.madeAt))
  return rows.map(({ answeredAt, outcome, ...appeal }) => ({
    ...appeal,
    answered: answeredAt && outcome ? { at: answeredAt, outcome } : null,
  }))
}
