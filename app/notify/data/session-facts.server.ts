import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { programmeSessions } from '#db/schema/index.ts'
import type { SessionFacts } from '../core/facts.ts'

/** Published sessions of a challenge and of its whole programme that take place. One query. */
export async function sessionFacts(
  db: Executor,
  { challengeId, programmeId }: { challengeId: string; programmeId: string },
): Promise<SessionFacts[]> {
  const rows = await db
    .select({
      id: programmeSessions.id,
      slug: programmeSessions.slug,
      kind: programmeSessions.kind,
      titles: sql<SessionFacts['titles']>`coalesce((select json_object_agg(t.locale, t.title)
        from programme_session_texts t where t.session_id = ${programmeSessions.id}), '{}'::json)`,
      startsAt: programmeSessions.startsAt,
      endsAt: programmeSessions.endsAt,
      place: programmeSessions.place,
      joinLink: programmeSessions.joinLink,
      sequence: programmeSessions.sequence,
      publishedAt: programmeSessions.publishedAt,
    })
    .from(programmeSessions)
    .where(
      and(
        eq(programmeSessions.programmeId, programmeId),
        or(isNull(programmeSessions.challengeId), eq(programmeSessions.challengeId, challengeId)),
        isNotNull(programmeSessions.publishedAt),
        isNull(programmeSessions.cancelledAt),
      ),
    )
    .orderBy(asc(programmeSessions.startsAt), asc(programmeSessions.id))
  return rows.flatMap(({ joinLink, publishedAt, ...row }) =>
    publishedAt === null ? [] : [{ ...row, isOnline: joinLink !== null, publishedAt }],
  )
}
