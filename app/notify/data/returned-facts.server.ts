import { and, eq, max, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { commentStandings, jurors, people } from '#db/schema/index.ts'
import type { ReturnedFacts } from '../core/facts.ts'
import { personColumns, personFrom } from './person.server.ts'

/** The jurors of a challenge whose comments to teams were sent back. A recusal since has voided what it concerns. One query. */
export async function returnedFacts(db: Executor, challengeId: string): Promise<ReturnedFacts[]> {
  const rows = await db
    .select({
      ...personColumns,
      jurorId: jurors.id,
      comments: sql<number>`count(*)::int`,
      sentBackAt: max(commentStandings.saidAt),
    })
    .from(commentStandings)
    .innerJoin(jurors, eq(jurors.id, commentStandings.jurorId))
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(and(eq(commentStandings.challengeId, challengeId), eq(commentStandings.step, 'sent_back')))
    .groupBy(people.id, jurors.id)
    .orderBy(people.name, people.id)
  return rows.flatMap(({ sentBackAt, ...row }) => (sentBackAt ? [{ ...personFrom(row), sentBackAt }] : []))
}
