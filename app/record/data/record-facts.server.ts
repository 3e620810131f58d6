import { and, eq, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  challenges,
  conflicts,
  proposals,
  proposalVersions,
  recordSecrets,
  scorecards,
} from '#db/schema/index.ts'
import type { RecordFacts } from '../core/verify.ts'

/** Three queries, whatever the size of the programme. */
export async function recordFactsOf(db: Executor, programmeId: string): Promise<RecordFacts> {
  const versions = await db
    .select({
      reference: proposals.reference,
      number: proposalVersions.number,
      salt: proposalVersions.salt,
      body: proposalVersions.body,
      hash: proposalVersions.hash,
      recordSeq: proposalVersions.recordSeq,
      recordHash: proposalVersions.recordHash,
    })
    .from(proposalVersions)
    .innerJoin(proposals, eq(proposals.id, proposalVersions.proposalId))
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .where(eq(challenges.programmeId, programmeId))
  const secrets = await db
    .select({
      seq: recordSecrets.seq,
      name: recordSecrets.name,
      salt: recordSecrets.salt,
      payload: recordSecrets.payload,
    })
    .from(recordSecrets)
    .where(eq(recordSecrets.programmeId, programmeId))
  const [counted] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(scorecards)
    .innerJoin(challenges, eq(challenges.id, scorecards.challengeId))
    .innerJoin(
      conflicts,
      and(eq(conflicts.jurorId, scorecards.jurorId), eq(conflicts.proposalId, scorecards.proposalId)),
    )
    .where(
      and(
        eq(challenges.programmeId, programmeId),
        ne(conflicts.standing, 'clear'),
        ne(scorecards.state, 'void'),
      ),
    )
  return { versions, secrets, scorecardsUnderConflict: counted?.count ?? 0 }
}
