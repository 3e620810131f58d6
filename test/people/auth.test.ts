import { createHmac } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accounts, installation, people, rateLimits, sessions, verifications } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { PostedMessage } from '#app/notify/core/port.ts'
import { createAuth, type Auth, type From } from '#app/people/auth.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let posted: PostedMessage[] = []
let auth: Auth

const ports = (): Ports => ({
  db: database.db,
  clock: databaseClock,
  notices: {
    post: async (_, message) => void posted.push(message),
    replan: async () => undefined,
    readdress: async () => undefined,
  },
})
const envAt = (origin: string) => readEnv({ NODE_ENV: 'test', PUBLIC_ORIGIN: origin })
const authAt = (origin: string) =>
  createAuth({
    ports: ports(),
    env: envAt(origin),
    log: createLog({ logLevel: 'silent' }, 'test'),
  })

beforeEach(() => {
  auth = authAt('https://challenge.example')
})
afterEach(() => {
  posted = []
})

const from = (cookie = '', address = '192.0.2.1'): From => ({ headers: new Headers({ cookie }), address })
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
/** What stands before the signature in the cookie of a new session. */
const tokenIn = (headers: Headers) => /=([^.]+)\./.exec(cookieOf(headers))![1]!
const mailed = (index = -1) => posted.at(index)!.data as { token: string; code: string }
const start = (email: string, where = from()) =>
  auth.startSignIn({ email, lang: 'fi', next: '/fi/proposals' }, where)

describe('a link by mail', () => {
  it('signs in once, in a cookie that scripts and other sites do not get', async () => {
    const person = await aPerson(database.db, { email: 'aino@people.example' })
    await start(' Aino@People.example ')
    expect(posted[0]).toMatchObject({
      notice: 'account.sign_in',
      to: { email: 'aino@people.example', locale: 'fi' },
    })
    const used = await auth.useLink({ token: mailed().token, lang: 'fi' }, from())
    if (!used.ok) throw new Error(used.refusal.code)
    expect(used.value).toMatchObject({ personId: person.id, isNew: false })
    expect(used.value.headers.getSetCookie()[0]).toMatch(
      /^__Host-haaste_session=[^;]+; Max-Age=3801600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const session = await auth.findSession(new Headers({ cookie: cookieOf(used.value.headers) }))
    expect(session?.personId).toBe(person.id)
    expect(await auth.useLink({ token: mailed().token, lang: 'fi' }, from())).toMatchObject({ ok: false })
  })

  it('makes the account of a new address when it is used, not before', async () => {
    await start('new@people.example')
    expect(await database.db.select().from(people)).toHaveLength(0)
    const used = await auth.useLink({ token: mailed().token, lang: 'sv' }, from())
    expect(used).toMatchObject({ ok: true, value: { isNew: true } })
    const [row] = await database.db.select().from(people)
    expect(row).toMatchObject({ email: 'new@people.example', name: 'new', locale: 'sv', emailVerified: true })
  })

  it('answers alike for known and unknown addresses', async () => {
    await aPerson(database.db, { email: 'known@people.example' })
    const known = await start('known@people.example')
    const unknown = await start('unknown@people.example')
    expect(known.ok && unknown.ok).toBe(true)
    expect(posted).toHaveLength(2)
  })

  it('is worth nothing after a newer one, after fifteen minutes, or when changed', async () => {
    await start('aino@people.example')
    await start('aino@people.example')
    const old = await auth.useLink({ token: mailed(0).token, lang: 'en' }, from())
    expect(old).toMatchObject({ refusal: { code: 'link-unusable' } })
    const { token } = mailed(1)
    for (const wrong of [token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'), '', 'x'.repeat(76)]) {
      expect(await auth.useLink({ token: wrong, lang: 'en' }, from())).toMatchObject({ ok: false })
    }
    await database.setClock(new Date(Date.now() + 16 * 60_000))
    expect(await auth.useLink({ token, lang: 'en' }, from())).toMatchObject({ ok: false })
  })

  it('leaves neither link nor code in the database', async () => {
    await start('aino@people.example')
    const [row] = await database.db.select().from(verifications)
    const { token, code } = mailed()
    expect(JSON.stringify(row)).not.toContain(token.split('.')[1])
    expect(JSON.stringify(row)).not.toContain(code)
  })

  it('is used by one of twenty at the same moment', async () => {
    await start('aino@people.example')
    const { token } = mailed()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => auth.useLink({ token, lang: 'en' }, from())),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })
})

describe('a code', () => {
  it('signs in, also with spaces', async () => {
    await start('aino@people.example')
    const { code } = mailed()
    const used = await auth.useCode(
      { email: 'aino@people.example', code: `${code.slice(0, 3)} ${code.slice(3)}`, lang: 'en' },
      from(),
    )
    expect(used.ok).toBe(true)
    expect(await auth.useLink({ token: mailed().token, lang: 'en' }, from())).toMatchObject({ ok: false })
  })

  it('is gone after five wrong ones', async () => {
    await start('aino@people.example')
    const { code } = mailed()
    const wrong = code === '000000' ? '000001' : '000000'
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await auth.useCode({ email: 'aino@people.example', code: wrong, lang: 'en' }, from())
    }
    expect(await auth.useCode({ email: 'aino@people.example', code, lang: 'en' }, from())).toMatchObject({
      refusal: { code: 'code-wrong' },
    })
  })

  it('belongs to its address', async () => {
    await start('aino@people.example')
    const answer = await auth.useCode(
      { email: 'other@people.example', code: mailed().code, lang: 'en' },
      from(),
    )
    expect(answer).toMatchObject({ refusal: { code: 'code-wrong' } })
  })
})

describe('limits', () => {
  it('lets ten attempts per account through in fifteen minutes, also in parallel', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        auth.signInWithPassword(
          { email: 'aino@people.example', password: 'not the password' },
          from('', `192.0.2.${index}`),
        ),
      ),
    )
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))
    expect(codes.filter((code) => code === 'password-wrong')).toHaveLength(10)
    expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(30)
  })

  it('opens again fifteen minutes after the oldest attempt, and says when', async () => {
    const attempt = () => auth.useCode({ email: 'aino@people.example', code: '000000', lang: 'en' }, from())
    await database.setClock('2026-03-01T10:00:00Z')
    for (let count = 0; count < 10; count += 1) await attempt()
    const refused = await attempt()
    if (refused.ok || refused.refusal.code !== 'rate-limited') throw new Error('expected the limit')
    expect(refused.refusal.retryAt.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-01T10:15:00Z'))
    await database.setClock('2026-03-01T10:16:00Z')
    expect(await attempt()).toMatchObject({ refusal: { code: 'code-wrong' } })
  })

  it('lets a hundred per network through, whatever the account', async () => {
    await database.db.insert(rateLimits).values({
      key: 'network 2001:db8:0:1::/64',
      attemptedAt: Array.from({ length: 99 }, () => new Date()),
    })
    const attempt = (address: string) => auth.useLink({ token: 'x', lang: 'en' }, from('', address))
    expect(await attempt('2001:db8:0:1::5')).toMatchObject({ refusal: { code: 'link-unusable' } })
    expect(await attempt('2001:db8:0:1:ffff::6')).toMatchObject({ refusal: { code: 'rate-limited' } })
    expect(await attempt('2001:db8:0:2::6')).toMatchObject({ refusal: { code: 'link-unusable' } })
  })

  it('writes at most five mails an hour to one address', async () => {
    for (let count = 0; count < 7; count += 1)
      await start('aino@people.example', from('', `192.0.2.${count}`))
    expect(posted).toHaveLength(5)
  })
})

describe('a password', () => {
  async function signedIn(email: string) {
    const person = await aPerson(database.db, { email })
    const { headers } = await auth.openSession(person.id, new Headers())
    return { person, cookie: cookieOf(headers) }
  }

  it('is set in a fresh session, ends the others, and signs in', async () => {
    const { person, cookie } = await signedIn('aino@people.example')
    const other = await auth.openSession(person.id, new Headers())
    const set = await auth.setPassword({
      personId: person.id,
      password: 'correct horse battery',
      headers: new Headers({ cookie }),
    })
    expect(set.ok).toBe(true)
    expect(await auth.findSession(new Headers({ cookie }))).not.toBeNull()
    expect(await auth.findSession(new Headers({ cookie: cookieOf(other.headers) }))).toBeNull()
    const answer = await auth.signInWithPassword(
      { email: 'AINO@people.example', password: 'correct horse battery' },
      from(),
    )
    expect(answer.ok).toBe(true)
    const [row] = await database.db.select().from(accounts)
    expect(row?.password).not.toContain('correct')
  })

  it('answers alike for a wrong one, none, and no account', async () => {
    const { person, cookie } = await signedIn('aino@people.example')
    await auth.setPassword({
      personId: person.id,
      password: 'correct horse battery',
      headers: new Headers({ cookie }),
    })
    await aPerson(database.db, { email: 'without@people.example' })
    for (const email of ['aino@people.example', 'without@people.example', 'nobody@people.example']) {
      expect(await auth.signInWithPassword({ email, password: 'wrong wrong wrong' }, from())).toEqual({
        ok: false,
        refusal: { code: 'password-wrong' },
      })
    }
  })

  it('is not set in a session older than an hour, nor with somebody else’s', async () => {
    const { person, cookie } = await signedIn('aino@people.example')
    const stranger = await aPerson(database.db, { email: 'stranger@people.example' })
    const attempt = (personId: string) =>
      auth.setPassword({ personId, password: 'correct horse battery', headers: new Headers({ cookie }) })
    expect(await attempt(stranger.id)).toMatchObject({ refusal: { code: 'session-too-old' } })
    await database.db.update(sessions).set({ createdAt: sql`clock_timestamp() - interval '61 minutes'` })
    expect(await attempt(person.id)).toMatchObject({ refusal: { code: 'session-too-old' } })
  })
})

describe('a session', () => {
  it('is replaced at sign-in: the cookie from before is worth nothing after', async () => {
    const person = await aPerson(database.db, {})
    const before = cookieOf((await auth.openSession(person.id, new Headers())).headers)
    const after = cookieOf((await auth.openSession(person.id, new Headers({ cookie: before }))).headers)
    expect(after).not.toBe(before)
    expect(await auth.findSession(new Headers({ cookie: before }))).toBeNull()
    expect(await auth.findSession(new Headers({ cookie: after }))).not.toBeNull()
  })

  it('ends by signing out, everywhere if asked, and after fourteen days', async () => {
    const person = await aPerson(database.db, {})
    const open = async () =>
      new Headers({ cookie: cookieOf((await auth.openSession(person.id, new Headers())).headers) })
    const [first, second, third] = [await open(), await open(), await open()]
    const gone = await auth.signOut(first)
    expect(gone.getSetCookie().join()).toMatch(/__Host-haaste_session=; Max-Age=0/)
    expect(await auth.findSession(first)).toBeNull()
    await database.db.update(sessions).set({ expiresAt: sql`clock_timestamp() - interval '1 second'` })
    expect(await auth.findSession(second)).toBeNull()
    await auth.signOutEverywhere(person.id)
    expect(await auth.findSession(third)).toBeNull()
    expect(await database.db.select().from(sessions)).toHaveLength(0)
  })

  it('keeps no address of the visitor', async () => {
    const person = await aPerson(database.db, {})
    await auth.openSession(person.id, new Headers({ 'x-forwarded-for': '203.0.113.9' }))
    const [row] = await database.db.select().from(sessions)
    expect(row?.ipAddress ?? '').toBe('')
  })

  it('that is over is cleared away when its person comes back', async () => {
    const [person, other] = [await aPerson(database.db, {}), await aPerson(database.db, {})]
    for (const { id } of [person, person, other]) await auth.openSession(id, new Headers())
    await database.db.update(sessions).set({ expiresAt: sql`clock_timestamp() - interval '1 second'` })
    await auth.openSession(person.id, new Headers())
    const left = await database.db.select({ personId: sessions.personId }).from(sessions)
    expect(left.map(({ personId }) => personId).sort()).toEqual([person.id, other.id].sort())
  })

  it('cannot be entered with what the table holds, not even by who knows the secret', async () => {
    const person = await aPerson(database.db, {})
    const { headers } = await auth.openSession(person.id, new Headers())
    const [row] = await database.db.select().from(sessions).where(eq(sessions.personId, person.id))
    const signed = (token: string) => {
      const signature = createHmac('sha256', envAt('https://challenge.example').sessionSecret)
        .update(token)
        .digest('base64')
      return new Headers({ cookie: `__Host-haaste_session=${encodeURIComponent(`${token}.${signature}`)}` })
    }
    expect(JSON.stringify(row)).not.toContain(tokenIn(headers))
    expect(await auth.findSession(signed(tokenIn(headers)))).toMatchObject({ personId: person.id })
    expect(await auth.findSession(signed(row!.tokenHash))).toBeNull()
  })

  it('is not believed when the cookie is forged', async () => {
    const person = await aPerson(database.db, {})
    const { headers } = await auth.openSession(person.id, new Headers())
    const token = tokenIn(headers)
    for (const forged of [
      '',
      'x',
      token,
      `${token}.${'A'.repeat(43)}=`,
      `${token}.${createHmac('sha256', 'another secret').update(token).digest('base64')}`,
      '%',
      encodeURIComponent(`${token}.x`),
    ]) {
      expect(await auth.findSession(new Headers({ cookie: `__Host-haaste_session=${forged}` }))).toBeNull()
    }
  })

  it('has a plain cookie name where the browser would refuse a secure one', async () => {
    const person = await aPerson(database.db, {})
    const { headers } = await authAt('http://localhost:3000').openSession(person.id, new Headers())
    expect(headers.getSetCookie()[0]).toMatch(
      /^haaste_session=[^;]+; Max-Age=3801600; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })
})

describe('the role switcher', () => {
  it('works in a demo and nowhere else', async () => {
    const person = await aPerson(database.db, {})
    expect(await auth.signInAs(person.id, new Headers())).toMatchObject({ refusal: { code: 'not-a-demo' } })
    await database.ownerDb.insert(installation).values({ kind: 'real' })
    expect(await auth.signInAs(person.id, new Headers())).toMatchObject({ refusal: { code: 'not-a-demo' } })
  })

  it('signs in as anybody in a demo', async () => {
    await database.ownerDb.insert(installation).values({ kind: 'demo' })
    const person = await aPerson(database.db, {})
    expect(await auth.signInAs(person.id, new Headers())).toMatchObject({
      ok: true,
      value: { personId: person.id },
    })
  })
})
