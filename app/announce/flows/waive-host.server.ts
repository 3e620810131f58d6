import { hostWaivers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { isAskable } from '../core/hosting.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { hostingOf } from '../data/hosting.server.ts'

/**
 * States, with a reason, that nobody needs to be asked whether proposals can be hosted. It stands where the owner would be
 * asked, in place of an earlier reason, until somebody is asked after all.
 */
export async function waiveHost(
  { challengeId, by, reason }: { challengeId: string; by: string; reason: string },
  { db, clock }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('The owner of a challenge that does not exist was passed over')
    const now = await clock.now(tx)
    if (!isAskable(settled(challenge, now).state)) return refuse('hosting-over')
    if (reason.trim() === '') return refuse('host-waiver-reason')
    if (await isKeptFromOne(tx, { challengeId, personId: by })) return refuse('own-proposal-decided')
    if ((await hostingOf(tx, challengeId)).length > 0) return refuse('host-asked-already')
    const row = { reason: reason.trim(), statedBy: by, statedAt: now }
    await tx
      .insert(hostWaivers)
      .values({ challengeId, ...row })
      .onConflictDoUpdate({ target: hostWaivers.challengeId, set: row })
    const entry = { programmeId: challenge.programmeId, challengeId, at: now }
    await appendEntry(tx, { ...entry, type: 'HostWaived', body: { by }, secrets: { reason: row.reason } })
    return accept(null)
  })
}
