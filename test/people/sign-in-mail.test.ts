import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { messages, roleGrants } from '#db/schema/index.ts'
import { createAuth, type Auth } from '#app/people/auth.server.ts'
import type { Role } from '#app/people/core/viewer.ts'
import { invitePerson } from '#app/people/flows/invite-person.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { portsOf } from '#test/apply/apply-world.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'

/* What signing in tells by mail: what there is to do here, the first time; and of a browser that is new, to some. */

const database = useDatabase()
let auth: Auth

beforeEach(async () => {
  await database.setClock('2021-12-10T10:00:00Z')
  const env = readEnv({ NODE_ENV: 'test', PUBLIC_ORIGIN: 'https://challenge.example' })
  auth = createAuth({ ports: portsOf(database), env, log: silentLog })
})

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0'

/** Signs in by the link of a mail, in a browser with these cookies; gives the cookies it has afterwards. */
async function signIn(email: string, cookies = ''): Promise<string> {
  const from = { headers: new Headers({ cookie: cookies, 'user-agent': windows }), address: '192.0.2.1' }
  expect(await auth.startSignIn({ email, lang: 'en', next: null }, from)).toMatchObject({ ok: true })
  const rows = await database.db
    .select()
    .from(messages)
    .where(eq(messages.email, email))
    .orderBy(messages.plannedAt)
  const { token } = rows.filter(({ notice }) => notice === 'account.sign_in').at(-1)!.data as {
    token: string
  }
  const result = await auth.useLink({ token, lang: 'en' }, from)
  if (!result.ok) throw new Error(result.refusal.code)
  const set = result.value.headers.getSetCookie()
  expect(set.some((line) => /^__Host-haaste_devices=.*HttpOnly.*Secure/.test(line))).toBe(true)
  return set.map((line) => line.split(';')[0]).join('; ')
}

const member = async (name: string, role?: Role) => {
  const email = `${name.toLowerCase()}@people.example`
  const { id: personId } = await aPerson(database.db, { name, email })
  if (role)
    await database.db.insert(roleGrants).values({ personId, role, programmeId: null, challengeId: null })
  return { email, personId }
}

it('the mail to sign in goes to who asked for it', async () => {
  const from = { headers: new Headers(), address: '192.0.2.1' }
  await auth.startSignIn({ email: 'uusi@people.example', lang: 'en', next: null }, from)
  await expectSent(database, { 'account.sign_in': ['uusi'], 'account.welcome': [] })
})

describe('the first sign-in', () => {
  it('is welcomed five minutes later, once', async () => {
    await signIn('uusi@people.example')
    await expectSent(database, { 'account.welcome': [] }, '2021-12-10T10:03:00Z')
    await expectSent(database, { 'account.welcome': ['uusi'] }, '2021-12-10T10:08:00Z')
    await signIn('uusi@people.example')
    await expectSent(database, { 'account.welcome': [] }, '2021-12-10T10:30:00Z')
  })

  it('of somebody who was invited is not: the invitation says what for', async () => {
    const { personId: invitedBy } = await member('Host')
    const { programmeId } = await insertChallenge(database.db)
    const invited = { email: 'kutsuttu@people.example', name: 'Kutsuttu', locale: 'fi', invitedBy } as const
    const scope = { role: 'screener', programmeId, challengeId: null } as const
    expect(await invitePerson({ ...invited, ...scope }, portsOf(database))).toMatchObject({ ok: true })
    await expectSent(database, { 'account.invitation': ['Kutsuttu'] })
    await signIn('kutsuttu@people.example')
    await expectSent(database, { 'account.welcome': [] }, '2021-12-10T10:10:00Z')
  })
})

describe('a browser that does not know somebody', () => {
  it('is told to staff and administrators, and once it does no more', async () => {
    const { email } = await member('Adam', 'administrator')
    const cookies = await signIn(email)
    await expectSent(database, { 'account.new_device': ['Adam'] })
    const [row] = await database.db.select().from(messages).where(eq(messages.notice, 'account.new_device'))
    expect(row?.text).toContain('Firefox, Windows')
    await signIn(email, cookies)
    await expectSent(database, { 'account.new_device': [] })
    await signIn(email)
    await expectSent(database, { 'account.new_device': ['Adam'] })
  })

  it('is told to a juror, and not to who has a seat no more, applies, or looks on', async () => {
    const { id: challengeId } = await insertChallenge(database.db, { state: 'open' })
    const juror = await member('Jaana')
    await aJuror(database.db, { challengeId, personId: juror.personId })
    const gone = await member('Liisa')
    await aJuror(database.db, { challengeId, personId: gone.personId, state: 'declined' })
    const partner = await member('Pia')
    const { programmeId } = await insertChallenge(database.db)
    await database.db
      .insert(roleGrants)
      .values({ personId: partner.personId, role: 'partner', programmeId, challengeId: null })
    const applicant = await member('Aino')
    for (const { email } of [juror, gone, partner, applicant]) await signIn(email)
    await expectSent(database, { 'account.new_device': ['Jaana'] })
  })

  it('is another one for each person: who borrows a browser is not taken for its owner', async () => {
    const cookies = await signIn((await member('Adam', 'administrator')).email)
    const other = await member('Berit', 'administrator')
    const both = await signIn(other.email, cookies)
    await expectSent(database, { 'account.new_device': ['Adam', 'Berit'] })
    await signIn(other.email, both)
    await signIn('adam@people.example', both)
    await expectSent(database, { 'account.new_device': [] })
  })
})
