import { eq } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { feedbackBands as kept, feedbackWaivers, people } from '#db/schema/index.ts'
import { wayOfJudging } from '#app/judge/data/ballots.server.ts'
import { rankingFactsOf } from '#app/judge/data/ranking.server.ts'
import { feedbackBands, type FeedbackBand } from '../core/feedback-bands.ts'
import { commentsOf } from './comments.server.ts'
import { standingDecision, type StandingDecision } from './decisions.server.ts'

export type FeedbackDue = {
  /** Comments nobody has settled. */
  readonly waiting: number
  /** References of proposals that were not selected and whose teams would read nothing. */
  readonly without: readonly string[]
}

/** The bands of a challenge as they are now; none where the jury writes no scorecards. */
async function bandsOf(
  db: Executor,
  challengeId: string,
): Promise<{
  bands: FeedbackBand[]
  references: Map<string, string>
}> {
  const { way } = await wayOfJudging(db, challengeId)
  const { facts } = await rankingFactsOf(db, challengeId, { without: new Set() })
  const references = new Map(facts.proposals.map(({ proposalId, reference }) => [proposalId, reference]))
  return { bands: way === 'scorecards' ? feedbackBands(facts) : [], references }
}

/** What still keeps a decision from its confirmation, as far as feedback goes. */
export async function feedbackDue(
  db: Executor,
  { challengeId, outcomes }: Pick<StandingDecision, 'challengeId' | 'outcomes'>,
): Promise<FeedbackDue> {
  const comments = await commentsOf(db, challengeId)
  const { bands, references } = await bandsOf(db, challengeId)
  const isTold = ({ proposalId, feedback }: StandingDecision['outcomes'][number]) =>
    feedback.trim() !== '' ||
    comments.some((comment) => comment.proposalId === proposalId && comment.standing === 'told') ||
    bands.some((told) => told.proposalId === proposalId && told.band !== null)
  return {
    waiting: comments.filter(({ standing }) => standing === 'waiting' || standing === 'sent-back').length,
    without: outcomes
      .filter((row) => row.outcome === 'not_selected' && !isTold(row))
      .map(({ proposalId }) => references.get(proposalId) ?? '')
      .sort(),
  }
}

/** Keeps the bands as they are when a decision is confirmed, in place of those of an earlier one. */
export async function keepBands(tx: Tx, challengeId: string): Promise<void> {
  const { bands } = await bandsOf(tx, challengeId)
  await tx.delete(kept).where(eq(kept.challengeId, challengeId))
  if (bands.length > 0) await tx.insert(kept).values(bands.map((told) => ({ ...told, challengeId })))
}

export type FeedbackWaiver = {
  readonly reason: string
  readonly askedById: string | null
  readonly askedBy: string | null
  readonly askedAtIso: string
  readonly agreedBy: string | null
  readonly agreedAtIso: string | null
}

/** What two persons, or so far one, have said about a decision without the feedback that is due. One query. */
export async function feedbackWaiverOf(db: Executor, decisionId: string): Promise<FeedbackWaiver | null> {
  const [row] = await db.select().from(feedbackWaivers).where(eq(feedbackWaivers.decisionId, decisionId))
  if (!row) return null
  const nameOf = async (id: string | null) => {
    if (id === null) return null
    const [person] = await db.select({ name: people.name }).from(people).where(eq(people.id, id))
    return person?.name ?? null
  }
  return {
    reason: row.reason,
    askedById: row.askedBy,
    askedBy: await nameOf(row.askedBy),
    askedAtIso: row.askedAt.toISOString(),
    agreedBy: await nameOf(row.agreedBy),
    agreedAtIso: row.agreedAt?.toISOString() ?? null,
  }
}

/** Comments to be checked, or a team that would read nothing. */
export const isDue = ({ waiting, without }: FeedbackDue) => waiting > 0 || without.length > 0

/** What stands between a recorded decision and its confirmation, as one person reads it; null without a decision. */
export async function feedbackGate(db: Executor, { challengeId, by }: { challengeId: string; by: string }) {
  const decision = await standingDecision(db, challengeId)
  if (!decision) return null
  const due = await feedbackDue(db, decision)
  const waiver = await feedbackWaiverOf(db, decision.id)
  return {
    ...due,
    isDue: isDue(due),
    isReady: !isDue(due) || typeof waiver?.agreedAtIso === 'string',
    waiver: waiver && { ...waiver, askedById: undefined, isOwn: waiver.askedById === by },
  }
}
