import { randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { createAuthEndpoint } from 'better-auth/api'
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Db } from '#db/client.server.ts'
import { accounts, people, sessions, verifications } from '#db/schema/index.ts'
import type { Env } from '#app/platform/env.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { endedSessionDays } from '../core/kept-post.ts'
import { longestPassword, sessionDays, shortestPassword } from '../core/sign-in.ts'
import { sessionCookieName } from './session-cookie.ts'

/**
 * better-auth, as far as we use it: it opens sessions in our tables, signs their cookies and hashes passwords. Its
 * HTTP handler is not exposed; proofs by mail, limits and redirects are ours (`auth.server.ts`), and so is looking a session
 * up, which every request does. It is large, so it is loaded when somebody first signs in.
 */
export function createEngine({ db, env, log }: { db: Db; env: Env; log: Log }) {
  const isSecure = env.publicOrigin.startsWith('https://')
  return betterAuth({
    appName: 'Haaste',
    baseURL: env.publicOrigin,
    secret: env.sessionSecret,
    telemetry: { enabled: false },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: people, session: sessions, account: accounts, verification: verifications },
    }),
    session: {
      fields: { userId: 'personId', token: 'tokenHash' },
      expiresIn: sessionDays * 24 * 60 * 60,
      // Fourteen days are absolute: reading a page never writes a session.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { fields: { userId: 'personId' } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    // Our own limits also cover calls inside the server, which the engine's skip.
    rateLimit: { enabled: false },
    logger: {
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ from: 'sign-in' }, message),
    },
    advanced: {
      database: { generateId: 'uuid' },
      // The gate compares origins for every write, on every transport.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      // Addresses of visitors are not kept.
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: { session_token: { name: sessionCookieName(isSecure) } },
    },
    plugins: [provenPerson()],
  })
}

export type Engine = ReturnType<typeof createEngine>

/** Opens and closes sessions for people whose proof has been checked by the caller. Callable inside the server only. */
function provenPerson() {
  return {
    id: 'proven-person',
    endpoints: {
      openSession: createAuthEndpoint.serverOnly(
        { method: 'POST', requireHeaders: true, body: z.object({ personId: z.string() }) },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.personId)
          if (!user) throw ctx.error('NOT_FOUND')
          // The cookie alone holds the token; the table has its hash.
          const token = randomBytes(24).toString('base64url')
          const stored = { token: sha256(token) }
          const session = await ctx.context.internalAdapter.createSession(user.id, false, stored, true)
          // The browser keeps the cookie longer than the session lasts: what is sent too late still says whose it is.
          const maxAge = (sessionDays + endedSessionDays) * 24 * 60 * 60
          await setSessionCookie(ctx, { session: { ...session, token }, user }, false, { maxAge })
          return ctx.json({ sessionId: session.id })
        },
      ),
      forgetCookie: createAuthEndpoint.serverOnly({ method: 'POST' }, async (ctx) => {
        deleteSessionCookie(ctx)
        return ctx.json({})
      }),
    },
  }
}
