import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  mailServices,
  messageEvents,
  messageHolds,
  messages,
  messageWords,
  people,
  suppressions,
} from '#db/schema/index.ts'
import { beginCall } from '#app/notify/data/call-answers.server.ts'
import { deferredMail } from '#app/notify/data/mail-run.server.ts'
import { findMessage } from '#app/notify/data/outgoing.server.ts'
import { takePlace } from '#app/notify/data/mail-service.server.ts'
import { freezeMessages } from '#app/notify/flows/freeze-messages.server.ts'
import { sendDueMessages } from '#app/notify/flows/send-due-messages.server.ts'
import { aSender, aService, realNotices } from '#test/factories/a-sender.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const start = '2021-12-08T10:00:00Z'
let service: ReturnType<typeof aService>

beforeEach(async () => {
  await database.setClock(start)
  service = aService()
})

let count = 0
/** A message that is due: a role was given to somebody. */
async function post(changes: { notice?: 'account.invitation'; expiresAt?: Date; programmeId?: string } = {}) {
  count += 1
  const person = await aPerson(database.db)
  const { notice, ...rest } = changes
  const common = {
    key: `posted-${count}`,
    to: { ...person, personId: person.id, locale: 'en' as const },
    ...rest,
  }
  await database.db.transaction((tx) =>
    notice
      ? realNotices.post(tx, {
          ...common,
          notice,
          data: {
            token: 'secret-token',
            role: 'auditor',
            scope: null,
            invitedBy: 'Aino',
            expiresAt: '2021-12-20T10:00:00.000Z',
          },
        })
      : realNotices.post(tx, {
          ...common,
          notice: 'account.role_granted',
          data: { role: 'organiser', change: 'granted', scope: null, by: null },
        }),
  )
  return person
}

const send = (worker?: string) => sendDueMessages(aSender(database.db, service, worker))
const only = async () => (await database.db.select().from(messages))[0]!
const later = (minutes: number) => database.setClock(new Date(Date.parse(start) + minutes * 60_000))
const history = async () =>
  (await database.db.select().from(messageEvents).orderBy(asc(messageEvents.at))).map(({ state, reason }) =>
    reason ? `${state}: ${reason}` : state,
  )

describe('sending', () => {
  it('sends what is due, once, and writes down each step', async () => {
    const programme = await insertProgramme(database.db)
    const person = await post({ programmeId: programme.id })
    expect(await send()).toMatchObject({ sent: 1, failed: 0 })
    expect(await send()).toMatchObject({ sent: 0 })
    expect(service.inbox).toHaveLength(1)
    expect(service.inbox[0]).toMatchObject({
      to: person.email,
      replyTo: 'programme@haaste.test',
      subject: 'Your new role: organiser',
      tags: { notice: 'account-role_granted' },
    })
    expect(await only()).toMatchObject({ state: 'sent', attempts: 1, batchPosition: 0 })
    expect((await only()).contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await history()).toEqual(['planned', 'sending: content-frozen', 'sent'])
  })

  it('comes from the programme under its own name and in its own accent, and stays so once it is frozen', async () => {
    const own = { senderName: 'Näyte', accentLight: '#7a1240', accentDark: '#f5a3c7' }
    const programme = await insertProgramme(database.db, own)
    await post({ programmeId: programme.id })
    await post()
    expect(await send()).toMatchObject({ sent: 2 })
    const byName = new Map(service.inbox.map((mail) => [mail.fromName, mail.html]))
    expect([...byName.keys()].sort()).toEqual(['Näyte', null])
    expect(byName.get('Näyte')).toContain('background-color:#7a1240')
    expect(byName.get('Näyte')).toContain('.m-button { background-color: #f5a3c7')
    expect(byName.get(null)).not.toContain('#7a1240')
    const rows = await database.db.select().from(messages)
    expect(rows.map(({ envelope }) => envelope?.fromName ?? null).sort()).toEqual(['Näyte', null])
  })

  it('sends each message once with four workers at it, a hundred to a call', async () => {
    for (let index = 0; index < 240; index += 1) await post()
    const counts = await Promise.all(['a', 'b', 'c', 'd'].map((worker) => send(worker)))
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(240)
    expect(service.inbox).toHaveLength(240)
    expect(new Set(service.inbox.map(({ id }) => id)).size).toBe(240)
    expect(service.calls.length).toBeLessThan(20)
    expect(Math.max(...service.calls.map(({ mails }) => mails.length))).toBeLessThanOrEqual(100)
  })

  it('keeps the words that mails have in common once, and each mail reads as it was handed over', async () => {
    for (let index = 0; index < 5; index += 1) await post()
    expect(await send()).toMatchObject({ sent: 5 })
    expect(await database.db.$count(messageWords)).toBe(1)
    for (const mail of service.inbox) {
      const kept = (await findMessage(database.db, mail.id))!
      expect(kept).toMatchObject({ subject: mail.subject, html: mail.html, text: mail.text })
      const [row] = await database.db.select().from(messages).where(eq(messages.id, mail.id))
      expect(row).toMatchObject({ html: null, text: null, ownWords: { html: [kept.recipientName] } })
    }
    expect(new Set(service.inbox.map(({ html }) => html)).size).toBe(5)
  })

  it('hands over the same characters when another takes the call over', async () => {
    for (let index = 0; index < 3; index += 1) await post()
    service.next.push('takes-it-then-dies')
    await expect(send('first')).rejects.toThrow('killed')
    await later(3)
    expect(await send('second')).toMatchObject({ sent: 3 })
    expect(service.calls[1]).toEqual(service.calls[0])
    expect(service.calls[1]!.mails[0]!.html).toContain('<h1')
  })

  it('keeps a secret mail whole, so that it can be wiped', async () => {
    for (let index = 0; index < 3; index += 1) await post({ notice: 'account.invitation' })
    await send()
    expect(await database.db.$count(messageWords)).toBe(0)
    expect(JSON.stringify(await database.db.select().from(messages))).not.toContain('secret-token')
  })

  it('leaves the words of a secret mail nowhere once it is sent', async () => {
    await post({ notice: 'account.invitation' })
    await send()
    expect(service.inbox[0]?.text).toContain('secret-token')
    expect(JSON.stringify(await only())).not.toContain('secret-token')
  })

  it('skips what has expired, to the second', async () => {
    await post({ expiresAt: new Date(Date.parse(start) + 60_000) })
    await later(1)
    expect(await send()).toMatchObject({ sent: 0, expired: 1 })
    expect(await only()).toMatchObject({ state: 'skipped', reason: 'expired' })
    expect(service.calls).toEqual([])
  })

  it('writes to no suppressed address', async () => {
    const { email } = await post()
    await database.db.insert(suppressions).values({ email, reason: 'bounced' })
    await send()
    expect(await only()).toMatchObject({ state: 'suppressed', reason: 'address-bounced' })
    expect(service.calls).toEqual([])
  })

  it('skips a notice that is gone since it was queued, and says why', async () => {
    await post()
    await database.db.update(messages).set({ notice: 'proposal.of_old', state: 'queued' })
    await post()
    expect(await send()).toMatchObject({ sent: 1, failed: 0 })
    const states = (await database.db.select().from(messages)).map(({ state, reason }) => reason ?? state)
    expect(states.sort()).toEqual(['notice-removed', 'sent'])
  })

  it('sends nothing twice and nothing too late when the clock jumps ahead and back', async () => {
    await post({ expiresAt: new Date(Date.parse(start) + 3_600_000) })
    await post()
    service.next.push('takes-it-and-loses-the-answer', 'takes-it-and-loses-the-answer')
    await later(-600)
    await send()
    expect(service.calls).toHaveLength(0)
    await later(0.5)
    expect(await send()).toMatchObject({ toRetry: 2 })
    await later(12 * 60)
    await send('another')
    await later(1)
    await send()
    await later(-5)
    await send()
    await later(24 * 60)
    await send('another')
    const refs = service.inbox.map(({ id }) => id)
    expect(new Set(refs).size).toBe(refs.length)
    const rows = await database.db.select().from(messages)
    for (const { id, state } of rows) if (state === 'sent') expect(refs).toContain(id)
    expect(rows.every(({ state }) => ['sent', 'failed', 'skipped'].includes(state))).toBe(true)
  })

  it('fails a message that cannot be written, and sends the others', async () => {
    await post()
    await database.db.update(messages).set({ data: { role: 'king' } })
    await post()
    expect(await send()).toMatchObject({ sent: 1 })
    const states = (await database.db.select().from(messages)).map(({ state, reason }) => reason ?? state)
    expect(states.sort()).toEqual(['content-invalid', 'sent'])
  })
})

describe('a service that misbehaves', () => {
  it('whose answer is lost is asked again with the same key and the same words, later each time', async () => {
    await post()
    const lost = { kind: 'unknown' } as const
    service.next.push(lost, lost)
    expect(await send()).toMatchObject({ sent: 0, toRetry: 1 })
    expect(await only()).toMatchObject({ state: 'sending', reason: 'answer-lost' })
    expect(await send()).toMatchObject({ sent: 0, toRetry: 0 })
    await later(0.5)
    expect(await send()).toMatchObject({ toRetry: 1 })
    await later(0.55)
    expect(await send()).toMatchObject({ toRetry: 0 })
    await later(1)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(new Set(service.calls.map((call) => JSON.stringify(call))).size).toBe(1)
    expect(service.calls).toHaveLength(3)
    expect(await only()).toMatchObject({ attempts: 3 })
  })

  it('that took the mail and lost the answer does not get a second one', async () => {
    await post()
    service.next.push('takes-it-and-loses-the-answer')
    await send()
    await later(1)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(service.inbox).toHaveLength(1)
  })

  it.each(['pace', 'quota', 'down'] as const)(
    'that took the mail, lost the answer and then asks to wait (%s) does not get a second one',
    async (cause) => {
      await post()
      service.next.push('takes-it-and-loses-the-answer', { kind: 'later', cause, afterMs: 1_000 })
      await send()
      await later(1)
      expect(await send()).toMatchObject({ sent: 0, toRetry: 1 })
      await later(5)
      expect(await send()).toMatchObject({ sent: 1 })
      expect(service.calls).toHaveLength(3)
      expect(new Set(service.calls.map(({ key }) => key)).size).toBe(1)
      expect(service.inbox).toHaveLength(1)
    },
  )

  it('is left alone for as long as it says, and looked at anew afterwards', async () => {
    await post()
    await post()
    service.next.push({ kind: 'later', cause: 'quota', afterMs: 420_000 })
    expect(await send()).toMatchObject({ sent: 0, toRetry: 2 })
    expect(await send()).toMatchObject({ sent: 0, toRetry: 0 })
    expect(service.calls).toHaveLength(1)
    const states = await database.db.select().from(messages)
    expect(states.map(({ state, reason }) => [state, reason])).toEqual([
      ['queued', 'service-quota'],
      ['queued', 'service-quota'],
    ])
    const { id: programmeId } = await insertProgramme(database.db)
    await database.db.update(messages).set({ programmeId })
    // As long as the service said, give or take what the calls took.
    const deferred = (await deferredMail(database.db, programmeId))!
    expect(deferred.count).toBe(2)
    expect(deferred.untilAt.toISOString()).toMatch(/^2021-12-08T10:0[78]/)
    await later(8)
    expect(await send()).toMatchObject({ sent: 2 })
    expect(service.calls[1]!.key).not.toBe(service.calls[0]!.key)
  })

  it('tells those that come meanwhile why they wait', async () => {
    await post()
    service.next.push({ kind: 'later', cause: 'quota', afterMs: 420_000 })
    await send()
    await post()
    await send()
    const reasons = (await database.db.select().from(messages)).map(({ reason }) => reason)
    expect(reasons).toEqual(['service-quota', 'service-quota'])
  })

  it('is left alone by everybody once it failed three times in a row', async () => {
    const down = { kind: 'later', cause: 'down', afterMs: null } as const
    service.next.push(down, down, down)
    await post()
    // From a little later on: the clock does not go back behind what was posted.
    for (let turn = 1; turn <= 3; turn += 1) {
      await later(turn / 10)
      await send()
    }
    expect(service.calls).toHaveLength(3)
    await post()
    expect(await send('another')).toMatchObject({ sent: 0, toRetry: 0 })
    expect(service.calls).toHaveLength(3)
    await later(5)
    expect(await send()).toMatchObject({ sent: 2 })
  })

  it('that turns one call away while there is room gets it again as it was, and the others meanwhile', async () => {
    for (let index = 0; index < 250; index += 1) await post()
    service.next.push({ kind: 'later', cause: 'pace', afterMs: 4_900, isRoomLeft: true })
    expect(await send()).toMatchObject({ sent: 150, toRetry: 100 })
    expect(await send('another')).toMatchObject({ sent: 0, toRetry: 0 })
    await later(0.5)
    expect(await send('another')).toMatchObject({ sent: 100 })
    expect(service.calls[3]).toEqual(service.calls[0])
    expect(service.inbox).toHaveLength(250)
  })

  it('whose window is full is left alone by everybody, and nothing is written anew for it', async () => {
    await post()
    service.next.push({ kind: 'later', cause: 'pace', afterMs: 4_900 })
    expect(await send()).toMatchObject({ toRetry: 1 })
    await post()
    expect(await send('another')).toMatchObject({ sent: 0, toRetry: 0 })
    await later(0.5)
    expect(await send()).toMatchObject({ sent: 2 })
    expect(service.calls[1]).toEqual(service.calls[0])
  })

  it('does not get what expired while one call alone had to wait', async () => {
    await post({ expiresAt: new Date(Date.parse(start) + 60_000) })
    service.next.push({ kind: 'later', cause: 'pace', afterMs: 1_000, isRoomLeft: true })
    await send()
    await later(1)
    await send()
    expect(await send()).toMatchObject({ sent: 0, needReview: 0 })
    expect(await only()).toMatchObject({ state: 'skipped', reason: 'expired' })
    expect(service.calls).toHaveLength(1)
  })

  it('that is down for a day gets everything once it is back, but for what is over by then', async () => {
    for (let index = 0; index < 120; index += 1) await post()
    await post({ expiresAt: new Date(Date.parse(start) + 6 * 3_600_000) })
    const down = { kind: 'later', cause: 'down', afterMs: null } as const
    for (let hour = 0; hour < 24; hour += 1) {
      service.next = [down, down, down, down, down]
      await later(hour * 60)
      expect(await send(`worker ${hour % 2}`)).toMatchObject({ sent: 0, failed: 0, needReview: 0 })
    }
    service.next = []
    await later(26 * 60)
    await send()
    await later(28 * 60)
    await send()
    const states = (await database.db.select().from(messages)).map(({ state, reason }) => reason ?? state)
    expect(states.filter((state) => state === 'sent')).toHaveLength(120)
    expect(states.filter((state) => state === 'expired')).toHaveLength(1)
    expect(service.inbox).toHaveLength(120)
    expect(new Set(service.inbox.map(({ id }) => id)).size).toBe(120)
  })

  it('tells how often it may be called, and everybody hears of it', async () => {
    service = aService({ pace: { calls: 1, windowMs: 50 } })
    const deliver = service.deliver.bind(service)
    service.deliver = async (batch) => ({ ...(await deliver(batch)), pace: { calls: 3, windowMs: 60_000 } })
    await post()
    await send()
    const [known] = await database.db.select().from(mailServices)
    expect(known).toMatchObject({ windowCalls: 3, windowMs: 60_000 })
    expect(known?.recentCalls).toHaveLength(1)
    const pace = { calls: 1, windowMs: 50 }
    expect([
      await takePlace(database.db, 'resend', pace),
      await takePlace(database.db, 'resend', pace),
    ]).toEqual([0, 0])
    const waitMs = await takePlace(database.db, 'resend', pace)
    expect(waitMs).toBeGreaterThan(0)
    expect(waitMs).toBeLessThanOrEqual(60_000)
  })

  it('that is called too often is given more room, which eases with every call it takes', async () => {
    const margin = async () => (await database.db.select().from(mailServices))[0]!.marginMs
    const tooMany = { kind: 'later', cause: 'pace', afterMs: 1_000 } as const
    await post()
    service.next.push(tooMany, { ...tooMany, isRoomLeft: true })
    await send()
    expect(await margin()).toBe(10)
    await later(0.5)
    await send()
    expect(await margin()).toBe(10)
    await later(1)
    await send()
    expect(await margin()).toBeCloseTo(9.8)
  })

  it('that refuses one mail of a call gets the others', async () => {
    await post()
    await post()
    service.next.push({
      kind: 'accepted',
      fates: [
        { kind: 'refused', detail: 'The domain does not exist' },
        { kind: 'taken', providerId: 'p' },
      ],
    })
    expect(await send()).toMatchObject({ sent: 1, failed: 1 })
    const rows = await database.db.select().from(messages).orderBy(asc(messages.state))
    expect(rows.map(({ state, reason, detail }) => [state, reason, detail])).toEqual([
      ['failed', 'refused-by-service', 'The domain does not exist'],
      ['sent', null, null],
    ])
  })

  it('that refuses a call gets its mails one by one, under other keys', async () => {
    await post()
    await post()
    await post()
    service.next.push({ kind: 'refused', detail: 'no' }, { kind: 'refused', detail: 'not this one' })
    await send()
    await later(1)
    await send()
    expect(service.calls.map(({ mails }) => mails.length)).toEqual([3, 1, 1, 1])
    expect(new Set(service.calls.map(({ key }) => key)).size).toBe(4)
    const reasons = (await database.db.select().from(messages)).map(({ reason, state }) => reason ?? state)
    expect(reasons.sort()).toEqual(['refused-by-service', 'sent', 'sent'])
    await later(24 * 60)
    await send()
    expect(service.calls).toHaveLength(4)
  })

  it('is never asked again when its answer has been missing for 23 hours', async () => {
    await post()
    service.next.push({ kind: 'unknown' })
    await send()
    await later(23 * 60 + 1)
    expect(await send()).toMatchObject({ sent: 0, needReview: 1 })
    expect(await only()).toMatchObject({ state: 'failed', reason: 'needs-review' })
    expect(service.calls).toHaveLength(1)
  })

  it('that remembers no keys is never asked twice about what it may have taken', async () => {
    service = aService({ name: 'smtp', largestBatch: 1, remembersKeys: false })
    await post()
    service.next.push('takes-it-and-loses-the-answer')
    expect(await send()).toMatchObject({ needReview: 1 })
    await post()
    service.next.push('takes-it-then-dies')
    await expect(send('first')).rejects.toThrow('killed')
    await later(3)
    expect(await send('second')).toMatchObject({ sent: 0, needReview: 1 })
    expect(service.inbox).toHaveLength(2)
    expect(service.calls).toHaveLength(2)
  })

  it('does not get what expired while it was busy', async () => {
    await post({ expiresAt: new Date(Date.parse(start) + 5 * 60_000) })
    service.next.push({ kind: 'later', cause: 'pace', afterMs: 600_000 })
    await send()
    await later(11)
    expect(await send()).toMatchObject({ expired: 1, sent: 0 })
    expect(await only()).toMatchObject({ state: 'skipped', reason: 'expired' })
  })

  it('does not get what expired while its answer was missing: a person looks at it', async () => {
    await post({ expiresAt: new Date(Date.parse(start) + 60_000) })
    service.next.push({ kind: 'unknown' })
    await send()
    await later(1)
    expect(await send()).toMatchObject({ sent: 0, needReview: 1 })
    expect(service.calls).toHaveLength(1)
  })

  it('gets the mandatory mail first when a day holds less than there is', async () => {
    for (let index = 0; index < 3; index += 1) await post()
    const [first] = await database.db.select().from(messages)
    await database.db.update(messages).set({ class: 'service' }).where(eq(messages.id, first!.id))
    const ports = { ...aSender(database.db, service), dailyQuota: 2 }
    const { id: programmeId } = await insertProgramme(database.db)
    await database.db.update(messages).set({ programmeId })
    expect(await deferredMail(database.db, programmeId)).toBeNull()
    expect(await sendDueMessages(ports)).toMatchObject({ sent: 2 })
    expect(await deferredMail(database.db, programmeId)).toEqual({
      count: 1,
      untilAt: new Date('2021-12-09T00:00:00Z'),
    })
    const { id: another } = await insertProgramme(database.db)
    expect(await deferredMail(database.db, another)).toBeNull()
    const waiting = await database.db.select().from(messages).where(eq(messages.state, 'queued'))
    expect(waiting.map(({ id, reason }) => [id, reason])).toEqual([[first!.id, 'service-quota']])
    await later(24 * 60)
    expect(await sendDueMessages(ports)).toMatchObject({ sent: 1 })
  })
})

describe('a worker that dies', () => {
  it.each(['dies-before', 'takes-it-then-dies'] as const)('%s: the reader gets one mail', async (death) => {
    await post()
    service.next.push(death)
    await expect(send('first')).rejects.toThrow('killed')
    const frozen = await only()
    expect(frozen.state).toBe('sending')
    expect(await send('second')).toMatchObject({ sent: 0 })
    await later(3)
    expect(await send('second')).toMatchObject({ sent: 1 })
    expect(service.inbox).toHaveLength(1)
    expect(await only()).toMatchObject({ state: 'sent', contentHash: frozen.contentHash })
    expect(service.calls[0]).toEqual(service.calls[1])
  })

  it('before it made its call leaves messages that are looked at again', async () => {
    await post()
    await freezeMessages({ mandatory: 10, others: 10, limit: 10 }, aSender(database.db, service, 'dead'))
    expect(await send()).toMatchObject({ sent: 0 })
    await later(3)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(service.inbox).toHaveLength(1)
  })
})

describe('an account that gets another address', () => {
  const addressOf = async (id: string) =>
    (await database.db.select().from(messages).where(eq(messages.personId, id)))[0]!.email
  const move = (personId: string, email: string) =>
    database.db.transaction(async (tx) => {
      await tx.update(people).set({ email }).where(eq(people.id, personId))
      await realNotices.readdress(tx, { personId, email })
    })

  it('gets there what waits, also what is held, and the others get theirs where they were', async () => {
    const programme = await insertProgramme(database.db)
    const [held, waiting, other] = [await post({ programmeId: programme.id }), await post(), await post()]
    const [hold] = await database.db
      .insert(messageHolds)
      .values({ programmeId: programme.id, reason: 'A wrong date' })
      .returning()
    await database.db.update(messages).set({ state: 'held' }).where(eq(messages.personId, held.id))
    await move(held.id, 'held@new.example')
    await move(waiting.id, 'waiting@new.example')
    expect(await send()).toMatchObject({ sent: 2 })
    expect(service.inbox.map(({ to }) => to).sort()).toEqual([other.email, 'waiting@new.example'].sort())
    await database.db
      .update(messageHolds)
      .set({ releasedAt: new Date(start) })
      .where(eq(messageHolds.id, hold!.id))
    await database.db.update(messages).set({ state: 'planned' }).where(eq(messages.personId, held.id))
    await send()
    expect(service.inbox.at(-1)!.to).toBe('held@new.example')
    expect((await history()).filter((step) => step.endsWith('moved'))).toEqual([
      'held: moved',
      'planned: moved',
    ])
  })

  it('gets there what was frozen and not handed over; its sender finds the call gone', async () => {
    const [person, other] = [await post(), await post()]
    const sender = aSender(database.db, service, 'first')
    const { batches } = await freezeMessages({ mandatory: 10, others: 10, limit: 10 }, sender)
    expect(batches[0]!.mails).toHaveLength(2)
    await move(person.id, 'person@new.example')
    const begun = await beginCall(database.db, {
      key: batches[0]!.key,
      worker: 'first',
      leaseSeconds: 120,
      transport: service,
    })
    expect(begun.kind).toBe('over')
    expect(await send('second')).toMatchObject({ sent: 2 })
    expect(service.inbox.map(({ to }) => to).sort()).toEqual([other.email, 'person@new.example'].sort())
  })

  it('does not get again what was handed over: the outbox says where it went', async () => {
    const { id, email } = await post()
    service.next.push('takes-it-and-loses-the-answer')
    await send()
    await move(id, 'person@new.example')
    await later(1)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(service.inbox.map(({ to }) => to)).toEqual([email])
    expect(await addressOf(id)).toBe(email)
  })

  it('does not get the secrets that were made for the old one', async () => {
    const { id, email } = await post({ notice: 'account.invitation' })
    await move(id, 'person@new.example')
    expect(await addressOf(id)).toBe(email)
  })
})

describe('a hand on the mail', () => {
  it('keeps what was posted for the programme until it is lifted', async () => {
    const programme = await insertProgramme(database.db)
    await post({ programmeId: programme.id })
    await post()
    await database.db.insert(messageHolds).values({ programmeId: programme.id, reason: 'A wrong date' })
    expect(await send()).toMatchObject({ sent: 1 })
    const held = await database.db.select().from(messages).where(eq(messages.state, 'held'))
    expect(held.map(({ reason }) => reason)).toEqual(['held-with-challenge'])
  })
})
