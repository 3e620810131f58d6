import type { Executor } from '#db/client.server.ts'
import { proposalsClosedTo } from '#app/judge/data/closed-proposals.server.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { hasPublicBundle } from './bundles.server.ts'

/**
 * Whether a full bundle is there for this person, who is one of those that check results. Not before the announcement, whoever
 * asks. Who has a conflict with a proposal, or is in a team, may not read its scores, and a bundle has them all: to them
 * it is as if there were none.
 */
export async function isFullBundleFor(
  db: Executor,
  {
    challengeId,
    slug,
    recorded,
    personId,
    now,
  }: { challengeId: string; slug: string; recorded: Challenge; personId: string; now: Date },
): Promise<boolean> {
  if (!mayRead('winners', nobody, recorded, now)) return false
  if ((await proposalsClosedTo(db, { challengeId, personId })).size > 0) return false
  return hasPublicBundle(db, slug)
}
