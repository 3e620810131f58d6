import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { briefs, briefTexts, challenges, mailRefusals, people } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { RefusedMail } from '../core/refusals-of-mail.ts'
import { inLanguage } from '../core/moments.ts'

/** A refusal as it is stored. */
export type KnownRefusal = RefusedMail & { readonly id: string }

/** Everything one person said no to, the oldest first. One query. */
export function refusalsOf(db: Executor, personId: string): Promise<KnownRefusal[]> {
  const { id, notice, challengeId, refusedAt } = mailRefusals
  return db
    .select({ id, notice, challengeId })
    .from(mailRefusals)
    .where(eq(mailRefusals.personId, personId))
    .orderBy(refusedAt, id)
}

/** Writes refusals down; what was refused before stays as it was. */
export async function insertRefusals(
  tx: Tx,
  personId: string,
  refused: readonly RefusedMail[],
): Promise<void> {
  if (refused.length === 0) return
  await tx
    .insert(mailRefusals)
    .values(refused.map(({ notice, challengeId }) => ({ personId, notice, challengeId })))
    .onConflictDoNothing()
}

/** Takes refusals of this person back; ids of anybody else's do nothing. */
export async function deleteRefusals(tx: Tx, personId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .delete(mailRefusals)
    .where(and(eq(mailRefusals.personId, personId), inArray(mailRefusals.id, [...ids])))
}

/**
 * Locks a person so that two clicks wait for each other; null when the person is gone. Not so hard that messages to
 * them, which point at this row, would have to wait too.
 */
export async function lockReader(tx: Tx, personId: string): Promise<{ id: string } | null> {
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(eq(people.id, personId))
    .for('no key update')
  return person ?? null
}

/** The language a person reads mail in; null when they never chose one, undefined when there is no such person. */
export async function languageOf(db: Executor, personId: string): Promise<Locale | null | undefined> {
  const [person] = await db.select({ locale: people.locale }).from(people).where(eq(people.id, personId))
  return person?.locale
}

/** Titles of challenges in the reader's language where there is one, by id; those that are gone are missing. One query. */
export async function titlesOfChallenges(
  db: Executor,
  ids: readonly string[],
  locale: Locale,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: challenges.id,
      slug: challenges.slug,
      titles: sql<Partial<
        Record<Locale, string>
      > | null>`json_object_agg(${briefTexts.locale}, ${briefTexts.title}) filter (where ${briefTexts.title} is not null)`,
    })
    .from(challenges)
    .leftJoin(briefs, and(eq(briefs.challengeId, challenges.id), eq(briefs.number, 1)))
    .leftJoin(briefTexts, eq(briefTexts.briefId, briefs.id))
    .where(inArray(challenges.id, [...ids]))
    .groupBy(challenges.id)
  return new Map(rows.map(({ id, slug, titles }) => [id, inLanguage(titles ?? {}, locale) || slug]))
}

/** What has to be planned again: a challenge, or one proposal of it. */
export type PlanScope = { readonly challengeId: string; readonly proposalId?: string }

/**
 * Where a person's mail comes from: the challenges they judge, run or pilot, the proposals of their teams, and whatever
 * else waits for them in the outbox. Ended challenges are left out. In the order of ids, so that two of these never wait
 * for each other. One query.
 */
export async function planScopesOf(
  tx: Tx,
  { personId, challengeId }: { personId: string; challengeId?: string | null },
): Promise<PlanScope[]> {
  const { rows } = await tx.execute<{ challenge_id: string; proposal_id: string | null }>(sql`
    with sources as (
      select p.challenge_id, p.id as proposal_id from team_members t join proposals p on p.id = t.proposal_id
        where t.person_id = ${personId}
      union select j.challenge_id, null from jurors j where j.person_id = ${personId}
      union select p.challenge_id, null from pilots p where ${personId} in (p.manager_id, p.host_contact_id)
      union select c.id, null from role_grants g
        join challenges c on c.id = g.challenge_id or (g.challenge_id is null and c.programme_id = g.programme_id)
        where g.person_id = ${personId}
      union select m.challenge_id, m.proposal_id from messages m
        where m.person_id = ${personId} and m.challenge_id is not null and m.state in ('planned', 'held', 'queued')
    )
    select s.challenge_id, s.proposal_id from sources s join challenges c on c.id = s.challenge_id
    where c.state not in ('cancelled', 'archived')
      ${challengeId ? sql`and c.id = ${challengeId}` : sql``}
    order by 1, 2`)
  const whole = new Set(rows.filter((row) => row.proposal_id === null).map((row) => row.challenge_id))
  return rows.flatMap((row): PlanScope[] => {
    if (row.proposal_id === null) return [{ challengeId: row.challenge_id }]
    return whole.has(row.challenge_id) ? [] : [{ challengeId: row.challenge_id, proposalId: row.proposal_id }]
  })
}
