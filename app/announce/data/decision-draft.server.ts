import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { scorecards } from '#db/schema/index.ts'
import type { RankedRow } from '#app/judge/data/ranking.server.ts'
import { openRound } from '#app/judge/core/deliberation/rounds.ts'
import { countingRankingOf } from '#app/judge/data/finalists.server.ts'
import { roundsOf } from '#app/judge/data/rounds.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { decidingPlan, type DecidingPlan } from '#app/publish/data/award-plan.server.ts'
import { allot, type Allotted } from '../core/allotment.ts'
import type { DecisionDraft, DraftRow } from '../core/decision-views.ts'
import type { Hosting } from '../core/hosting.ts'
import { unbrokenTies } from '../core/ties.ts'
import { askedCosts, organisationsOf } from './claimants.server.ts'
import { hostingOf, hostStatementsOf, hostStep } from './hosting.server.ts'
import { latestDecision } from './decisions.server.ts'

/** Everything a decision is made from: the ranking, the awards, the owner's and the jurors' words, an earlier decision. */
export async function decisionDraft(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<DecisionDraft> {
  const { counting: rows, figure } = await countingRankingOf(db, challengeId)
  const before = await latestDecision(db, challengeId)
  const asked = await hostingOf(db, challengeId)
  const hostingRow = await hostingRows(db, challengeId, asked)
  const plan = await decidingPlan(db, { challengeId, lang })
  const costs = plan?.currency ? await askedCosts(db, { challengeId, currency: plan.currency }) : {}
  const organisationOf = await organisationsOf(db, challengeId)
  const allotted = plan ? followed(plan, rows, { asked, costs, organisationOf }) : []
  const open = new Set(unbrokenTies(rows).flat())
  const comments = await commentsToTeams(db, challengeId)
  return {
    figure,
    rows: rows.map((row) => {
      const { proposalId, reference, title, language, organisation, country, place, totalText, isTied } = row
      const decided = before?.outcomes.find((each) => each.proposalId === proposalId)
      return {
        ...{ proposalId, reference, title, language, organisation, country, totalText, isTied },
        rank: place,
        isBarred: row.isBehind,
        tie: !isTied ? 'none' : open.has(proposalId) ? 'open' : 'broken',
        reviews: row.reviews,
        cost: costs[proposalId] ?? null,
        proposed: allotted.find((each) => each.proposalId === proposalId) ?? null,
        comments: comments.filter((each) => each.proposalId === proposalId).map(({ comment }) => comment),
        hosting: hostingRow(proposalId),
        before: decided
          ? {
              outcome: decided.outcome,
              place: decided.place,
              reason: decided.reason,
              feedback: decided.feedback,
              override: decided.override ?? '',
              citations: decided.citations ?? {},
              lineId: decided.lineId ?? null,
              amount: decided.amount ?? null,
            }
          : null,
      }
    }),
    openRound: openRound(await roundsOf(db, challengeId), 'deliberating')?.kind ?? null,
    isHostAsked: asked.length > 0,
    isHostStepOpen: (await hostStep(db, challengeId)).step === 'open',
    plan: plan && planView(plan, allotted),
    statements: before?.statements ?? {},
    withdrawn: before?.withdrawReason ?? null,
  }
}

/** The announced rule over the ranking as it is read. Who may not win by the judging's own rule is not offered anything. */
function followed(
  plan: DecidingPlan,
  rows: readonly RankedRow[],
  {
    asked,
    costs,
    organisationOf,
  }: {
    asked: Hosting
    costs: Readonly<Record<string, number>>
    organisationOf: Readonly<Record<string, string>>
  },
): Allotted[] {
  const hasFinalists = rows.some(({ isFinalist }) => isFinalist)
  const candidates = rows.filter(
    ({ place, isBehind, isFinalist }) => place !== null && !isBehind && (isFinalist || !hasFinalists),
  )
  const unhostable = asked.filter(({ newest }) => newest?.feasibility === 'not_feasible')
  return allot(
    plan,
    candidates.map(({ proposalId }) => ({
      proposalId,
      organisationId: organisationOf[proposalId] ?? proposalId,
      cost: costs[proposalId] ?? null,
      isHostable: !unhostable.some((each) => each.proposalId === proposalId),
    })),
  )
}

function planView(plan: DecidingPlan, allotted: readonly Allotted[]): NonNullable<DecisionDraft['plan']> {
  const { currency, rule, lines, budgets, names } = plan
  const paidFrom = (budgetId: string) =>
    allotted
      .filter(({ lineId }) => lines.some((line) => line.id === lineId && line.budgetId === budgetId))
      .reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  return {
    currency,
    rule,
    lines: lines.map(({ id, kind }) => ({ id, kind, name: names[id] ?? '' })),
    budgets: budgets.map(({ id, amount }) => ({
      ...{ id, amount, name: names[id] ?? '' },
      left: amount - paidFrom(id),
    })),
  }
}

async function hostingRows(db: Executor, challengeId: string, asked: Hosting) {
  const statements = await hostStatementsOf(db, { challengeId })
  return (proposalId: string): DraftRow['hosting'] => {
    if (!asked.some((each) => each.proposalId === proposalId)) return null
    const said = statements.find((each) => each.proposalId === proposalId)
    return said ? { ...said, statedAtIso: said.statedAt.toISOString() } : 'missing'
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
