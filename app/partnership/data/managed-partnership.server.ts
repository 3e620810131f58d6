import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  frameworkCorrections,
  frameworkGoals,
  frameworkNeeds,
  frameworkReports,
  frameworks,
  frameworkSpeakers,
  frameworkTerms,
  goalValues,
  organisations,
  partnershipProjects,
  people,
  programmeSessions,
  programmeSessionTexts,
  projectShares,
  roleGrants,
  sessionActions,
} from '#db/schema/index.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { moduleStates } from '#app/publish/data/modules.server.ts'
import { sessionFrame } from '#app/publish/data/session-frame.server.ts'
import { correctedValues } from '../core/corrections.ts'
import { budgetOf } from '../core/projects.ts'
import { reportDueOn, standingOfYear } from '../core/reports.ts'
import { daysLeft, isRenewed, noticeDay, presentTerm, standingOf, yearsOf } from '../core/terms.ts'
import { goalViews } from './goal-views.server.ts'
import { handOf, partiesOf } from './locked-partnership.server.ts'

type Asked = { readonly programmeId: string; readonly lang: Locale; readonly now: Date }

/** What every organiser's page of a partnership stands in; null where the module is off. */
export async function managedPartnership(db: Executor, { programmeId, lang, now }: Asked) {
  const state = (await moduleStates(db, programmeId)).get('partnership')
  if (!state) return null
  const { programme, zone, languages } = await sessionFrame(db, programmeId, lang)
  const [framework] = await db.select().from(frameworks).where(eq(frameworks.programmeId, programmeId))
  const terms = await db
    .select()
    .from(frameworkTerms)
    .where(eq(frameworkTerms.programmeId, programmeId))
    .orderBy(asc(frameworkTerms.number))
  const today = instantToWallClock(now, zone).date
  const present = presentTerm(terms, today)
  const months = framework?.noticeMonths ?? 6
  return {
    programme: { ...programme, zone },
    languages,
    isOpen: state.state === 'open',
    today,
    framework: framework
      ? {
          purpose: framework.purpose,
          contentLocale: framework.contentLocale ?? ('en' as const),
          noticeMonths: framework.noticeMonths,
          version: framework.version,
        }
      : null,
    term: present && {
      number: present.number,
      startsOn: present.startsOn,
      endsOn: present.endsOn,
      standing: standingOf(present, today),
      daysLeft: daysLeft(present, today),
      noticeOn: isRenewed(present, terms) ? null : noticeDay(present, months),
    },
    terms: terms.map(({ number, startsOn, endsOn, version }) => ({ number, startsOn, endsOn, version })),
    parties: await partiesOf(db, programmeId),
  }
}

export type ManagedPartnership = NonNullable<Awaited<ReturnType<typeof managedPartnership>>>

/** Everybody with a role in the whole programme, once, with the party they speak for; empty for none. */
export async function speakersOf(db: Executor, programmeId: string) {
  const rows = await db
    .select({
      personId: people.id,
      name: people.name,
      role: roleGrants.role,
      organisationId: frameworkSpeakers.organisationId,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .leftJoin(
      frameworkSpeakers,
      and(eq(frameworkSpeakers.programmeId, programmeId), eq(frameworkSpeakers.personId, people.id)),
    )
    .where(and(eq(roleGrants.programmeId, programmeId), isNull(roleGrants.challengeId)))
    .orderBy(asc(people.name), asc(people.id))
  const speakers = new Map<
    string,
    { personId: string; name: string; roles: (typeof rows)[number]['role'][]; organisationId: string }
  >()
  for (const { personId, name, role, organisationId } of rows) {
    const known = speakers.get(personId)
    if (known) known.roles.push(role)
    else speakers.set(personId, { personId, name, roles: [role], organisationId: organisationId ?? '' })
  }
  return [...speakers.values()]
}

/** The goals of a framework with every value reported so far, drafts included. */
export async function goalsOf(db: Executor, programmeId: string) {
  const goals = await db
    .select()
    .from(frameworkGoals)
    .where(eq(frameworkGoals.programmeId, programmeId))
    .orderBy(asc(frameworkGoals.position))
  const reported = await db.select().from(goalValues).where(eq(goalValues.programmeId, programmeId))
  const corrections = await db
    .select()
    .from(frameworkCorrections)
    .where(
      and(eq(frameworkCorrections.programmeId, programmeId), isNotNull(frameworkCorrections.publishedAt)),
    )
  const values = correctedValues(reported, corrections)
  const versions = new Map(goals.map(({ id, version }) => [id, version]))
  return goalViews(goals, values).map((goal) => ({ ...goal, version: versions.get(goal.id) ?? 1 }))
}

/** The needs of a framework in their order. */
export async function needsOf(db: Executor, programmeId: string) {
  const rows = await db
    .select()
    .from(frameworkNeeds)
    .where(eq(frameworkNeeds.programmeId, programmeId))
    .orderBy(asc(frameworkNeeds.number))
  return rows.map(({ id, number, title, description, year, state, closeReason, version }) => {
    return { id, number, title, description, year, state, closeReason, version }
  })
}

/** Projects of a partnership, the newest first: all of them, or those that one party has proposed. */
export async function projectsOf(db: Executor, programmeId: string, organisationId?: string) {
  const rows = await db
    .select({
      project: partnershipProjects,
      party: organisations.name,
      need: frameworkNeeds.title,
    })
    .from(partnershipProjects)
    .innerJoin(organisations, eq(organisations.id, partnershipProjects.organisationId))
    .innerJoin(frameworkNeeds, eq(frameworkNeeds.id, partnershipProjects.needId))
    .where(
      and(
        eq(partnershipProjects.programmeId, programmeId),
        organisationId === undefined ? undefined : eq(partnershipProjects.organisationId, organisationId),
      ),
    )
    .orderBy(desc(partnershipProjects.number))
  const ids = rows.map(({ project }) => project.id)
  const shares =
    ids.length === 0 ? [] : await db.select().from(projectShares).where(inArray(projectShares.projectId, ids))
  return rows.map(({ project, party, need }) => {
    const { number, title, state, currency, vat, startsOn, endsOn, outcome, reasons } = project
    const own = shares.filter(({ projectId }) => projectId === project.id)
    return {
      ...{ number, title, state, currency, vat, startsOn, endsOn, party, need },
      // What was said when it was sent back or declined, once two people have.
      reasons: project.confirmedAt === null ? '' : reasons,
      budget: budgetOf(own.map(({ proposed, agreed }) => ({ amount: agreed ?? proposed }))),
      isConfirmationAwaited: state === 'proposed' && outcome !== null,
    }
  })
}

/** The years of the terms, each with where its report stands. */
export async function reportYears(
  db: Executor,
  { programmeId, terms, today }: { programmeId: string } & Pick<ManagedPartnership, 'terms' | 'today'>,
) {
  const rows = await db
    .select({ year: frameworkReports.year, publishedAt: frameworkReports.publishedAt })
    .from(frameworkReports)
    .where(eq(frameworkReports.programmeId, programmeId))
  const reports = rows.map(({ year, publishedAt }) => ({ year, isPublished: publishedAt !== null }))
  return yearsOf(terms).map((year) => ({
    year,
    dueOn: reportDueOn(year),
    standing: standingOfYear(year, reports, today),
  }))
}

/** The report of one year as it stands, with who wrote it; null where nothing is written. */
export async function reportOf(db: Executor, { programmeId, year }: { programmeId: string; year: number }) {
  const [row] = await db
    .select({ report: frameworkReports, writer: people.name })
    .from(frameworkReports)
    .leftJoin(people, eq(people.id, frameworkReports.draftedBy))
    .where(and(eq(frameworkReports.programmeId, programmeId), eq(frameworkReports.year, year)))
  if (!row) return null
  const { body, version, draftedAt, draftedBy, publishedAt } = row.report
  return {
    ...{ body, version, draftedBy, writer: row.writer },
    draftedAtIso: draftedAt.toISOString(),
    publishedAtIso: publishedAt?.toISOString() ?? null,
  }
}

/** The corrections of a report by number; the last one may wait for its second person. */
export async function correctionsOf(
  db: Executor,
  { programmeId, year }: { programmeId: string; year: number },
) {
  const rows = await db
    .select()
    .from(frameworkCorrections)
    .where(and(eq(frameworkCorrections.programmeId, programmeId), eq(frameworkCorrections.year, year)))
    .orderBy(asc(frameworkCorrections.number))
  return rows.map(({ number, body, values, writtenBy, publishedAt }) => ({
    ...{ number, body, writtenBy, publishedAtIso: publishedAt?.toISOString() ?? null },
    values: values.map((each) => ({ ...each, value: Number(each.value) })),
  }))
}

/** What the report of a year said of the goals, before any correction. */
export async function reportedValues(
  db: Executor,
  { programmeId, year }: { programmeId: string; year: number },
) {
  const rows = await db
    .select()
    .from(goalValues)
    .where(and(eq(goalValues.programmeId, programmeId), eq(goalValues.year, year)))
  return new Map(
    rows.map(({ goalId, value, basis, note }) => [goalId, { value: Number(value), basis, note }]),
  )
}

/** The party somebody speaks for, with its name; null for nobody's speaker. */
export async function partyOf(db: Executor, asked: { programmeId: string; personId: string }) {
  const { organisationId } = await handOf(db, asked)
  if (organisationId === null) return null
  const [party] = await db
    .select({ organisationId: organisations.id, name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  return party ?? null
}

/** The name of somebody with an account; null once it is gone. */
export async function nameOf(db: Executor, personId: string | null): Promise<string | null> {
  if (personId === null) return null
  const [row] = await db.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return row?.name ?? null
}

/** The numbered sessions of the whole programme for those who run it, the newest first. */
export async function committeeOf(db: Executor, programmeId: string, lang: Locale) {
  const rows = await db
    .select()
    .from(programmeSessions)
    .where(and(eq(programmeSessions.programmeId, programmeId), isNull(programmeSessions.challengeId)))
    .orderBy(desc(programmeSessions.startsAt))
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const texts = await db
    .select()
    .from(programmeSessionTexts)
    .where(inArray(programmeSessionTexts.sessionId, ids))
  const actions = await db.select().from(sessionActions).where(inArray(sessionActions.sessionId, ids))
  return rows.map(({ id, slug, edition, zone, startsAt }) => ({
    ...{ slug, edition, zone, startsAtIso: startsAt.toISOString() },
    title:
      textIn(
        texts
          .filter(({ sessionId }) => sessionId === id)
          .map((text) => ({ ...text, locale: text.locale ?? 'en' })),
        lang,
      )?.title ?? slug,
    promises: actions
      .filter(({ sessionId }) => sessionId === id)
      .map(({ dueOn, doneAt }) => ({ dueOn, isDone: doneAt !== null })),
  }))
}

/** One session of the programme with what was promised there and what came over to it; null for a foreign one. */
export async function sessionItemsOf(
  db: Executor,
  { programmeId, slug, lang }: { programmeId: string; slug: string; lang: Locale },
) {
  const [row] = await db
    .select()
    .from(programmeSessions)
    .where(and(eq(programmeSessions.programmeId, programmeId), eq(programmeSessions.slug, slug)))
  if (!row) return null
  const texts = await db
    .select()
    .from(programmeSessionTexts)
    .where(eq(programmeSessionTexts.sessionId, row.id))
  const [before] =
    row.previousId === null
      ? []
      : await db
          .select({ id: programmeSessions.id, edition: programmeSessions.edition })
          .from(programmeSessions)
          .where(eq(programmeSessions.id, row.previousId))
  const own = await db.select().from(sessionActions).where(eq(sessionActions.sessionId, row.id))
  const earlier = before
    ? await db.select().from(sessionActions).where(eq(sessionActions.sessionId, before.id))
    : []
  const shown = ({ id, text, owner, dueOn, report, doneAt }: (typeof own)[number]) => {
    return { id, text, owner, dueOn, report, isDone: doneAt !== null }
  }
  return {
    ...{ slug: row.slug, edition: row.edition, zone: row.zone, startsAtIso: row.startsAt.toISOString() },
    title:
      textIn(
        texts.map((text) => ({ ...text, locale: text.locale ?? ('en' as const) })),
        lang,
      )?.title ?? row.slug,
    beforeEdition: before?.edition ?? null,
    /** As it stands at this session; what was done at the one before stands there. */
    became: earlier.map((action) => {
      const carried = own.find(({ carriedFrom }) => carriedFrom === action.id)
      return carried
        ? { ...shown(carried), report: carried.report || action.report, isCarried: true }
        : { ...shown(action), isCarried: false }
    }),
    made: own.filter(({ carriedFrom }) => carriedFrom === null).map(shown),
  }
}
