import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'

export type PartnerNumbers = {
  readonly slug: string
  readonly followers: number
  /** From the deadline on; null before. */
  readonly submitted: number | null
  /** From the announcement on; null before. */
  readonly eligible: number | null
  readonly winners: number | null
  readonly pilots: number | null
}

/**
 * Counts of the public challenges of a programme, for those who may see how it goes and no more: nothing of what was
 * handed in before the deadline, nothing of what was found and decided before the announcement. `challengeIds` is null
 * for all of them. One query.
 */
export async function partnerNumbers(
  db: Executor,
  { programmeId, challengeIds }: { programmeId: string; challengeIds: readonly string[] | null },
): Promise<PartnerNumbers[]> {
  const ids = challengeIds === null ? null : `{${challengeIds.join(',')}}`
  const { rows } = await db.execute<PartnerNumbers>(sql`
    select c.slug,
      (select count(*)::int from followers f where f.challenge_id = c.id and f.confirmed_at is not null) as followers,
      case when haaste_now() >= c.closes_at then
        (select count(*)::int from proposals p where p.challenge_id = c.id and p.state = 'submitted') end as submitted,
      case when released then (select count(*)::int from proposals p
        where p.challenge_id = c.id and p.state = 'submitted' and p.screening = 'eligible') end as eligible,
      case when released then (select count(*)::int from awards w
        join decisions d on d.id = w.decision_id and d.state = 'confirmed'
        where w.challenge_id = c.id and (w.outcome = 'winner' or w.moved_up_at is not null)
        and w.answer is distinct from 'declined') end as winners,
      case when released then (select count(*)::int from pilots l where l.challenge_id = c.id) end as pilots
    from challenges c join pub_challenges v on v.id = c.id
    cross join lateral (select c.confirmed_by is not null and haaste_now() >= c.announces_at as released) r
    where c.programme_id = ${programmeId} and (${ids}::uuid[] is null or c.id = any (${ids}::uuid[]))
    order by c.number`)
  return rows
}
