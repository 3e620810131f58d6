import { asc, and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, jurorPairsApart, jurors, people } from '#db/schema/index.ts'

/** What the assignment goes by, as the chair and organisers state it. */
export async function matchingOf(db: Executor, challengeId: string) {
  const seats = await db
    .select({
      jurorId: jurors.id,
      name: people.name,
      minimumLoad: jurors.minimumLoad,
      maximumLoad: jurors.maximumLoad,
      languages: jurors.languages,
      fields: jurors.fields,
      kind: jurors.kind,
    })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.state, 'accepted')))
    .orderBy(asc(jurors.invitedAt), asc(jurors.id))
  const pairs = await db
    .select({ oneId: jurorPairsApart.oneId, otherId: jurorPairsApart.otherId })
    .from(jurorPairsApart)
    .where(eq(jurorPairsApart.challengeId, challengeId))
    .orderBy(asc(jurorPairsApart.oneId), asc(jurorPairsApart.otherId))
  const [challenge] = await db
    .select({ targetReviews: challenges.targetReviews, kindsAsked: challenges.kindsAsked })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  return {
    ...{ seats, pairs },
    targetReviews: challenge?.targetReviews ?? null,
    kindsAsked: challenge?.kindsAsked ?? [],
  }
}

export type MatchingView = Awaited<ReturnType<typeof matchingOf>>
