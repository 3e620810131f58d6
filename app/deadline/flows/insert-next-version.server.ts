import { and, eq } from 'drizzle-orm'
import { proposals, proposalVersions, versionFiles } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { commitmentOf } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { newSalt, sha256 } from '#app/record/sha256.server.ts'

/**
 * Makes a version out of the one before it, after the deadline: hash, time, record entry and the same files. The database
 * checks while writing whether there is a reason for it, and that nothing else is different.
 */
export async function insertNextVersion(
  tx: Tx,
  made: {
    readonly before: typeof proposalVersions.$inferSelect
    readonly body: string
    /** Pressing twice makes one version. */
    readonly requestId: string
    readonly personId: string
    readonly challenge: Pick<Challenge, 'id' | 'programmeId'>
    readonly reference: string
    readonly type: 'ProposalCompleted' | 'ProposalMoved'
    /** What the record says of it besides. */
    readonly recorded?: Readonly<Record<string, string>>
  },
): Promise<number> {
  const { before, body, challenge, reference } = made
  const { proposalId } = before
  const number = before.number + 1
  const { answers, briefNumber, formNumber = 0 } = readFrozenBody(body)
  const salt = newSalt()
  const hash = commitmentOf(salt, body, sha256)
  const [stamped] = await tx
    .insert(proposalVersions)
    .values({
      ...{ proposalId, number, requestId: made.requestId, title: answers.title ?? before.title },
      ...{ language: before.language, briefNumber, formNumber, body, salt, hash, submittedBy: made.personId },
    })
    .returning({ submittedAt: proposalVersions.submittedAt })
  if (!stamped) throw new Error('A version was inserted and not returned')
  const held = await tx
    .select({ fileId: versionFiles.fileId })
    .from(versionFiles)
    .where(and(eq(versionFiles.proposalId, proposalId), eq(versionFiles.number, before.number)))
  if (held.length > 0)
    await tx.insert(versionFiles).values(held.map(({ fileId }) => ({ proposalId, number, fileId })))
  const entry = await appendEntry(tx, {
    ...{ programmeId: challenge.programmeId, challengeId: challenge.id, proposalId, type: made.type },
    at: stamped.submittedAt,
    body: { reference, version: number, hash, ...made.recorded },
  })
  await tx
    .update(proposalVersions)
    .set({ recordSeq: entry.seq, recordHash: entry.hash })
    .where(and(eq(proposalVersions.proposalId, proposalId), eq(proposalVersions.number, number)))
  await tx
    .update(proposals)
    .set({ submittedVersion: number, submittedAt: stamped.submittedAt })
    .where(eq(proposals.id, proposalId))
  return number
}
