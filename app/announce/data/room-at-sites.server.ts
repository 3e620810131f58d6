import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { proposals, sites } from '#db/schema/index.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'

/** The first site that would have more winners than it takes, as a refusal; null when all have room. */
export async function siteFullRefusal(
  tx: Tx,
  winners: readonly string[],
): Promise<Extract<AnnounceRefusal, { code: 'site-full' }> | null> {
  if (winners.length === 0) return null
  const count = sql<number>`count(*)::int`
  const [full] = await tx
    .select({ number: sites.position, room: sites.maximumPilots, count })
    .from(proposals)
    .innerJoin(sites, eq(sites.id, proposals.siteId))
    .where(inArray(proposals.id, [...winners]))
    .groupBy(sites.id)
    .having(sql`${count} > ${sites.maximumPilots}`)
    .orderBy(sites.position)
    .limit(1)
  return full ? { code: 'site-full', ...full } : null
}
