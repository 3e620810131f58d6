import { createHmac, timingSafeEqual } from 'node:crypto'
import { sha256 } from '#app/record/sha256.server.ts'
import { cookieValue } from './cookie-value.ts'
import { sessionCookieName } from './session-cookie.ts'

/**
 * SHA-256, hexadecimal, of the token in a request's session cookie, or null when there is none or its signature is not
 * ours. The cookie is written by the engine of sign-in: `<token>.<HMAC-SHA-256 of the token under the session secret,
 * base64>`, URL-encoded. Whether a session of that token still stands is the database's to say, which has the hash alone.
 */
export function sessionTokenHash(
  headers: Headers,
  { isSecure, secret }: { isSecure: boolean; secret: string },
): string | null {
  const cookie = cookieValue(headers.get('cookie') ?? '', sessionCookieName(isSecure))
  const dot = cookie?.lastIndexOf('.') ?? -1
  if (!cookie || dot < 1) return null
  const token = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1))
  const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
  return given.length === expected.length && timingSafeEqual(given, expected) ? sha256(token) : null
}
