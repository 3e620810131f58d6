import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubFrameworkGoals,
  pubFrameworkNeeds,
  pubFrameworkCorrections,
  pubFrameworkReports,
  pubFrameworks,
  pubFrameworkTerms,
  pubGoalValues,
  pubParties,
  pubPartnershipProjects,
  pubProgrammeModules,
  pubProgrammes,
  pubProgrammeTexts,
  pubProjectMilestones,
  pubProjectShares,
  pubSessionActions,
  pubSessionOutcomes,
  pubSessions,
  pubSessionTexts,
} from '#db/schema/index.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { countPromises } from '../core/promises.ts'
import { budgetOf } from '../core/projects.ts'
import { correctedValues } from '../core/corrections.ts'
import { reportDueOn, standingOfYear } from '../core/reports.ts'
import { daysLeft, presentTerm, standingOf, yearsOf } from '../core/terms.ts'
import { goalViews } from './goal-views.server.ts'

type Asked = { readonly slug: string; readonly lang: Locale; readonly now: Date }

/** A programme whose partnership the public reads, by its address; null for any other. */
export async function publicFrame(db: Executor, { slug, lang, now }: Asked) {
  const [programme] = await db
    .select({
      id: pubProgrammes.id,
      slug: pubProgrammes.slug,
      zone: pubProgrammes.zone,
      contactEmail: pubProgrammes.contactEmail,
    })
    .from(pubProgrammes)
    .innerJoin(pubProgrammeModules, eq(pubProgrammeModules.programmeId, pubProgrammes.id))
    .where(and(eq(pubProgrammes.slug, slug), eq(pubProgrammeModules.module, 'partnership')))
  if (!programme) return null
  const names = await db
    .select({ locale: pubProgrammeTexts.locale, name: pubProgrammeTexts.name })
    .from(pubProgrammeTexts)
    .where(eq(pubProgrammeTexts.programmeId, programme.id))
  const name = textIn(
    names.map((row) => ({ ...row, locale: row.locale ?? 'en' })),
    lang,
  )
  return {
    ...programme,
    name: name?.name ?? programme.slug,
    nameLocale: name?.locale ?? lang,
    today: instantToWallClock(now, programme.zone).date,
  }
}

type Frame = NonNullable<Awaited<ReturnType<typeof publicFrame>>>

/** Everything the public page of a partnership shows. A constant number of queries. */
export async function publicPartnership(db: Executor, { id, today }: Frame, lang: Locale) {
  const [framework] = await db.select().from(pubFrameworks).where(eq(pubFrameworks.programmeId, id))
  const terms = await db
    .select()
    .from(pubFrameworkTerms)
    .where(eq(pubFrameworkTerms.programmeId, id))
    .orderBy(asc(pubFrameworkTerms.number))
  const goals = await db
    .select()
    .from(pubFrameworkGoals)
    .where(eq(pubFrameworkGoals.programmeId, id))
    .orderBy(asc(pubFrameworkGoals.position))
  const needs = await db
    .select()
    .from(pubFrameworkNeeds)
    .where(eq(pubFrameworkNeeds.programmeId, id))
    .orderBy(asc(pubFrameworkNeeds.number))
  const reports = await db
    .select()
    .from(pubFrameworkReports)
    .where(eq(pubFrameworkReports.programmeId, id))
    .orderBy(asc(pubFrameworkReports.year))
  const reported = await db.select().from(pubGoalValues).where(eq(pubGoalValues.programmeId, id))
  const corrections = await db
    .select()
    .from(pubFrameworkCorrections)
    .where(eq(pubFrameworkCorrections.programmeId, id))
    .orderBy(asc(pubFrameworkCorrections.number))
  const published = reports.map(({ year }) => ({ year, isPublished: true }))
  const present = presentTerm(terms, today)
  return {
    framework: framework
      ? { purpose: framework.purpose, contentLocale: framework.contentLocale ?? 'en' }
      : null,
    term: present && {
      number: present.number,
      startsOn: present.startsOn,
      endsOn: present.endsOn,
      standing: standingOf(present, today),
      daysLeft: daysLeft(present, today),
    },
    terms: terms.map(({ number, startsOn, endsOn }) => ({ number, startsOn, endsOn })),
    parties: await partyNames(db, id),
    goals: goalViews(goals, correctedValues(reported, corrections)),
    needs: needs.map(({ number, title, description, year, state, closeReason }) => {
      return { number, title, description, year, state, closeReason }
    }),
    projects: await publicProjects(db, id),
    reports: reports.map(({ year, body, publishedAt }) => ({
      year,
      body,
      publishedAtIso: publishedAt.toISOString(),
      corrections: corrections
        .filter((correction) => correction.year === year)
        .map((correction) => ({
          ...{ number: correction.number, body: correction.body },
          publishedAtIso: correction.publishedAt.toISOString(),
          values: correction.values.map((value) => ({ ...value, value: Number(value.value) })),
        })),
    })),
    lateReports: yearsOf(terms)
      .filter((year) => standingOfYear(year, published, today) === 'late')
      .map((year) => ({ year, dueOn: reportDueOn(year) })),
    sessions: await publicCommittee(db, { id, today, lang }),
  }
}

async function partyNames(db: Executor, programmeId: string): Promise<string[]> {
  const rows = await db
    .select({ name: pubParties.name, relation: pubParties.relation })
    .from(pubParties)
    .where(eq(pubParties.programmeId, programmeId))
    .orderBy(asc(pubParties.position), asc(pubParties.name))
  const isFirst = ({ relation }: { relation: string }) => relation === 'organiser'
  return [...new Set([...rows.filter(isFirst), ...rows].map(({ name }) => name))]
}

async function publicProjects(db: Executor, programmeId: string) {
  const projects = await db
    .select()
    .from(pubPartnershipProjects)
    .where(eq(pubPartnershipProjects.programmeId, programmeId))
    .orderBy(asc(pubPartnershipProjects.number))
  if (projects.length === 0) return []
  const shares = await db
    .select()
    .from(pubProjectShares)
    .where(
      inArray(
        pubProjectShares.projectId,
        projects.map(({ id }) => id),
      ),
    )
  return projects.map((project) => ({
    number: project.number,
    title: project.title,
    contentLocale: project.contentLocale ?? 'en',
    party: project.proposedByParty,
    state: project.state,
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    currency: project.currency,
    vat: project.vat,
    budget: budgetOf(
      shares.filter(({ projectId }) => projectId === project.id).map(({ agreed }) => ({ amount: agreed })),
    ),
  }))
}

/** One agreed project with its plan, money, decision and milestones; null for any other. */
export async function publicProject(db: Executor, { id, zone }: Frame, number: number) {
  const [project] = await db
    .select()
    .from(pubPartnershipProjects)
    .where(and(eq(pubPartnershipProjects.programmeId, id), eq(pubPartnershipProjects.number, number)))
  if (!project) return null
  const shares = await db
    .select()
    .from(pubProjectShares)
    .where(eq(pubProjectShares.projectId, project.id))
    .orderBy(asc(pubProjectShares.party))
  const milestones = await db
    .select()
    .from(pubProjectMilestones)
    .where(eq(pubProjectMilestones.projectId, project.id))
    .orderBy(asc(pubProjectMilestones.dueOn), asc(pubProjectMilestones.position))
  const [need] = await db
    .select({ number: pubFrameworkNeeds.number, title: pubFrameworkNeeds.title })
    .from(pubFrameworkNeeds)
    .where(eq(pubFrameworkNeeds.id, project.needId))
  const { confirmedAt, stateAt, contentLocale, title, plan, state, currency, vat, startsOn, endsOn } = project
  return {
    ...{ number, title, plan, state, currency, vat, startsOn, endsOn },
    contentLocale: contentLocale ?? 'en',
    party: project.proposedByParty,
    reasons: project.reasons,
    stopReason: project.stopReason,
    decidedOn: instantToWallClock(confirmedAt, zone).date,
    stateOn: instantToWallClock(stateAt, zone).date,
    need: need ?? null,
    shares: shares.map(({ party, agreed }) => ({ party, amount: agreed })),
    budget: budgetOf(shares.map(({ agreed }) => ({ amount: agreed }))),
    milestones: milestones.map(({ title: name, dueOn, report }) => ({ title: name, dueOn, report })),
  }
}

/** The numbered sessions of the whole programme, the newest first, with how many promises of each are done. */
async function publicCommittee(
  db: Executor,
  { id, today, lang }: { id: string; today: string; lang: Locale },
) {
  const rows = (await db.select().from(pubSessions).where(eq(pubSessions.programmeId, id))).filter(
    ({ challengeId, isCancelled }) => challengeId === null && !isCancelled,
  )
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const texts = await db.select().from(pubSessionTexts).where(inArray(pubSessionTexts.sessionId, ids))
  const actions = await db.select().from(pubSessionActions).where(inArray(pubSessionActions.sessionId, ids))
  return rows
    .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
    .map((row) => ({
      slug: row.slug,
      edition: row.edition,
      zone: row.zone,
      startsAtIso: row.startsAt.toISOString(),
      title: titleOf(texts, row.id, lang) ?? row.slug,
      counts: countPromises(
        actions
          .filter(({ sessionId }) => sessionId === row.id)
          .map(({ dueOn, doneAt }) => ({ dueOn, isDone: doneAt !== null })),
        today,
      ),
    }))
}

function titleOf(
  texts: readonly (typeof pubSessionTexts.$inferSelect)[],
  sessionId: string,
  lang: Locale,
): string | undefined {
  const own = texts.filter((text) => text.sessionId === sessionId)
  return textIn(
    own.map(({ title, locale }) => ({ title, locale: locale ?? 'en' })),
    lang,
  )?.title
}

/**
 * A session of the committee: what became of what was promised at the one before, then what was promised here. Null for a
 * session of another programme, or one that nobody may read.
 */
export async function publicSessionItems(
  db: Executor,
  { id, today }: Frame,
  { session: slug, lang, now }: { session: string; lang: Locale; now: Date },
) {
  const [row] = await db
    .select()
    .from(pubSessions)
    .where(and(eq(pubSessions.programmeId, id), eq(pubSessions.slug, slug)))
  if (!row) return null
  const texts = await db.select().from(pubSessionTexts).where(eq(pubSessionTexts.sessionId, row.id))
  const became = await db.select().from(pubSessionOutcomes).where(eq(pubSessionOutcomes.sessionId, row.id))
  const made = await db.select().from(pubSessionActions).where(eq(pubSessionActions.sessionId, row.id))
  const [before] =
    row.previousId === null
      ? []
      : await db
          .select({ slug: pubSessions.slug, edition: pubSessions.edition })
          .from(pubSessions)
          .where(eq(pubSessions.id, row.previousId))
  return {
    slug: row.slug,
    edition: row.edition,
    zone: row.zone,
    startsAtIso: row.startsAt.toISOString(),
    place: row.place,
    isOver: row.endsAt <= now,
    title: titleOf(texts, row.id, lang) ?? row.slug,
    before: before ?? null,
    today,
    became: became.map(({ text, owner, dueOn, doneAt, report }) => {
      return { text, owner, dueOn, report, isDone: doneAt !== null }
    }),
    // What came over from the session before stands above.
    made: made
      .filter(({ isCarried }) => !isCarried)
      .map(({ text, owner, dueOn, doneAt, report }) => {
        return { text, owner, dueOn, report, isDone: doneAt !== null }
      }),
  }
}
