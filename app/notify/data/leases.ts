import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { messageBatches } from '#db/schema/index.ts'
import { nowOnce } from '#app/platform/clock.server.ts'

/** The end of a lease that begins now. */
export function leaseEnd(leaseSeconds: number) {
  return sql`haaste_now() + make_interval(secs => ${leaseSeconds})`
}

/** Nobody holds the batch, or no longer. */
export function isFree() {
  return or(isNull(messageBatches.leasedUntil), lte(messageBatches.leasedUntil, nowOnce))
}

/** The worker holds the batch, and it has not come to its end. */
export function isMine(key: string, worker: string) {
  return and(
    eq(messageBatches.id, key),
    eq(messageBatches.leasedBy, worker),
    eq(messageBatches.state, 'frozen'),
  )
}
