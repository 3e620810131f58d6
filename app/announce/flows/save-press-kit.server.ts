import type { Ports } from '#app/http/context.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import type { PressKitGiven } from '../core/press-kit.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { writePressKit } from '../data/press-kit.server.ts'

/**
 * Keeps what the press is to be given. Before the announcement nobody outside reads it; after it the page says when it
 * was last changed, and what was wrong in it is told by a correction.
 */
export async function savePressKit(
  { challengeId, by, given }: { challengeId: string; by: string; given: PressKitGiven },
  { db, clock }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A press kit was saved for a challenge that does not exist')
    await writePressKit(tx, { challengeId, by, at: await clock.now(tx), given })
    return accept(null)
  })
}
