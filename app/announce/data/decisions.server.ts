import { asc, desc, eq, max, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { awards, citations, decisions, decisionTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Citations, DecisionContent, OutcomeRow } from '../core/outcomes.ts'

export type LatestDecision = DecisionContent & {
  readonly id: string
  readonly challengeId: string
  readonly number: number
  readonly state: 'recorded' | 'confirmed' | 'withdrawn'
  readonly hash: string
  readonly decidedBy: string | null
  readonly decidedAt: Date
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
  readonly withdrawReason: string | null
}

export type StandingDecision = LatestDecision & { readonly state: 'recorded' | 'confirmed' }

/** The decision of a challenge that has not been withdrawn, with all it holds; null while there is none. Three queries. */
export async function standingDecision(db: Executor, challengeId: string): Promise<StandingDecision | null> {
  const decision = await latestDecision(db, challengeId)
  return decision === null || decision.state === 'withdrawn' ? null : { ...decision, state: decision.state }
}

/** The newest decision, also when it was withdrawn: what the next one begins from. Three queries. */
export async function latestDecision(db: Executor, challengeId: string): Promise<LatestDecision | null> {
  const [row] = await db
    .select()
    .from(decisions)
    .where(eq(decisions.challengeId, challengeId))
    .orderBy(desc(decisions.number))
    .limit(1)
  if (!row) return null
  const {
    id,
    number,
    state,
    hash,
    decidedBy,
    decidedAt,
    confirmedBy,
    confirmedAt,
    ranking,
    hosting,
    plan,
    withdrawReason,
  } = row
  return {
    id,
    challengeId,
    number,
    state,
    hash,
    decidedBy,
    decidedAt,
    confirmedBy,
    confirmedAt,
    ranking,
    hosting,
    ...(plan && { plan }),
    withdrawReason,
    outcomes: await outcomesOf(db, id),
    statements: await statementsOf(db, id),
  }
}

async function outcomesOf(db: Executor, decisionId: string): Promise<OutcomeRow[]> {
  const { proposalId, outcome, place, reason, feedback, override, awardLineId: lineId, amount } = awards
  const said = sql<Citations | null>`(
    select jsonb_object_agg(${citations.locale}, ${citations.citation}) from ${citations}
    where ${citations.awardId} = ${awards.id})`
  const rows = await db
    .select({ proposalId, outcome, place, reason, feedback, override, lineId, amount, citations: said })
    .from(awards)
    .where(eq(awards.decisionId, decisionId))
    .orderBy(asc(proposalId))
  // As it was hashed: what was not said is not there.
  return rows.map(({ override: why, lineId: line, amount: paid, citations: words, ...row }) => ({
    ...row,
    ...(words !== null && { citations: words }),
    ...(why !== '' && { override: why }),
    ...(line !== null && { lineId: line }),
    ...(paid !== null && { amount: paid }),
  }))
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
    signedName,
    at,
    hash,
    content,
  }: {
    challengeId: string
    by: string
    signedName: string
    at: Date
    hash: string
    content: DecisionContent
  },
): Promise<number> {
  const [last] = await tx
    .select({ number: max(decisions.number) })
    .from(decisions)
    .where(eq(decisions.challengeId, challengeId))
  const number = (last?.number ?? 0) + 1
  const [decision] = await tx
    .insert(decisions)
    .values({
      challengeId,
      number,
      hash,
      ranking: [...content.ranking],
      hosting: [...(content.hosting ?? [])],
      plan: content.plan ?? null,
      decidedBy: by,
      decidedName: signedName,
      decidedAt: at,
    })
    .returning({ id: decisions.id })
  if (!decision) throw new Error('A decision was inserted and not returned')
  const rows = content.outcomes.map(({ lineId: awardLineId, citations: _, ...row }) => ({
    ...row,
    ...(awardLineId !== undefined && { awardLineId }),
    decisionId: decision.id,
    challengeId,
  }))
  if (rows.length > 0) {
    const { id: awardId, proposalId } = awards
    await insertCitations(
      tx,
      content,
      await tx.insert(awards).values(rows).returning({ awardId, proposalId }),
    )
  }
  const texts = Object.entries(content.statements).map(([locale, statement]) => ({
    decisionId: decision.id,
    locale: locale as Locale,
    statement,
  }))
  if (texts.length > 0) await tx.insert(decisionTexts).values(texts)
  return number
}

async function insertCitations(
  tx: Tx,
  { outcomes }: DecisionContent,
  written: readonly { awardId: string; proposalId: string }[],
): Promise<void> {
  const awardOf = new Map(written.map(({ awardId, proposalId }) => [proposalId, awardId]))
  const rows = outcomes.flatMap(({ proposalId, citations: words = {} }) =>
    Object.entries(words).map(([locale, citation]) => ({
      ...{ awardId: awardOf.get(proposalId) ?? '', locale: locale as Locale, citation },
    })),
  )
  if (rows.length > 0) await tx.insert(citations).values(rows)
}
