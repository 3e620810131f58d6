import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { mailSettings, messages, people } from '#db/schema/index.ts'
import { postDigests } from '#app/desks/flows/post-digests.server.ts'
import { mailSettingsOf, saveMailSettings } from '#app/notify/data/mail-settings.server.ts'
import { refuseMail } from '#app/notify/flows/choose-mail.server.ts'
import { sendDueMessages } from '#app/notify/flows/send-due-messages.server.ts'
import { usualQuiet } from '#app/notify/core/moments.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aSender, aService, realNotices, type Service } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const tuesday = '2021-12-07T07:00:10Z'

type Person = Awaited<ReturnType<typeof aPerson>>
let reader: Person
let service: Service

beforeEach(async () => {
  await database.setClock('2021-12-01T10:00:00Z')
  service = aService()
  reader = await aPerson(database.db, {
    email: 'reader@people.example',
    zone: 'Europe/Helsinki',
    locale: 'fi',
  })
  // Everybody else there is: nobody of them has asked.
  await aPerson(database.db, { zone: 'Europe/Helsinki' })
})

const ports = () => ({ db: database.db, clock: databaseClock, notices: realNotices })
const ask = (person = reader, given: Partial<Parameters<typeof saveMailSettings>[2]> = {}) =>
  saveMailSettings(database.db, person.id, { quiet: usualQuiet, isWeekly: true, ...given })
/** As the worker does it: post, then send what is due. */
async function work() {
  const posted = await postDigests(ports())
  await sendDueMessages(aSender(database.db, service))
  return posted
}
const closingSoon = () =>
  insertChallenge(database.db, {
    ...{ state: 'open', title: 'Rain where it falls' },
    ...{ opensAt: new Date('2021-11-01T10:00:00Z'), closesAt: new Date('2021-12-16T10:00:00Z') },
  })

describe('the weekly digest', () => {
  it('goes on Tuesday at nine to whoever asked for it, once, in their language', async () => {
    await ask()
    await closingSoon()
    await database.setClock('2021-12-07T06:59:00Z')
    expect(await work()).toBe(0)
    await database.setClock(tuesday)
    expect(await work()).toBe(1)
    expect(await work()).toBe(0)
    expect(service.inbox.map(({ to, subject }) => [to, subject])).toEqual([
      ['reader@people.example', 'Tällä viikolla: yksi sulkeutuu pian'],
    ])
    expect(service.inbox[0]!.html).toContain('Rain where it falls')
    expect(service.inbox[0]!.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
    expect((await database.db.select().from(messages))[0]).toMatchObject({ class: 'bulletin' })
    await database.setClock('2021-12-14T07:00:10Z')
    expect(await work()).toBe(1)
  })

  it('is written once by two workers', async () => {
    await ask()
    await closingSoon()
    await database.setClock(tuesday)
    await Promise.all([postDigests(ports()), postDigests(ports()), postDigests(ports())])
    expect(await database.db.select().from(messages)).toHaveLength(1)
  })

  it('does not go where there is nothing to tell, and tells nothing that is not public', async () => {
    await ask()
    await insertChallenge(database.db, {
      ...{ state: 'approved', title: 'canary-not-public-yet' },
      ...{ opensAt: new Date('2021-12-05T10:00:00Z'), closesAt: new Date('2021-12-16T10:00:00Z') },
    })
    await database.setClock(tuesday)
    expect(await work()).toBe(0)
    expect(service.inbox).toEqual([])
  })

  it('goes to nobody who has switched it off by one click, or all news, or never asked', async () => {
    const other = await aPerson(database.db, { zone: 'Europe/Helsinki' })
    await ask()
    await ask(other)
    await refuseMail(
      { personId: reader.id, refused: { notice: 'digest.weekly', challengeId: null } },
      ports(),
    )
    await refuseMail({ personId: other.id, refused: { notice: null, challengeId: null } }, ports())
    await closingSoon()
    await database.setClock(tuesday)
    expect(await work()).toBe(0)
  })

  it('keeps longer quiet hours, and the zone of each reader', async () => {
    await ask(reader, { quiet: { fromHour: 20, untilHour: 11 } })
    const inShanghai = await aPerson(database.db, { email: 'li@people.example', zone: 'Asia/Shanghai' })
    await ask(inShanghai)
    await closingSoon()
    await database.setClock('2021-12-07T01:00:10Z')
    await work()
    expect(service.inbox.map(({ to }) => to)).toEqual(['li@people.example'])
    await database.setClock(tuesday)
    await work()
    expect(service.inbox).toHaveLength(1)
    await database.setClock('2021-12-07T09:00:10Z')
    await work()
    expect(service.inbox.map(({ to }) => to)).toEqual(['li@people.example', 'reader@people.example'])
  })

  it('is forgotten with the person, and begins anew when it is asked for again', async () => {
    await ask()
    await closingSoon()
    await database.setClock(tuesday)
    await work()
    await ask(reader, { isWeekly: false })
    expect(await mailSettingsOf(database.db, reader.id)).toEqual({ quiet: usualQuiet, isWeekly: false })
    await ask()
    expect(await work()).toBe(0)
    await database.ownerDb.delete(people).where(eq(people.id, reader.id))
    expect(await database.db.select().from(mailSettings)).toEqual([])
  })
})
