import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordEntries } from '#db/schema/index.ts'
import type { Executor } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { EventType } from '#app/lifecycle/events.ts'
import { intakeEndsAt } from '#app/lifecycle/intake.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { proposalCounts } from '../data/screening.server.ts'

const opening = 'ProposalsUnsealed'
/** After these a sealed challenge is sealed again, and its next opening is another one. */
const sealing: readonly EventType[] = ['DeadlineExtended', 'DeadlineExtendedForOne']

/**
 * Writes into the record who opened the sealed proposals of a challenge first, and when. Call it before anything of them
 * is shown. Does nothing where that is known, where nothing is sealed, and while somebody can still hand in. Returns
 * whether this was the opening.
 */
export async function unsealProposals(
  { challengeId, personId }: { challengeId: string; personId: string },
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<boolean> {
  if (await isUnsealed(db, challengeId)) return false
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (challenge === null || !challenge.policy.isSealedUntilDeadline) return false
    const now = await clock.now(tx)
    if (now < intakeEndsAt(challenge) || (await isUnsealed(tx, challengeId))) return false
    const { submitted } = await proposalCounts(tx, challengeId)
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: opening,
      at: now,
      body: { by: personId, submitted },
    })
    return true
  })
}

/** Whether the sealed proposals of a challenge were opened, and nothing has sealed them since. */
export async function isUnsealed(db: Executor, challengeId: string): Promise<boolean> {
  const [last] = await db
    .select({ type: recordEntries.type })
    .from(recordEntries)
    .where(
      and(eq(recordEntries.challengeId, challengeId), inArray(recordEntries.type, [opening, ...sealing])),
    )
    .orderBy(sql`${recordEntries.seq} desc`)
    .limit(1)
  return last?.type === opening
}
