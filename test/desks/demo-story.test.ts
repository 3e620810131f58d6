import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { demoBeginsAt } from '#app/desks/core/demo-cast.ts'
import { clockWay } from '#app/desks/data/demo-clock.server.ts'
import { followDemoClock, moveDemoClock, sendDemoClock } from '#app/desks/flows/move-demo-clock.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { mailboxTransport } from '#app/notify/transports/mailbox.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { tellStory } from '#scripts/seed/fill-demo.ts'
import { staff } from '#test/scenarios/cast.ts'
import { demoScenario } from '#test/scenarios/index.ts'
import { smallProgrammes } from '#test/scenarios/programmes/index.ts'
import type { Scenario } from '#test/scenarios/scenario.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase({ keepsRows: true })

/** The small programmes alone: the same roads as the large one, in a few seconds. */
function shortScenario(): Scenario {
  const parts = smallProgrammes()
  const [keeper] = demoScenario().people.filter(({ email }) => email === 'ada.keeper@house.example')
  const teams = demoScenario().people.filter(({ email }) => /kaiku-atelier|hallintaito/.test(email))
  const everybody = [
    ...staff,
    ...teams,
    ...(keeper ? [keeper] : []),
    ...parts.flatMap(({ people }) => people),
  ]
  return {
    people: [...new Map(everybody.map((person) => [person.email, person])).values()],
    foundings: parts.flatMap(({ foundings }) => foundings).sort((a, b) => a.at.getTime() - b.at.getTime()),
    deeds: parts.flatMap(({ deeds }) => deeds).sort((a, b) => a.at.getTime() - b.at.getTime()),
  }
}

const ports = () => ({
  db: database.db,
  clock: databaseClock,
  notices: createNoticesPort(noticeCatalogue),
})

async function work(db: Db): Promise<void> {
  await runTick(
    {
      db,
      clock: databaseClock,
      catalogue: noticeCatalogue,
      origin: 'http://localhost:3000',
      secret: 'a secret of the tests, long enough',
      transport: mailboxTransport,
      log: createLog(env(), 'test'),
      worker: 'test',
    },
    { isSweep: false },
  )
}

async function statesBySlug(): Promise<Record<string, string>> {
  const { rows } = await database.db.execute<{ slug: string; state: string }>(
    sql`select slug, state from challenges`,
  )
  return Object.fromEntries(rows.map(({ slug, state }) => [slug, state]))
}

/** How long after its instant the latest of all mails went. */
async function secondsLate(): Promise<number> {
  const { rows } = await database.db.execute<{ late: number }>(sql`
    select max(extract(epoch from sent_at - greatest(send_at, planned_at)))::int as late
    from messages where state = 'sent'`)
  return rows[0]!.late
}

async function deedsDone(): Promise<number> {
  const { rows } = await database.db.execute<{ done: number }>(
    sql`select count(done_at)::int as done from cast_deeds`,
  )
  return rows[0]!.done
}

/** Told as the first start tells it: in one transaction. */
async function tell(telling: Parameters<typeof tellStory>[2]): Promise<void> {
  await database.ownerDb.transaction(async (tx) => tellStory(tx as unknown as Db, shortScenario(), telling))
}

/** What Node warns of in this file: a driver that is asked two things at once over one connection says so. */
const warnings: string[] = []
const note = ({ message }: Error) => warnings.push(message)
process.on('warning', note)
afterAll(() => process.off('warning', note))

describe('the story of the demo', () => {
  beforeAll(async () => {
    await database.ownerDb.execute(sql`insert into installation (kind) values ('demo')`)
  })

  it('ends soon after it is told to, and leaves nothing', { timeout: 900_000 }, async () => {
    const stopping = new AbortController()
    let steps = 0
    const report = () => {
      steps += 1
      stopping.abort(new Error('Ctrl-C'))
    }
    await expect(tell({ report, password: 'not-used-here', signal: stopping.signal })).rejects.toThrow(
      'Ctrl-C',
    )
    expect(steps).toBe(1)
    expect(await statesBySlug()).toEqual({})
  })

  it('asks its one connection one thing at a time', { timeout: 900_000 }, async () => {
    await tell({ report: () => undefined, password: 'not-used-here' })
    expect(warnings).toEqual([])
  })

  it('begins with programmes standing in each phase', async () => {
    expect(await statesBySlug()).toEqual({
      'quiet-nights-on-busy-streets': 'in_review',
      'litter-free-guest-harbours': 'open',
      'no-plate-left-half-full': 'closed',
      'second-life-for-bus-batteries': 'judging',
      'a-seat-in-every-street': 'judging',
      'rain-where-it-falls': 'judging',
      'cellars-that-stay-dry': 'announced',
      'warm-homes-cool-stairwells': 'piloting',
    })
  })

  it('stands at the beginning, with the mails of the past sent', async () => {
    const now = await databaseClock.now(database.db)
    expect(now.getTime() - demoBeginsAt.getTime()).toBeLessThan(60_000)
    const { rows } = await database.db.execute<{ count: number }>(sql`
      select count(*)::int as count from messages
      where send_at <= haaste_now() and state not in ('sent', 'cancelled')`)
    expect(rows[0]?.count).toBe(0)
  })

  it('sends each mail within a minute of its instant', async () => {
    expect(await secondsLate()).toBeLessThan(60)
  })

  it('refuses to go back, and to go where nothing is told', async () => {
    expect(await moveDemoClock({ to: new Date('2021-12-01T00:00:00Z'), work }, ports())).toMatchObject({
      ok: false,
      refusal: { code: 'clock-forward-only' },
    })
    expect(await moveDemoClock({ to: new Date('2040-01-01T00:00:00Z'), work }, ports())).toMatchObject({
      ok: false,
      refusal: { code: 'clock-too-far' },
    })
  })

  it('goes on where it was ended on its way', async () => {
    const to = new Date('2022-01-03T12:00:00Z')
    expect(await sendDemoClock(to, ports())).toMatchObject({ ok: true })
    let steps = 0
    const isStopping = () => (steps += 1) > 5
    const { deeds } = await followDemoClock({ ports: ports(), work, isStopping })
    expect(deeds).toBeLessThanOrEqual(5)
    const way = await clockWay(database.db)
    expect(way).toMatchObject({ to, deedsDone: deeds })
    expect(way!.deeds).toBeGreaterThan(deeds)

    await followDemoClock({ ports: ports(), work })
    expect(await clockWay(database.db)).toBeNull()
    expect((await databaseClock.now(database.db)).getTime()).toBeGreaterThanOrEqual(to.getTime())
  }, 900_000)

  it('does a deed whole or not at all, and passes one over that fails again and again', async () => {
    const { rows } = await database.ownerDb.execute<{ id: string }>(sql`
      insert into cast_deeds (at, position, deed) values ('2022-01-03T13:00:00Z', 0, '{"do": "approve"}') returning id`)
    const before = await deedsDone()
    await sendDemoClock(new Date('2022-01-03T14:00:00Z'), ports())
    await expect(followDemoClock({ ports: ports(), work })).rejects.toThrow()
    expect(await deedsDone()).toBe(before)
    expect((await databaseClock.now(database.db)).getTime()).toBeLessThan(Date.parse('2022-01-03T13:00:00Z'))

    const failed: string[] = []
    const isPassedOver = (deedId: string) => failed.push(deedId) > 0
    await followDemoClock({ ports: ports(), work, isPassedOver })
    expect(failed).toEqual([rows[0]!.id])
    expect(await clockWay(database.db)).toBeNull()
    const { rows: noted } = await database.ownerDb.execute<{ refusal: string }>(
      sql`delete from cast_deeds where id = ${rows[0]!.id} returning refusal`,
    )
    expect(noted).toEqual([{ refusal: 'fault' }])
  }, 900_000)

  it('takes in what a visitor hands in, like everybody else', async () => {
    const { rows } = await database.db.execute<{ id: string }>(
      sql`select id from challenges where slug = 'litter-free-guest-harbours'`,
    )
    const visitor = await aDraft(database.db, { challengeId: rows[0]?.id ?? '' })
    const given = { proposalId: visitor.proposalId, personId: visitor.leadId, role: 'lead' as const }
    const handedIn = await submitProposal({ ...given, draftVersion: 1, requestId: randomUUID() }, ports())
    expect(handedIn.ok).toBe(true)
    await moveDemoClock({ to: new Date('2022-03-19T10:00:00Z'), work }, ports())
    const { rows: told } = await database.db.execute<{ screening: string; outcome: string }>(sql`
      select p.screening, a.outcome from proposals p join awards a on a.proposal_id = p.id
      where p.id = ${visitor.proposalId}`)
    expect(told).toEqual([{ screening: 'eligible', outcome: 'not_selected' }])
  }, 900_000)

  it('goes on as the clock moves, and every record stays whole', async () => {
    const moved = await moveDemoClock({ to: new Date('2022-03-20T10:00:00Z'), work }, ports())
    expect(moved.ok).toBe(true)
    expect(await secondsLate()).toBeLessThan(60)
    expect(await statesBySlug()).toMatchObject({
      'quiet-nights-on-busy-streets': 'closed',
      'litter-free-guest-harbours': 'announced',
      'no-plate-left-half-full': 'announced',
      'second-life-for-bus-batteries': 'announced',
    })
    const { rows } = await database.db.execute<{ refusal: string }>(
      sql`select refusal from cast_deeds where refusal is not null`,
    )
    expect(rows).toEqual([])
    const { rows: programmes } = await database.db.execute<{ id: string }>(sql`select id from programmes`)
    for (const { id } of programmes) {
      expect((await verifyRecord(database.db, id)).faults).toEqual([])
    }
  }, 900_000)

  it('keeps what people of the cast could not do any more, with the reason', async () => {
    await database.ownerDb.execute(sql`
      insert into cast_deeds (at, position, deed) values (haaste_now(), 0, '{"do": "assign",
        "challenge": "no-plate-left-half-full", "by": "aino.virtamo@city-desk.example"}')`)
    await moveDemoClock({ to: new Date('2022-03-21T10:00:00Z'), work }, ports())
    const { rows } = await database.db.execute<{ refusal: string | null; done: boolean }>(sql`
      select refusal, done_at is not null as done from cast_deeds where deed ->> 'do' = 'assign' and position = 0`)
    expect(rows).toEqual([{ refusal: expect.any(String), done: true }])
  })
})

describe('outside the demo', () => {
  it('no clock can be moved and no cast can be written', async () => {
    await database.ownerDb.execute(sql`
      begin; set local session_replication_role = replica; delete from cast_deeds; delete from demo_clock;
      delete from installation; insert into installation (kind) values ('real'); commit;`)
    expect(await moveDemoClock({ to: new Date('2030-01-01T00:00:00Z'), work }, ports())).toMatchObject({
      ok: false,
      refusal: { code: 'not-a-demo' },
    })
    await expect(
      database.ownerDb.execute(sql`insert into cast_deeds (at, position, deed) values (now(), 0, '{}')`),
    ).rejects.toThrow()
    await expect(
      database.ownerDb.execute(sql`insert into demo_clock (shift) values (interval '1 hour')`),
    ).rejects.toThrow()
  })
})
