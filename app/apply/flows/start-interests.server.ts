import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { followers, people } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { newId } from '#app/platform/ids.server.ts'
import { startProposal } from './start-proposal.server.ts'

/**
 * What somebody said while following, "we may apply", becomes a draft for that organisation as soon as they sign in with
 * the address. Each interest is taken up once; where they have a draft already, or the challenge does not take one from
 * them, nothing is begun. Returns the ids of the proposals that were.
 */
export async function startInterests(personId: string, ports: Ports): Promise<string[]> {
  return ports.db.transaction(async (tx) => {
    const interests = await tx
      .select({
        id: followers.id,
        challengeId: followers.challengeId,
        organisation: followers.organisation,
        kind: followers.organisationKind,
        country: followers.country,
        language: people.locale,
        hasProposal: sql<boolean>`exists (select 1 from team_members own join proposals theirs on theirs.id = own.proposal_id
          where own.person_id = ${personId} and theirs.challenge_id = ${followers.challengeId})`,
      })
      .from(followers)
      .innerJoin(people, eq(people.id, followers.personId))
      .where(
        and(
          eq(followers.personId, personId),
          eq(followers.intention, 'may_apply'),
          isNotNull(followers.confirmedAt),
          isNull(followers.startedAt),
        ),
      )
      .orderBy(followers.id)
      .for('update', { of: followers })
    const begun: string[] = []
    for (const { id, challengeId, organisation: name, kind, country, language, hasProposal } of interests) {
      await tx
        .update(followers)
        .set({ startedAt: await ports.clock.now(tx) })
        .where(eq(followers.id, id))
      if (hasProposal || !kind || !country) continue
      const started = await startProposal(
        {
          challengeId,
          personId,
          applicant: { name, kind, country, website: null },
          language: language ?? 'en',
          requestId: newId(),
        },
        // A transaction can do all that a database can, and what flows open within it are savepoints.
        { ...ports, db: tx as unknown as Ports['db'] },
      )
      if (started.ok) begun.push(started.value.proposalId)
    }
    return begun
  })
}
