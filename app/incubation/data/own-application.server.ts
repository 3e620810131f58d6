import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  cohorts,
  incubationMentors,
  incubationMilestones,
  intakeApplications,
  intakeThemes,
  mentorMatches,
  recordEntries,
} from '#db/schema/index.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { milestoneStanding } from '../core/milestones.ts'

/** The draft of a person for an intake, as its form shows it, or null. */
export async function ownDraft(
  db: Executor,
  { programmeId, personId }: { programmeId: string; personId: string },
) {
  const [row] = await db
    .select()
    .from(intakeApplications)
    .where(
      and(
        eq(intakeApplications.programmeId, programmeId),
        eq(intakeApplications.applicantId, personId),
        eq(intakeApplications.state, 'draft'),
      ),
    )
  if (!row) return null
  const { name, kind, country, website, themeId, what, maturity, team, wished, language } = row
  return {
    ...{ name, website, what, team, wished },
    kind: kind ?? '',
    country: country ?? '',
    theme: themeId ?? '',
    maturity: maturity === null ? '' : String(maturity),
    language: language ?? '',
    hasConsent: row.hasConsent,
    mayBeShown: row.mayBeShown,
    version: row.version,
  }
}

/** What a person has sent to an intake, the newest first. */
export async function ownApplications(
  db: Executor,
  { programmeId, personId }: { programmeId: string; personId: string },
) {
  return db
    .select({
      id: intakeApplications.id,
      name: intakeApplications.name,
      reference: intakeApplications.reference,
      state: intakeApplications.state,
    })
    .from(intakeApplications)
    .where(
      and(
        eq(intakeApplications.programmeId, programmeId),
        eq(intakeApplications.applicantId, personId),
        ne(intakeApplications.state, 'draft'),
      ),
    )
    .orderBy(desc(intakeApplications.submittedAt))
}

/** Themes to choose from, by id. */
export async function themeChoices(db: Executor, programmeId: string, lang: Locale) {
  const rows = await db
    .select()
    .from(intakeThemes)
    .where(eq(intakeThemes.programmeId, programmeId))
    .orderBy(asc(intakeThemes.position))
  return rows.map(({ id, names }) => ({ value: id, label: inLanguage(names, lang) }))
}

/**
 * One application that was sent, with its cohort, its steps and its mentors. Whose eyes it is for says the caller's
 * `where`: the applicant, staff of the programme, or one of its mentors.
 */
export async function sentApplication(
  db: Executor,
  { where, lang, now, zone }: { where: ReturnType<typeof and>; lang: Locale; now: Date; zone: string },
) {
  const [row] = await db
    .select({
      application: intakeApplications,
      themeNames: intakeThemes.names,
      cohort: {
        number: cohorts.number,
        name: cohorts.name,
        startsOn: cohorts.startsOn,
        endsOn: cohorts.endsOn,
      },
    })
    .from(intakeApplications)
    .leftJoin(intakeThemes, eq(intakeThemes.id, intakeApplications.themeId))
    .leftJoin(cohorts, eq(cohorts.id, intakeApplications.cohortId))
    .where(and(where, ne(intakeApplications.state, 'draft')))
  if (!row) return null
  const { application, cohort, themeNames } = row
  const { submittedAt, answerBy, stateAt } = application
  if (submittedAt === null || application.bodyHash === null) throw new Error('sent without an instant')
  const today = instantToWallClock(now, zone).date
  return {
    ...{ id: application.id, reference: application.reference, state: application.state, zone, cohort },
    ...{ name: application.name, kind: application.kind, country: application.country },
    ...{ website: application.website, what: application.what, maturity: application.maturity },
    ...{ team: application.team, wished: application.wished, language: application.language },
    ...{ mayBeShown: application.mayBeShown, reason: application.reason, version: application.version },
    theme: themeNames === null ? null : inLanguage(themeNames, lang),
    submittedAtIso: submittedAt.toISOString(),
    stateAtIso: stateAt.toISOString(),
    answerByIso: answerBy?.toISOString() ?? null,
    isOfferOver: answerBy !== null && answerBy <= now,
    hash: application.bodyHash,
    recordHash: await recordHash(db, application),
    milestones: await milestonesOf(db, application.id, today),
    mentors: await mentorsOf(db, application.id),
  }
}

export type SentApplication = NonNullable<Awaited<ReturnType<typeof sentApplication>>>

/** Somebody's own application to this intake. */
export const isOwn = (given: { applicationId: string; programmeId: string; personId: string }) =>
  and(
    eq(intakeApplications.id, given.applicationId),
    eq(intakeApplications.programmeId, given.programmeId),
    eq(intakeApplications.applicantId, given.personId),
  )

async function recordHash(
  db: Executor,
  { programmeId, recordSeq }: { programmeId: string; recordSeq: number | null },
): Promise<string> {
  if (recordSeq === null) return ''
  const [entry] = await db
    .select({ hash: recordEntries.hash })
    .from(recordEntries)
    .where(and(eq(recordEntries.programmeId, programmeId), eq(recordEntries.seq, recordSeq)))
  return entry?.hash ?? ''
}

async function milestonesOf(db: Executor, applicationId: string, today: string) {
  const rows = await db
    .select()
    .from(incubationMilestones)
    .where(eq(incubationMilestones.applicationId, applicationId))
    .orderBy(asc(incubationMilestones.dueOn), asc(incubationMilestones.position))
  return rows.map(({ id, title, dueOn, report, version, waiveReason, reportedAt, doneAt, waivedAt }) => ({
    ...{ id, title, dueOn, report, version, waiveReason },
    standing: milestoneStanding(
      {
        ...{ id, title, dueOn },
        isReported: reportedAt !== null,
        isDone: doneAt !== null,
        isWaived: waivedAt !== null,
      },
      today,
    ),
  }))
}

export type MilestoneView = Awaited<ReturnType<typeof milestonesOf>>[number]

async function mentorsOf(db: Executor, applicationId: string) {
  const rows = await db
    .select({ id: incubationMentors.id, name: incubationMentors.name, endedAt: mentorMatches.endedAt })
    .from(mentorMatches)
    .innerJoin(incubationMentors, eq(incubationMentors.id, mentorMatches.mentorId))
    .where(
      and(eq(mentorMatches.applicationId, applicationId), inArray(incubationMentors.state, ['accepted'])),
    )
    .orderBy(asc(incubationMentors.name))
  return rows.filter(({ endedAt }) => endedAt === null).map(({ id, name }) => ({ id, name }))
}

/** One application, for a reader who has been shown to be its mentor. */
export const isApplication = (applicationId: string) => and(eq(intakeApplications.id, applicationId))

/** One application of a programme, for its staff. */
export const isOfProgramme = (given: { applicationId: string; programmeId: string }) =>
  and(eq(intakeApplications.id, given.applicationId), eq(intakeApplications.programmeId, given.programmeId))
