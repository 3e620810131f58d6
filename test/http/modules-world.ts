import { and, eq } from 'drizzle-orm'
import type { Ports } from '#app/http/context.ts'
import { acceptPlace } from '#app/incubation/flows/answer-place.server.ts'
import { offerPlace } from '#app/incubation/flows/decide-application.server.ts'
import { addCohort, editIntake } from '#app/incubation/flows/edit-intake.server.ts'
import { matchMentor } from '#app/incubation/flows/mentors.server.ts'
import { sendApplication } from '#app/incubation/flows/send-application.server.ts'
import { agreeTerm } from '#app/partnership/flows/agree-term.server.ts'
import { confirmDecision, decideProject } from '#app/partnership/flows/decide-project.server.ts'
import { keepGoal } from '#app/partnership/flows/keep-goal.server.ts'
import { keepNeed } from '#app/partnership/flows/keep-need.server.ts'
import { proposeProject } from '#app/partnership/flows/propose-project.server.ts'
import { nameSpeaker, writeFramework } from '#app/partnership/flows/write-framework.server.ts'
import { writeReport } from '#app/partnership/flows/write-report.server.ts'
import { seriesEntries } from '#app/series/data/entries.server.ts'
import { seriesSetup, seriesTeamRows } from '#app/series/data/series.server.ts'
import { moveRound } from '#app/series/flows/change-round.server.ts'
import { changeJurors } from '#app/series/flows/change-series.server.ts'
import { confirmEntries, enterResults, enterSheet } from '#app/series/flows/enter-results.server.ts'
import { proposeStandings, publishStandings } from '#app/series/flows/publish-standings.server.ts'
import { registerTeam } from '#app/series/flows/register-team.server.ts'
import { startSeries } from '#app/series/flows/start-series.server.ts'
import {
  catalogueEntries,
  frameworkNeeds,
  incubationMentors,
  programmeModules,
  programmeParties,
  roleGrants,
} from '#db/schema/index.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { applicationOf, rolling } from '#test/incubation/intake-world.ts'
import type { TestDatabase } from '#test/setup/database.ts'

/*
 * What north does beside its challenges: match-making with a need, a partnership with a project that is agreed and one that
 * is not, a series between its qualification and its final, an intake with start-ups, a cohort and a mentor. Private texts
 * begin with "canary".
 */

type Who = {
  readonly organiser: string
  /** Organises for as long as this is built, as the second pair of eyes. */
  readonly second: string
  readonly partner: string
  readonly startUp: string
  readonly mentor: string
  readonly stranger: string
}
type Given = { readonly programmeId: string; readonly ports: Ports; readonly who: Who }

const openedAt = new Date('2021-12-10T10:00:00Z')

/** Builds them; the caller sets the clock afterwards. Returns what addresses are made of. */
export async function theModules(
  database: TestDatabase,
  given: Given,
): Promise<{ entryId: string; applicationId: string }> {
  const { db } = database
  const { programmeId, who } = given
  const asSecond = { personId: who.second, role: 'organiser', programmeId } as const
  await db.insert(roleGrants).values(asSecond)
  for (const module of ['matchmaking', 'partnership', 'series', 'incubation'] as const)
    await db.insert(programmeModules).values({ programmeId, module, openedAt })
  await aPartnership(database, given)
  await aSeries(database, given)
  const applicationId = await anIntake(database, given)
  await db
    .delete(roleGrants)
    .where(and(eq(roleGrants.personId, who.second), eq(roleGrants.programmeId, programmeId)))
  return { applicationId, entryId: await aNeedOfTheCatalogue(database, given) }
}

/** What was accepted, or an error with the code of the refusal. */
async function done<Value>(
  asked: Promise<{ ok: true; value: Value } | { ok: false; refusal: { code: string } }>,
): Promise<Value> {
  const result = await asked
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`)
  return result.value
}

async function aNeedOfTheCatalogue({ db }: TestDatabase, { programmeId, who }: Given): Promise<string> {
  const [entry] = await db
    .insert(catalogueEntries)
    .values({
      ...{ programmeId, ownerId: who.stranger, kind: 'need', state: 'public', language: 'en', country: 'FI' },
      ...{ organisation: 'A town', title: 'A quiet street', body: 'We look for quiet.', themes: ['noise'] },
      ...{ consentVersion: 1, consentedAt: openedAt },
    })
    .returning({ id: catalogueEntries.id })
  return entry!.id
}

/** A framework with a goal, a need, an agreed project, a proposed one, and the draft of a report. */
async function aPartnership({ db }: TestDatabase, { programmeId, ports, who }: Given): Promise<void> {
  const by = who.organiser
  const institute = (await anOrganisation(db, { name: 'Institute of Things', kind: 'research_institute' })).id
  await db
    .insert(programmeParties)
    .values({ programmeId, organisationId: institute, relation: 'supporter', position: 9 })
  const written = { purpose: 'Less heat lost.', contentLocale: 'en' as const, noticeMonths: 6 }
  await done(writeFramework({ programmeId, by, version: 0, ...written }, ports))
  await done(agreeTerm({ programmeId, by, startsOn: '2020-09-01', endsOn: '2025-12-31' }, ports))
  await done(nameSpeaker({ programmeId, by, personId: who.partner, organisationId: institute }, ports))
  const goal = { name: 'Emissions', unit: 'kt', baseline: '10', baselineYear: 2020, target: '2' }
  await done(
    keepGoal(
      { programmeId, by, standing: null, ...goal, baselineBasis: 'reported', targetYear: 2030 },
      ports,
    ),
  )
  const need = { title: 'Heat for schools', description: 'Twelve schools burn oil.', year: 2022 }
  await done(keepNeed({ programmeId, by, standing: null, ...need }, ports))
  const [listed] = await db.select().from(frameworkNeeds).where(eq(frameworkNeeds.programmeId, programmeId))
  const shares = [{ organisationId: institute, amount: 25_000 }]
  const propose = (title: string, plan: string) =>
    done(
      proposeProject(
        {
          ...{ programmeId, by: who.partner, standing: null, needId: listed!.id, title, plan, shares },
          ...{ contentLocale: 'en', currency: 'EUR', vat: 'without' },
          ...{ startsOn: '2022-03-01', endsOn: '2023-06-30' },
        },
        ports,
      ),
    )
  await propose('Heat pumps in schools', 'Measure one winter, then build.')
  await propose('canary-project-title', 'canary-project-plan')
  const first = { programmeId, number: 1 }
  await done(
    decideProject(
      { ...first, by, version: 1, outcome: 'agreed', reasons: 'It fits the goal.', shares },
      ports,
    ),
  )
  await done(confirmDecision({ ...first, by: who.second, version: 2 }, ports))
  await done(
    writeReport({ programmeId, by, year: 2022, version: 0, body: 'canary-report', values: [] }, ports),
  )
}

/** A series whose qualification is published and whose final is under way; one team is told by its number alone. */
async function aSeries(database: TestDatabase, { programmeId, ports, who }: Given): Promise<void> {
  const { db } = database
  const { organiser: by, second, startUp } = who
  await database.setClock(openedAt)
  await done(startSeries({ programmeId, by, contentLocale: 'en', from: 'robotics' }, ports))
  const juror = { from: null, name: 'Juror A' }
  await done(changeJurors({ programmeId, by, version: 1, rows: [juror] }, ports))
  await database.setClock('2021-12-20T10:00:00Z')
  for (const [name, isNamed] of [
    ['Otso', true],
    ['canary-unnamed-team', false],
  ] as const)
    await done(
      registerTeam(
        {
          ...{ programmeId, by: startUp, name, organisation: `${name} works`, country: 'FI', members: 3 },
          ...{ venueId: null, isNamed },
        },
        ports,
      ),
    )
  const setup = (await seriesSetup(db, programmeId))!
  const points = Object.fromEntries(setup.criteria.map(({ id }) => [id, '5']))
  const jurorId = setup.jurors[0]!.id
  const enter = async (position: number, team: number) => {
    const row = { attempt: 1, status: 'measured', value: `4${team}`, penalty: '0', reason: '' } as const
    await done(enterResults({ programmeId, by, position, team, rows: [row] }, ports))
    await done(enterSheet({ programmeId, by, position, team, jurorId, points, reason: '' }, ports))
  }
  await done(moveRound({ programmeId, by, position: 2, step: 'open' }, ports))
  const teams = await seriesTeamRows(db, programmeId)
  for (const { id, number: team } of teams) {
    await enter(2, team)
    const entries = await seriesEntries(db, { programmeId })
    const own = (rows: readonly { id: string; teamId: string }[]) =>
      rows.filter(({ teamId }) => teamId === id).map((row) => row.id)
    const waiting = { results: own(entries.results), sheets: own(entries.sheets) }
    await done(confirmEntries({ programmeId, by: second, position: 2, team, ...waiting }, ports))
  }
  await done(moveRound({ programmeId, by, position: 2, step: 'finish' }, ports))
  const { hash } = await done(proposeStandings({ programmeId, by, position: 2, reason: '' }, ports))
  await done(publishStandings({ programmeId, by: second, hash }, ports))
  await done(moveRound({ programmeId, by, position: 3, step: 'open' }, ports))
  await enter(3, 1)
}

/** An intake with a start-up that has joined and is helped by a mentor, and one that waits to be decided on. */
async function anIntake({ db }: TestDatabase, { programmeId, ports, who }: Given): Promise<string> {
  const by = who.organiser
  const text = { locale: 'en' as const, offered: 'A desk and mentors.', forWhom: 'Young companies.' }
  await done(editIntake({ programmeId, by, version: 0, facts: rolling, text }, ports))
  const facts = { name: 'Spring', startsOn: '2022-03-01', endsOn: '2022-08-31' }
  const cohort = { ...facts, capacity: 4, mostPerTheme: null }
  const { cohortId } = await done(addCohort({ programmeId, by, facts: cohort }, ports))
  const apply = (personId: string, name: string) => {
    const draft = applicationOf(name, { what: `canary-${name}-what`, team: `canary-${name}-team` })
    return done(sendApplication({ programmeId, personId, draft }, ports))
  }
  await apply(who.stranger, 'Waiting')
  const { applicationId } = await apply(who.startUp, 'Joined')
  await done(offerPlace({ programmeId, applicationId, by, cohortId, answerOn: null }, ports))
  await done(acceptPlace({ programmeId, applicationId, by: who.startUp }, ports))
  const [mentor] = await db
    .insert(incubationMentors)
    .values({
      ...{ programmeId, personId: who.mentor, email: 'mentor@north.example', name: 'A mentor' },
      ...{ mostTeams: 2, state: 'accepted', invitedAt: openedAt, answeredAt: openedAt },
    })
    .returning({ mentorId: incubationMentors.id })
  await done(matchMentor({ programmeId, applicationId, by, mentorId: mentor!.mentorId }, ports))
  return applicationId
}
