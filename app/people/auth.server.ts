import { and, eq, gt, lte, ne, sql } from 'drizzle-orm'
import { accounts, installation, sessions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Env } from '#app/platform/env.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Log } from '#app/platform/log.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { Engine } from './auth/engine.server.ts'
import { isKnownDevice, rememberedDevice } from './auth/known-device.server.ts'
import { sessionTokenHash } from './auth/session-token.server.ts'
import { networkOf } from './core/network.ts'
import {
  freshSessionMinutes,
  limits,
  maskedEmail,
  nameFromEmail,
  normalEmail,
  readCode,
  type Limit,
} from './core/sign-in.ts'
import { countAttempt, forgetAttempts } from './data/attempts.server.ts'
import { changeEmail, ensurePerson, personWithEmail, personWithId } from './data/people.server.ts'
import {
  newProof,
  pendingAddress,
  takeAddressCode,
  takeAddressLink,
  takeCode,
  takeLink,
} from './data/sign-in-proofs.server.ts'
import { tellOfNewDevice, welcome } from './flows/tell-of-sign-in.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'

type RateLimited = { code: 'rate-limited'; retryAt: Date }

/** Somebody is in: put `headers` (Set-Cookie) on the answer. `isNew` when the account was made just now. */
export type SignedIn = { readonly personId: string; readonly isNew: boolean; readonly headers: Headers }

/** Where an attempt comes from: the request's headers (its old session ends) and the client's address. */
export type From = { readonly headers: Headers; readonly address: string }

export type Auth = {
  /** The hash of the token in a request's cookie, signed by us; null without one. The gate asks if its session stands. */
  sessionTokenHash(headers: Headers): string | null
  /** The session behind a request's cookie, or null. Fourteen days after its start it is gone. */
  findSession(headers: Headers): Promise<{ personId: string; sessionId: string } | null>
  /**
   * Mails link and code to an address. The answer is the same whether an account exists or not; the account is made
   * when the proof is used. `next` is a path of this site, checked by the caller.
   */
  startSignIn(
    given: { email: string; lang: Locale; next: string | null },
    from: From,
  ): Promise<Result<{ email: string; expiresAt: Date }, RateLimited>>
  /** Uses the link of a mail up. Only ever called by a post. */
  useLink(
    given: { token: string; lang: Locale },
    from: From,
  ): Promise<Result<SignedIn, RateLimited | { code: 'link-unusable' }>>
  /** Uses the six-digit code of the newest mail to `email` up. */
  useCode(
    given: { email: string; code: string; lang: Locale },
    from: From,
  ): Promise<Result<SignedIn, RateLimited | { code: 'code-wrong' }>>
  /** The same answer, after the same work, for a wrong password, an account without one, and no account. */
  signInWithPassword(
    given: { email: string; password: string },
    from: From,
  ): Promise<Result<SignedIn, RateLimited | { code: 'password-wrong' }>>
  /** Sets or replaces the password; needs a session at most an hour old, and ends all others. */
  setPassword(given: {
    personId: string
    password: string
    headers: Headers
  }): Promise<Result<null, { code: 'session-too-old' }>>
  /**
   * Mails link and code to the address an account is to have. The answer is the same whether another account has it:
   * that is said only to whoever has shown that the mail arrives. A newer request makes the older one worthless.
   */
  startAddressChange(
    given: { personId: string; email: string; lang: Locale },
    from: From,
  ): Promise<Result<{ email: string; expiresAt: Date }, RateLimited | { code: 'address-same' }>>
  /** The address a change that was asked for in the last fifteen minutes leads to, or null. */
  pendingAddress(personId: string): Promise<string | null>
  /**
   * Changes the address, with the code or the link of the mail and the session of the account. All sessions stay; the
   * old address is told.
   */
  finishAddressChange(
    given: { personId: string; proof: { code: string } | { token: string } },
    from: From,
  ): Promise<
    Result<
      { email: string },
      | RateLimited
      | { code: 'address-link-unusable' }
      | { code: 'address-code-wrong' }
      | { code: 'address-taken' }
    >
  >
  /** Ends the request's session. The headers take the cookie away. */
  signOut(headers: Headers): Promise<Headers>
  /** Ends every session of a person. The headers take the cookie away. */
  signOutEverywhere(personId: string): Promise<Headers>
  /** Opens a session for somebody the caller has proof of: an invitation sent to their address. Ends the old session. */
  openSession(personId: string, headers: Headers): Promise<SignedIn>
  /** The demo's role switcher. Asks the database whether this is a demo; everywhere else it refuses. */
  signInAs(personId: string, headers: Headers): Promise<Result<SignedIn, { code: 'not-a-demo' }>>
}

export type AuthPorts = {
  readonly ports: Ports
  readonly env: Env
  readonly log: Log
  /** What waits for a person until they show that an address is theirs. A failure of it keeps nobody out. */
  readonly whenProven?: (personId: string) => Promise<unknown>
}

/** Sign-in for one server process. The engine behind it is loaded when it is first needed. */
export function createAuth({ ports, env, log, whenProven }: AuthPorts): Auth {
  const { db, clock } = ports
  const isSecure = env.publicOrigin.startsWith('https://')
  let loading: Promise<Engine> | undefined
  const engine = () =>
    (loading ??= import('./auth/engine.server.ts').then((module) => module.createEngine({ db, env, log })))

  const device = { isSecure, secret: env.sessionSecret }
  const tokenHash = (headers: Headers) => sessionTokenHash(headers, { isSecure, secret: env.sessionSecret })

  async function findSession(headers: Headers) {
    const hash = tokenHash(headers)
    if (hash === null) return null
    const [found] = await db
      .select({ personId: sessions.personId, sessionId: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.tokenHash, hash), gt(sessions.expiresAt, sql`clock_timestamp()`)))
    return found ?? null
  }

  async function endSession(headers: Headers): Promise<void> {
    const old = await findSession(headers)
    if (old) await db.delete(sessions).where(eq(sessions.id, old.sessionId))
  }

  async function openSession(personId: string, headers: Headers, isNew = false): Promise<SignedIn> {
    await endSession(headers)
    await db
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), lte(sessions.expiresAt, sql`clock_timestamp()`)))
    const opened = await (
      await engine()
    ).api.openSession({ body: { personId }, headers, returnHeaders: true })
    const cookies = cookiesOf(opened.headers)
    cookies.append('set-cookie', rememberedDevice(headers, personId, device))
    return { personId, isNew, headers: cookies }
  }

  /** A session by a proof of the person's own; what mail has to tell of it keeps nobody out. */
  async function signIn(personId: string, headers: Headers, isNew = false): Promise<SignedIn> {
    const isKnown = isKnownDevice(headers, personId, device)
    const signedIn = await openSession(personId, headers, isNew)
    try {
      if (isNew) await welcome(personId, ports)
      else if (!isKnown) await tellOfNewDevice({ personId, userAgent: headers.get('user-agent') }, ports)
    } catch (error) {
      log.error({ err: error }, 'the mail about a sign-in was not planned')
    }
    return signedIn
  }

  async function forgetCookie(): Promise<Headers> {
    const { headers } = await (await engine()).api.forgetCookie({ returnHeaders: true })
    return cookiesOf(headers)
  }

  /** Null when every counter has room; all are asked in the same order, so no two attempts wait for each other. */
  async function refusedByLimits(
    counters: readonly [key: string, limit: Limit][],
  ): Promise<RateLimited | null> {
    const now = await clock.now(db)
    for (const [key, limit] of counters) {
      const retryAt = await countAttempt(db, key, limit, now)
      if (retryAt) return { code: 'rate-limited', retryAt }
    }
    return null
  }

  async function enter(email: string, lang: Locale, headers: Headers): Promise<SignedIn> {
    const person = await ensurePerson(db, {
      email,
      name: nameFromEmail(email),
      locale: lang,
      isVerified: true,
    })
    await forgetAttempts(db, accountKey(email))
    try {
      await whenProven?.(person.id)
    } catch (error) {
      log.error({ err: error }, 'what waited for a sign-in was not done')
    }
    return signIn(person.id, headers, person.isNew)
  }

  return {
    sessionTokenHash: tokenHash,
    findSession,
    openSession: (personId, headers) => openSession(personId, headers),

    async startSignIn({ email: typed, lang, next }, from) {
      const email = normalEmail(typed)
      const limited = await refusedByLimits([
        networkCounter(from),
        accountCounter(email),
        [`mail ${sha256(email)}`, limits.mail],
      ])
      if (limited) return { ok: false, refusal: limited }
      return db.transaction(async (tx) => {
        const now = await clock.now(tx)
        const proof = await newProof(tx, { kind: 'sign-in', email }, now, env.sessionSecret)
        const person = await personWithEmail(tx, email)
        await ports.notices.post(tx, {
          notice: 'account.sign_in',
          key: `account.sign_in:${proof.id}`,
          to: {
            personId: person?.id ?? null,
            name: person?.name ?? nameFromEmail(email),
            email,
            locale: lang,
            zone: person?.zone ?? null,
          },
          data: { token: proof.token, code: proof.code, expiresAt: proof.expiresAt.toISOString(), next },
          sendAt: now,
          expiresAt: proof.expiresAt,
        })
        return accept({ email, expiresAt: proof.expiresAt })
      })
    },

    async useLink({ token, lang }, from) {
      const limited = await refusedByLimits([networkCounter(from)])
      if (limited) return { ok: false, refusal: limited }
      const email = await db.transaction(async (tx) => takeLink(tx, token, await clock.now(tx)))
      if (!email) return refuse('link-unusable')
      return accept(await enter(email, lang, from.headers))
    },

    async useCode({ email: typed, code, lang }, from) {
      const email = normalEmail(typed)
      const limited = await refusedByLimits([networkCounter(from), accountCounter(email)])
      if (limited) return { ok: false, refusal: limited }
      const digits = readCode(code)
      const isRight =
        digits !== null &&
        (await db.transaction(async (tx) =>
          takeCode(tx, { email, code: digits, secretKey: env.sessionSecret, now: await clock.now(tx) }),
        ))
      if (!isRight) return refuse('code-wrong')
      return accept(await enter(email, lang, from.headers))
    },

    async signInWithPassword({ email: typed, password }, from) {
      const email = normalEmail(typed)
      const limited = await refusedByLimits([networkCounter(from), accountCounter(email)])
      if (limited) return { ok: false, refusal: limited }
      const person = await personWithEmail(db, email)
      const isRight = await isPassword(await engine(), person?.id ?? null, password)
      if (!person || !isRight) return refuse('password-wrong')
      await forgetAttempts(db, accountKey(email))
      return accept(await signIn(person.id, from.headers))
    },

    async setPassword({ personId, password, headers }) {
      const current = await findSession(headers)
      const { rows } = await db.execute<{ isFresh: boolean }>(sql`
        select created_at > clock_timestamp() - make_interval(mins => ${freshSessionMinutes}) as "isFresh"
        from ${sessions} where id = ${current?.sessionId ?? null}::uuid and person_id = ${personId}`)
      if (!current || !rows[0]?.isFresh) return refuse('session-too-old')
      const hash = await (await (await engine()).$context).password.hash(password)
      await db.transaction(async (tx) => {
        await tx
          .insert(accounts)
          .values({ accountId: personId, providerId: 'credential', personId, password: hash })
          .onConflictDoUpdate({
            target: [accounts.providerId, accounts.accountId],
            set: { password: hash, updatedAt: sql`clock_timestamp()` },
          })
        await tx
          .delete(sessions)
          .where(and(eq(sessions.personId, personId), ne(sessions.id, current.sessionId)))
      })
      return accept(null)
    },

    async startAddressChange({ personId, email: typed, lang }, from) {
      const email = normalEmail(typed)
      const limited = await refusedByLimits([
        networkCounter(from),
        addressCounter(personId),
        [`mail ${sha256(email)}`, limits.mail],
      ])
      if (limited) return { ok: false, refusal: limited }
      return db.transaction(async (tx) => {
        const now = await clock.now(tx)
        const person = await personWithId(tx, personId)
        if (!person) throw new Error('An account that does not exist asked for another address')
        if (person.email === email) return refuse('address-same')
        const proof = await newProof(tx, { kind: 'address', email, personId }, now, env.sessionSecret)
        await ports.notices.post(tx, {
          notice: 'account.verify_email',
          key: `account.verify_email:${proof.id}`,
          to: { personId, name: person.name, email, locale: lang, zone: person.zone },
          data: {
            token: proof.token,
            code: proof.code,
            expiresAt: proof.expiresAt.toISOString(),
            current: maskedEmail(person.email),
          },
          sendAt: now,
          expiresAt: proof.expiresAt,
        })
        return accept({ email, expiresAt: proof.expiresAt })
      })
    },

    async pendingAddress(personId) {
      return pendingAddress(db, personId, await clock.now(db))
    },

    async finishAddressChange({ personId, proof }, from) {
      const limited = await refusedByLimits([networkCounter(from), addressCounter(personId)])
      if (limited) return { ok: false, refusal: limited }
      const email = await db.transaction(async (tx) => {
        const now = await clock.now(tx)
        if ('token' in proof) return takeAddressLink(tx, { token: proof.token, personId, now })
        const code = readCode(proof.code)
        return code && takeAddressCode(tx, { personId, code, secretKey: env.sessionSecret, now })
      })
      if (!email) return refuse('token' in proof ? 'address-link-unusable' : 'address-code-wrong')
      return db.transaction(async (tx) => {
        const before = await personWithId(tx, personId)
        if (!before) throw new Error('The account vanished while its address was being changed')
        if (!(await changeEmail(tx, personId, email))) return refuse('address-taken')
        await ports.notices.readdress(tx, { personId, email })
        const now = await clock.now(tx)
        await ports.notices.post(tx, {
          notice: 'account.email_changed',
          key: `account.email_changed:${personId}:${now.toISOString()}`,
          to: { personId, name: before.name, email: before.email, locale: before.locale, zone: before.zone },
          data: { to: maskedEmail(email), changedAt: now.toISOString() },
          sendAt: now,
        })
        return accept({ email })
      })
    },

    async signOut(headers) {
      await endSession(headers)
      return forgetCookie()
    },

    async signOutEverywhere(personId) {
      await db.delete(sessions).where(eq(sessions.personId, personId))
      return forgetCookie()
    },

    async signInAs(personId, headers) {
      const [row] = await db.select({ kind: installation.kind }).from(installation)
      if (row?.kind !== 'demo') return refuse('not-a-demo')
      return accept(await openSession(personId, headers))
    },
  }

  /** Hashes the password even where there is none to compare with, so that the answer takes as long. */
  async function isPassword(on: Engine, personId: string | null, password: string): Promise<boolean> {
    const hasher = (await on.$context).password
    const [row] = personId
      ? await db
          .select({ hash: accounts.password })
          .from(accounts)
          .where(and(eq(accounts.personId, personId), eq(accounts.providerId, 'credential')))
      : []
    if (row?.hash) return hasher.verify({ hash: row.hash, password })
    await hasher.hash(password)
    return false
  }
}

const accountKey = (email: string) => `account ${sha256(email)}`
const accountCounter = (email: string): [string, Limit] => [accountKey(email), limits.account]
const addressCounter = (personId: string): [string, Limit] => [`address ${personId}`, limits.account]
const networkCounter = ({ address }: From): [string, Limit] => [
  `network ${networkOf(address)}`,
  limits.network,
]

/** Set-Cookie alone: nothing else of the engine's answer is ours to pass on. */
function cookiesOf(from: Headers): Headers {
  const headers = new Headers()
  for (const cookie of from.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}
