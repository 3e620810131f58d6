import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { scorecards } from '#db/schema/index.ts'
import { rankingOf } from '#app/judge/data/ranking.server.ts'
import { latestDecision } from './decisions.server.ts'
import type { DecisionDraft } from '../core/decision-views.ts'

/** Everything a decision is made from: the ranking, the jurors' words, and what an earlier decision said. */
export async function decisionDraft(db: Executor, challengeId: string): Promise<DecisionDraft> {
  const { rows } = await rankingOf(db, challengeId)
  const before = await latestDecision(db, challengeId)
  const comments = await commentsToTeams(db, challengeId)
  return {
    rows: rows.map((row) => {
      const { proposalId, reference, title, language, organisation, country, place, totalText, isTied } = row
      const decided = before?.outcomes.find((each) => each.proposalId === proposalId)
      return {
        proposalId,
        reference,
        title,
        language,
        organisation,
        country,
        rank: place,
        totalText,
        isTied,
        reviews: row.reviews,
        comments: comments.filter((each) => each.proposalId === proposalId).map(({ comment }) => comment),
        before: decided
          ? {
              outcome: decided.outcome,
              place: decided.place,
              reason: decided.reason,
              feedback: decided.feedback,
            }
          : null,
      }
    }),
    statements: before?.statements ?? {},
    withdrawn: before?.withdrawReason ?? null,
  }
}

async function commentsToTeams(db: Executor, challengeId: string) {
  const rows = await db
    .select({
      proposalId: scorecards.proposalId,
      comment: scorecards.commentToTeam,
      state: scorecards.state,
    })
    .from(scorecards)
    .where(eq(scorecards.challengeId, challengeId))
    .orderBy(scorecards.proposalId, scorecards.id)
  return rows.filter(({ state, comment }) => state === 'final' && comment.trim() !== '')
}
