import { Resend } from 'resend'
import type { ResendSettings } from '#app/platform/env.server.ts'
import { reasonOf } from './resend-tellings.server.ts'

const callTimeoutMs = 30_000
/** Of addresses, in one call either way. https://resend.com/changelog/suppression-list-support */
export const largestPart = 100

export type TheirEntry = {
  readonly id: string
  /** In small letters. */
  readonly email: string
  readonly reason: 'bounced' | 'complained' | 'manual'
}

/** The service's own list of addresses it does not write to. A call that went wrong is a value, in its words. */
export type SuppressionList = {
  add(emails: readonly string[]): Promise<{ ok: true } | { ok: false; problem: string }>
  /** Taking away what is not there is no problem. */
  remove(email: string): Promise<{ ok: true } | { ok: false; problem: string }>
  /** One page, beginning after the entry with that id. */
  page(
    after: string | null,
  ): Promise<{ ok: true; entries: readonly TheirEntry[]; isLast: boolean } | { ok: false; problem: string }>
}

export function resendSuppressions({
  apiKey,
  baseUrl,
}: Pick<ResendSettings, 'apiKey' | 'baseUrl'>): SuppressionList {
  const { suppressions } = new Resend(apiKey, { baseUrl })
  const options = () => ({ signal: AbortSignal.timeout(callTimeoutMs) })
  return {
    async add(emails) {
      const { error } = await suppressions.batch.add({ emails: [...emails] }, options())
      return error ? { ok: false, problem: error.message } : { ok: true }
    },
    async remove(email) {
      const { error } = await suppressions.remove(email, options())
      return error && error.name !== 'not_found' ? { ok: false, problem: error.message } : { ok: true }
    },
    async page(after) {
      const { data, error } = await suppressions.list(
        { limit: largestPart, ...(after !== null && { after }) },
        options(),
      )
      if (error) return { ok: false, problem: error.message }
      const entries = data.data.map(({ id, email, origin }) => ({
        id,
        email: email.toLowerCase(),
        reason: reasonOf(origin),
      }))
      return { ok: true, entries, isLast: !data.has_more || entries.length === 0 }
    },
  }
}
