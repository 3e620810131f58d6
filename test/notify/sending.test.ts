import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { messageEvents, messages, suppressions } from '#db/schema/index.ts'
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
    expect(await only()).toMatchObject({ state: 'sent', attempts: 1, leasedBy: null })
    expect((await only()).contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await history()).toEqual(['planned', 'sending: content-frozen', 'sent'])
  })

  it('sends each message once with four workers at it', async () => {
    for (let index = 0; index < 40; index += 1) await post()
    const counts = await Promise.all(['a', 'b', 'c', 'd'].map((worker) => send(worker)))
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(40)
    expect(service.calls).toHaveLength(40)
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
  it('is asked again after 1, 5, 15 and 60 minutes with the same key and the same words', async () => {
    await post()
    const down = { kind: 'later', reason: 'service-unavailable', afterMs: null } as const
    service.next.push(down, down, down, down)
    const waits = [1, 5, 15, 60]
    let minute = 0
    for (const wait of waits) {
      await send()
      expect((await only()).leasedUntil!.getTime()).toBeGreaterThanOrEqual(
        Date.parse(start) + (minute + wait) * 60_000,
      )
      await later(minute + wait - 0.5)
      expect(await send()).toMatchObject({ sent: 0, toRetry: 0 })
      minute += wait + 1
      await later(minute)
    }
    expect(await send()).toMatchObject({ sent: 1 })
    expect(new Set(service.calls.map((mail) => JSON.stringify(mail))).size).toBe(1)
  })

  it('is left alone for as long as it says', async () => {
    await post()
    await post()
    service.next.push({ kind: 'later', reason: 'service-busy', afterMs: 420_000 })
    expect(await send()).toMatchObject({ sent: 0, toRetry: 1 })
    expect(service.calls).toHaveLength(1)
    await later(8)
    expect(await send()).toMatchObject({ sent: 2 })
  })

  it('has the last word when it refuses', async () => {
    await post()
    service.next.push({ kind: 'refused' })
    expect(await send()).toMatchObject({ failed: 1 })
    await later(24 * 60)
    await send()
    expect(await only()).toMatchObject({ state: 'failed', reason: 'refused-by-service' })
    expect(service.calls).toHaveLength(1)
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

  it('does not get what expired while it was busy', async () => {
    await post({ expiresAt: new Date(Date.parse(start) + 5 * 60_000) })
    service.next.push({ kind: 'later', reason: 'service-busy', afterMs: 600_000 })
    await send()
    await later(11)
    expect(await send()).toMatchObject({ expired: 1, sent: 0 })
    expect(await only()).toMatchObject({ state: 'skipped', reason: 'expired' })
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

  it('leaves what it had only taken to the next one', async () => {
    await post()
    await database.db
      .update(messages)
      .set({ leasedBy: 'dead', leasedUntil: new Date(Date.parse(start) + 120_000) })
      .where(eq(messages.state, 'planned'))
    expect(await send()).toMatchObject({ sent: 0 })
    await later(3)
    expect(await send()).toMatchObject({ sent: 1 })
  })
})
