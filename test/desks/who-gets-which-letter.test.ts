import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { introductions, messages, partnershipProjects, roleGrants } from '#db/schema/index.ts'
import { acceptPlace, lapseOffers, withdrawApplication } from '#app/incubation/flows/answer-place.server.ts'
import {
  type About,
  declineApplication,
  offerPlace,
  putOnWaitingList,
} from '#app/incubation/flows/decide-application.server.ts'
import { inviteMentor, matchMentor } from '#app/incubation/flows/mentors.server.ts'
import { graduate, leaveEarly } from '#app/incubation/flows/start-up-road.server.ts'
import { answerIntroduction } from '#app/matchmaking/flows/answer-introduction.server.ts'
import { askForIntroduction, suggestIntroduction } from '#app/matchmaking/flows/begin-introduction.server.ts'
import { agreeTerm } from '#app/partnership/flows/agree-term.server.ts'
import { confirmDecision, decideProject } from '#app/partnership/flows/decide-project.server.ts'
import { proposeProject } from '#app/partnership/flows/propose-project.server.ts'
import { nameSpeaker } from '#app/partnership/flows/write-framework.server.ts'
import { seriesEntries } from '#app/series/data/entries.server.ts'
import { seriesTeamRows } from '#app/series/data/series.server.ts'
import { moveRound } from '#app/series/flows/change-round.server.ts'
import { confirmEntries, enterResults } from '#app/series/flows/enter-results.server.ts'
import { proposeStandings, publishStandings } from '#app/series/flows/publish-standings.server.ts'
import { registerTeam, withdrawTeam } from '#app/series/flows/register-team.server.ts'
import { startSeries } from '#app/series/flows/start-series.server.ts'
import { answerInvitation } from '#app/desks/flows/answer-invitation.server.ts'
import { templates } from '#emails/index.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { aProject, done } from '#test/partnership/partnership-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { everybody, type Everybody } from './everybody.ts'

/*
 * Every letter of the modules goes out by what really sends it, in a programme where every kind of person is, and reaches
 * exactly its people. The lists of people are all different (the last test), so that two of them exchanged are noticed.
 */

/** The people each list stands for in this world, by name. */
const lists = {
  'whoever runs the programme': ['Deputy', 'Director', 'Mayor', 'Operator'],
  'the owner of the need': ['Nea Need'],
  'the owner of the profile': ['Pia Profile'],
  'both owners': ['Nea Need', 'Pia Profile'],
  'the next lead': ['Nina Next'],
  'whoever proposed the project': ['Researcher'],
  'whoever decides or pays': ['Deputy', 'Director', 'Mayor', 'Operator', 'Paula Payer'],
  'the first start-up': ['Ada Start-up'],
  'the second start-up': ['Bo Start-up'],
  'the third start-up': ['Cai Start-up'],
  'the mentor': ['Maija Mentori'],
  'the other official': ['Ofelia Official'],
  'the officials': ['Ofelia Official', 'Otto Official'],
  'both captains': ['Kim Captain', 'Lou Captain'],
} as const satisfies Record<string, readonly string[]>
type List = keyof typeof lists

const database = useDatabase()
let world: Everybody
const tested = new Set<string>()

beforeEach(async () => {
  world = await everybody(database)
})

/** What is in the outbox after `work` that was not there before: who gets which letter. */
async function letters(work: () => Promise<unknown>): Promise<Record<string, string[]>> {
  const rows = () =>
    database.db
      .select({ key: messages.key, notice: messages.notice, name: messages.recipientName })
      .from(messages)
  const before = new Set((await rows()).map(({ key }) => key))
  await work()
  const told: Record<string, string[]> = {}
  for (const { key, notice, name } of await rows()) if (!before.has(key)) (told[notice] ??= []).push(name)
  // A letter that comes again later (a report that is due, then late) names its people once.
  return Object.fromEntries(
    Object.entries(told).map(([notice, names]) => [notice, [...new Set(names)].sort()]),
  )
}

/** These letters and no other, each to exactly the people of its list. */
async function expectLetters(work: () => Promise<unknown>, wanted: Readonly<Record<string, List>>) {
  expect(await letters(work)).toEqual(
    Object.fromEntries(Object.entries(wanted).map(([notice, list]) => [notice, [...lists[list]]])),
  )
  for (const notice of Object.keys(wanted)) tested.add(notice)
}

describe('match-making', () => {
  it('tells organisers what waits, owners what was checked, and each side of the other', async () => {
    const { programmeId, ports, people } = world
    let needId = ''
    let profileId = ''
    await expectLetters(async () => (needId = await world.waitingEntry('Nea Need', 'need')), {
      'catalogue.waiting': 'whoever runs the programme',
    })
    // The second of a day is told with the first.
    await expectLetters(async () => (profileId = await world.waitingEntry('Pia Profile', 'profile')), {})
    await world.waitingEntry('Olli Onlooker', 'profile').then(world.approveEntry)
    await expectLetters(() => world.approveEntry(needId), { 'catalogue.checked': 'the owner of the need' })
    await expectLetters(() => world.approveEntry(profileId), {
      'catalogue.checked': 'the owner of the profile',
    })
    const note = 'You two.'
    await expectLetters(
      () =>
        done(
          suggestIntroduction({ programmeId, entryIds: [needId, profileId], note, by: people.mayor }, ports),
        ),
      { 'intro.catalogue_request': 'both owners' },
    )
    const [row] = await database.db.select().from(introductions)
    const answer = async (entryId: string) =>
      done(answerIntroduction({ programmeId, id: row!.id, by: await ownerOf(entryId), answer: 'yes' }, ports))
    await expectLetters(() => answer(needId), {})
    await expectLetters(() => answer(profileId), { 'intro.catalogue_made': 'both owners' })
    for (const [reader, other] of [
      ['Nea Need', 'Pia Profile'],
      ['Pia Profile', 'Nea Need'],
    ] as const)
      for (const notice of ['intro.catalogue_request', 'intro.catalogue_made'] as const) {
        const said = await saidTo(reader, notice)
        expect(said, notice).toMatchObject({
          ownTitle: `Heat by ${reader}`,
          organisation: `House of ${other}`,
        })
        if (notice === 'intro.catalogue_made') expect(said).toMatchObject({ name: other })
      }
  })

  it('asks the other side alone where an owner asks', async () => {
    const { programmeId, ports } = world
    const needId = await world.waitingEntry('Nea Need', 'need')
    const profileId = await world.waitingEntry('Pia Profile', 'profile')
    await world.approveEntry(needId)
    await world.approveEntry(profileId)
    const by = await ownerOf(profileId)
    await expectLetters(
      () =>
        done(
          askForIntroduction(
            { programmeId, ownEntryId: profileId, otherEntryId: needId, note: '', by },
            ports,
          ),
        ),
      { 'intro.catalogue_request': 'the owner of the need' },
    )
  })
})

describe('the profile of a proposal', () => {
  it('is told to whoever leads it from now on, and to nobody else of the team', async () => {
    const { handOver, follow } = await world.aProfileOf('Leo Lead', 'Nina Next')
    await expectLetters(follow, {})
    await handOver()
    await expectLetters(follow, { 'catalogue.handed_over': 'the next lead' })
  })
})

describe('a partnership', () => {
  it('tells organisers of the end of a term and of reports, and a proposer what was decided', async () => {
    const { programmeId, ports, people } = world
    await expectLetters(
      () =>
        done(
          agreeTerm({ programmeId, by: people.mayor, startsOn: '2026-01-01', endsOn: '2027-12-31' }, ports),
        ),
      {
        'partnership.expiring': 'whoever runs the programme',
        'partnership.report_due': 'whoever runs the programme',
      },
    )
    for (const name of ['Paula Payer', 'Rita Removed']) {
      const speaker = { personId: await world.inRole(name, 'partner'), organisationId: world.city }
      await done(nameSpeaker({ programmeId, by: people.mayor, ...speaker }, ports))
      // Who has no role any more speaks for nobody, whatever was written down once.
      if (name === 'Rita Removed')
        await database.db.delete(roleGrants).where(eq(roleGrants.personId, speaker.personId))
    }
    await expectLetters(() => done(proposeProject(aProject(world), ports)), {
      'partnership.project_proposed': 'whoever decides or pays',
    })
    const asked = async (by: string) => ({ programmeId, by, number: 1, version: await versionOf(1) })
    const written = { outcome: 'agreed' as const, reasons: 'It fits.', shares: aProject(world).shares }
    await expectLetters(
      async () => done(decideProject({ ...(await asked(people.mayor)), ...written }, ports)),
      {},
    )
    await expectLetters(async () => done(confirmDecision(await asked(people.director), ports)), {
      'partnership.project_decided': 'whoever proposed the project',
    })
  })
})

describe('incubation', () => {
  it('tells each start-up what becomes of its own application, and nobody else', async () => {
    const { ports, cohortId } = world
    let ada: Awaited<ReturnType<typeof world.applicant>>
    await expectLetters(async () => (ada = await world.applicant('Ada Start-up')), {
      'intake.received': 'the first start-up',
      'intake.arrived': 'whoever runs the programme',
    })
    const bo = await world.applicant('Bo Start-up')
    const cai = await world.applicant('Cai Start-up')
    const offer = (about: About) => offerPlace({ ...about, cohortId, answerOn: null }, ports)
    await expectLetters(async () => done(putOnWaitingList(bo.about, ports)), {
      'intake.waiting': 'the second start-up',
    })
    await expectLetters(async () => done(declineApplication({ ...cai.about, reason: 'Too early.' }, ports)), {
      'intake.declined': 'the third start-up',
    })
    await expectLetters(async () => done(offer(ada!.about)), {
      'intake.offered': 'the first start-up',
      'intake.offer_reminder': 'the first start-up',
    })
    // Ada gives it back: only who moves up is written to.
    await expectLetters(async () => done(withdrawApplication(ada!.own, ports)), {
      'intake.offered': 'the second start-up',
      'intake.offer_reminder': 'the second start-up',
    })
    await database.setClock('2022-02-20T08:00:00Z')
    await expectLetters(() => lapseOffers({ ...ports, log: silentLog }), {
      'intake.lapsed': 'the second start-up',
    })
  })

  it('tells a start-up that it joined, left or graduated, and a mentor whom they help', async () => {
    const { ports, cohortId, programmeId, people } = world
    const ada = await world.applicant('Ada Start-up')
    await world.applicant('Bo Start-up')
    await done(offerPlace({ ...ada.about, cohortId, answerOn: null }, ports))
    await expectLetters(async () => done(acceptPlace(ada.own, ports)), {
      'intake.joined': 'the first start-up',
    })
    const mentor = { email: 'maija@mentors.example', name: 'Maija Mentori', locale: 'fi' as const }
    const invite = (given: typeof mentor) =>
      done(inviteMentor({ programmeId, by: people.mayor, mostTeams: 2, themes: [], ...given }, ports))
    await invite({ ...mentor, email: 'another@mentors.example', name: 'Another mentor' })
    let mentorId = ''
    await expectLetters(async () => ({ mentorId } = await invite(mentor)), { 'mentor.invite': 'the mentor' })
    const { token } = (await saidTo('Maija Mentori', 'mentor.invite')) as { token: string }
    await expectLetters(
      () => answerInvitation({ token, answer: 'accepted', reason: '', viewer: null }, ports),
      {},
    )
    await expectLetters(async () => done(matchMentor({ ...ada.about, mentorId }, ports)), {
      'mentor.matched': 'the mentor',
    })
    await expectLetters(async () => done(graduate(ada.about, ports)), {
      'intake.graduated': 'the first start-up',
    })
  })

  it('tells a start-up that leaves why it does', async () => {
    const { ports, cohortId } = world
    const bo = await world.applicant('Bo Start-up')
    await done(offerPlace({ ...bo.about, cohortId, answerOn: null }, ports))
    await done(acceptPlace(bo.own, ports))
    await expectLetters(async () => done(leaveEarly({ ...bo.about, reason: 'They moved.' }, ports)), {
      'intake.left': 'the second start-up',
    })
  })
})

describe('a series', () => {
  it('tells the other official what waits, and who has a team in the standings that they are public', async () => {
    const { programmeId, ports, people } = world
    const { mayor, director } = people
    await done(startSeries({ programmeId, by: mayor, contentLocale: 'en', from: 'robotics' }, ports))
    await database.setClock('2022-02-10T08:00:00Z')
    for (const name of ['Kim Captain', 'Lou Captain', 'Max Withdrawn']) {
      const team = { name, organisation: name, country: 'FI', members: 3, venueId: null, isNamed: true }
      await done(registerTeam({ programmeId, by: await world.named(name), ...team }, ports))
    }
    await done(withdrawTeam({ programmeId, number: 3, by: mayor, of: null }, ports))
    const officials = {
      otto: await world.inRole('Otto Official', 'official'),
      ofelia: await world.inRole('Ofelia Official', 'official'),
    }
    const round = { programmeId, position: 2 }
    await done(moveRound({ ...round, by: mayor, step: 'open' }, ports))
    const enter = (by: string, team: number) => {
      const row = { attempt: 1, status: 'measured', value: `4${team}`, penalty: '0', reason: '' } as const
      return done(enterResults({ ...round, by, team, rows: [row] }, ports))
    }
    await expectLetters(() => enter(officials.otto, 1), { 'series.to_confirm': 'the other official' })
    // More of the same day is on the same page.
    await expectLetters(() => enter(officials.otto, 2), {})
    await database.setClock('2022-02-11T08:00:00Z')
    const entries = await seriesEntries(database.db, { programmeId })
    const teams = await seriesTeamRows(database.db, programmeId)
    for (const { id, number: team } of teams.slice(0, 2)) {
      const results = entries.results.filter(({ teamId }) => teamId === id).map((row) => row.id)
      await expectLetters(
        () => done(confirmEntries({ ...round, by: officials.ofelia, team, results, sheets: [] }, ports)),
        {},
      )
    }
    const again = { attempt: 2, status: 'did_not_start', value: null, penalty: '0', reason: '' } as const
    await expectLetters(() => done(enterResults({ ...round, by: mayor, team: 2, rows: [again] }, ports)), {
      'series.to_confirm': 'the officials',
    })
    const [waiting] = (await seriesEntries(database.db, { programmeId })).results.filter(
      ({ confirmedAt }) => confirmedAt === null,
    )
    const second = { by: officials.otto, team: 2, results: [waiting!.id], sheets: [] }
    await done(confirmEntries({ ...round, ...second }, ports))
    await done(moveRound({ ...round, by: mayor, step: 'finish' }, ports))
    const { hash } = await done(proposeStandings({ ...round, by: mayor, reason: '' }, ports))
    await expectLetters(() => done(publishStandings({ programmeId, by: director, hash }, ports)), {
      'series.standings_published': 'both captains',
    })
    expect(await saidTo('Lou Captain', 'series.standings_published')).toMatchObject({
      team: 'Lou Captain',
      place: 2,
    })
  })
})

describe('the lists of people', () => {
  it('are all different, and every letter of the modules was tried', () => {
    const said = Object.values(lists).map((people) => people.join())
    expect(new Set(said).size).toBe(said.length)
    const ofModules = Object.keys(templates).filter((name) =>
      /^(catalogue\.|intro\.catalogue|partnership\.|intake\.|mentor\.|series\.)/.test(name),
    )
    expect([...tested].sort()).toEqual(ofModules.sort())
  })
})

async function ownerOf(entryId: string): Promise<string> {
  const found = await database.db.execute<{ owner_id: string }>(
    sql`select owner_id from catalogue_entries where id = ${entryId}`,
  )
  return found.rows[0]!.owner_id
}

async function versionOf(number: number): Promise<number> {
  const [row] = await database.db
    .select({ version: partnershipProjects.version })
    .from(partnershipProjects)
    .where(eq(partnershipProjects.number, number))
  return row!.version
}

/** What the last letter of a kind says to somebody. */
async function saidTo(name: string, notice: string): Promise<unknown> {
  const [row] = await database.db
    .select({ data: messages.data })
    .from(messages)
    .where(and(eq(messages.recipientName, name), eq(messages.notice, notice), isNotNull(messages.data)))
  return row?.data
}
