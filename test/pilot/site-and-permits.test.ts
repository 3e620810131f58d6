import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { messages, pilotMoves, pilotPermits, recordEntries } from '#db/schema/index.ts'
import { managedPilot } from '#app/pilot/data/managed-pilot.server.ts'
import { publicPilot } from '#app/pilot/data/public-pilots.server.ts'
import { changePilotState } from '#app/pilot/flows/change-pilot-state.server.ts'
import { changeSite } from '#app/pilot/flows/change-site.server.ts'
import { keepPermit, type KeepPermitInput } from '#app/pilot/flows/keep-permit.server.ts'
import { publishPilot } from '#app/pilot/flows/publish-pilot.server.ts'
import { anEntrance } from '#test/factories/an-entrance.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotWorld } from './pilot-world.ts'

const database = useDatabase()

const permit = (change: Partial<KeepPermitInput['permit']> = {}): KeepPermitInput['permit'] => ({
  name: 'Street works',
  authority: 'City of Esimerkki',
  state: 'applied',
  stateOn: '2022-02-01',
  ...change,
})

describe('permits', () => {
  it('hold the pilot back until each is granted, and are followed in the record', async () => {
    const { pilotId, by, ports } = await pilotWorld(database, { state: 'preparing' })
    const keep = (given: KeepPermitInput['permit'], standing: KeepPermitInput['standing'] = null) =>
      keepPermit({ pilotId, by, permit: given, standing }, ports)
    const run = () => changePilotState({ pilotId, by, to: 'running', reason: '', version: 1 }, ports)
    expect(await keep(permit({ stateOn: '2022-02-11' }))).toMatchObject({
      refusal: { code: 'permit-in-future' },
    })
    expect(await keep(permit())).toMatchObject({ ok: true })
    expect(await run()).toEqual({
      ok: false,
      refusal: { code: 'permits-open', names: 'Street works', count: 1 },
    })
    const [kept] = await database.db.select().from(pilotPermits)
    const granted = permit({ state: 'granted', stateOn: '2022-02-08' })
    expect(await keep(granted, { id: kept!.id, version: 9 })).toMatchObject({
      refusal: { code: 'item-changed', name: 'Street works' },
    })
    expect(await keep(granted, { id: kept!.id, version: 1 })).toMatchObject({ ok: true })
    expect(await run()).toMatchObject({ ok: true })
    const entries = await database.db
      .select({ body: recordEntries.body })
      .from(recordEntries)
      .where(eq(recordEntries.type, 'PilotPermitKept'))
    expect(entries.map(({ body }) => (JSON.parse(body) as { state: string }).state)).toEqual([
      'applied',
      'granted',
    ])
  })

  it('are of their own pilot alone', async () => {
    const world = await pilotWorld(database)
    const elsewhere = await pilotWorld(database)
    await keepPermit({ ...elsewhere, permit: permit(), standing: null }, elsewhere.ports)
    const [theirs] = await database.db.select().from(pilotPermits)
    expect(
      await keepPermit({ ...world, permit: permit(), standing: { id: theirs!.id, version: 1 } }, world.ports),
    ).toMatchObject({ refusal: { code: 'permit-unknown' } })
  })
})

describe('the place', () => {
  it('is public with its limits, permits and the days of each state; who wrote them is not', async () => {
    const { pilotId, by, ports, pilot } = await pilotWorld(database)
    const place = { pilotId, by, site: 'Block 18', siteLimits: 'No noise after eight', version: 1 }
    expect(await changeSite({ ...place, version: 4 }, ports)).toMatchObject({
      refusal: { code: 'pilot-changed' },
    })
    expect(await changeSite({ ...place, site: ' ' }, ports)).toMatchObject({
      refusal: { code: 'site-missing' },
    })
    expect(await changeSite(place, ports)).toMatchObject({ ok: true })
    await keepPermit({ pilotId, by, permit: permit(), standing: null }, ports)
    await changePilotState({ pilotId, by, to: 'preparing', reason: '', version: 2 }, ports)
    expect(await publicPilot(database.publicDb, { slug: pilot.slug, lang: 'en' })).toBeNull()
    await publishPilot({ pilotId, by, isPublished: true, version: 3 }, ports)
    const seen = await publicPilot(database.publicDb, { slug: pilot.slug, lang: 'en' })
    expect(seen).toMatchObject({
      site: 'Block 18',
      siteLimits: 'No noise after eight',
      permits: [permit()],
      moves: [{ to: 'agreed' }, { to: 'preparing' }],
    })
    expect(await managedPilot(database.db, { pilotId, lang: 'en' })).toMatchObject({ moves: seen!.moves })
  })

  it('keeps what it was when the pilot is over', async () => {
    const { pilotId, by, ports } = await pilotWorld(database)
    await changePilotState({ pilotId, by, to: 'stopped', reason: 'No roof', version: 1 }, ports)
    expect(
      await changeSite({ pilotId, by, site: 'Elsewhere', siteLimits: '', version: 2 }, ports),
    ).toMatchObject({ refusal: { code: 'pilot-over' } })
    expect(await keepPermit({ pilotId, by, permit: permit(), standing: null }, ports)).toMatchObject({
      refusal: { code: 'pilot-over' },
    })
    expect((await database.db.select().from(pilotMoves)).map(({ to, reason }) => [to, reason])).toEqual(
      expect.arrayContaining([
        ['agreed', ''],
        ['stopped', 'No roof'],
      ]),
    )
  })
})

it('tells both parties and the team when a pilot comes to another state', async () => {
  const { pilotId, by, ports, pilot, leadId } = await pilotWorld(database)
  await changePilotState({ pilotId, by, to: 'preparing', reason: '', version: 1 }, ports)
  const sent = await database.db
    .select({ to: messages.personId, data: messages.data })
    .from(messages)
    .where(eq(messages.notice, 'pilot.status_changed'))
  expect(sent.map(({ to }) => to).sort()).toEqual([pilot.managerId, pilot.hostContactId, leadId].sort())
  expect(sent.every(({ data }) => data.state === 'preparing')).toBe(true)
})

it('lets the team of the proposal in, and the gate knows its place', async () => {
  const { pilot, leadId } = await pilotWorld(database)
  const entrance = await anEntrance(database.db, leadId, { pilot: pilot.slug })
  expect(entrance?.subject?.pilot).toMatchObject({ isParty: false, teamRole: 'lead' })
})
