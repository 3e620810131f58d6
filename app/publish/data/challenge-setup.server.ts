import { and, asc, desc, eq, inArray, or } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  briefs,
  briefTexts,
  challenges,
  criteria,
  criterionTexts,
  organisations,
  people,
  programmes,
  programmeTexts,
} from '#db/schema/index.ts'
import { storedRule, type JudgingRule } from '../core/judging-rule.ts'
import { textIn } from '../core/text-in.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'

/**
 * All that organisers write about a challenge: its newest brief with every language, its criteria, who wrote, asked
 * and approved. A constant number of queries. Throws when there is no such challenge: the gate has found it before.
 */
export async function challengeSetup(db: Executor, challengeId: string) {
  const [row] = await db
    .select({
      id: challenges.id,
      slug: challenges.slug,
      number: challenges.number,
      pilotsOffered: challenges.pilotsOffered,
      minimumReviews: challenges.minimumReviews,
      eligibleKinds: challenges.eligibleKinds,
      eligibleCountries: challenges.eligibleCountries,
      consortium: challenges.consortium,
      maturityFrom: challenges.maturityFrom,
      maturityTo: challenges.maturityTo,
      isOncePerOrganisation: challenges.isOncePerOrganisation,
      grantAmount: challenges.grantAmount,
      grantCurrency: challenges.grantCurrency,
      grantVat: challenges.grantVat,
      sdgGoals: challenges.sdgGoals,
      reviewRemarks: challenges.reviewRemarks,
      judgingRule: challenges.judgingRule,
      version: challenges.version,
      owner: organisations.name,
      programmeId: programmes.id,
      programmeSlug: programmes.slug,
      theme: programmes.theme,
      languages: programmes.languages,
      partnerZones: programmes.partnerZones,
      contactEmail: programmes.contactEmail,
    })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .leftJoin(organisations, eq(organisations.id, challenges.ownerOrganisationId))
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error(`there is no challenge ${challengeId}`)

  const [programmeNames, brief, criterionRows, persons] = await Promise.all([
    db
      .select({ locale: programmeTexts.locale, name: programmeTexts.name })
      .from(programmeTexts)
      .where(eq(programmeTexts.programmeId, row.programmeId)),
    newestBrief(db, challengeId),
    criteriaOf(db, challengeId),
    namesOfActors(db, challengeId),
  ])
  return {
    ...row,
    languages: locales.filter((locale) => row.languages.includes(locale)),
    programmeName: (lang: Locale) => textIn(programmeNames, lang)?.name ?? row.programmeSlug,
    title: (lang: Locale) => textIn(brief.texts, lang)?.title ?? row.slug,
    brief,
    criteria: criterionRows,
    judgingRule: storedRule(row.judgingRule),
    people: persons,
  }
}

export type ChallengeSetup = Awaited<ReturnType<typeof challengeSetup>>

/**
 * The brief that is being written or was published last, with its texts. Every challenge has one from its first day; an
 * addendum counts once it is issued.
 */
export async function newestBrief(db: Executor, challengeId: string) {
  const rows = await db
    .select({
      briefId: briefs.id,
      number: briefs.number,
      isPublished: briefs.isPublished,
      version: briefs.version,
      text: briefTexts,
    })
    .from(briefs)
    .leftJoin(briefTexts, eq(briefTexts.briefId, briefs.id))
    .where(and(eq(briefs.challengeId, challengeId), or(briefs.isPublished, eq(briefs.number, 1))))
    .orderBy(desc(briefs.number))
  const [first] = rows
  if (!first) throw new Error(`the challenge ${challengeId} has no brief`)
  const { briefId, number, isPublished, version } = first
  const texts = rows.flatMap((row) => (row.briefId === briefId && row.text ? [row.text] : []))
  return { id: briefId, number, isPublished, version, texts }
}

/** By which rule scores become a ranking, and how many reviews each proposal is sure to get. */
export async function judgedBy(
  db: Executor,
  challengeId: string,
): Promise<{ rule: JudgingRule; minimumReviews: number }> {
  const [row] = await db
    .select({ judgingRule: challenges.judgingRule, minimumReviews: challenges.minimumReviews })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error(`there is no challenge ${challengeId}`)
  return { rule: storedRule(row.judgingRule), minimumReviews: row.minimumReviews }
}

/** The criteria of a challenge in their order, each with its texts. */
export async function criteriaOf(db: Executor, challengeId: string) {
  const rows = await db
    .select({ criterion: criteria, text: criterionTexts })
    .from(criteria)
    .leftJoin(criterionTexts, eq(criterionTexts.criterionId, criteria.id))
    .where(eq(criteria.challengeId, challengeId))
    .orderBy(asc(criteria.position))
  const ids = [...new Set(rows.map((row) => row.criterion.id))]
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row.criterion.id === id)
    const [first] = own
    return first ? [{ ...first.criterion, texts: own.flatMap((row) => (row.text ? [row.text] : [])) }] : []
  })
}

async function namesOfActors(db: Executor, challengeId: string) {
  const [actors] = await db
    .select({
      createdBy: challenges.createdBy,
      requestedBy: challenges.reviewRequestedBy,
      approvedBy: challenges.approvedBy,
    })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  const ids = Object.values(actors ?? {}).filter((id) => id !== null)
  const names = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, ids))
  const nameOf = (id: string | null | undefined) => names.find((person) => person.id === id)?.name ?? null
  return {
    createdBy: nameOf(actors?.createdBy),
    requestedBy: nameOf(actors?.requestedBy),
    approvedBy: nameOf(actors?.approvedBy),
  }
}
