import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { hostRequests, hostStatements, hostWaivers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { isAskable } from '../core/hosting.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { hostableProposals } from '../data/hosting.server.ts'

export type AskHostInput = {
  readonly challengeId: string
  readonly by: string
  /** All the owner is to be asked about from now on; what has been answered stays in any case. */
  readonly proposalIds: readonly string[]
  readonly dueAt: Date
}

/**
 * Asks the challenge's owner which proposals can be hosted, until an hour before the announcement. The list replaces the
 * one before it; a request that has been answered cannot be taken back.
 */
export async function askHost(
  { challengeId, by, proposalIds, dueAt }: AskHostInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ asked: number }, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('The owner of a challenge that does not exist was asked')
    const now = await clock.now(tx)
    if (!isAskable(settled(challenge, now).state)) return refuse('hosting-over')
    if (dueAt <= now || dueAt >= challenge.calendar.announcesAt) return refuse('host-due')
    if (await isKeptFromOne(tx, { challengeId, personId: by })) return refuse('own-proposal-decided')
    const hostable = await hostableProposals(tx, challengeId)
    const asked = hostable.filter(({ proposalId }) => proposalIds.includes(proposalId))
    if (asked.length !== new Set(proposalIds).size) return refuse('host-proposal-gone')

    await takeBackOthers(tx, challengeId, proposalIds)
    if (asked.length > 0) {
      await tx
        .insert(hostRequests)
        .values(
          asked.map(({ proposalId }) => ({ challengeId, proposalId, askedBy: by, askedAt: now, dueAt })),
        )
        .onConflictDoUpdate({
          target: [hostRequests.challengeId, hostRequests.proposalId],
          set: { dueAt: sql`excluded.due_at` },
        })
    }
    if (asked.length > 0) await tx.delete(hostWaivers).where(eq(hostWaivers.challengeId, challengeId))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'HostAsked',
      at: now,
      body: { by, references: asked.map(({ reference }) => reference), dueAt: dueAt.toISOString() },
    })
    await notices.replan(tx, { challengeId })
    return accept({ asked: asked.length })
  })
}

async function takeBackOthers(tx: Tx, challengeId: string, kept: readonly string[]): Promise<void> {
  const answered = tx
    .select({ id: hostStatements.proposalId })
    .from(hostStatements)
    .where(eq(hostStatements.challengeId, challengeId))
  await tx
    .delete(hostRequests)
    .where(
      and(
        eq(hostRequests.challengeId, challengeId),
        sql`not ${inArray(hostRequests.proposalId, answered)}`,
        kept.length > 0 ? notInArray(hostRequests.proposalId, [...kept]) : undefined,
      ),
    )
}
