/**
 * Signing in by mail: one mail holds a link and a six-digit code for the same proof. Either works once, for fifteen
 * minutes; a newer mail makes the older one worthless; after five wrong codes only the link or a new mail helps.
 */
export const proofMinutes = 15
export const wrongCodesAllowed = 5
export const sessionDays = 14

/** At most `count` attempts in any stretch of `minutes`. */
export type Limit = { readonly count: number; readonly minutes: number }

export const limits = {
  account: { count: 10, minutes: 15 },
  network: { count: 100, minutes: 15 },
  /** Mails to one address: nobody's mailbox is flooded by somebody else. */
  mail: { count: 5, minutes: 60 },
  /** Codes that organisers hand out for one account, all organisers together. */
  handedOut: { count: 3, minutes: 60 },
} as const satisfies Record<string, Limit>

export const shortestPassword = 12
export const longestPassword = 128

/** After this long a session is too old to set a password with. */
export const freshSessionMinutes = 60

/** Addresses are compared and kept in small letters, without spaces around. */
export function normalEmail(typed: string): string {
  return typed.trim().toLowerCase()
}

/** Six digits from what was typed or pasted (`402 917`, `402-917`), or null. */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/** A token names its proof and carries its secret: 32 hexadecimal digits, a dot, 43 base64url characters. */
export function readToken(token: string): { id: string; secret: string } | null {
  const [, hex, secret] = /^([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? []
  if (!hex || !secret) return null
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret }
}

export function writeToken({ id, secret }: { id: string; secret: string }): string {
  return `${id.replaceAll('-', '')}.${secret}`
}

/** What somebody is called until they say: the part of the address before the @. */
export function nameFromEmail(email: string): string {
  return email.split('@')[0]?.slice(0, 200) || email.slice(0, 200)
}

/**
 * An address for somebody who may not be its owner: `aino@people.example` as `a…@people.example`, enough to recognise
 * one's own.
 */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${[...email][0] ?? ''}…${email.slice(at)}`
}
