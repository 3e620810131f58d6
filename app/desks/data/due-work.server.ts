import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { transitions } from '#app/lifecycle/phases.ts'
import { nowOnce } from '#app/platform/clock.server.ts'

const columnOf = {
  opensAt: sql`opens_at`,
  // Nobody can hand in any more: see `intakeEndsAt` of the lifecycle.
  closesAt: sql`(greatest(closes_at, own_deadlines_until) + grace_minutes * interval '1 minute')`,
  judgingEndsAt: sql`judging_ends_at`,
  tellsWinnersAt: sql`(case when winners_told_at is null then tells_winners_at(announces_at, embargo_hours, held_until) end)`,
  announcesAt: sql`announces_at`,
} as const

/** Every instant at which a worker has something to do by itself: phases that change, messages that go. */
export const workInstants = sql.join(
  [
    ...transitions.flatMap(({ from, automaticAt }) =>
      automaticAt === null
        ? []
        : [sql`select ${columnOf[automaticAt]} as at from challenges where state = ${from}`],
    ),
    sql`select answer_by as at from intake_applications where state = 'offered'`,
    sql`select send_at as at from messages where state in ('planned', 'queued', 'sending')`,
  ],
  sql` union all `,
)

/** When a worker has something to do next, counted from now; null when nothing is planned. */
export async function nextWorkAt(db: Executor): Promise<Date | null> {
  const { rows } = await db.execute<{ at: Date | string | null }>(
    sql`select min(at) as at from (${workInstants}) instants where at > ${nowOnce}`,
  )
  const at = rows[0]?.at
  return at ? new Date(at) : null
}
