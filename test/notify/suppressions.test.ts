import { asc, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { heartbeats, suppressions } from '#db/schema/index.ts'
import { agreeSuppressions } from '#app/notify/flows/agree-suppressions.server.ts'
import { resendSuppressions } from '#app/notify/transports/resend-suppressions.server.ts'
import { startMailService, type MailService } from '#test/fakes/mail-service.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let service: MailService
beforeAll(async () => {
  service = await startMailService()
})
afterEach(() => service.reset())
afterAll(() => service.close())

const agree = () => {
  const list = resendSuppressions({ apiKey: 're_test', baseUrl: service.url })
  return agreeSuppressions({ db: database.db, list })
}
const ours = async () =>
  (await database.db.select().from(suppressions).orderBy(asc(suppressions.email))).map(({ email }) => email)
const anHourLater = () =>
  database.db.update(heartbeats).set({ trueSeenAt: sql`clock_timestamp() - interval '61 minutes'` })

describe('the two lists', () => {
  it('agree: the service is told of ours in parts, and we learn all of theirs', async () => {
    const emails = Array.from({ length: 130 }, (_, index) => `bo.${index}@people.example`)
    await database.db
      .insert(suppressions)
      .values(emails.map((email) => ({ email, reason: 'manual' as const })))
    for (let index = 0; index < 150; index += 1)
      service.suppressed.set(`li.${index}@people.example`, 'bounce')
    expect(await agree()).toEqual({ told: 130, learnt: 280, dropped: 0, problem: null })
    expect(service.calls.map(({ path }) => path)).toEqual([
      '/suppressions/batch/add',
      '/suppressions/batch/add',
      '/suppressions',
      '/suppressions',
      '/suppressions',
    ])
    expect(await ours()).toHaveLength(280)
    expect(await ours()).toEqual([...service.suppressed.keys()].sort())
    expect(await agree()).toEqual({ told: 0, learnt: 0, dropped: 0, problem: null })
    expect(service.calls).toHaveLength(5)
  })

  it('agree again an hour later: what the service has dropped is written to again', async () => {
    service.suppressed.set('li@people.example', 'complaint')
    service.suppressed.set('bo@people.example', 'bounce')
    await agree()
    expect(await database.db.select().from(suppressions).orderBy(asc(suppressions.email))).toMatchObject([
      { email: 'bo@people.example', reason: 'bounced', origin: 'service' },
      { email: 'li@people.example', reason: 'complained', origin: 'service' },
    ])
    service.suppressed.delete('bo@people.example')
    await anHourLater()
    // Agreed a moment ago: their list may lag behind.
    expect(await agree()).toMatchObject({ learnt: 1, dropped: 0 })
    await database.db.update(suppressions).set({ agreedAt: sql`haaste_now() - interval '1 hour'` })
    await anHourLater()
    expect(await agree()).toMatchObject({ learnt: 1, dropped: 1 })
    expect(await ours()).toEqual(['li@people.example'])
  })

  it('lose nothing when the service is out of order', async () => {
    await database.db.insert(suppressions).values([
      { email: 'bo@people.example', reason: 'manual' },
      { email: 'li@people.example', reason: 'bounced', agreedAt: new Date('2021-12-01T00:00:00Z') },
    ])
    service.next({ status: 500, name: 'internal_server_error', message: 'Try again.' })
    expect(await agree()).toEqual({ told: 0, learnt: 0, dropped: 0, problem: 'Try again.' })
    service.next('well', { status: 500, name: 'internal_server_error', message: 'Try again.' })
    expect(await agree()).toEqual({ told: 1, learnt: 0, dropped: 0, problem: 'Try again.' })
    expect(await ours()).toEqual(['bo@people.example', 'li@people.example'])
  })
})
