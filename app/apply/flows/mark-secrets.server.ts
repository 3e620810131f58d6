import { and, eq, notInArray } from 'drizzle-orm'
import { tradeSecrets } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { questionsOf } from '#app/publish/core/form/form.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import { markable, type TradeSecret } from '../core/trade-secrets.ts'
import { draftAnswersOf } from '../data/proposals.server.ts'
import { tradeSecretsOf } from '../data/trade-secrets.server.ts'
import { changingDraft, type DraftChange } from './draft-change.server.ts'

export type MarkSecretsRefusal = LifecycleRefusal | { readonly code: 'secret-unknown' }

/** Marks answers of a draft as trade secrets, each with its reason; those without one are not marked any more. */
export async function markSecrets(
  { secrets, ...input }: DraftChange & { readonly secrets: readonly TradeSecret[] },
  ports: Ports,
): Promise<Result<null, MarkSecretsRefusal>> {
  const { proposalId, personId } = input
  return changingDraft<{ readonly code: 'secret-unknown' }>(input, ports, async (tx, { row, now }) => {
    const form = await currentForm(tx, row.challengeId)
    const allowed = markable(questionsOf(form), await draftAnswersOf(tx, proposalId)).map(({ key }) => key)
    const wanted = secrets.filter(({ reason }) => reason !== '')
    if (wanted.some(({ question }) => !allowed.includes(question))) return refuse('secret-unknown')
    const before = await tradeSecretsOf(tx, proposalId)
    const told = (all: readonly TradeSecret[]) =>
      all
        .map(({ question, reason }) => `${question} ${reason}`)
        .sort()
        .join('\n')
    if (told(before) === told(wanted)) return accept({ isChanged: false })
    const kept = wanted.map(({ question }) => question)
    await tx
      .delete(tradeSecrets)
      .where(
        and(
          eq(tradeSecrets.proposalId, proposalId),
          kept.length === 0 ? undefined : notInArray(tradeSecrets.question, kept),
        ),
      )
    for (const { question, reason } of wanted)
      await tx
        .insert(tradeSecrets)
        .values({ proposalId, question, reason, markedBy: personId, markedAt: now })
        .onConflictDoUpdate({
          target: [tradeSecrets.proposalId, tradeSecrets.question],
          set: { reason, markedBy: personId, markedAt: now },
        })
    return accept({ isChanged: true })
  })
}
