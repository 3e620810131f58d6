import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, proposals } from '#db/schema/index.ts'
import type { WayOfJudging } from '../core/ballots/way.ts'
import { ballotFairness, type BallotFairness } from '../core/fairness/ballot-report.ts'
import { finalComparisons, finalRankedBallots } from './ballots.server.ts'
import { isEligibleIn } from './declarations.server.ts'
import { createKept } from './kept-reports.server.ts'

const kept = createKept<BallotFairness>()

/**
 * The fairness report of a challenge that is judged by ballots, as it stands now. Asks nobody for permission, like the
 * ranking; what `without` names is left out before anything is computed. It is computed once for the same ballots.
 */
export async function ballotFairnessOf(
  db: Executor,
  challengeId: string,
  { way, without }: { way: Exclude<WayOfJudging, { way: 'scorecards' }>; without: ReadonlySet<string> },
): Promise<BallotFairness> {
  const { pilots, fingerprint } = await fingerprintOf(db, challengeId)
  const key = JSON.stringify([challengeId, way, pilots, fingerprint, [...without].sort()])
  return kept(key, async () => {
    const eligible = await db
      .select({ proposalId: proposals.id, reference: proposals.reference })
      .from(proposals)
      .where(isEligibleIn(challengeId))
    const taking = eligible.filter(({ proposalId }) => !without.has(proposalId))
    if (way.way === 'ranked') {
      const ballots = await finalRankedBallots(db, challengeId)
      return ballotFairness(taking, { way: 'ranked', rule: way.rule, ballots }, { pilots })
    }
    const comparisons = await finalComparisons(db, challengeId)
    return ballotFairness(taking, { way: 'pairwise', comparisons }, { pilots })
  })
}

/** Changes with everything the report is computed from: final ballots, their lines that stand, who takes part. */
async function fingerprintOf(
  db: Executor,
  challengeId: string,
): Promise<{ pilots: number; fingerprint: string }> {
  const [row] = await db
    .select({
      pilots: challenges.pilotsOffered,
      // A line that is taken off a ballot makes a version of it.
      fingerprint: sql<string>`concat_ws(' ',
        (select concat_ws(' ', count(*), sum(b.version), max(b.finalised_at), sum(uuid_hash(b.id)::bigint))
          from ballots b where b.challenge_id = challenges.id and b.state = 'final'),
        (select concat_ws(' ', count(*), sum(uuid_hash(p.id)::bigint)) from proposals p
          where p.challenge_id = challenges.id and p.state = 'submitted' and p.screening = 'eligible'))`,
    })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error('The fairness report of a challenge was asked for that does not exist')
  return row
}
