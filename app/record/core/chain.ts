/**
 * The record is a chain: every entry carries the hash of the one before it, so that nothing in the past can be changed
 * without changing everything after it. This file says what is hashed; it is the same for whoever writes and whoever
 * verifies.
 *
 * hash = SHA-256( previousHash ‖ "\n" ‖ seq ‖ "\n" ‖ at ‖ "\n" ‖ type ‖ "\n" ‖ body ), all as UTF-8, hashes as
 * lower-case hex, `at` as an ISO 8601 instant in UTC with milliseconds. The first entry's `previousHash` is 64 zeros.
 */
import type { Sha256 } from './sha256.ts'

export const genesis = '0'.repeat(64)

export type Entry = {
  readonly seq: number
  readonly type: string
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string
  /** Canonical JSON as text; never parsed and written again before hashing. */
  readonly body: string
  readonly previousHash: string
  readonly hash: string
}

/** The hash of an entry that follows `previousHash`. */
export function hashOfEntry(entry: Omit<Entry, 'hash'>, sha256: Sha256): string {
  return sha256([entry.previousHash, entry.seq, entry.at, entry.type, entry.body].join('\n'))
}

/** SHA-256 of salt and payload: what the record holds instead of anything private. */
export function commitmentOf(salt: string, payload: string, sha256: Sha256): string {
  return sha256(`${salt}\n${payload}`)
}

export type ChainFault =
  | { readonly code: 'seq-gap'; readonly seq: number; readonly found: number }
  | { readonly code: 'broken-link'; readonly seq: number }
  | { readonly code: 'hash-mismatch'; readonly seq: number }
  | { readonly code: 'head-mismatch'; readonly seq: number }

/** The first fault of a chain, or null when it is whole and ends at `head` (where one is given). */
export function faultIn(
  entries: readonly Entry[],
  sha256: Sha256,
  head?: { readonly seq: number; readonly hash: string },
): ChainFault | null {
  let previous = genesis
  let seq = 0
  for (const entry of entries) {
    seq += 1
    if (entry.seq !== seq) return { code: 'seq-gap', seq, found: entry.seq }
    if (entry.previousHash !== previous) return { code: 'broken-link', seq }
    if (hashOfEntry(entry, sha256) !== entry.hash) return { code: 'hash-mismatch', seq }
    previous = entry.hash
  }
  if (head && (head.seq !== seq || head.hash !== previous)) return { code: 'head-mismatch', seq }
  return null
}

/** JSON with keys in code-point order at every level, so that equal content is equal text. Dates become ISO strings. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
