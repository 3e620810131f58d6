import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { hostRequests, hostStatements, people, proposals, roleGrants } from '#db/schema/index.ts'
import type { HostingFacts } from '../core/facts.ts'
import { personColumns, personFrom } from './person.server.ts'

/** The owners of a challenge, and what they are asked about among the proposals that take part. Two queries. */
export async function hostingFacts(
  db: Executor,
  { challengeId, programmeId }: { challengeId: string; programmeId: string },
): Promise<HostingFacts> {
  const owners = await db
    .selectDistinct(personColumns)
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        eq(roleGrants.role, 'challenge_owner'),
        eq(roleGrants.programmeId, programmeId),
        or(isNull(roleGrants.challengeId), eq(roleGrants.challengeId, challengeId)),
      ),
    )
    .orderBy(people.name, people.id)
  const rows = await db
    .select({
      askedAt: hostRequests.askedAt,
      dueAt: hostRequests.dueAt,
      isAnswered: sql<boolean>`exists (select 1 from ${hostStatements}
        where ${hostStatements.proposalId} = ${hostRequests.proposalId})`,
    })
    .from(hostRequests)
    .innerJoin(proposals, eq(proposals.id, hostRequests.proposalId))
    .where(
      and(
        eq(hostRequests.challengeId, challengeId),
        eq(proposals.state, 'submitted'),
        eq(proposals.screening, 'eligible'),
      ),
    )
  const latest = (instants: readonly Date[]) => new Date(Math.max(...instants.map(Number)))
  return {
    owners: owners.map(personFrom),
    request:
      rows.length === 0
        ? null
        : {
            askedAt: latest(rows.map(({ askedAt }) => askedAt)),
            dueAt: latest(rows.map(({ dueAt }) => dueAt)),
            asked: rows.length,
            missing: rows.filter(({ isAnswered }) => !isAnswered).length,
          },
  }
}
