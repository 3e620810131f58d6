import { and, asc, eq, exists, inArray, ne, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  affiliations,
  challenges,
  organisations,
  programmes,
  pubBriefTexts,
  pubChallenges,
} from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ApplicantKind } from '#app/publish/core/eligibility.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'

/** The organisations a person may apply for: their own, and those they made. */
export async function organisationsOf(db: Executor, personId: string) {
  const belongs = db
    .select({ one: sql`1` })
    .from(affiliations)
    .where(and(eq(affiliations.organisationId, organisations.id), eq(affiliations.personId, personId)))
  return db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      country: organisations.country,
    })
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

/** Whose challenge it is, and whom to ask about it. */
export async function ownerAndContactOf(db: Executor, challengeId: string) {
  const [row] = await db
    .select({ ownerId: challenges.ownerOrganisationId, contactEmail: programmes.contactEmail })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error(`there is no challenge ${challengeId}`)
  return row
}

/** Other challenges that take proposals from this applicant now, soonest deadline first: slug and titles by language. */
export async function openChallengesFor(
  db: Executor,
  { exceptId, kind, country }: { exceptId: string; kind: ApplicantKind; country: string | null },
) {
  const found = await db
    .select({ id: pubChallenges.id, slug: pubChallenges.slug })
    .from(pubChallenges)
    .where(
      and(
        eq(pubChallenges.state, 'open'),
        ne(pubChallenges.id, exceptId),
        sql`${kind} = any(${pubChallenges.eligibleKinds})`,
        sql`(cardinality(${pubChallenges.eligibleCountries}) = 0 or ${country}::text = any(${pubChallenges.eligibleCountries}))`,
      ),
    )
    .orderBy(asc(pubChallenges.closesAt), asc(pubChallenges.id))
    .limit(5)
  if (found.length === 0) return []
  const texts = await db
    .select({ id: pubBriefTexts.challengeId, locale: pubBriefTexts.locale, title: pubBriefTexts.title })
    .from(pubBriefTexts)
    .where(
      inArray(
        pubBriefTexts.challengeId,
        found.map(({ id }) => id),
      ),
    )
  return found.map(({ id, slug }) => ({
    slug,
    titles: Object.fromEntries(
      texts.filter((text) => text.id === id && text.title !== '').map(({ locale, title }) => [locale, title]),
    ) as Partial<Record<Locale, string>>,
  }))
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
