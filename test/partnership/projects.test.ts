import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  frameworkNeeds,
  messages,
  partnershipProjects,
  projectShares,
  pubPartnershipProjects,
  pubProjectShares,
  recordEntries,
  recordSecrets,
} from '#db/schema/index.ts'
import {
  confirmDecision,
  decideProject,
  takeBackDecision,
} from '#app/partnership/flows/decide-project.server.ts'
import { moveNeed } from '#app/partnership/flows/keep-need.server.ts'
import { proposeProject } from '#app/partnership/flows/propose-project.server.ts'
import { addStep, moveProject, reportStep } from '#app/partnership/flows/run-project.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aPartnership, aProject, done, type PartnershipWorld } from './partnership-world.ts'

const database = useDatabase()
let world: PartnershipWorld
beforeEach(async () => {
  world = await aPartnership(database)
})

const refused = (code: string) => ({ ok: false, refusal: { code } })
const entriesOf = async (type: string) =>
  database.db
    .select()
    .from(recordEntries)
    .where(and(eq(recordEntries.programmeId, world.programmeId), eq(recordEntries.type, type)))
    .orderBy(asc(recordEntries.seq))

const at = async (number = 1) => {
  const [row] = await database.db
    .select()
    .from(partnershipProjects)
    .where(eq(partnershipProjects.number, number))
  if (!row) throw new Error('there is no project')
  return row
}
const asked = async (by: string, number = 1) => ({
  ...{ programmeId: world.programmeId, by, number, version: (await at(number)).version },
})
const decide = async (by: string, change: Partial<Parameters<typeof decideProject>[0]> = {}) =>
  decideProject(
    {
      ...(await asked(by)),
      ...{ outcome: 'agreed', reasons: 'It fits the carbon goal.', shares: aProject(world).shares },
      ...change,
    },
    world.ports,
  )
const confirm = async (by: string) => confirmDecision(await asked(by), world.ports)

/** The constraint that a statement breaks. */
const constraintOf = (broken: PromiseLike<unknown>) =>
  Promise.resolve(broken).then(
    () => null,
    (thrown: { cause?: { constraint?: string } }) => thrown.cause?.constraint,
  )

describe('a project', () => {
  it('is decided by two sides with its own budget, and only then read by the public', async () => {
    const { people, ports, city, institute } = world
    expect(await proposeProject(aProject(world), ports)).toEqual({ ok: true, value: { number: 1 } })
    const [proposed] = await entriesOf('ProjectProposed')
    expect(proposed?.body).not.toContain('Heat pumps')
    expect(await decide(people.operator)).toMatchObject(refused('not-in-programme'))
    expect(await decide(people.mayor, { shares: [{ organisationId: city, amount: 30_000 }] })).toMatchObject({
      ok: true,
    })
    expect(await decide(people.director)).toMatchObject(refused('decision-waits'))
    expect(await confirm(people.mayor)).toMatchObject(refused('two-persons'))
    expect(await confirm(people.deputy)).toMatchObject({
      ok: false,
      refusal: { code: 'two-sides', party: 'City of Esimerkki' },
    })
    expect(await database.publicDb.select().from(pubPartnershipProjects)).toEqual([])
    expect(await confirm(people.director)).toEqual({ ok: true, value: { outcome: 'agreed' } })

    const [seen] = await database.publicDb.select().from(pubPartnershipProjects)
    expect(seen).toMatchObject({ number: 1, state: 'agreed', proposedByParty: 'Institute of Things' })
    const shares = await database.publicDb.select().from(pubProjectShares).orderBy(pubProjectShares.party)
    expect(shares.map(({ party, agreed }) => [party, agreed])).toEqual([
      ['City of Esimerkki', 30_000],
      ['Institute of Things', 0],
    ])
    const [need] = await database.db.select().from(frameworkNeeds)
    expect(need?.state).toBe('taken')
    const [decided] = await entriesOf('ProjectDecided')
    expect(JSON.parse(decided!.body)).toMatchObject({
      ...{ by: people.director, writtenBy: people.mayor, outcome: 'agreed', amount: 30_000, currency: 'EUR' },
      shares: expect.arrayContaining([
        { organisationId: city, amount: 30_000 },
        { organisationId: institute, amount: 0 },
      ]) as unknown,
    })
  })

  it('can be sent back, is proposed anew and decided anew; what was decided first stays in the record', async () => {
    const { people, ports } = world
    await done(proposeProject(aProject(world), ports))
    const told = async () =>
      (
        await database.db.select().from(messages).where(eq(messages.notice, 'partnership.project_decided'))
      ).map(({ personId, data }) => [personId, data.outcome, data.reasons])
    await done(decide(people.director, { outcome: 'sent_back', reasons: 'Who owns the data?', shares: [] }))
    await done(confirm(people.mayor))
    expect((await at()).state).toBe('sent_back')
    expect(await told()).toEqual([[people.researcher, 'sent_back', 'Who owns the data?']])
    const again = { ...aProject(world), standing: { number: 1, version: (await at()).version } }
    expect(await proposeProject({ ...again, by: people.mayor }, ports)).toMatchObject(
      refused('not-your-project'),
    )
    expect(await proposeProject({ ...again, plan: 'The city owns the data.' }, ports)).toMatchObject({
      ok: true,
    })
    expect(await at()).toMatchObject({ state: 'proposed', outcome: null, confirmedAt: null })
    expect(await entriesOf('ProjectDecided')).toHaveLength(1)
    const secrets = await database.db.select().from(recordSecrets).where(eq(recordSecrets.name, 'reasons'))
    expect(secrets.map(({ payload }) => payload)).toContain('Who owns the data?')
    await done(decide(people.mayor))
    await done(confirm(people.director))
    expect((await at()).state).toBe('agreed')
    expect((await told()).map(([, outcome]) => outcome).sort()).toEqual(['agreed', 'sent_back'])
  })

  it('is not decided by whoever proposed it, nor by somebody who has read something else', async () => {
    const { people, ports } = world
    await done(proposeProject({ ...aProject(world), by: people.director }, ports))
    expect(await decide(people.director)).toMatchObject(refused('own-project'))
    const old = await asked(people.mayor)
    await done(
      proposeProject({ ...aProject(world), by: people.director, standing: { number: 1, version: 1 } }, ports),
    )
    expect(
      await decideProject({ ...old, outcome: 'declined', reasons: 'No.', shares: [] }, ports),
    ).toMatchObject(refused('partnership-changed'))
  })

  it('is taken back by whoever decides while the second person has not spoken', async () => {
    const { people, ports } = world
    await done(proposeProject(aProject(world), ports))
    await done(decide(people.mayor))
    await done(takeBackDecision(await asked(people.deputy), ports))
    expect(await at()).toMatchObject({ outcome: null, reasons: '', decidedBy: null })
    const shares = await database.db.select().from(projectShares)
    expect(shares.every(({ agreed }) => agreed === null)).toBe(true)
    expect(await confirm(people.director)).toMatchObject(refused('no-decision-waits'))
  })

  it('is refused with a reason: nobody’s speaker, a need that is closed, a party that is none, days outside', async () => {
    const { people, ports, programmeId, needId } = world
    const propose = (change: Partial<Parameters<typeof proposeProject>[0]>) =>
      proposeProject({ ...aProject(world), ...change }, ports)
    expect(await propose({ by: people.guest })).toMatchObject(refused('speaks-for-nobody'))
    const stranger = [{ organisationId: programmeId, amount: 5 }]
    expect(await propose({ shares: stranger })).toMatchObject(refused('not-a-party'))
    expect(await propose({ startsOn: '2026-01-01', endsOn: '2026-03-01' })).toMatchObject({
      ok: false,
      refusal: { code: 'project-after-term', endsOn: '2025-12-31' },
    })
    expect(await propose({ endsOn: '2026-06-30' })).toMatchObject({ ok: true })
    const closed = {
      programmeId,
      by: people.mayor,
      standing: { id: needId, version: 1 },
      to: 'closed' as const,
    }
    expect(await moveNeed({ ...closed, reason: ' ' }, ports)).toMatchObject(refused('close-reason-missing'))
    await done(moveNeed({ ...closed, reason: 'The schools were sold.' }, ports))
    expect(await propose({})).toMatchObject({
      ok: false,
      refusal: { code: 'need-not-open', title: 'Heat for schools' },
    })
  })

  it('runs, reports its milestones and is stopped with a reason', async () => {
    const { people, ports, programmeId } = world
    await done(proposeProject(aProject(world), ports))
    await done(decide(people.mayor))
    await done(confirm(people.director))
    const step = { programmeId, by: people.mayor, number: 1, title: 'First winter', dueOn: '2022-12-01' }
    expect(await addStep({ ...step, dueOn: '2023-07-01' }, ports)).toMatchObject(refused('step-outside'))
    await done(addStep(step, ports))
    const move = async (to: 'running' | 'finished' | 'stopped', reason = '') =>
      moveProject({ ...(await asked(people.mayor)), to, reason }, ports)
    expect(await move('finished')).toMatchObject(refused('no-project-road'))
    await done(move('running'))
    expect(await move('stopped')).toMatchObject(refused('project-stop-reason'))
    await done(move('stopped', 'The roof could not carry it.'))
    const [seen] = await database.publicDb.select().from(pubPartnershipProjects)
    expect(seen).toMatchObject({ state: 'stopped', stopReason: 'The roof could not carry it.' })
    const { rows } = await database.db.execute<{ id: string }>('select id from project_milestones')
    const report = { programmeId, by: people.mayor, number: 1, stepId: rows[0]!.id, report: 'Measured.' }
    await done(reportStep(report, ports))
    expect(await reportStep(report, ports)).toMatchObject(refused('step-reported'))
  })

  it('keeps its decision and its money against the database itself', async () => {
    const { people, ports } = world
    await done(proposeProject(aProject(world), ports))
    await done(decide(people.mayor))
    const { db } = database
    const confirmedBy = (by: string) =>
      constraintOf(
        db.update(partnershipProjects).set({ state: 'agreed', confirmedBy: by, confirmedAt: new Date() }),
      )
    expect(await confirmedBy(people.deputy)).toBe('partnership_projects_two_sides')
    expect(await confirmedBy(people.mayor)).toBe('partnership_projects_two_sides')
    expect(await confirmedBy(people.researcher)).toBe('partnership_projects_not_own')
    await done(confirm(people.director))
    expect(await constraintOf(db.update(partnershipProjects).set({ reasons: 'Another.' }))).toBe(
      'partnership_projects_stay',
    )
    expect(await constraintOf(db.update(projectShares).set({ agreed: 1 }))).toBe('project_shares_stay')
  })
})
