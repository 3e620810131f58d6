import { and, asc, eq } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { consensusRules, judgingRounds } from '#db/schema/index.ts'
import type { CountingRule } from '../core/deliberation/counting.ts'
import { usualRounds, type Round, type RoundKind } from '../core/deliberation/rounds.ts'

export type HeldRound = Round & {
  readonly openedAt: Date | null
  readonly closedAt: Date | null
  readonly reopenedAt: Date | null
  readonly reopenReason: string | null
}

/** The rounds of a challenge in their order; the usual ones where nobody has set any. */
export async function roundsOf(db: Executor, challengeId: string): Promise<HeldRound[]> {
  const rows = await db
    .select({
      kind: judgingRounds.kind,
      position: judgingRounds.position,
      state: judgingRounds.state,
      openedAt: judgingRounds.openedAt,
      closedAt: judgingRounds.closedAt,
      reopenedAt: judgingRounds.reopenedAt,
      reopenReason: judgingRounds.reopenReason,
    })
    .from(judgingRounds)
    .where(eq(judgingRounds.challengeId, challengeId))
    .orderBy(asc(judgingRounds.position))
  if (rows.length > 0) return rows
  return usualRounds().map((round) => ({
    ...round,
    ...{ openedAt: null, closedAt: null, reopenedAt: null, reopenReason: null },
  }))
}

/** Writes the plan over the one before; what has been opened keeps its row. Asks for the challenge's lock. */
export async function writeRounds(tx: Tx, challengeId: string, rounds: readonly Round[]): Promise<void> {
  const before = await tx.select().from(judgingRounds).where(eq(judgingRounds.challengeId, challengeId))
  await tx.delete(judgingRounds).where(eq(judgingRounds.challengeId, challengeId))
  await tx.insert(judgingRounds).values(
    rounds.map(({ kind, position, state }) => ({
      ...before.find((round) => round.kind === kind),
      challengeId,
      kind,
      position,
      state,
    })),
  )
}

/** A press on a round; opening it again says why. */
export type Press = { readonly act: 'open' | 'close' } | { readonly act: 'reopen'; readonly reason: string }

function changeBy(press: Press, { at, by }: { at: Date; by: string }) {
  switch (press.act) {
    case 'open':
      return { state: 'open', openedAt: at, openedBy: by } as const
    case 'close':
      return { state: 'closed', closedAt: at, closedBy: by } as const
    case 'reopen':
      return {
        ...({ state: 'open', closedAt: null, closedBy: null } as const),
        ...{ reopenedAt: at, reopenedBy: by, reopenReason: press.reason },
      }
  }
}

/** Writes that a round was opened, closed or opened again. */
export async function writePress(
  tx: Tx,
  {
    challengeId,
    kind,
    at,
    by,
    ...press
  }: { challengeId: string; kind: RoundKind; at: Date; by: string } & Press,
): Promise<void> {
  await tx
    .update(judgingRounds)
    .set(changeBy(press, { at, by }))
    .where(and(eq(judgingRounds.challengeId, challengeId), eq(judgingRounds.kind, kind)))
}

export type StatedRule = { readonly counts: CountingRule; readonly statedAt: Date | null }

/** Which ranking counts; `statedAt` is null where nobody has said anything and the individual one counts. */
export async function countingRuleOf(db: Executor, challengeId: string): Promise<StatedRule> {
  const [row] = await db
    .select({ counts: consensusRules.counts, statedAt: consensusRules.statedAt })
    .from(consensusRules)
    .where(eq(consensusRules.challengeId, challengeId))
  return row ?? { counts: 'individual', statedAt: null }
}
