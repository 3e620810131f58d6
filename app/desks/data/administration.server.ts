import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  challenges,
  heartbeats,
  messages,
  people,
  programmes,
  programmeTexts,
  recordHeads,
  roleGrants,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type ProgrammeLine = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly challenges: number
  readonly organisers: number
  readonly entries: number
}

/** Every programme of the house with its size and the length of its record. One query. */
export async function programmesOfTheHouse(db: Executor, lang: Locale): Promise<ProgrammeLine[]> {
  const rows = await db
    .select({
      id: programmes.id,
      slug: programmes.slug,
      name: sql<string | null>`(select t.name from ${programmeTexts} t where t.programme_id = ${programmes.id}
        and t.name <> '' order by t.locale = ${lang} desc, t.locale = 'en' desc, t.locale limit 1)`,
      challenges: sql<number>`(select count(*)::int from ${challenges} c where c.programme_id = ${programmes.id})`,
      organisers: sql<number>`(select count(distinct g.person_id)::int from ${roleGrants} g
        where g.programme_id = ${programmes.id} and g.role in ('organiser', 'operator'))`,
      entries: recordHeads.seq,
    })
    .from(programmes)
    .leftJoin(recordHeads, eq(recordHeads.programmeId, programmes.id))
    .orderBy(desc(programmes.createdAt))
  return rows.map((row) => ({ ...row, name: row.name ?? row.slug, entries: row.entries ?? 0 }))
}

/** Everybody who holds a role, with how many programmes each of theirs is for. One query. */
export async function peopleWithRoles(db: Executor) {
  return db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      role: roleGrants.role,
      programmes: sql<number>`count(distinct ${roleGrants.programmeId})::int`,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .groupBy(people.id, people.name, people.email, roleGrants.role)
    .orderBy(asc(people.name), asc(roleGrants.role))
    .limit(500)
}

/** How many messages stand in each state, and how many of them should have gone. One query. */
export async function outboxByState(db: Executor) {
  return db
    .select({
      state: messages.state,
      count: sql<number>`count(*)::int`,
      overdue: sql<number>`(count(*) filter (where ${messages.state} in ('planned', 'queued', 'sending')
        and ${messages.sendAt} < haaste_now() - interval '5 minutes'))::int`,
    })
    .from(messages)
    .groupBy(messages.state)
    .orderBy(desc(sql`count(*)`))
}

/** When the worker was last seen, in seconds of true time; null when never. One query. */
export async function workerSeen(db: Executor): Promise<{ seenAt: Date; secondsAgo: number } | null> {
  const [row] = await db
    .select({
      seenAt: heartbeats.seenAt,
      secondsAgo: sql<number>`extract(epoch from clock_timestamp() - ${heartbeats.trueSeenAt})::int`,
    })
    .from(heartbeats)
    .where(eq(heartbeats.name, 'worker'))
  return row ?? null
}
