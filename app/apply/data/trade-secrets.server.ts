import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { tradeSecrets } from '#db/schema/index.ts'
import type { TradeSecret } from '../core/trade-secrets.ts'

/** What the team of a draft has marked as trade secrets. */
export async function tradeSecretsOf(db: Executor, proposalId: string): Promise<TradeSecret[]> {
  return db
    .select({ question: tradeSecrets.question, reason: tradeSecrets.reason })
    .from(tradeSecrets)
    .where(eq(tradeSecrets.proposalId, proposalId))
    .orderBy(asc(tradeSecrets.question))
}
