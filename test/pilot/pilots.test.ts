import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  awards,
  challenges,
  measures,
  messages,
  milestones,
  organisations,
  people,
  pilots,
  recordEntries,
} from '#db/schema/index.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { changeContentLanguage } from '#app/pilot/flows/change-content-language.server.ts'
import { changePilotState } from '#app/pilot/flows/change-pilot-state.server.ts'
import { completePilots } from '#app/pilot/flows/complete-pilots.server.ts'
import { enterMeasurement } from '#app/pilot/flows/enter-measurement.server.ts'
import { publishPilot } from '#app/pilot/flows/publish-pilot.server.ts'
import { reportMilestone } from '#app/pilot/flows/report-milestone.server.ts'
import { startPilot, type StartPilotInput } from '#app/pilot/flows/start-pilot.server.ts'
import { managedPilot, pilotsOfPerson } from '#app/pilot/data/managed-pilot.server.ts'
import { publicPilot, publicPilots } from '#app/pilot/data/public-pilots.server.ts'
import { anEntrance } from '#test/factories/an-entrance.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { aDecision } from '#test/factories/a-decision.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aPilot } from '#test/factories/a-pilot.ts'
import { judgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

const piloting = '2022-02-10T08:00:00Z'

/** Announced, the first proposal a winner that has accepted unless said otherwise, two weeks later. */
async function announcedWorld(answer: 'accepted' | 'declined' | null = 'accepted') {
  const world = await judgingWorld(database, { proposalCount: 2 })
  const colleague = await aPerson(database.db)
  const [winner, other] = world.proposalIds
  const decision = await aDecision(database.db, {
    challengeId: world.challengeId,
    decidedBy: world.organiserId,
    confirmedBy: colleague.id,
    outcomes: [
      { proposalId: winner!, outcome: 'winner', place: 1 },
      { proposalId: other!, outcome: 'not_selected' },
    ],
  })
  const awardId = decision.awardIds.get(winner!)!
  await database.setClock('2022-01-28T08:00:00Z')
  if (answer !== null) {
    await database.db
      .update(awards)
      .set({ answer, answeredAt: new Date('2022-01-15T08:00:00Z') })
      .where(eq(awards.id, awardId))
  }
  const ports = {
    db: database.db,
    clock: databaseClock,
    notices: createNoticesPort(noticeCatalogue, databaseClock),
  }
  return { ...world, ports, proposalId: winner!, awardId, otherAwardId: decision.awardIds.get(other!)! }
}

type World = Awaited<ReturnType<typeof announcedWorld>>

const plan = (world: World, change: Partial<StartPilotInput> = {}): StartPilotInput => ({
  challengeId: world.challengeId,
  by: world.organiserId,
  lang: 'fi',
  awardId: world.awardId,
  host: { name: 'City of Esimerkki', kind: 'city', country: 'FI' },
  manager: { name: 'Maija Vetäjä', email: 'Maija@city.example' },
  hostContact: { name: 'Bo Värd', email: 'bo@city.example' },
  site: 'Block 17',
  summary: '',
  contentLocale: 'fi',
  startsOn: '2022-02-01',
  endsOn: '2022-08-01',
  milestones: [{ title: 'Installed', dueOn: '2022-03-01' }],
  measures: [
    {
      name: 'Heat used',
      unit: 'MWh',
      method: '',
      comparator: '',
      baseline: '120',
      baselineBasis: 'measured',
      target: '90',
    },
  ],
  ...change,
})

describe('the language of what is written', () => {
  it('is told with the pilot to its parties and, once public, to everybody; and can be put right', async () => {
    const world = await announcedWorld()
    const started = await startPilot(plan(world, { contentLocale: 'fi' }), world.ports)
    if (!started.ok) throw new Error(started.refusal.code)
    const { slug } = started.value
    const [row] = await database.db.select().from(pilots).where(eq(pilots.slug, slug))
    const pilotId = row!.id
    expect(await managedPilot(database.db, { pilotId, lang: 'sv' })).toMatchObject({ contentLocale: 'fi' })
    await publishPilot(
      { pilotId, by: world.organiserId, isPublished: true, version: row!.version },
      world.ports,
    )
    expect(await publicPilot(database.publicDb, { slug, lang: 'en' })).toMatchObject({ contentLocale: 'fi' })

    const stale = { pilotId, contentLocale: 'sv', version: row!.version } as const
    expect(await changeContentLanguage(stale, world.ports)).toMatchObject({
      refusal: { code: 'pilot-changed' },
    })
    expect(await changeContentLanguage({ ...stale, version: row!.version + 1 }, world.ports)).toMatchObject({
      ok: true,
    })
    expect(await publicPilot(database.publicDb, { slug, lang: 'en' })).toMatchObject({ contentLocale: 'sv' })
    expect(await publicPilots(database.publicDb)).toMatchObject([{ slug, contentLocale: 'sv' }])
  })
})

describe('starting', () => {
  it('makes the pilot with its plan, finds or makes the people, moves the challenge on and tells everybody', async () => {
    const world = await announcedWorld()
    expect(await startPilot(plan(world), world.ports)).toMatchObject({ ok: true })
    const [challenge] = await database.db
      .select()
      .from(challenges)
      .where(eq(challenges.id, world.challengeId))
    expect(challenge?.state).toBe('piloting')
    const [manager] = await database.db.select().from(people).where(eq(people.email, 'maija@city.example'))
    expect(manager).toMatchObject({ name: 'Maija Vetäjä', locale: 'fi', emailVerified: false })
    expect(await database.db.select().from(milestones)).toHaveLength(1)
    expect(await database.db.select().from(measures)).toHaveLength(1)
    const types = (await database.db.select({ type: recordEntries.type }).from(recordEntries)).map(
      ({ type }) => type,
    )
    expect(types).toEqual(expect.arrayContaining(['WinnersAnnounced', 'PilotStarted', 'PilotSetUp']))
    const sent = await database.db.select().from(messages)
    const to = (notice: string) =>
      sent.filter((message) => message.notice === notice).map(({ email, data }) => [email, data.part])
    expect(to('pilot.kickoff').sort()).toEqual([
      ['bo@city.example', 'party'],
      ['maija@city.example', 'party'],
      [expect.stringContaining('@judge.example'), 'team'],
    ])
    const reminded = to('pilot.milestone_due').map(([email]) => email)
    expect(reminded.sort()).toEqual(['bo@city.example', ...Array<string>(4).fill('maija@city.example')])
    expect(to('pilot.measure_request')).toHaveLength(4)
  })

  it('needs an accepted award of this challenge, once', async () => {
    for (const answer of [null, 'declined'] as const) {
      const world = await announcedWorld(answer)
      expect(await startPilot(plan(world), world.ports)).toMatchObject({
        refusal: { code: 'award-not-accepted' },
      })
    }
    const world = await announcedWorld()
    expect(await startPilot(plan(world, { awardId: world.otherAwardId }), world.ports)).toMatchObject({
      refusal: { code: 'award-unknown' },
    })
    const results = await Promise.all([
      startPilot(plan(world), world.ports),
      startPilot(plan(world), world.ports),
    ])
    expect(results.map((result) => (result.ok ? 'started' : result.refusal.code)).sort()).toEqual([
      'pilot-exists',
      'started',
    ])
  })

  it('is refused before the announcement', async () => {
    const world = await announcedWorld()
    await database.setClock('2022-01-14T07:59:50Z')
    expect(await startPilot(plan(world), world.ports)).toMatchObject({ refusal: { code: 'wrong-state' } })
  })

  it('never takes an applicant’s organisation for the host', async () => {
    const world = await announcedWorld()
    const [applicant] = await database.db.select().from(organisations).limit(1)
    await startPilot(
      plan(world, { host: { name: applicant!.name, kind: 'city', country: null } }),
      world.ports,
    )
    const [pilot] = await database.db.select().from(pilots)
    expect(pilot?.hostOrganisationId).not.toBe(applicant?.id)
  })
})

async function runningPilot() {
  const world = await announcedWorld()
  const { awardId, proposalId, challengeId, organiserId: by } = world
  const made = await aPilot(database.db, { awardId, proposalId, challengeId, state: 'running' })
  await database.db.update(challenges).set({ state: 'piloting' }).where(eq(challenges.id, challengeId))
  await database.setClock(piloting)
  return { ...world, ...made, by, pilotId: made.pilot.id }
}

type Running = Awaited<ReturnType<typeof runningPilot>>

const enter = (
  { pilotId, by, measureId, ports }: Running,
  change: Partial<Parameters<typeof enterMeasurement>[0]> = {},
) =>
  enterMeasurement(
    {
      pilotId,
      by,
      measureId,
      value: '88.5',
      measuredOn: '2022-02-09',
      basis: 'measured',
      note: '',
      ...change,
    },
    ports,
  )

describe('running', () => {
  it('is measured only when every measure has a value, and stops with a reason', async () => {
    const world = await runningPilot()
    const { pilotId, by, ports } = world
    const move = (to: 'measured' | 'stopped' | 'scaled', version: number, reason = '') =>
      changePilotState({ pilotId, by, to, reason, version }, ports)
    expect(await move('measured', 1)).toEqual({
      ok: false,
      refusal: { code: 'measures-without-values', count: 1 },
    })
    expect(await enter(world)).toMatchObject({ ok: true })
    expect(await move('measured', 7)).toMatchObject({ refusal: { code: 'pilot-changed' } })
    expect(await move('measured', 1)).toMatchObject({ ok: true })
    expect(await move('stopped', 2)).toMatchObject({ refusal: { code: 'stop-reason-missing' } })
    expect(await move('stopped', 2, 'The roof leaked')).toMatchObject({ ok: true })
    expect(await enter(world)).toMatchObject({ refusal: { code: 'pilot-over' } })
    const bodies = await database.db
      .select({ body: recordEntries.body })
      .from(recordEntries)
      .where(eq(recordEntries.type, 'PilotStateChanged'))
    expect(bodies).toHaveLength(2)
    expect(JSON.stringify(bodies)).not.toContain('leaked')
  })

  it('takes values for days that have been, in the challenge’s zone', async () => {
    const world = await runningPilot()
    await database.setClock('2022-02-09T22:30:00Z')
    expect(await enter(world, { measuredOn: '2022-02-10' })).toMatchObject({ ok: true })
    expect(await enter(world, { measuredOn: '2022-02-11' })).toMatchObject({
      refusal: { code: 'measured-in-future' },
    })
  })

  it('shows the value entered last for a day, and keeps the one before', async () => {
    const world = await runningPilot()
    await enter(world, { value: '80' })
    await enter(world, { value: '85', basis: 'reported', evidence: ' Log of 9 February ' })
    await publishPilot({ pilotId: world.pilotId, by: world.by, isPublished: true, version: 1 }, world.ports)
    const expected = [
      {
        ...{ value: 85, unit: 'MWh', measuredOn: '2022-02-09', basis: 'reported', note: '' },
        evidence: 'Log of 9 February',
      },
    ]
    const managed = await managedPilot(database.db, { pilotId: world.pilotId, lang: 'en' })
    expect(managed.measures[0]?.values).toEqual(expected)
    const seen = await publicPilot(database.publicDb, { slug: world.pilot.slug, lang: 'en' })
    expect(seen?.measures[0]?.values).toEqual(expected)
  })

  it('keeps a report, guards it by its version, and stops reminding', async () => {
    const world = await runningPilot()
    const { pilotId, by, milestoneId, ports, challengeId } = world
    const report = (text: string, version: number) =>
      reportMilestone({ pilotId, by, milestoneId, report: text, version }, ports)
    const reminders = () =>
      database.db
        .select({ state: messages.state })
        .from(messages)
        .where(and(eq(messages.notice, 'pilot.milestone_due'), eq(messages.state, 'planned')))
    await database.db.transaction((tx) => ports.notices.replan(tx, { challengeId }))
    expect((await reminders()).length).toBeGreaterThan(0)
    expect(await report('It is installed.', 1)).toMatchObject({ ok: true })
    expect(await report('It is installed.', 1)).toMatchObject({ ok: true })
    expect(await report('Something else.', 1)).toMatchObject({ refusal: { code: 'milestone-changed' } })
    expect(await reminders()).toEqual([])
  })

  it('does not touch milestones and measures of another pilot', async () => {
    const world = await runningPilot()
    const elsewhere = await runningPilot()
    expect(await enter(world, { measureId: elsewhere.measureId })).toMatchObject({
      refusal: { code: 'measure-unknown' },
    })
    const { pilotId, by, ports } = world
    expect(
      await reportMilestone(
        { pilotId, by, milestoneId: elsewhere.milestoneId, report: 'x', version: 1 },
        ports,
      ),
    ).toMatchObject({ refusal: { code: 'milestone-unknown' } })
  })

  it('completes the challenge once every pilot is over', async () => {
    const world = await runningPilot()
    const { challengeId, by, ports, pilotId } = world
    expect(await completePilots({ challengeId, by }, ports)).toMatchObject({
      refusal: { code: 'pilots-running', count: 1 },
    })
    await changePilotState({ pilotId, by, to: 'stopped', reason: 'Enough was learned', version: 1 }, ports)
    expect(await completePilots({ challengeId, by }, ports)).toMatchObject({ ok: true })
  })
})

describe('what the public reads', () => {
  it('is nothing until it is published, then the passport without reports and names', async () => {
    const world = await runningPilot()
    const { pilotId, by, ports, milestoneId, pilot } = world
    await reportMilestone({ pilotId, by, milestoneId, report: 'CANARY-REPORT', version: 1 }, ports)
    await enter(world)
    const read = async () =>
      JSON.stringify([
        await publicPilot(database.publicDb, { slug: pilot.slug, lang: 'en' }),
        await publicPilots(database.publicDb),
      ])
    expect(await read()).toBe('[null,[]]')
    await publishPilot({ pilotId, by, isPublished: true, version: 1 }, ports)
    const seen = await read()
    expect(seen).toContain('88.5')
    expect(seen).toContain('"isReported":true')
    expect(seen).not.toContain('CANARY-REPORT')
    for (const personId of [pilot.managerId, pilot.hostContactId]) {
      const [person] = await database.db.select().from(people).where(eq(people.id, personId!))
      expect(seen).not.toContain(person!.name)
    }
    await publishPilot({ pilotId, by, isPublished: false, version: 2 }, ports)
    expect(await read()).toBe('[null,[]]')
  })

  it('says when and why it was stopped', async () => {
    const world = await runningPilot()
    const { pilotId, by, ports, pilot } = world
    await publishPilot({ pilotId, by, isPublished: true, version: 1 }, ports)
    await changePilotState({ pilotId, by, to: 'stopped', reason: 'The roof leaked', version: 2 }, ports)
    const seen = await publicPilot(database.publicDb, { slug: pilot.slug, lang: 'en' })
    expect(seen).toMatchObject({ state: 'stopped', stopReason: 'The roof leaked' })
    expect(seen?.stateAtIso.slice(0, 10)).toBe('2022-02-10')
  })
})

describe('lists', () => {
  it('cost the same number of queries however many pilots there are', async () => {
    const world = await runningPilot()
    const viewer = (await anEntrance(database.db, world.pilot.managerId!))!.viewer
    const count = async (work: (db: typeof database.db) => Promise<unknown>) => {
      let queries = 0
      const counting = new Proxy(database.db, {
        get(target, key, receiver) {
          if (key === 'select' || key === 'execute' || key === 'selectDistinctOn') queries += 1
          return Reflect.get(target, key, receiver) as unknown
        },
      })
      await work(counting)
      return queries
    }
    const ofManager = () => count((db) => pilotsOfPerson(db, viewer!))
    const ofPublic = () => count((db) => publicPilots(db))
    const before = [await ofManager(), await ofPublic()]
    const more = await runningPilot()
    await database.db
      .update(pilots)
      .set({ managerId: world.pilot.managerId, isPublished: true })
      .where(eq(pilots.id, more.pilotId))
    expect([await ofManager(), await ofPublic()]).toEqual(before)
    expect(await pilotsOfPerson(database.db, viewer!)).toHaveLength(2)
  })
})
