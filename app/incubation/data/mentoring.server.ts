import { and, asc, desc, eq, exists, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  cohorts,
  incubationMentors,
  intakeApplications,
  intakes,
  mentorMatches,
  programmes,
  programmeTexts,
  pubIntakes,
  pubProgrammes,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'

const isMatchOf = (personId: string) =>
  and(
    isNull(mentorMatches.endedAt),
    eq(incubationMentors.personId, personId),
    eq(incubationMentors.state, 'accepted'),
    sql`exists (select from programme_modules m where m.programme_id = ${mentorMatches.programmeId} and m.module = 'incubation')`,
  )

/** The start-ups somebody mentors, over all programmes, and whether they are a mentor at all. */
export async function mentoredBy(db: Executor, personId: string, lang: Locale) {
  const rows = await db
    .select({
      id: intakeApplications.id,
      name: intakeApplications.name,
      country: intakeApplications.country,
      cohort: cohorts.number,
      programmeId: programmes.id,
      slug: programmes.slug,
    })
    .from(mentorMatches)
    .innerJoin(incubationMentors, eq(incubationMentors.id, mentorMatches.mentorId))
    .innerJoin(intakeApplications, eq(intakeApplications.id, mentorMatches.applicationId))
    .innerJoin(programmes, eq(programmes.id, mentorMatches.programmeId))
    .leftJoin(cohorts, eq(cohorts.id, intakeApplications.cohortId))
    .where(isMatchOf(personId))
    .orderBy(asc(programmes.slug), asc(intakeApplications.name))
  const names = await db
    .select({
      programmeId: programmeTexts.programmeId,
      locale: programmeTexts.locale,
      name: programmeTexts.name,
    })
    .from(programmeTexts)
    .where(
      exists(
        db
          .select({ one: sql`1` })
          .from(incubationMentors)
          .where(
            and(
              eq(incubationMentors.programmeId, programmeTexts.programmeId),
              eq(incubationMentors.personId, personId),
            ),
          ),
      ),
    )
  const nameOf = (programmeId: string) =>
    textIn(
      names.filter((each) => each.programmeId === programmeId),
      lang,
    )?.name
  return {
    isMentor: (await db.$count(incubationMentors, eq(incubationMentors.personId, personId))) > 0,
    startUps: rows.map(({ programmeId, slug, ...row }) => ({
      ...row,
      programme: nameOf(programmeId) ?? slug,
    })),
  }
}

/** What the mentor's page of one of their start-ups reads it by; null for any other. */
export async function mentoredStartUp(
  db: Executor,
  { applicationId, personId }: { applicationId: string; personId: string },
) {
  const [row] = await db
    .select({ id: mentorMatches.applicationId, zone: intakes.zone })
    .from(mentorMatches)
    .innerJoin(incubationMentors, eq(incubationMentors.id, mentorMatches.mentorId))
    .innerJoin(intakes, eq(intakes.programmeId, mentorMatches.programmeId))
    .where(and(eq(mentorMatches.applicationId, applicationId), isMatchOf(personId)))
  return row ?? null
}

/** What somebody wrote for incubations that are open, the newest first, and whether they mentor: for their home. Two queries. */
export async function incubationOf(db: Executor, personId: string) {
  const startUps = await db
    .select({
      id: intakeApplications.id,
      slug: pubProgrammes.slug,
      name: intakeApplications.name,
      reference: intakeApplications.reference,
      state: intakeApplications.state,
    })
    .from(intakeApplications)
    .innerJoin(pubIntakes, eq(pubIntakes.programmeId, intakeApplications.programmeId))
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, intakeApplications.programmeId))
    .where(eq(intakeApplications.applicantId, personId))
    .orderBy(desc(intakeApplications.createdAt))
  const isMentor =
    (await db.$count(
      incubationMentors,
      and(eq(incubationMentors.personId, personId), eq(incubationMentors.state, 'accepted')),
    )) > 0
  return { startUps, isMentor }
}
