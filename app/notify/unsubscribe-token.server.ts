import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { MailToSomebody } from './core/refusals-of-mail.ts'

/** What a token says: whose mail, of which kind, about which challenge (null: about none). */
export type Unsubscribing = {
  readonly personId: string
  readonly notice: string
  readonly challengeId: string | null
}

const nil = '00000000-0000-0000-0000-000000000000'
const idBytes = 16
const signatureBytes = 32

/**
 * A token for a link in a mail: person, challenge and kind, signed with a key derived from the installation's secret. It
 * never expires (people find old mails), and all it allows is to switch mail off and on again.
 */
export function unsubscribeToken(secret: string, { personId, notice, challengeId }: Unsubscribing): string {
  const said = Buffer.concat([bytesOf(personId), bytesOf(challengeId ?? nil), Buffer.from(notice, 'utf8')])
  return `${said.toString('base64url')}.${signatureOf(secret, said).toString('base64url')}`
}

/** What the token says, or null when it is not one of ours. The comparison takes the same time for every wrong one. */
export function readUnsubscribeToken(secret: string, token: string): Unsubscribing | null {
  const [, words, signature] = /^([\w-]{44,200})\.([\w-]{43})$/.exec(token) ?? []
  if (words === undefined || signature === undefined) return null
  const said = Buffer.from(words, 'base64url')
  const given = Buffer.from(signature, 'base64url')
  // Only as we wrote it: the last sign of either part holds bits that a decoder throws away.
  if (said.toString('base64url') !== words || given.toString('base64url') !== signature) return null
  if (given.length !== signatureBytes || !timingSafeEqual(given, signatureOf(secret, said))) return null
  const challengeId = idIn(said, idBytes)
  return {
    personId: idIn(said, 0),
    challengeId: challengeId === nil ? null : challengeId,
    notice: said.subarray(2 * idBytes).toString('utf8'),
  }
}

/** The address of the installation that both links share: a POST switches off at once, a GET leads to the page. */
export function unsubscribeAddress(origin: string, token: string): string {
  return `${origin}/unsubscribe/${token}`
}

/**
 * The headers with which mail programs show their own button (RFC 2369 section 3.2, RFC 8058 section 3.1). None for
 * mandatory mail and for an address without a person. `mailto` where the programme has an address that somebody reads.
 */
export function unsubscribeHeaders({
  secret,
  origin,
  contactEmail,
  message: { personId, notice, class: kind, challengeId },
}: {
  secret: string
  origin: string
  contactEmail: string | null
  message: MailToSomebody
}): Record<string, string> {
  if (personId === null || kind === 'mandatory') return {}
  const token = unsubscribeToken(secret, { personId, notice, challengeId })
  const links = [`<${unsubscribeAddress(origin, token)}>`]
  if (contactEmail) {
    const address = encodeURIComponent(contactEmail).replaceAll('%40', '@')
    links.push(`<mailto:${address}?subject=unsubscribe%20${token}>`)
  }
  return { 'List-Unsubscribe': links.join(', '), 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

function signatureOf(secret: string, said: Buffer): Buffer {
  return createHmac('sha256', keyFrom(secret)).update(said).digest()
}

/** An installation has one secret, and a wave thousands of links. */
let derived: { secret: string; key: Buffer } | null = null

function keyFrom(secret: string): Buffer {
  if (derived?.secret !== secret) {
    derived = { secret, key: Buffer.from(hkdfSync('sha256', secret, '', 'haaste unsubscribe 1', 32)) }
  }
  return derived.key
}

function bytesOf(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  if (bytes.length !== idBytes) throw new Error('an unsubscribe token is made of ids')
  return bytes
}

function idIn(said: Buffer, start: number): string {
  const hex = said.toString('hex', start, start + idBytes)
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, until]) => hex.slice(from, until))
    .join('-')
}
