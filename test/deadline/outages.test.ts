import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { extensionProposals, messages, outages, recordEntries, roleGrants } from '#db/schema/index.ts'
import { outageLedger } from '#app/deadline/data/outages.server.ts'
import { extendDeadline } from '#app/deadline/flows/extend-deadline.server.ts'
import { proposeExtensions } from '#app/deadline/flows/propose-extensions.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { anOpenChallenge, deadline, portsOf } from '#test/apply/apply-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const beat = () => database.db.execute(sql`select service_beat()`)
const minutes = (count: number) => count * 60_000

/** The service answers, is away for so long, and answers again at that instant. */
async function away(seconds: number, until: Date) {
  await beat()
  await database.ownerDb.execute(
    sql`update service_pulse set beat_at = clock_timestamp() - make_interval(secs => ${seconds})`,
  )
  await database.setClock(until)
  await beat()
}

const lengths = async () =>
  (await database.db.select().from(outages)).map(({ beganAt, endedAt }) =>
    Math.round((endedAt.getTime() - beganAt.getTime()) / 1000),
  )

describe('the checks of the service', () => {
  it('are no outage while they come, also when the clock of a demo jumps', async () => {
    await beat()
    await database.setClock('2021-12-10T10:00:00Z')
    await beat()
    await database.setClock('2021-12-20T10:00:00Z')
    await beat()
    await away(59, new Date('2021-12-20T11:00:00Z'))
    expect(await lengths()).toEqual([])
  })

  it('are one when more than a minute passes without any, from the last answer to the next', async () => {
    await away(75, new Date('2021-12-22T20:00:00Z'))
    expect(await lengths()).toEqual([75])
    const [outage] = await database.db.select().from(outages)
    expect(Math.abs(outage!.endedAt.getTime() - Date.parse('2021-12-22T20:00:00Z'))).toBeLessThan(5_000)
    await beat()
    expect(await lengths()).toEqual([75])
  })

  it('count an outage once, however many processes find it', async () => {
    await beat()
    await database.ownerDb.execute(
      sql`update service_pulse set beat_at = clock_timestamp() - interval '5 minutes'`,
    )
    await Promise.all(Array.from({ length: 8 }, beat))
    expect(await lengths()).toHaveLength(1)
  })
})

describe('ten minutes away in the two hours before a deadline', () => {
  async function awayBefore(seconds: number) {
    const challenge = await anOpenChallenge(database)
    const organiser = await aPerson(database.db)
    await database.db
      .insert(roleGrants)
      .values({ personId: organiser.id, role: 'organiser', programmeId: challenge.programmeId })
    await away(seconds, new Date(deadline.getTime() - minutes(30)))
    return { challenge, organiser }
  }

  it('propose more time for all, once, told to the organisers and kept in the record', async () => {
    const { challenge, organiser } = await awayBefore(605)
    expect(await proposeExtensions(portsOf(database))).toBe(1)
    expect(await proposeExtensions(portsOf(database))).toBe(0)
    expect(await database.db.select().from(extensionProposals)).toMatchObject([
      { challengeId: challenge.id, closesAt: deadline, failedMinutes: 10 },
    ])
    const told = await database.db
      .select()
      .from(messages)
      .where(eq(messages.notice, 'challenge.extension_proposed'))
    expect(told).toMatchObject([{ personId: organiser.id, data: { failedMinutes: 10 } }])
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ExtensionProposed'))
    expect(entries).toHaveLength(1)
    // Nothing has moved; the organiser confirms by extending, and everybody reads all of it.
    const closesAt = new Date(deadline.getTime() + 24 * minutes(60))
    const extended = await extendDeadline(
      {
        ...{ challengeId: challenge.id, personId: organiser.id, closesAt, calendarVersion: 1 },
        reason: 'The service was away for 10 minutes in the two hours before the deadline.',
      },
      portsOf(database),
    )
    expect(extended).toEqual({ ok: true, value: { closesAt } })
    const ledger = await outageLedger(database.publicDb, 'en')
    expect(ledger.outages).toHaveLength(1)
    expect(ledger.proposed).toMatchObject([{ slug: challenge.slug, failedMinutes: 10, closesAt: deadline }])
    expect(ledger.moved).toMatchObject([{ slug: challenge.slug, previousClosesAt: deadline, closesAt }])
    expect(await proposeExtensions(portsOf(database))).toBe(0)
  })

  it('are found after the deadline too, where the outage lasted beyond it', async () => {
    await anOpenChallenge(database)
    await away(45 * 60, new Date(deadline.getTime() + minutes(30)))
    expect(await proposeExtensions(portsOf(database))).toBe(1)
    expect(await database.db.select().from(extensionProposals)).toMatchObject([{ failedMinutes: 15 }])
  })

  it('are not less than ten', async () => {
    await awayBefore(590)
    expect(await proposeExtensions(portsOf(database))).toBe(0)
  })
})
