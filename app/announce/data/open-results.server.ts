import { eq, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { challenges, openResults as kept, pubOpenResults } from '#db/schema/index.ts'
import { finalistIdsOf } from '#app/judge/data/finalist-ids.server.ts'
import { wayOfJudging } from '#app/judge/data/ballots.server.ts'
import { storedRule } from '#app/publish/core/judging-rule.ts'
import { openResults, type OpenResults, type ResultFacts } from '../core/open-results.ts'
import type { StandingDecision } from './decisions.server.ts'

/**
 * Keeps what a confirmed decision leaves for anybody to count with, as it stood at the confirmation. The public reads it
 * from the announcement on; a decision that is withdrawn and confirmed anew writes it anew. Six queries.
 */
export async function keepOpenResults(
  tx: Tx,
  { challengeId, decision, at }: { challengeId: string; decision: StandingDecision; at: Date },
): Promise<void> {
  const body = openResults(await resultFactsOf(tx, challengeId, decision))
  await tx
    .insert(kept)
    .values({ challengeId, body, keptAt: at })
    .onConflictDoUpdate({ target: kept.challengeId, set: { body, keptAt: at } })
}

/** What is open of an announced challenge; null before, and for decisions of the time before it was kept. One query. */
export async function openResultsOf(
  db: Executor,
  challengeId: string,
): Promise<{ body: OpenResults; keptAt: Date } | null> {
  const [row] = await db
    .select({ body: pubOpenResults.body, keptAt: pubOpenResults.keptAt })
    .from(pubOpenResults)
    .where(eq(pubOpenResults.challengeId, challengeId))
  return row ?? null
}

async function resultFactsOf(
  tx: Tx,
  challengeId: string,
  { outcomes, ranking }: StandingDecision,
): Promise<ResultFacts> {
  const [challenge] = await tx
    .select({ minimumReviews: challenges.minimumReviews, rule: challenges.judgingRule })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!challenge) throw new Error('Results were kept of a challenge that does not exist')
  const { rows } = await tx.execute<{
    followers: number
    begun: number
    submitted: number
    judged: number
  }>(sql`
    select (select count(*)::int from followers f where f.challenge_id = ${challengeId} and f.confirmed_at is not null) as followers,
      (select count(*)::int from proposals p where p.challenge_id = ${challengeId}) as begun,
      (select count(*)::int from proposals p where p.challenge_id = ${challengeId} and p.state = 'submitted') as submitted,
      (select count(*)::int from proposals p where p.challenge_id = ${challengeId} and p.state = 'submitted'
        and p.screening = 'eligible' and (select count(*) from scorecards s
          where s.proposal_id = p.id and s.state = 'final') >= greatest(1, ${challenge.minimumReviews}::int)) as judged`)
  const by = await tx.execute<{ country: string | null; kind: string }>(sql`
    select o.country, o.kind from proposals p join organisations o on o.id = p.organisation_id
    where p.challenge_id = ${challengeId} and p.state = 'submitted' and p.screening = 'eligible'`)
  const finalists = await finalistIdsOf(tx, challengeId)
  const way = await wayOfJudging(tx, challengeId)
  const counted = rows[0]!
  const decided = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length
  return {
    funnel: {
      followers: counted.followers,
      begun: counted.begun,
      submitted: counted.submitted,
      eligible: by.rows.length,
      judged: way.way === 'scorecards' ? counted.judged : null,
      finalists: finalists.size > 0 ? finalists.size : null,
      winners: decided('winner'),
      mentions: decided('honourable_mention'),
    },
    countries: tally(by.rows.map(({ country }) => country ?? 'unknown')),
    kinds: tally(by.rows.map(({ kind }) => kind)),
    totals: ranking.map(({ total }) => total),
    rule: storedRule(challenge.rule),
    isByBallot: way.way !== 'scorecards',
  }
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
