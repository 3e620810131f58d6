/**
 * Which messages travel in one call. A call whose answer was lost must be repeated as it was, so messages whose time is
 * nearly over only travel with those whose time ends at the same instant: then one expiry speaks for all of them.
 */
import { hours } from './moments.ts'

/** An expiry this far away comes after the last try of any call. */
const farAway = hours(24)

export type Batchable = {
  readonly id: string
  readonly expiresAt: Date | null
  readonly hasCalendar: boolean
}

/**
 * Batches of at most `largest`, in the order given. Every message is in exactly one of them. A message with a calendar
 * file goes alone: Resend's batch endpoint takes no attachments and drops them without a word
 * (https://resend.com/docs/api-reference/emails/send-batch-emails, https://github.com/resend/resend-node/issues/409;
 * still so in November 2026).
 */
export function batchesOf<Item extends Batchable>(
  items: readonly Item[],
  largest: number,
  now: Date,
): Item[][] {
  const batches: Item[][] = []
  const open = new Map<string, Item[]>()
  for (const item of items) {
    if (item.hasCalendar || largest === 1) {
      batches.push([item])
      continue
    }
    const name = companyOf(item, now)
    const batch = open.get(name)
    if (batch && batch.length < largest) batch.push(item)
    else {
      const fresh = [item]
      open.set(name, fresh)
      batches.push(fresh)
    }
  }
  return batches
}

/** The earliest end of meaning in a batch, null when none has one. */
export function expiryOf(batch: readonly Batchable[]): Date | null {
  const ends = batch.flatMap(({ expiresAt }) => expiresAt ?? [])
  return ends.length === 0 ? null : new Date(Math.min(...ends.map(Number)))
}

function companyOf({ expiresAt }: Batchable, now: Date): string {
  if (expiresAt === null || expiresAt.getTime() - now.getTime() > farAway) return 'far'
  return String(expiresAt.getTime())
}
