import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { messages, people, sessions, suppressions, verifications } from '#db/schema/index.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import type { PostedMessage } from '#app/notify/core/port.ts'
import { createAuth, type Auth, type From } from '#app/people/auth.server.ts'
import { findEntrance } from '#app/people/data/entrance.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let posted: PostedMessage[] = []
let auth: Auth
let aino: Awaited<ReturnType<typeof aPerson>>

beforeEach(async () => {
  const outbox = createNoticesPort(noticeCatalogue)
  auth = createAuth({
    ports: {
      db: database.db,
      clock: databaseClock,
      notices: {
        ...outbox,
        post: async (tx, message) => {
          posted.push(message)
          await outbox.post(tx, message)
        },
      },
    },
    env: readEnv({ NODE_ENV: 'test', PUBLIC_ORIGIN: 'https://challenge.example' }),
    log: silentLog,
  })
  aino = await aPerson(database.db, { email: 'aino@old.example' })
})
afterEach(() => {
  posted = []
})

const from = (address = '192.0.2.1'): From => ({ headers: new Headers(), address })
const mailed = (index = -1) => posted.at(index)!.data as { token: string; code: string; current: string }
const start = (email: string, personId = aino.id, where = from()) =>
  auth.startAddressChange({ personId, email, lang: 'fi' }, where)
const finish = (proof: { code: string } | { token: string }, personId = aino.id, where = from()) =>
  auth.finishAddressChange({ personId, proof }, where)
const emailOf = async (id: string) =>
  (await database.db.select({ email: people.email }).from(people).where(eq(people.id, id)))[0]?.email
const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000')

describe('changing the address of an account', () => {
  it('takes along what waits to be sent to the old one', async () => {
    await database.db.transaction((tx) =>
      createNoticesPort(noticeCatalogue).post(tx, {
        notice: 'account.role_granted',
        key: 'a role',
        to: { ...aino, personId: aino.id, locale: 'fi' },
        data: { role: 'organiser', change: 'granted', scope: null, by: null },
      }),
    )
    await start('aino@new.example')
    await finish({ code: mailed().code })
    const rows = await database.db
      .select({ notice: messages.notice, email: messages.email })
      .from(messages)
      .orderBy(messages.notice)
    expect(rows).toEqual([
      { notice: 'account.email_changed', email: 'aino@old.example' },
      { notice: 'account.role_granted', email: 'aino@new.example' },
      { notice: 'account.verify_email', email: 'aino@new.example' },
    ])
  })

  it('changes nothing before the code of the new address is typed; then the old address is told', async () => {
    await start(' Aino@New.example ')
    expect(posted[0]).toMatchObject({
      notice: 'account.verify_email',
      to: { email: 'aino@new.example', locale: 'fi', personId: aino.id },
      data: { current: 'a…@old.example' },
    })
    expect(await emailOf(aino.id)).toBe('aino@old.example')
    expect(await auth.pendingAddress(aino.id)).toBe('aino@new.example')
    expect(await finish({ code: mailed().code })).toEqual({ ok: true, value: { email: 'aino@new.example' } })
    expect(await emailOf(aino.id)).toBe('aino@new.example')
    expect(await auth.pendingAddress(aino.id)).toBeNull()
    expect(posted[1]).toMatchObject({
      notice: 'account.email_changed',
      to: { email: 'aino@old.example' },
      data: { to: 'a…@new.example' },
    })
    const rows = await database.db
      .select({ notice: messages.notice, email: messages.email })
      .from(messages)
      .orderBy(messages.plannedAt)
    expect(rows).toEqual([
      { notice: 'account.verify_email', email: 'aino@new.example' },
      { notice: 'account.email_changed', email: 'aino@old.example' },
    ])
  })

  it('keeps every session, and the trouble of the old address is gone', async () => {
    await database.db.insert(suppressions).values({ email: 'aino@old.example', reason: 'bounced' })
    await auth.openSession(aino.id, new Headers())
    await auth.openSession(aino.id, new Headers())
    const [session] = await database.db.select().from(sessions).where(eq(sessions.personId, aino.id))
    const troubled = await findEntrance(database.db, session!.tokenHash, {})
    expect(troubled?.viewer.mailTrouble).toBe('bounced')
    await start('aino@new.example')
    await finish({ token: mailed().token })
    const entered = await findEntrance(database.db, session!.tokenHash, {})
    expect(entered?.viewer).toMatchObject({ email: 'aino@new.example' })
    expect(entered?.viewer.mailTrouble).toBeUndefined()
    expect(await database.db.$count(sessions, eq(sessions.personId, aino.id))).toBe(2)
  })

  it('uses a link for its own account alone, once, and never to sign in', async () => {
    const other = await aPerson(database.db, { email: 'other@people.example' })
    await start('aino@new.example')
    const { token } = mailed()
    expect(await finish({ token }, other.id)).toMatchObject({ refusal: { code: 'address-link-unusable' } })
    expect(await auth.useLink({ token, lang: 'en' }, from())).toMatchObject({ ok: false })
    expect(await finish({ token })).toMatchObject({ ok: true })
    expect(await finish({ token })).toMatchObject({ refusal: { code: 'address-link-unusable' } })
    expect(await emailOf(other.id)).toBe('other@people.example')
  })

  it('takes no link that was mailed for signing in', async () => {
    await auth.startSignIn({ email: aino.email, lang: 'en', next: null }, from())
    const { token, code } = mailed()
    expect(await finish({ token })).toMatchObject({ ok: false })
    expect(await finish({ code })).toMatchObject({ ok: false })
    expect(await auth.useLink({ token, lang: 'en' }, from())).toMatchObject({ ok: true })
  })

  it('says that an address is taken only to whoever has shown that it is theirs', async () => {
    await aPerson(database.db, { email: 'taken@people.example' })
    expect(await start('taken@people.example')).toMatchObject({ ok: true })
    expect(await finish({ code: mailed().code })).toMatchObject({ refusal: { code: 'address-taken' } })
    expect(await emailOf(aino.id)).toBe('aino@old.example')
    expect(posted.map(({ notice }) => notice)).toEqual(['account.verify_email'])
  })

  it('refuses the address the account has, without a mail', async () => {
    expect(await start('AINO@old.example')).toMatchObject({ refusal: { code: 'address-same' } })
    expect(posted).toEqual([])
  })

  it('gives one address to one of two that confirm it at the same moment', async () => {
    const other = await aPerson(database.db, { email: 'other@people.example' })
    await start('shared@new.example')
    await start('shared@new.example', other.id)
    const answers = await Promise.all([
      finish({ token: mailed(0).token }),
      finish({ token: mailed(1).token }, other.id),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'address-taken' } })
  })

  it('ends a proof after five wrong codes, after fifteen minutes, and when a newer one is asked for', async () => {
    await start('aino@new.example')
    const first = mailed()
    await start('aino@newer.example')
    expect(await finish({ token: first.token })).toMatchObject({ ok: false })
    const { code, token } = mailed()
    for (let times = 0; times < 5; times += 1) {
      expect(await finish({ code: wrongFor(code) })).toMatchObject({
        refusal: { code: 'address-code-wrong' },
      })
    }
    expect(await finish({ code })).toMatchObject({ refusal: { code: 'address-code-wrong' } })
    expect(await finish({ token })).toMatchObject({ ok: false })
    expect(await database.db.$count(verifications)).toBe(0)
    await database.setClock(new Date(Date.now() + 16 * 60_000))
    await start('aino@new.example')
    await database.setClock(new Date(Date.now() + 32 * 60_000))
    expect(await finish({ token: mailed().token })).toMatchObject({ ok: false })
    expect(await emailOf(aino.id)).toBe('aino@old.example')
  })

  it('floods nobody: five mails an hour to one address, whoever asks', async () => {
    for (let index = 0; index < 5; index += 1) {
      const person = await aPerson(database.db)
      expect(await start('victim@people.example', person.id, from(`198.51.100.${index}`))).toMatchObject({
        ok: true,
      })
    }
    expect(await start('victim@people.example')).toMatchObject({ refusal: { code: 'rate-limited' } })
    expect(posted).toHaveLength(5)
  })
})
