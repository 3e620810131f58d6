import type { Executor } from '#db/client.server.ts'
import { networkOf } from '#app/people/core/network.ts'
import { limits, type Limit } from '#app/people/core/sign-in.ts'
import { countAttempt } from '#app/people/data/attempts.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'

/** Generous: a hall full of people follows from one network while the code is on the wall. */
const network: Limit = { count: 600, minutes: 15 }

/**
 * Counts something that anybody may ask for without an account: by the network it comes from and, where a mail goes out,
 * by the address it goes to, under the same count as sign-in mail. Null while there is room, else the refusal.
 */
export async function refusedByLimits(
  db: Executor,
  { clientAddress, email }: { clientAddress: string; email?: string },
  now: Date,
): Promise<{ readonly code: 'rate-limited'; readonly retryAt: Date } | null> {
  const counters: [string, Limit][] = [
    [`public ${networkOf(clientAddress)}`, network],
    ...(email === undefined ? [] : [[`mail ${sha256(email)}`, limits.mail] as [string, Limit]]),
  ]
  for (const [key, limit] of counters) {
    const retryAt = await countAttempt(db, key, limit, now)
    if (retryAt) return { code: 'rate-limited', retryAt }
  }
  return null
}
