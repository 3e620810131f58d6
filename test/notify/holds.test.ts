import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  draftAnswers,
  messageEvents,
  messages,
  proposals,
  recordEntries,
  teamMembers,
} from '#db/schema/index.ts'
import { holdMail, releaseMail } from '#app/notify/flows/hold-mail.server.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { holdOn } from '#app/notify/data/mailbox.server.ts'
import { holdsOn } from '#app/notify/data/holds.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const notices = createNoticesPort(noticeCatalogue)
const ports = () => ({ db: database.db, clock: databaseClock, notices })

const notice = 'proposal.draft_reminder'
let challenge: ChallengeRow

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  challenge = await insertChallenge(database.db, { state: 'open' })
})

async function aDraft(): Promise<void> {
  const lead = await aPerson(database.db)
  const organisation = await anOrganisation(database.db)
  const [draft] = await database.db
    .insert(proposals)
    .values({
      challengeId: challenge.id,
      organisationId: organisation.id,
      reference: `HEL-2021-${lead.id.slice(0, 4)}-1`,
      startedAt: new Date('2021-12-03T08:00:00Z'),
    })
    .returning({ id: proposals.id })
  await database.db.insert(teamMembers).values({ proposalId: draft!.id, personId: lead.id, role: 'lead' })
  await database.db
    .insert(draftAnswers)
    .values({ proposalId: draft!.id, question: 'summary', value: 'A summary' })
  await replan()
}

const replan = () => database.db.transaction((tx) => notices.replan(tx, { challengeId: challenge.id }))

function reminders() {
  return database.db
    .select({ state: messages.state, reason: messages.reason, sendAt: messages.sendAt })
    .from(messages)
    .where(eq(messages.notice, notice))
    .orderBy(asc(messages.sendAt), asc(messages.key))
}

async function firstWave() {
  const [first] = await reminders()
  const day = 86_400_000
  const fromAt = new Date(Math.floor(first!.sendAt.getTime() / day) * day)
  return {
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    wave: { notice, fromAt, toAt: new Date(fromAt.getTime() + day) },
  }
}

describe('a hand on one wave', () => {
  it('stops what goes that day, also what is planned later, and nothing else', async () => {
    await aDraft()
    const scope = await firstWave()
    const by = (await aPerson(database.db)).id
    expect(await holdMail({ ...scope, reason: 'A wrong date', by }, ports())).toEqual({
      ok: true,
      value: { held: 1 },
    })
    await aDraft()
    const all = await reminders()
    const [held, others] = [all.slice(0, 2), all.slice(2)]
    expect(held.map(({ state, reason }) => [state, reason])).toEqual([
      ['held', 'held-with-wave'],
      ['held', 'held-with-wave'],
    ])
    expect(others.length).toBeGreaterThan(0)
    expect(new Set(others.map(({ state }) => state))).toEqual(new Set(['planned']))
    await replan()
    expect(await reminders()).toEqual(all)
  })

  it('is said once, and ends by being released', async () => {
    await aDraft()
    const scope = await firstWave()
    await holdMail({ ...scope, reason: 'A wrong date', by: null }, ports())
    expect(await holdMail({ ...scope, reason: 'Again', by: null }, ports())).toMatchObject({
      refusal: { code: 'already-held' },
    })
    expect(await holdsOn(database.db, challenge.programmeId)).toMatchObject([
      { challengeId: challenge.id, reason: 'A wrong date', wave: scope.wave },
    ])
    expect(await releaseMail({ ...scope, by: null }, ports())).toEqual({ ok: true, value: { released: 1 } })
    expect(new Set((await reminders()).map(({ state }) => state))).toEqual(new Set(['planned']))
    expect(await holdsOn(database.db, challenge.programmeId)).toEqual([])
    expect(await releaseMail({ ...scope, by: null }, ports())).toMatchObject({
      refusal: { code: 'not-held' },
    })
  })

  it('stays where the hand on the whole programme is taken away', async () => {
    await aDraft()
    const scope = await firstWave()
    const whole = { programmeId: challenge.programmeId, challengeId: null }
    await holdMail({ ...scope, reason: 'A wrong date', by: null }, ports())
    await holdMail({ ...whole, reason: 'The server moves', by: null }, ports())
    expect(new Set((await reminders()).map(({ state }) => state))).toEqual(new Set(['held']))
    await releaseMail({ ...whole, by: null }, ports())
    const [first, ...others] = await reminders()
    expect(first).toMatchObject({ state: 'held', reason: 'held-with-wave' })
    expect(new Set(others.map(({ state }) => state))).toEqual(new Set(['planned']))
  })

  it('leaves the whole hand where the one on the wave is taken away', async () => {
    await aDraft()
    const scope = await firstWave()
    const whole = { programmeId: challenge.programmeId, challengeId: challenge.id }
    await holdMail({ ...whole, reason: 'The server moves', by: null }, ports())
    await holdMail({ ...scope, reason: 'A wrong date', by: null }, ports())
    await releaseMail({ ...scope, by: null }, ports())
    expect(new Set((await reminders()).map(({ reason }) => reason))).toEqual(new Set(['held-with-challenge']))
  })

  it('stands in the record with its reason sealed, and in the history of each message', async () => {
    await aDraft()
    const scope = await firstWave()
    await holdMail({ ...scope, reason: 'A wrong date', by: null }, ports())
    await releaseMail({ ...scope, by: null }, ports())
    const entries = await database.db.select().from(recordEntries).orderBy(recordEntries.seq)
    expect(entries.map(({ type }) => type)).toEqual(['MailHeld', 'MailReleased'])
    expect(entries.map(({ body }) => body).join()).not.toContain('A wrong date')
    const steps = await database.db
      .select({ state: messageEvents.state, reason: messageEvents.reason })
      .from(messageEvents)
      .orderBy(messageEvents.at, messageEvents.id)
    expect(steps).toContainEqual({ state: 'held', reason: 'held-with-wave' })
    expect(steps).toContainEqual({ state: 'planned', reason: 'released' })
  })
})

describe('why a mail does not go', () => {
  it('is told of the wave it is in, and of no other', async () => {
    await aDraft()
    const scope = await firstWave()
    await holdMail({ ...scope, reason: 'A wrong date', by: null }, ports())
    const [first, second] = await database.db
      .select()
      .from(messages)
      .where(eq(messages.notice, notice))
      .orderBy(asc(messages.sendAt), asc(messages.key))
    expect(await holdOn(database.db, first!)).toBe('A wrong date')
    expect(await holdOn(database.db, second!)).toBeNull()
  })
})
