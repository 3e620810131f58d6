import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'

/** How a version came about that the team did not hand in before the deadline. */
export type MadeBy = 'completed' | 'moved'

const isCompleted = (number: SQL) => sql`exists (select from completion_requests r
  where r.proposal_id = p.id and r.answered_version = ${number})`
const isMoved = (number: SQL) => sql`exists (select from move_requests r
  where r.proposal_id = p.id and r.moved_version = ${number})`

/** Of the newest version of `proposals p`: `MadeBy`, or null where it was handed in. */
export const madeByOf = sql`case when ${isCompleted(sql`p.submitted_version`)} then 'completed'
  when ${isMoved(sql`p.submitted_version`)} then 'moved' end`

/** When the team of `proposals p` handed in: the newest version that no completion and no move has made. */
export const handedInAtOf = sql`(select max(h.submitted_at) from proposal_versions h
  where h.proposal_id = p.id and not ${isCompleted(sql`h.number`)} and not ${isMoved(sql`h.number`)})`

/** When the team handed in, and how the newest version came about since. */
export async function versionOrigin(
  db: Executor,
  proposalId: string,
): Promise<{ handedInAt: string | null; madeBy: MadeBy | null }> {
  const { rows } = await db.execute<{ handedInAt: Date | string | null; madeBy: MadeBy | null }>(
    sql`select ${handedInAtOf} as "handedInAt", ${madeByOf} as "madeBy" from proposals p where p.id = ${proposalId}`,
  )
  const [found] = rows
  return {
    handedInAt: found?.handedInAt ? new Date(found.handedInAt).toISOString() : null,
    madeBy: found?.madeBy ?? null,
  }
}
