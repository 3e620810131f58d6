import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, challenges, decisions, decisionTexts } from '#db/schema/index.ts'
import { hashOfDecision, type DecisionContent, type OutcomeRow } from '#app/announce/core/outcomes.ts'
import { sha256 } from '#app/record/sha256.server.ts'

export type DecisionGiven = {
  challengeId: string
  decidedBy: string
  /** Given for a confirmed decision. */
  confirmedBy?: string
  outcomes: readonly (Pick<OutcomeRow, 'proposalId' | 'outcome'> & Partial<OutcomeRow>)[]
  statement?: string
}

/**
 * A decision as it stands after it was recorded or, with `confirmedBy`, confirmed; the challenge comes along. Returns
 * its id, its hash and its awards by proposal.
 */
export async function aDecision(
  db: Executor,
  { challengeId, decidedBy, confirmedBy, outcomes, statement }: DecisionGiven,
): Promise<{ id: string; hash: string; awardIds: ReadonlyMap<string, string> }> {
  const rows = outcomes.map((row) => ({ place: null, reason: 'A dull reason', feedback: '', ...row }))
  const content: DecisionContent = {
    outcomes: rows,
    ranking: rows.map(({ proposalId }, index) => ({ proposalId, place: index + 1, total: null })),
    statements: statement === undefined ? {} : { en: statement },
  }
  const hash = hashOfDecision(content, sha256)
  const state = confirmedBy === undefined ? 'recorded' : 'confirmed'
  const confirmedAt = confirmedBy === undefined ? null : new Date('2022-01-13T12:00:00Z')
  const [decision] = await db
    .insert(decisions)
    .values({
      challengeId,
      number: 1,
      state,
      hash,
      ranking: [...content.ranking],
      decidedBy,
      decidedAt: new Date('2022-01-13T10:00:00Z'),
      confirmedBy,
      confirmedAt,
    })
    .returning({ id: decisions.id })
  if (!decision) throw new Error('A decision was inserted and not returned')
  const written = await db
    .insert(awards)
    .values(rows.map((row) => ({ ...row, decisionId: decision.id, challengeId })))
    .returning({ id: awards.id, proposalId: awards.proposalId })
  if (statement !== undefined) {
    await db.insert(decisionTexts).values({ decisionId: decision.id, locale: 'en', statement })
  }
  await db
    .update(challenges)
    .set({
      state: confirmedBy === undefined ? 'decided' : 'confirmed',
      decisionHash: hash,
      decidedBy,
      confirmedBy: confirmedBy ?? null,
    })
    .where(eq(challenges.id, challengeId))
  return { ...decision, hash, awardIds: new Map(written.map(({ id, proposalId }) => [proposalId, id])) }
}
