import { and, between, inArray } from 'drizzle-orm'
import { challenges, extensionProposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { failedMinutesBefore, isExtensionDue, outageRule, type Outage } from '../core/outage-rule.ts'
import { outagesSince } from '../data/outages.server.ts'

const minute = 60_000
/** So long after a deadline an outage before it is still found. */
const lookedBackMs = 24 * 60 * minute

/**
 * Asks the rule about outages for every deadline that is near or just past. What it proposes is written down once, with
 * an entry of the record, and told to the organisers, who extend or do not. Returns how many extensions were proposed.
 */
export async function proposeExtensions({ db, clock, notices }: Ports): Promise<number> {
  const now = await clock.now(db)
  const since = new Date(now.getTime() - lookedBackMs)
  const until = new Date(now.getTime() + outageRule.windowMinutes * minute)
  const found = await outagesSince(db, new Date(since.getTime() - outageRule.windowMinutes * minute))
  if (found.length === 0) return 0
  const near = await db
    .select({ id: challenges.id })
    .from(challenges)
    .where(
      and(
        inArray(challenges.state, ['scheduled', 'open', 'closed']),
        between(challenges.closesAt, since, until),
      ),
    )
  let proposed = 0
  for (const { id } of near) if (await propose(id, found, { db, clock, notices })) proposed += 1
  return proposed
}

async function propose(
  challengeId: string,
  outages: readonly Outage[],
  { db, notices }: Ports,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (challenge === null) return false
    const { closesAt } = challenge.calendar
    const failedMinutes = failedMinutesBefore(closesAt, outages)
    if (!isExtensionDue(failedMinutes)) return false
    const [made] = await tx
      .insert(extensionProposals)
      .values({ challengeId, closesAt, failedMinutes })
      .onConflictDoNothing()
      .returning()
    if (!made) return false
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'ExtensionProposed',
      at: made.proposedAt,
      body: { closesAt: closesAt.toISOString(), failedMinutes },
    })
    await notices.replan(tx, { challengeId })
    return true
  })
}
