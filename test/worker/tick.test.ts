import { and, asc, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  challenges,
  draftAnswers,
  messages,
  people,
  proposals,
  recordEntries,
  roleGrants,
  teamMembers,
} from '#db/schema/index.ts'
import { clockWay, setOut } from '#app/desks/data/demo-clock.server.ts'
import { sendDueMessages } from '#app/notify/flows/send-due-messages.server.ts'
import { mailboxTransport } from '#app/notify/transports/mailbox.ts'
import { createAlarm, createAlarms } from '#app/worker/alarm.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { nextTransitionAt } from '#app/worker/lifecycle-tick.server.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { transportFor } from '#app/worker/transport-for.server.ts'
import { someFileKeeping } from '#test/factories/some-files.ts'
import { work } from '#app/worker/work.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aSender, aService, realNotices } from '#test/factories/a-sender.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let service: ReturnType<typeof aService>
beforeEach(async () => {
  await database.setClock('2021-12-03T06:59:00Z')
  service = aService()
})

const tick = () => runTick(aSender(database.db, service))
const stateOf = async (id: string) =>
  (await database.db.select().from(challenges).where(eq(challenges.id, id)))[0]?.state

async function withOrganiser(programmeId: string) {
  const organiser = await aPerson(database.db)
  await database.db.insert(roleGrants).values({ personId: organiser.id, role: 'organiser', programmeId })
  return organiser
}

async function aDraft(challengeId: string) {
  const lead = await aPerson(database.db)
  const organisation = await anOrganisation(database.db)
  const [draft] = await database.db
    .insert(proposals)
    .values({ challengeId, organisationId: organisation.id, reference: `HEL-${lead.id.slice(0, 8)}` })
    .returning({ id: proposals.id })
  await database.db.insert(teamMembers).values({ proposalId: draft!.id, personId: lead.id, role: 'lead' })
  await database.db.insert(draftAnswers).values({ proposalId: draft!.id, question: 'summary', value: 'Air' })
  return { id: draft!.id, lead }
}

describe('the tick', () => {
  it('records what the calendar has done, with its own instant, and tells the organiser', async () => {
    const challenge = await insertChallenge(database.db, { state: 'scheduled' })
    const organiser = await withOrganiser(challenge.programmeId)
    await tick()
    expect(await stateOf(challenge.id)).toBe('scheduled')
    expect(await nextTransitionAt(database.db)).toEqual(challenge.opensAt)
    await database.setClock('2021-12-03T07:00:05Z')
    expect(await tick()).toMatchObject({ settled: 1 })
    expect(await stateOf(challenge.id)).toBe('open')
    const [entry] = await database.db.select().from(recordEntries)
    expect(entry).toMatchObject({ type: 'ChallengeOpened', at: challenge.opensAt })
    expect(service.inbox.map(({ to }) => to)).toContain(organiser.email)
    expect(await tick()).toMatchObject({ settled: 0, sent: 0 })
  })

  it('catches up with everything a stopped worker missed', async () => {
    const challenge = await insertChallenge(database.db, { state: 'scheduled' })
    await database.setClock('2021-12-25T00:00:00Z')
    await tick()
    expect(await stateOf(challenge.id)).toBe('closed')
    const types = await database.db
      .select({ type: recordEntries.type })
      .from(recordEntries)
      .orderBy(asc(recordEntries.seq))
    expect(types.map(({ type }) => type)).toEqual(['ChallengeOpened', 'ChallengeClosed'])
  })

  it('does its work once when two workers tick together', async () => {
    const challenge = await insertChallenge(database.db, { state: 'scheduled' })
    await withOrganiser(challenge.programmeId)
    await database.setClock('2021-12-03T07:00:05Z')
    await Promise.all([
      runTick(aSender(database.db, service, 'a')),
      runTick(aSender(database.db, service, 'b')),
    ])
    await tick()
    expect(await database.db.select().from(recordEntries)).toHaveLength(1)
    const ids = service.inbox.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('goes on to the next challenge when one fails', async () => {
    const broken = await insertChallenge(database.db, { state: 'scheduled' })
    const sound = await insertChallenge(database.db, { state: 'scheduled' })
    // A record whose head has run behind its entries refuses the next one.
    await database.db.execute(sql`
      insert into record_entries (programme_id, seq, type, at, body, previous_hash, hash)
      values (${broken.programmeId}, 1, 'Seen', now(), '{}', ${'0'.repeat(64)}, ${'1'.repeat(64)})`)
    await database.setClock('2021-12-03T07:00:05Z')
    expect(await tick()).toMatchObject({ settled: 1 })
    expect(await stateOf(broken.id)).toBe('scheduled')
    expect(await stateOf(sound.id)).toBe('open')
  })

  it('reminds nobody of a draft that was handed in a moment before, whatever the plan said', async () => {
    await database.setClock('2021-12-08T10:00:00Z')
    const challenge = await insertChallenge(database.db, { state: 'open' })
    const { id, lead } = await aDraft(challenge.id)
    await database.db.transaction((tx) => realNotices.replan(tx, { challengeId: challenge.id }))
    await database.db.execute(
      sql`update proposals set state = 'withdrawn', withdrawn_at = haaste_now() where id = ${id}`,
    )
    await database.setClock('2021-12-15T18:45:00Z')
    await sendDueMessages(aSender(database.db, service))
    const planned = await database.db.select().from(messages).where(eq(messages.proposalId, id))
    const due = planned.filter(({ state }) => state !== 'planned')
    expect(due.length).toBeGreaterThan(0)
    expect(due.every(({ state }) => state === 'skipped')).toBe(true)
    expect(due.some(({ reason }) => reason === 'no-longer-wanted')).toBe(true)
    expect(service.inbox.filter(({ to }) => to === lead.email)).toEqual([])
  })

  it('is written from the facts of the moment it is sent', async () => {
    await database.setClock('2021-12-08T10:00:00Z')
    const challenge = await insertChallenge(database.db, { state: 'open' })
    const { lead } = await aDraft(challenge.id)
    await tick()
    await database.db.update(people).set({ name: 'Aino Uusinimi' }).where(eq(people.id, lead.id))
    await database.setClock('2021-12-15T18:45:00Z')
    await tick()
    const reminder = service.inbox.find(
      ({ to, tags }) => to === lead.email && tags.notice === 'proposal-draft_reminder',
    )
    expect(reminder?.text).toContain('Dear Aino Uusinimi,')
  })
})

describe('the worker', () => {
  it('wakes when a message is posted, and ends when told to', async () => {
    const alarm = createAlarms()
    let isStopping = false
    const running = work(
      { ...aSender(database.db, mailboxTransport), files: someFileKeeping(), isStopping: () => isStopping },
      alarm,
    )
    const person = await aPerson(database.db)
    await database.db.transaction((tx) =>
      realNotices.post(tx, {
        notice: 'account.role_granted',
        key: 'wakes',
        to: { ...person, personId: person.id, locale: 'en' },
        data: { role: 'auditor', change: 'granted', scope: null, by: null },
      }),
    )
    alarm.ringAll()
    await expect
      .poll(async () => (await database.db.select().from(messages))[0]?.state, { timeout: 5000 })
      .toBe('sent')
    isStopping = true
    alarm.ringAll()
    await running
    const { rows } = await database.db.execute(sql`select name from heartbeats`)
    expect(rows).toEqual([{ name: 'worker' }])
  })

  it('takes the clock of a demo along to where it was sent, with all that happens on the way', async () => {
    const to = new Date('2021-12-23T10:00:00Z')
    const challenge = await insertChallenge(database.db, { state: 'scheduled' })
    const organiser = await withOrganiser(challenge.programmeId)
    const alarm = createAlarms()
    let isStopping = false
    const running = work(
      { ...aSender(database.db, mailboxTransport), files: someFileKeeping(), isStopping: () => isStopping },
      alarm,
    )
    await setOut(database.db, to)
    alarm.ringAll()
    await expect.poll(() => clockWay(database.db), { timeout: 10_000 }).toBeNull()
    isStopping = true
    alarm.ringAll()
    await running
    expect((await databaseClock.now(database.db)).getTime()).toBeGreaterThanOrEqual(to.getTime())
    const [opened] = await database.db
      .select({ notice: messages.notice, sendAt: messages.sendAt, sentAt: messages.sentAt })
      .from(messages)
      .where(and(eq(messages.email, organiser.email), eq(messages.notice, 'challenge.opened_team')))
      .orderBy(asc(messages.sendAt))
      .limit(1)
    expect(opened?.sendAt).toEqual(new Date('2021-12-03T07:00:00Z'))
    expect(opened!.sentAt!.getTime() - opened!.sendAt.getTime()).toBeLessThan(60_000)
    expect(await stateOf(challenge.id)).toBe('closed')
  })

  it('keeps a ring that came while it was at work', async () => {
    const alarm = createAlarm()
    alarm.ring()
    await alarm.wait(60_000)
    const wait = alarm.wait(60_000)
    alarm.ring()
    await wait
  })

  it('never writes to a demo’s people, and refuses a real installation without a sender', () => {
    const { mail } = readEnv({ NODE_ENV: 'test', RESEND_API_KEY: 're_test', MAIL_FROM: 'a@haaste.test' })
    const smtp = readEnv({ NODE_ENV: 'test', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@haaste.test' })
    for (const mode of ['demo', 'dev'] as const) {
      expect(transportFor({ mode, mail }).name).toBe('mailbox')
      expect(transportFor({ mode, mail: undefined }).name).toBe('mailbox')
    }
    expect(transportFor({ mode: 'real', mail }).name).toBe('resend')
    expect(transportFor({ mode: 'real', mail: smtp.mail }).name).toBe('smtp')
    expect(() => transportFor({ mode: 'real', mail: undefined })).toThrow('RESEND_API_KEY')
  })
})
