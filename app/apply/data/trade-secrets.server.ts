import { asc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { markedSecrets, tradeSecrets } from '#db/schema/index.ts'
import type { TradeSecret } from '../core/trade-secrets.ts'

/** What the team of a draft has marked as trade secrets. */
export async function tradeSecretsOf(db: Executor, proposalId: string): Promise<TradeSecret[]> {
  return db
    .select({ question: tradeSecrets.question, reason: tradeSecrets.reason })
    .from(tradeSecrets)
    .where(eq(tradeSecrets.proposalId, proposalId))
    .orderBy(asc(tradeSecrets.question))
}

/**
 * What the teams of these proposals have marked in the draft or in any version, by proposal: whoever may not read a secret
 * does not read it in a version in which it was not marked yet.
 */
export async function markedEver(
  db: Executor,
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TradeSecret[]>> {
  if (proposalIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(markedSecrets)
    .where(inArray(markedSecrets.proposalId, [...proposalIds]))
    .orderBy(asc(markedSecrets.question), asc(markedSecrets.reason))
  const byProposal = new Map<string, TradeSecret[]>()
  for (const { proposalId, question, reason } of rows) {
    const marks = byProposal.get(proposalId) ?? []
    if (!marks.some((mark) => mark.question === question)) marks.push({ question, reason })
    byProposal.set(proposalId, marks)
  }
  return byProposal
}
