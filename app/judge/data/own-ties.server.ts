import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, ties } from '#db/schema/index.ts'
import type { ownTieKinds } from '../core/ties-schema.ts'

/** The ties one person has told of in the programme of a challenge, in the order told. */
export async function tiesOfPerson(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
) {
  return db
    .select({
      id: ties.id,
      kind: sql<(typeof ownTieKinds)[number]>`${ties.kind}`,
      name: ties.otherName,
      fromYear: ties.fromYear,
      untilYear: ties.untilYear,
    })
    .from(ties)
    .innerJoin(challenges, eq(challenges.programmeId, ties.programmeId))
    .where(and(eq(challenges.id, challengeId), eq(ties.personId, personId)))
    .orderBy(asc(ties.declaredAt), asc(ties.id))
}
