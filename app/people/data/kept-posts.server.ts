import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Db, Executor } from '#db/client.server.ts'
import { endedSessions, keptPosts, sessions } from '#db/schema/index.ts'
import { endedSessionDays, keptPostHours, keptPostsOfOne, type PostedFields } from '../core/kept-post.ts'

/** Sessions live by the server's own time, also where a demo moves its clock; so does what is kept for them. */
const now = sql`clock_timestamp()`
const before = (hours: number) => sql`clock_timestamp() - make_interval(hours => ${hours})`

/** Whose session it was, when it is over and was within the last thirty days; null otherwise. */
async function personOfEndedSession(db: Executor, tokenHash: string): Promise<string | null> {
  const [ended] = await db
    .select({ personId: endedSessions.personId })
    .from(endedSessions)
    .where(
      and(eq(endedSessions.tokenHash, tokenHash), gt(endedSessions.endedAt, before(endedSessionDays * 24))),
    )
  if (ended) return ended.personId
  const [expired] = await db
    .select({ personId: sessions.personId })
    .from(sessions)
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        lte(sessions.expiresAt, now),
        gt(sessions.expiresAt, before(endedSessionDays * 24)),
      ),
    )
  return expired?.personId ?? null
}

/**
 * Keeps a form for whoever's session this was, and gives its id; null when that is nobody. A person has at most ten: the
 * oldest gives way, so that a script in a loop fills nothing.
 */
export async function keepPost(
  db: Db,
  { tokenHash, path, fields }: { tokenHash: string; path: string; fields: PostedFields },
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const personId = await personOfEndedSession(tx, tokenHash)
    if (personId === null) return null
    const [kept] = await tx
      .insert(keptPosts)
      .values({ personId, path, fields: JSON.stringify(fields) })
      .returning({ id: keptPosts.id })
    await tx.execute(sql`
      delete from kept_posts where id in (
        select id from kept_posts where person_id = ${personId}
        order by kept_at desc, id offset ${keptPostsOfOne})`)
    return kept?.id ?? null
  })
}

/** A kept form of this person, while it is kept. */
export async function findKeptPost(
  db: Executor,
  { id, personId }: { id: string; personId: string },
): Promise<{ path: string; fields: PostedFields } | null> {
  const [found] = await db
    .select({ path: keptPosts.path, fields: keptPosts.fields })
    .from(keptPosts)
    .where(
      and(
        eq(keptPosts.id, id),
        eq(keptPosts.personId, personId),
        gt(keptPosts.keptAt, before(keptPostHours)),
      ),
    )
  return found ? { path: found.path, fields: JSON.parse(found.fields) as PostedFields } : null
}

/** Throws one's own kept form away. */
export async function dropKeptPost(
  db: Executor,
  { id, personId }: { id: string; personId: string },
): Promise<void> {
  await db.delete(keptPosts).where(and(eq(keptPosts.id, id), eq(keptPosts.personId, personId)))
}

/** Forgets what has been kept long enough: forms after a day, whose a session was after thirty. */
export async function forgetKept({ db }: { db: Db }): Promise<void> {
  await db.delete(keptPosts).where(lte(keptPosts.keptAt, before(keptPostHours)))
  await db.delete(endedSessions).where(lte(endedSessions.endedAt, before(endedSessionDays * 24)))
}
