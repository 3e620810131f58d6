import { and, eq, or, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { challenges } from '#db/schema/index.ts'
import { transitions, type AutomaticInstant } from '#app/lifecycle/phases.ts'
import { settle } from '#app/lifecycle/settle.ts'
import type { Ports } from '#app/http/context.ts'
import type { Log } from '#app/platform/log.server.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { nowOnce } from '#app/platform/clock.server.ts'

/** `intakeEndsAt` of the lifecycle: the calendar closes a challenge once nobody can hand in any more. */
const intakeEnds = sql`(greatest(${challenges.closesAt}, ${challenges.ownDeadlinesUntil})
  + ${challenges.graceMinutes} * interval '1 minute')`

const instantColumns = {
  opensAt: challenges.opensAt,
  closesAt: intakeEnds,
  judgingEndsAt: challenges.judgingEndsAt,
  tellsWinnersAt: sql`(case when ${challenges.winnersToldAt} is null
    then tells_winners_at(${challenges.announcesAt}, ${challenges.embargoHours}, ${challenges.heldUntil}) end)`,
  announcesAt: challenges.announcesAt,
} satisfies Record<AutomaticInstant, unknown>

/** Every state that the calendar ends by itself, with the instant that ends it. From the one transition table. */
const automatic = transitions.flatMap(({ from, automaticAt }) =>
  automaticAt === null ? [] : [{ state: from, column: instantColumns[automaticAt] }],
)

/**
 * Writes down what the calendar has made true: each due challenge in a transaction of its own, with its record entries
 * and its messages in the same commit. One that fails does not stop the others; one that another worker holds is left
 * to it. Returns how many challenges moved.
 */
export async function settleDueChallenges(ports: Ports & { log: Log }): Promise<number> {
  let moved = 0
  for (const id of await dueChallenges(ports.db)) {
    try {
      if (await settleChallenge(id, ports)) moved += 1
    } catch (error) {
      ports.log.error({ err: error, challengeId: id }, 'a challenge could not be settled')
    }
  }
  return moved
}

/** When the calendar of any challenge acts next; null when all of them wait for people. */
export async function nextTransitionAt(db: Db): Promise<Date | null> {
  const instants = automatic.map(
    ({ state, column }) => sql`case when ${challenges.state} = ${state} then ${column} end`,
  )
  const [row] = await db
    .select({
      at: sql<Date | null>`min(least(${sql.join(instants, sql`, `)}))`.mapWith(challenges.opensAt),
    })
    .from(challenges)
  return row?.at ?? null
}

async function dueChallenges(db: Db): Promise<string[]> {
  const rows = await db.select({ id: challenges.id }).from(challenges).where(isDue())
  return rows.map(({ id }) => id)
}

async function settleChallenge(id: string, { db, clock, notices }: Ports): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [taken] = await tx
      .select({ id: challenges.id })
      .from(challenges)
      .where(and(eq(challenges.id, id), isDue()))
      .for('update', { skipLocked: true })
    const challenge = taken && (await loadChallenge(tx, id, 'update'))
    if (!challenge) return false
    await saveChallenge(tx, challenge, settle(challenge, await clock.now(tx)))
    await notices.replan(tx, { challengeId: id })
    return true
  })
}

function isDue() {
  return or(
    ...automatic.map(({ state, column }) => and(eq(challenges.state, state), sql`${column} <= ${nowOnce}`)),
  )
}
