import { and, asc, eq, max, ne } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { awards, decisions, decisionTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { DecisionContent, OutcomeRow } from '../core/outcomes.ts'

export type StandingDecision = DecisionContent & {
  readonly id: string
  readonly number: number
  readonly state: 'recorded' | 'confirmed'
  readonly hash: string
  readonly decidedBy: string | null
  readonly decidedAt: Date
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
}

/** The decision of a challenge that has not been withdrawn, with all it holds; null while there is none. Three queries. */
export async function standingDecision(db: Executor, challengeId: string): Promise<StandingDecision | null> {
  const [row] = await db
    .select()
    .from(decisions)
    .where(and(eq(decisions.challengeId, challengeId), ne(decisions.state, 'withdrawn')))
  if (!row || row.state === 'withdrawn') return null
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    hash: row.hash,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt,
    confirmedBy: row.confirmedBy,
    confirmedAt: row.confirmedAt,
    ranking: row.ranking,
    outcomes: await outcomesOf(db, row.id),
    statements: await statementsOf(db, row.id),
  }
}

function outcomesOf(db: Executor, decisionId: string): Promise<OutcomeRow[]> {
  const { proposalId, outcome, place, reason, feedback } = awards
  return db
    .select({ proposalId, outcome, place, reason, feedback })
    .from(awards)
    .where(eq(awards.decisionId, decisionId))
    .orderBy(asc(proposalId))
}

async function statementsOf(db: Executor, decisionId: string): Promise<Partial<Record<Locale, string>>> {
  const rows = await db
    .select({ locale: decisionTexts.locale, statement: decisionTexts.statement })
    .from(decisionTexts)
    .where(eq(decisionTexts.decisionId, decisionId))
  return Object.fromEntries(rows.map(({ locale, statement }) => [locale, statement]))
}

/** Writes a decision with its outcomes and the jury's words. The challenge must be locked. Returns its number. */
export async function insertDecision(
  tx: Tx,
  {
    challengeId,
    by,
    at,
    hash,
    content,
  }: { challengeId: string; by: string; at: Date; hash: string; content: DecisionContent },
): Promise<number> {
  const [last] = await tx
    .select({ number: max(decisions.number) })
    .from(decisions)
    .where(eq(decisions.challengeId, challengeId))
  const number = (last?.number ?? 0) + 1
  const [decision] = await tx
    .insert(decisions)
    .values({ challengeId, number, hash, ranking: [...content.ranking], decidedBy: by, decidedAt: at })
    .returning({ id: decisions.id })
  if (!decision) throw new Error('A decision was inserted and not returned')
  const rows = content.outcomes.map((row) => ({ ...row, decisionId: decision.id, challengeId }))
  if (rows.length > 0) await tx.insert(awards).values(rows)
  const texts = Object.entries(content.statements).map(([locale, statement]) => ({
    decisionId: decision.id,
    locale: locale as Locale,
    statement,
  }))
  if (texts.length > 0) await tx.insert(decisionTexts).values(texts)
  return number
}
