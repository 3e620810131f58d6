import { and, eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { mailServices, messages, suppressions } from '#db/schema/index.ts'
import { tellMailTrouble } from '#app/notify/flows/tell-mail-trouble.server.ts'
import { hearService } from '#app/notify/flows/hear-service.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { aService } from '#test/factories/a-sender.ts'
import { aCrowd, crowd } from './crowd.ts'
import { expectSent } from './letters.ts'
import { useDatabase } from '#test/setup/database.ts'

/* Mail that does not get through is told to whoever can do something about it: once, and not too often. */

const database = useDatabase()
const administrators = ['Adam Administrator']

async function aProgramme() {
  await database.setClock('2021-12-10T10:00:00Z')
  const { id: challengeId, programmeId } = await insertChallenge(database.db, { state: 'open' })
  return aCrowd(database, { programmeId, challengeId })
}

/** The service tells that a mail to this address has come back. */
async function bounced(email: string, at: string) {
  const [row] = await database.db
    .select()
    .from(messages)
    .where(and(eq(messages.email, email), eq(messages.state, 'sent')))
    .limit(1)
  return hearService(
    {
      ...{ id: `told-${email}-${at}`, type: 'email.bounced', happenedAt: new Date(at), messageId: row!.id },
      ...{ providerId: row!.providerId, email, told: 'bounced', detail: 'nobody here' },
      address: { change: 'blocked', reason: 'bounced' },
    },
    { db: database.db },
  )
}

describe('a lead who cannot be reached', () => {
  it('is told to the organisers of the programme once who applied is no secret, and once', async () => {
    await aProgramme()
    await expectSent(database, { 'proposal.submitted': [...crowd.submitted, 'Wim Withdrawn'] })
    expect(await bounced('lea.lead@crowd.example', '2021-12-10T10:01:00Z')).toBe('bounced')
    // A member who is not the lead is the team's own affair.
    expect(await bounced('vera.viewer@crowd.example', '2021-12-10T10:01:00Z')).toBe('bounced')
    await expectSent(database, { 'ops.delivery_problem': [] }, '2021-12-10T10:02:00Z')
    await expectSent(database, { 'ops.delivery_problem': crowd.organisers }, '2021-12-22T22:00:00Z')
    const [row] = await database.db.select().from(messages).where(eq(messages.notice, 'ops.delivery_problem'))
    expect(row?.data).toMatchObject({ troubles: [{ name: 'Lea Lead', email: 'lea.lead@crowd.example' }] })
    await expectSent(database, { 'ops.delivery_problem': [] }, '2021-12-24T23:00:00Z')
  })

  it('is told no more once the address takes mail again', async () => {
    await aProgramme()
    await expectSent(database, {})
    await bounced('lea.lead@crowd.example', '2021-12-10T10:01:00Z')
    await database.db.delete(suppressions)
    await database.db
      .update(messages)
      .set({ state: 'delivered', stateAt: new Date('2021-12-11T10:00:00Z') })
      .where(and(eq(messages.email, 'lea.lead@crowd.example'), eq(messages.state, 'bounced')))
    await expectSent(database, { 'ops.delivery_problem': [] }, '2021-12-22T22:00:00Z')
  })
})

describe('mail as a whole', () => {
  const late = (minutes: number) =>
    database.db
      .update(messages)
      .set({ state: 'planned', sendAt: sql`haaste_now() - make_interval(mins => ${minutes})` })
      .where(eq(messages.notice, 'proposal.submitted'))

  it.each([
    [14, []],
    [16, administrators],
  ])(
    'is told to administrators when it is still %d minutes late after it was tried',
    async (minutes, told) => {
      const { ports } = await aProgramme()
      await late(minutes)
      await tellMailTrouble({ ...ports, log: silentLog, transport: aService() })
      await expectSent(database, { 'ops.delivery_problem': told })
    },
  )

  it('is told when the service is silent, and not while it tells something', async () => {
    await aProgramme()
    await expectSent(database, { 'proposal.submitted': [...crowd.submitted, 'Wim Withdrawn'] })
    await expectSent(database, { 'ops.delivery_problem': [] }, '2021-12-10T11:30:00Z')
    await expectSent(database, { 'ops.delivery_problem': administrators }, '2021-12-10T12:30:00Z')
    await bounced('vera.viewer@crowd.example', '2021-12-10T12:31:00Z')
    await expectSent(database, { 'ops.delivery_problem': [] }, '2021-12-11T09:00:00Z')
  })

  it('is told when the quota of the day is used up', async () => {
    const { ports } = await aProgramme()
    const service = aService()
    const blockedUntil = new Date('2021-12-11T00:00:00Z')
    await database.db.insert(mailServices).values({ name: service.name, blockedUntil, blockedFor: 'quota' })
    const told = async () => {
      await tellMailTrouble({ ...ports, log: silentLog, transport: service })
      const rows = await database.db
        .select()
        .from(messages)
        .where(eq(messages.notice, 'ops.delivery_problem'))
      return rows.map(({ recipientName, data }) => [
        recipientName,
        (data as { troubles: { kind: string }[] }).troubles.map(({ kind }) => kind).join(),
      ])
    }
    expect(await told()).toEqual([['Adam Administrator', 'quota']])
    expect(await told()).toHaveLength(1)
  })
})
