import { asc } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { messages, recordEntries, roleGrants, verifications } from '#db/schema/index.ts'
import { handOutCode } from '#app/desks/flows/hand-out-code.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { takeCode } from '#app/people/data/sign-in-proofs.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const secretKey = 'a key of the tests'
const assurance = 'Called the number on the website of the company.'

type Person = Awaited<ReturnType<typeof aPerson>>
let challenge: ChallengeRow
let juror: Person
let organiser: Person

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  challenge = await insertChallenge(database.db, { state: 'open' })
  juror = await aPerson(database.db, { name: 'Bo Tuomari', email: 'bo@people.example' })
  organiser = await aPerson(database.db, { name: 'Aino Esimerkki' })
})

const mailCameBack = async (to: Person) => {
  const at = new Date('2021-12-07T10:00:00Z')
  await database.db.insert(messages).values({
    ...{ key: `back-${to.id}`, notice: 'jury.progress', class: 'service', state: 'bounced' },
    ...{ programmeId: challenge.programmeId, challengeId: challenge.id, personId: to.id },
    ...{ recipientName: to.name, email: to.email, locale: 'en', zone: 'Europe/Helsinki' },
    ...{ sendAt: at, stateAt: at },
  })
}

const handOut = (personId = juror.id) =>
  handOutCode(
    { programmeId: challenge.programmeId, personId, by: organiser.id, assurance },
    { db: database.db, clock: databaseClock, notices: realNotices },
    secretKey,
  )
const signsIn = (code: string, now = new Date('2021-12-08T10:01:00Z')) =>
  database.db.transaction((tx) => takeCode(tx, { email: juror.email, code, secretKey, now }))

describe('a code handed out', () => {
  it('lets the person in once, within a quarter of an hour', async () => {
    await mailCameBack(juror)
    const made = await handOut()
    if (!made.ok) throw new Error(made.refusal.code)
    const { code, expiresAt } = made.value
    expect(code).toMatch(/^\d{6}$/)
    const minutes = (expiresAt.getTime() - Date.parse('2021-12-08T10:00:00Z')) / 60_000
    expect(Math.floor(minutes)).toBe(15)
    expect(await signsIn(code, expiresAt)).toBe(false)
    const inTime = new Date(expiresAt.getTime() - 1)
    expect(await signsIn(code, inTime)).toBe(true)
    expect(await signsIn(code, inTime)).toBe(false)
  })

  it('is in the record and told to the person, and the code itself is nowhere', async () => {
    await mailCameBack(juror)
    const made = await handOut()
    if (!made.ok) throw new Error(made.refusal.code)
    const [entry] = await database.db.select().from(recordEntries)
    expect(entry).toMatchObject({ type: 'SignInCodeHandedOut', programmeId: challenge.programmeId })
    expect(JSON.parse(entry!.body)).toMatchObject({ personId: juror.id, by: organiser.id, assurance })
    const [told] = (await database.db.select().from(messages).orderBy(asc(messages.plannedAt))).filter(
      ({ notice }) => notice === 'account.code_handed_out',
    )
    expect(told).toMatchObject({ personId: juror.id, class: 'mandatory', data: { by: 'Aino Esimerkki' } })
    const kept = JSON.stringify([
      await database.db.select().from(recordEntries),
      await database.db.select().from(messages),
      await database.db.select().from(verifications),
    ])
    expect(kept).not.toContain(made.value.code)
  })

  it('makes every older one worthless, and is made three times an hour', async () => {
    await mailCameBack(juror)
    const codes = [await handOut(), await handOut(), await handOut()]
    expect(codes.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await handOut()).toMatchObject({
      ok: false,
      refusal: { code: 'rate-limited', retryAt: expect.any(Date) },
    })
    const [first, , last] = codes.map((made) => (made.ok ? made.value.code : ''))
    if (first !== last) expect(await signsIn(first!)).toBe(false)
    expect(await signsIn(last!)).toBe(true)
  })

  it('is for nobody whom mail reaches', async () => {
    expect(await handOut()).toMatchObject({ ok: false, refusal: { code: 'reachable' } })
    const elsewhere = await insertChallenge(database.db)
    await mailCameBack(juror)
    const other = await handOutCode(
      { programmeId: elsewhere.programmeId, personId: juror.id, by: organiser.id, assurance },
      { db: database.db, clock: databaseClock, notices: realNotices },
      secretKey,
    )
    expect(other).toMatchObject({ ok: false, refusal: { code: 'reachable' } })
  })

  it.each(['organiser', 'operator', 'auditor', 'administrator'] as const)(
    'is never for somebody who is %s anywhere',
    async (role) => {
      await mailCameBack(juror)
      const { programmeId } = await insertChallenge(database.db)
      await database.db.insert(roleGrants).values({
        ...{ personId: juror.id, role, challengeId: null },
        programmeId: role === 'administrator' ? null : programmeId,
      })
      expect(await handOut()).toMatchObject({ ok: false, refusal: { code: 'code-for-staff' } })
      expect(await database.db.select().from(verifications)).toEqual([])
    },
  )
})
