import type { MessageReason } from './reasons.ts'
import type { MessageState } from './reconcile.ts'

/** What decides whether a message may be sent again by hand. */
export type EndedMessage = {
  readonly state: MessageState
  readonly reason: string | null
  readonly expiresAt: Date | null
}

export type RetryRefusal = 'not-failed' | 'expired' | 'may-have-it'

/**
 * Only what failed is sent again, and only in time. After a lost answer nobody knows whether the reader has the mail
 * already: whoever sends it again all the same says so (`isRiskTaken`). Null: it may go.
 */
export function retryRefusal(
  { state, reason, expiresAt }: EndedMessage,
  { now, isRiskTaken }: { readonly now: Date; readonly isRiskTaken: boolean },
): RetryRefusal | null {
  if (state !== 'failed') return 'not-failed'
  if (expiresAt !== null && expiresAt <= now) return 'expired'
  if (reason === ('needs-review' satisfies MessageReason) && !isRiskTaken) return 'may-have-it'
  return null
}
