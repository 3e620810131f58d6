import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  cohorts,
  incubationMentors,
  intakeApplications,
  intakes,
  intakeTexts,
  intakeThemes,
  mentorMatches,
  mentorThemes,
  programmes,
} from '#db/schema/index.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import { notFound } from '#app/http/responses.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { sessionFrame } from '#app/publish/data/session-frame.server.ts'
import { intakeTemplateOf } from '../core/intake-templates.ts'
import { inWaitingOrder } from '../core/waiting-list.ts'
import { isSwitchedOn } from './locked-intake.server.ts'

/**
 * What every organisers' page of an incubation stands in. Where the module is off there is no such page.
 * @throws Response 404
 */
export async function incubationFrame(
  db: Executor,
  { programmeId, lang, now }: { programmeId: string; lang: Locale; now: Date },
) {
  if (!(await isSwitchedOn(db, programmeId))) throw notFound()
  const { programme, languages, zone } = await sessionFrame(db, programmeId, lang)
  const [intake] = await db.select().from(intakes).where(eq(intakes.programmeId, programmeId))
  const zoneOfDays = intake?.zone ?? zone
  const [made] = await db
    .select({ templateKey: programmes.templateKey })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  return {
    programme,
    languages,
    intake: intake ?? null,
    hasTemplate: intakeTemplateOf(made?.templateKey ?? null) !== null,
    zone: zoneOfDays,
    today: instantToWallClock(now, zoneOfDays).date,
  }
}

/** The texts and themes of an intake, for the form. */
export async function intakeSetup(db: Executor, programmeId: string) {
  const texts = await db.select().from(intakeTexts).where(eq(intakeTexts.programmeId, programmeId))
  const themes = await db
    .select()
    .from(intakeThemes)
    .where(eq(intakeThemes.programmeId, programmeId))
    .orderBy(asc(intakeThemes.position))
  return { texts, themes: themes.map(({ id, names }) => ({ id, names })) }
}

/** The cohorts with their places, by number. */
export async function cohortList(db: Executor, programmeId: string, today: string) {
  const rows = await db
    .select()
    .from(cohorts)
    .where(eq(cohorts.programmeId, programmeId))
    .orderBy(asc(cohorts.number))
  return rows.map(({ programmeId: _, ...cohort }) => ({ ...cohort, isOver: cohort.endsOn < today }))
}

export type CohortView = Awaited<ReturnType<typeof cohortList>>[number]

/** Every application that was sent: those to decide in the order they came, those who wait in theirs, and the others. */
export async function queueOf(db: Executor, programmeId: string, lang: Locale) {
  const rows = await db
    .select({
      id: intakeApplications.id,
      reference: intakeApplications.reference,
      state: intakeApplications.state,
      name: intakeApplications.name,
      country: intakeApplications.country,
      maturity: intakeApplications.maturity,
      themeId: intakeApplications.themeId,
      themeNames: intakeThemes.names,
      cohort: cohorts.number,
      submittedAt: intakeApplications.submittedAt,
      answerBy: intakeApplications.answerBy,
      waitingPlace: intakeApplications.waitingPlace,
    })
    .from(intakeApplications)
    .leftJoin(intakeThemes, eq(intakeThemes.id, intakeApplications.themeId))
    .leftJoin(cohorts, eq(cohorts.id, intakeApplications.cohortId))
    .where(and(eq(intakeApplications.programmeId, programmeId), ne(intakeApplications.state, 'draft')))
    .orderBy(asc(intakeApplications.submittedAt), asc(intakeApplications.id))
  const sent = rows.flatMap(({ submittedAt, ...row }) =>
    submittedAt === null ? [] : [{ ...row, submittedAt }],
  )
  const shown = (of: typeof sent) =>
    of.map(({ submittedAt, answerBy, themeId: _, waitingPlace, themeNames, ...row }) => ({
      ...row,
      theme: themeNames === null ? null : inLanguage(themeNames, lang),
      isPlaceStated: waitingPlace !== null,
      submittedAtIso: submittedAt.toISOString(),
      answerByIso: answerBy?.toISOString() ?? null,
    }))
  const inState = (...states: string[]) => sent.filter(({ state }) => states.includes(state))
  return {
    toDecide: shown(inState('submitted')),
    waiting: shown(inWaitingOrder(inState('waiting'))),
    inCohorts: shown(inState('offered', 'joined', 'graduated')),
    over: shown(inState('declined', 'withdrawn', 'lapsed', 'left')),
  }
}

export type QueueRow = Awaited<ReturnType<typeof queueOf>>['toDecide'][number]

/** The mentors of a programme with their themes and whom they help. */
export async function mentorList(db: Executor, programmeId: string, lang: Locale) {
  const rows = await db
    .select()
    .from(incubationMentors)
    .where(eq(incubationMentors.programmeId, programmeId))
    .orderBy(asc(incubationMentors.name), asc(incubationMentors.id))
  const themes = await db
    .select({ mentorId: mentorThemes.mentorId, id: intakeThemes.id, names: intakeThemes.names })
    .from(mentorThemes)
    .innerJoin(intakeThemes, eq(intakeThemes.id, mentorThemes.themeId))
    .where(eq(mentorThemes.programmeId, programmeId))
    .orderBy(asc(intakeThemes.position))
  const teams = await db
    .select({
      mentorId: mentorMatches.mentorId,
      id: intakeApplications.id,
      name: intakeApplications.name,
    })
    .from(mentorMatches)
    .innerJoin(intakeApplications, eq(intakeApplications.id, mentorMatches.applicationId))
    .where(and(eq(mentorMatches.programmeId, programmeId), isNull(mentorMatches.endedAt)))
    .orderBy(asc(intakeApplications.name))
  return rows.map(({ id, name, email, state, mostTeams, teamsTaken, version }) => ({
    ...{ id, name, email, state, mostTeams, teamsTaken, version },
    themes: themes
      .filter(({ mentorId }) => mentorId === id)
      .map((theme) => ({ id: theme.id, name: inLanguage(theme.names, lang) })),
    teams: teams.filter(({ mentorId }) => mentorId === id).map((team) => ({ id: team.id, name: team.name })),
  }))
}

export type MentorView = Awaited<ReturnType<typeof mentorList>>[number]

/** Mentors who could be matched with a start-up: those for its theme first. Whoever judges it as a juror is left out. */
export async function mentorsFor(
  db: Executor,
  { programmeId, applicationId, lang }: { programmeId: string; applicationId: string; lang: Locale },
) {
  const all = await mentorList(db, programmeId, lang)
  const { rows } = await db.execute<{ id: string; judges: boolean; fits: boolean }>(sql`
    select m.id, judges_organisation(m.person_id, ${applicationId}::uuid) as judges,
      exists (select from mentor_themes t join intake_applications a on a.theme_id = t.theme_id
        where t.mentor_id = m.id and a.id = ${applicationId}::uuid) as fits
    from incubation_mentors m where m.programme_id = ${programmeId} and m.state = 'accepted'`)
  const facts = new Map(rows.map((row) => [row.id, row]))
  return all
    .filter(({ id, teams }) => facts.has(id) && !teams.some((team) => team.id === applicationId))
    .map(({ id, name, mostTeams, teamsTaken }) => ({
      ...{ id, name, mostTeams, teamsTaken },
      judges: facts.get(id)?.judges ?? false,
      fits: facts.get(id)?.fits ?? false,
    }))
    .sort((one, other) => Number(other.fits) - Number(one.fits))
}
