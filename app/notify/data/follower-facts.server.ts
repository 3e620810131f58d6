import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { followers, people } from '#db/schema/index.ts'
import type { FollowerFacts } from '../core/facts.ts'

/**
 * Who follows a challenge, in the language in which they asked for it, under the address their account has now; and
 * whether they have a proposal there. One query.
 */
export async function followerFacts(db: Executor, challengeId: string): Promise<FollowerFacts[]> {
  const rows = await db
    .select({
      followingId: followers.id,
      personId: people.id,
      name: people.name,
      email: people.email,
      locale: followers.locale,
      zone: sql<string | null>`coalesce(${people.zone}, ${followers.zone})`,
      confirmedAt: followers.confirmedAt,
      hasProposal: sql<boolean>`exists (select 1 from team_members own join proposals theirs on theirs.id = own.proposal_id
        where own.person_id = ${people.id} and theirs.challenge_id = ${challengeId} and theirs.state <> 'withdrawn')`,
    })
    .from(followers)
    .innerJoin(people, eq(people.id, followers.personId))
    .where(and(eq(followers.challengeId, challengeId), isNotNull(followers.confirmedAt)))
    .orderBy(asc(followers.id))
  return rows.flatMap(({ confirmedAt, locale, ...row }) =>
    confirmedAt === null ? [] : [{ ...row, locale: locale ?? 'en', followsFrom: confirmedAt }],
  )
}
