import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { proposalReadings, proposalVersions, recordEntries, teamMembers } from '#db/schema/index.ts'

/** The rows a dossier is made of, each list in the order things happened. Four queries. */
export async function dossierRows(db: Executor, proposalId: string) {
  const versions = await db
    .select()
    .from(proposalVersions)
    .where(eq(proposalVersions.proposalId, proposalId))
    .orderBy(asc(proposalVersions.number))
  const team = await db
    .select({ role: teamMembers.role, joinedAt: teamMembers.joinedAt })
    .from(teamMembers)
    .where(eq(teamMembers.proposalId, proposalId))
    .orderBy(asc(teamMembers.joinedAt), asc(teamMembers.personId))
  const readings = await db
    .select({ capacity: proposalReadings.capacity, readAt: proposalReadings.readAt })
    .from(proposalReadings)
    .where(eq(proposalReadings.proposalId, proposalId))
    .orderBy(asc(proposalReadings.readAt))
  const record = await db
    .select()
    .from(recordEntries)
    .where(eq(recordEntries.proposalId, proposalId))
    .orderBy(asc(recordEntries.seq))
  return { versions, team, readings, record }
}
