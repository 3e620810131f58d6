import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  challenges,
  hostStatements,
  hostWaivers,
  messages,
  proposals,
  recordEntries,
  roleGrants,
  teamMembers,
} from '#db/schema/index.ts'
import { askHost } from '#app/announce/flows/ask-host.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import { stateHosting, type StateHostingInput } from '#app/announce/flows/state-hosting.server.ts'
import { waiveHost } from '#app/announce/flows/waive-host.server.ts'
import { hostStep, proposalsToHost } from '#app/announce/data/hosting.server.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { canaries, decidingWorld, signing, times, type DecidingWorld } from './deciding-world.ts'

const database = useDatabase()
const dueAt = new Date('2022-01-14T06:00:00Z')

type HostedWorld = DecidingWorld & { readonly ownerId: string }

/** The deciding world with an owner who has been asked about every proposal. */
async function hostedWorld(): Promise<HostedWorld> {
  const world = await decidingWorld(database)
  const owner = await aPerson(database.db, { name: 'Olga Omistaja' })
  const { challengeId, programmeId } = world
  await database.db
    .insert(roleGrants)
    .values({ personId: owner.id, role: 'challenge_owner', programmeId, challengeId })
  const asked = await askHost(
    { challengeId, by: world.organiserId, proposalIds: world.proposalIds, dueAt },
    world.ports,
  )
  expect(asked).toEqual({ ok: true, value: { asked: 3 } })
  return { ...world, ownerId: owner.id }
}

const state = (world: HostedWorld, index: number, change: Partial<StateHostingInput> = {}) =>
  stateHosting(
    {
      challengeId: world.challengeId,
      by: world.ownerId,
      proposalId: world.proposalIds[index]!,
      feasibility: 'feasible',
      because: '',
      notes: { site: 'CANARY-SITE Hall 2', permits: 'None', cost: 'None', people: 'Two' },
      signedName: 'olga omistaja',
      after: 0,
      ...change,
    },
    world.ports,
  )

const record = (world: HostedWorld, outcomes = world.outcomes) =>
  recordDecision(
    {
      challengeId: world.challengeId,
      by: world.organiserId,
      signedName: 'Organiser',
      outcomes,
      statements: {},
    },
    world.ports,
  )

const confirm = (world: HostedWorld, hash: string) =>
  confirmDecision(
    { challengeId: world.challengeId, by: world.colleagueId, hash, ...signing(hash) },
    world.ports,
  )

const planned = async (notice: string) => {
  const rows = await database.db.select().from(messages).where(eq(messages.notice, notice))
  return rows.filter(({ state: standing }) => standing === 'planned')
}

describe('asking', () => {
  it('mails the owner at once, until everything is answered', async () => {
    const world = await hostedWorld()
    expect((await planned('host.asked')).map(({ personId }) => personId)).toEqual([world.ownerId])
    for (const index of [0, 1, 2]) expect(await state(world, index)).toMatchObject({ ok: true })
    expect(await planned('host.asked')).toEqual([])
  })

  it('is refused for an hour after the announcement, and for what does not take part', async () => {
    const world = await decidingWorld(database)
    const { challengeId, organiserId: by, proposalIds, ports } = world
    const late = new Date('2022-01-15T06:00:00Z')
    expect(await askHost({ challengeId, by, proposalIds, dueAt: late }, ports)).toMatchObject({
      refusal: { code: 'host-due' },
    })
    const strange = [...proposalIds, '00000000-0000-4000-8000-000000000000']
    expect(await askHost({ challengeId, by, proposalIds: strange, dueAt }, ports)).toMatchObject({
      refusal: { code: 'host-proposal-gone' },
    })
  })

  it('takes back what was not answered, and keeps what was', async () => {
    const world = await hostedWorld()
    const { challengeId, organiserId: by, ownerId, ports } = world
    await state(world, 0)
    await askHost({ challengeId, by, proposalIds: [], dueAt }, ports)
    const left = await proposalsToHost(database.db, { challengeId, personId: ownerId })
    expect(left.map(({ proposalId }) => proposalId)).toEqual([world.proposalIds[0]])
  })
})

describe('stating', () => {
  it('keeps every statement, its words in the record as a commitment only', async () => {
    const world = await hostedWorld()
    expect(await state(world, 0)).toMatchObject({ ok: true, value: { number: 1 } })
    expect(
      await state(world, 0, { feasibility: 'conditional', because: 'From March', after: 1 }),
    ).toMatchObject({
      value: { number: 2 },
    })
    const rows = await database.db.select().from(hostStatements).orderBy(hostStatements.number)
    expect(rows.map(({ feasibility }) => feasibility)).toEqual(['feasible', 'conditional'])
    const entries = await database.db.select().from(recordEntries).where(eq(recordEntries.type, 'HostStated'))
    expect(entries).toHaveLength(2)
    expect(entries.map(({ body }) => body).join()).toContain(rows[1]!.hash)
    expect(entries.map(({ body }) => body).join()).not.toContain('CANARY')
  })

  it.each([
    ['another name', { signedName: 'Olga' }, 'name-not-yours'],
    ['no conditions', { feasibility: 'conditional' }, 'host-because-missing'],
    ['an older page', { after: 1 }, 'host-stated-since'],
  ] as const)('is refused with %s', async (_, change, code) => {
    expect(await state(await hostedWorld(), 0, change)).toMatchObject({ refusal: { code } })
    expect(await database.db.select().from(hostStatements)).toEqual([])
  })

  it('lets one of two through who sign at once', async () => {
    const world = await hostedWorld()
    const results = await Promise.all([state(world, 0), state(world, 0)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('is not for an owner who is in a team that takes part', async () => {
    const world = await hostedWorld()
    await database.db
      .insert(teamMembers)
      .values({ proposalId: world.proposalIds[2]!, personId: world.ownerId, role: 'viewer' })
    expect(await state(world, 0)).toMatchObject({ refusal: { code: 'host-not-asked' } })
  })
})

describe('deciding', () => {
  it('waits for a statement on every winner and reserve', async () => {
    const world = await hostedWorld()
    await state(world, 0)
    expect(await record(world)).toEqual({
      ok: false,
      refusal: { code: 'host-statements-missing', proposalIds: [world.proposalIds[1]] },
    })
    await state(world, 1)
    expect(await record(world)).toMatchObject({ ok: true })
  })

  it('needs a reason where the owner says it cannot be hosted', async () => {
    const world = await hostedWorld()
    await state(world, 0, { feasibility: 'not_feasible', because: 'The hall is let' })
    await state(world, 1)
    expect(await record(world)).toMatchObject({ refusal: { code: 'host-not-feasible' } })
    const outcomes = world.outcomes.map((row, index) =>
      index === 0 ? { ...row, override: `${canaries.reason} another hall is free.` } : row,
    )
    const recorded = await record(world, outcomes)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    expect(await confirm(world, recorded.value.hash)).toMatchObject({ ok: true })
  })

  it('cannot be confirmed once the owner has stated anew', async () => {
    const world = await hostedWorld()
    for (const index of [0, 1, 2]) await state(world, index)
    const recorded = await record(world)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    await state(world, 1, { feasibility: 'conditional', because: 'Not before March', after: 1 })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, world.proposalIds[1]!))
    expect(await confirm(world, recorded.value.hash)).toEqual({
      ok: false,
      refusal: { code: 'ground-changed', references: row!.reference, count: 1 },
    })
  })

  it('cannot be confirmed once a proposal has been withdrawn', async () => {
    const world = await hostedWorld()
    for (const index of [0, 1]) await state(world, index)
    const recorded = await record(world)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    await database.db
      .update(proposals)
      .set({ state: 'withdrawn', withdrawnAt: new Date(times.deciding) })
      .where(eq(proposals.id, world.proposalIds[2]!))
    expect(await confirm(world, recorded.value.hash)).toMatchObject({
      refusal: { code: 'ground-changed', count: 1 },
    })
  })

  it('takes no statement about a decision that is confirmed', async () => {
    const world = await hostedWorld()
    for (const index of [0, 1, 2]) await state(world, index)
    const recorded = await record(world)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    expect(await confirm(world, recorded.value.hash)).toMatchObject({ ok: true })
    expect(await state(world, 2, { after: 1 })).toMatchObject({ refusal: { code: 'hosting-over' } })
  })
})

describe('a challenge with an owner', () => {
  const reason = 'The owner promised a hall for any of the three.'

  async function ownedWorld(): Promise<HostedWorld> {
    const world = await decidingWorld(database)
    const owner = await anOrganisation(database.db, { name: 'City of Halls' })
    await database.db
      .update(challenges)
      .set({ ownerOrganisationId: owner.id })
      .where(eq(challenges.id, world.challengeId))
    return { ...world, ownerId: world.organiserId }
  }
  const waive = (world: DecidingWorld, words = reason) =>
    waiveHost({ challengeId: world.challengeId, by: world.organiserId, reason: words }, world.ports)

  it('decides nothing until the owner was asked or it is stated why nobody needs to be', async () => {
    const world = await ownedWorld()
    expect(await record(world)).toEqual({ ok: false, refusal: { code: 'host-step-open' } })
    expect(await waive(world, '  ')).toEqual({ ok: false, refusal: { code: 'host-waiver-reason' } })
    expect(await waive(world, ` ${reason} `)).toMatchObject({ ok: true })
    expect((await hostStep(database.db, world.challengeId)).waiver?.reason).toBe(reason)
    const entries = await database.db.select().from(recordEntries).where(eq(recordEntries.type, 'HostWaived'))
    expect(entries).toHaveLength(1)
    expect(JSON.stringify(entries[0]?.body)).not.toContain(reason)
    expect(await record(world)).toMatchObject({ ok: true })
  })

  it('forgets the reason once somebody is asked after all, and the reason cannot stand beside the question', async () => {
    const world = await ownedWorld()
    await waive(world)
    const asked = (proposalIds: readonly string[]) =>
      askHost({ challengeId: world.challengeId, by: world.organiserId, proposalIds, dueAt }, world.ports)
    await asked(world.proposalIds)
    expect(await hostStep(database.db, world.challengeId)).toEqual({ step: 'asked', waiver: null })
    expect(await waive(world)).toEqual({ ok: false, refusal: { code: 'host-asked-already' } })
    await asked([])
    expect(await record(world)).toEqual({ ok: false, refusal: { code: 'host-step-open' } })
  })

  it('cannot take the reason back behind a decision that is confirmed', async () => {
    const world = await ownedWorld()
    await waive(world)
    const recorded = await record(world)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    expect(await confirm(world, recorded.value.hash)).toMatchObject({ ok: true })
    await expect(database.db.delete(hostWaivers)).rejects.toMatchObject({
      cause: { constraint: 'host_waivers_in_time' },
    })
  })
})

it('the owner alone is asked by mail, and again where there is a day left', async () => {
  await hostedWorld()
  // What was asked an hour ago for tomorrow needs no reminder.
  await expectSent(database, { 'host.asked': ['Olga Omistaja'], 'host.reminder': [] })
  await database.ownerDb.execute(`update host_requests set asked_at = asked_at - interval '3 days'`)
  await expectSent(database, { 'host.reminder': ['Olga Omistaja'] }, '2022-01-13T10:05:00Z')
})
