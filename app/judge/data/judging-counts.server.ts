import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import type { JuryCounts } from '#app/lifecycle/commands.ts'

/** What the decision to start judging needs to know, in one query. Every declared conflict is a recusal: none waits. */
export async function juryCounts(db: Executor, challengeId: string): Promise<JuryCounts> {
  const { rows } = await db.execute<Omit<JuryCounts, 'undecidedConflicts'>>(sql`
    with taking_part as (
      select p.id, p.screening,
        (select count(*) from assignments a where a.proposal_id = p.id and a.released_at is null) as jurors
      from proposals p where p.challenge_id = ${challengeId} and p.state = 'submitted'
    )
    select
      (select count(*)::int from jurors j where j.challenge_id = ${challengeId} and j.state = 'accepted'
        and not j.is_substitute) as jurors,
      c.minimum_reviews::int as "jurorsNeeded",
      (select count(*)::int from taking_part where screening = 'eligible') as eligible,
      (select count(*)::int from taking_part where screening is null) as unscreened,
      (select count(*)::int from taking_part where screening = 'eligible' and taking_part.jurors < c.minimum_reviews)
        as underassigned
    from challenges c where c.id = ${challengeId}`)
  const [counts] = rows
  if (!counts) throw new Error('Judging was counted in a challenge that does not exist')
  return { ...counts, undecidedConflicts: 0 }
}

/** Standing assignments of eligible proposals without a final scorecard or a line of a final ballot. */
export async function unfinishedScorecards(db: Executor, challengeId: string): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from assignments a
    join proposals p on p.id = a.proposal_id and p.state = 'submitted' and p.screening = 'eligible'
    where a.challenge_id = ${challengeId} and a.released_at is null
      and not exists (select 1 from finished_judgements s where s.juror_id = a.juror_id and s.proposal_id = a.proposal_id)`)
  return rows[0]?.count ?? 0
}
