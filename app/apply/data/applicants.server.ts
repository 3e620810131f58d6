import { and, asc, eq, exists, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { affiliations, organisations, pubChallenges } from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'

/** The organisations a person may apply for: their own, and those they made. */
export async function organisationsOf(db: Executor, personId: string) {
  const belongs = db
    .select({ one: sql`1` })
    .from(affiliations)
    .where(and(eq(affiliations.organisationId, organisations.id), eq(affiliations.personId, personId)))
  return db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(or(eq(organisations.createdBy, personId), exists(belongs)))
    .orderBy(asc(organisations.name), asc(organisations.id))
    .limit(50)
}

/** The proposals in a challenge whose team the person is in. */
export async function ownProposalsIn(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
) {
  const { rows } = await db.execute<{ id: string; reference: string; organisation: string }>(sql`
    select p.id, p.reference, o.name as organisation
    from proposals p
    join team_members m on m.proposal_id = p.id and m.person_id = ${personId}
    join organisations o on o.id = p.organisation_id
    where p.challenge_id = ${challengeId}
    order by p.started_at, p.id`)
  return rows
}

/**
 * The challenge of a public address, as recorded, or null: one that the public may not know of answers like one that
 * is not there.
 */
export async function publicChallengeBySlug(db: Executor, slug: string): Promise<Challenge | null> {
  const [found] = await db
    .select({ id: pubChallenges.id })
    .from(pubChallenges)
    .where(eq(pubChallenges.slug, slug))
  return found ? loadChallenge(db, found.id) : null
}

/** The titles of a challenge's newest brief by language, as JSON. */
export async function challengeTitles(db: Executor, challengeId: string): Promise<Record<string, string>> {
  const { rows } = await db.execute<{ locale: string; title: string }>(sql`
    select t.locale, t.title from brief_texts t
    where t.title <> '' and t.brief_id = (
      select b.id from briefs b where b.challenge_id = ${challengeId}
      order by b.is_published desc, b.number desc limit 1)`)
  return Object.fromEntries(rows.map(({ locale, title }) => [locale, title]))
}
