import { eq, sql } from 'drizzle-orm'
import { shortAddresses } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { readShortCode } from '../core/short-address.ts'

/**
 * Gives a challenge another short address. The ones before go on leading there; one of them may be taken again,
 * and another challenge's is refused.
 */
export async function changeShortAddress(
  given: { challengeId: string; code: string },
  { db }: Pick<Ports, 'db'>,
): Promise<Result<{ code: string }, { code: 'short-address-malformed' } | { code: 'short-address-taken' }>> {
  const code = readShortCode(given.code)
  if (code === null) return refuse('short-address-malformed')
  const [row] = await db
    .insert(shortAddresses)
    .values({ code, challengeId: given.challengeId })
    .onConflictDoUpdate({
      target: shortAddresses.code,
      set: { createdAt: sql`haaste_now()` },
      setWhere: eq(shortAddresses.challengeId, given.challengeId),
    })
    .returning({ code: shortAddresses.code })
  return row ? accept(row) : refuse('short-address-taken')
}
