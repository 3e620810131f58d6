import { inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { countingRankingOf } from '#app/judge/data/finalists.server.ts'
import { groundChanges, type GroundChange } from '../core/ground.ts'
import { hostedLines } from '../core/hosting.ts'
import { rankedLines } from '../core/outcomes.ts'
import type { StandingDecision } from './decisions.server.ts'
import { hostingOf } from './hosting.server.ts'

/** What has changed since the decision was recorded, with references to name the proposals by. */
export async function changesSince(
  db: Executor,
  challengeId: string,
  { ranking, hosting = [] }: Pick<StandingDecision, 'ranking' | 'hosting'>,
): Promise<(GroundChange & { readonly reference: string })[]> {
  const present = {
    ranking: rankedLines((await countingRankingOf(db, challengeId)).counting),
    hosting: hostedLines(await hostingOf(db, challengeId)),
  }
  const changes = groundChanges({ ranking, hosting }, present)
  if (changes.length === 0) return []
  const ids = changes.map(({ proposalId }) => proposalId)
  const rows = await db
    .select({ id: proposals.id, reference: proposals.reference })
    .from(proposals)
    .where(inArray(proposals.id, ids))
  const references = new Map(rows.map(({ id, reference }) => [id, reference]))
  return changes.map((change) => ({ ...change, reference: references.get(change.proposalId) ?? '' }))
}
