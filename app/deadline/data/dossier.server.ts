import { asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  proposalFiles,
  proposalReadings,
  proposalVersions,
  recordEntries,
  teamMembers,
  versionFiles,
} from '#db/schema/index.ts'

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

/** The files that versions of a proposal hold, or that its draft does, oldest first, each with those versions. One query. */
export async function dossierFileRows(db: Executor, proposalId: string) {
  return db
    .select({
      id: proposalFiles.id,
      question: proposalFiles.question,
      name: proposalFiles.name,
      type: proposalFiles.type,
      bytes: proposalFiles.bytes,
      sha256: proposalFiles.sha256,
      scan: proposalFiles.scan,
      versions: sql<number[]>`coalesce(array_agg(${versionFiles.number} order by ${versionFiles.number})
        filter (where ${versionFiles.number} is not null), '{}')`,
    })
    .from(proposalFiles)
    .leftJoin(versionFiles, eq(versionFiles.fileId, proposalFiles.id))
    .where(eq(proposalFiles.proposalId, proposalId))
    .groupBy(proposalFiles.id)
    .having(or(isNull(proposalFiles.removedAt), sql`count(${versionFiles.number}) > 0`))
    .orderBy(asc(proposalFiles.uploadedAt), asc(proposalFiles.id))
}
