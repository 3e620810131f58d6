import { and, eq, inArray, or } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { organisations, people, proposals, proposalVersions } from '#db/schema/index.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { decidingPlan, type DecidingPlan } from '#app/publish/data/award-plan.server.ts'
import { deviationsFromRanking, outcomes } from '../core/outcomes.ts'
import type { StandingDecision } from './decisions.server.ts'
import type { DecidedProposal, DecisionView } from '../core/decision-views.ts'

/** A decision in words, for those who may read it: all that its hash covers, with titles and names. Two queries. */
export async function decisionView(
  db: Executor,
  decision: StandingDecision,
  lang: Locale,
): Promise<DecisionView> {
  const plan = await decidingPlan(db, { challengeId: decision.challengeId, lang })
  const [titles, names] = [await titlesOf(db, decision), await namesOf(db, decision)]
  const deviating = new Set(deviationsFromRanking(decision.outcomes, decision.ranking))
  const rank = new Map(decision.ranking.map(({ proposalId, place }) => [proposalId, place]))
  const rows = decision.outcomes.flatMap((row) => {
    const words = titles.get(row.proposalId)
    if (!words) return []
    const isDeviation = deviating.has(row.proposalId)
    const awardName = row.lineId === undefined ? null : (plan?.names[row.lineId] ?? null)
    return [{ ...words, ...row, awardName, rank: rank.get(row.proposalId) ?? null, isDeviation }]
  })
  return {
    number: decision.number,
    hash: decision.hash,
    isConfirmed: decision.state === 'confirmed',
    decidedBy: names.get(decision.decidedBy ?? '') ?? null,
    decidedAtIso: decision.decidedAt.toISOString(),
    confirmedBy: names.get(decision.confirmedBy ?? '') ?? null,
    confirmedAtIso: decision.confirmedAt?.toISOString() ?? null,
    proposals: rows.sort(byOutcome),
    ...givenByLine(decision, plan),
    currency: decision.plan?.currency ?? null,
    statements: locales.flatMap((locale) => {
      const statement = decision.statements[locale]
      return statement === undefined ? [] : [{ locale, statement }]
    }),
  }
}

/** What is given of each award and from each budget line, by the plan the decision keeps. */
function givenByLine(
  { plan, outcomes: rows }: StandingDecision,
  words: DecidingPlan | null,
): Pick<DecisionView, 'lines' | 'budgets'> {
  if (!plan) return { lines: [], budgets: [] }
  const nameOf = (id: string) => words?.names[id] ?? ''
  const lines = plan.lines.map(({ id, places, budgetId }) => {
    const own = rows.filter(({ lineId }) => lineId === id)
    const given = own.filter(({ outcome }) => outcome !== 'reserve')
    return {
      ...{ name: nameOf(id), places, budgetId, given: given.length, reserves: own.length - given.length },
      paid: given.reduce((sum, { amount = 0 }) => sum + amount, 0),
    }
  })
  return {
    lines: lines.map(({ budgetId: _, ...line }) => line),
    budgets: plan.budgets.map(({ id, amount }) => ({
      ...{ name: nameOf(id), amount },
      paid: lines.reduce((sum, { budgetId, paid }) => sum + (budgetId === id ? paid : 0), 0),
    })),
  }
}

function byOutcome(a: DecidedProposal, b: DecidedProposal): number {
  return (
    outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) ||
    (a.place ?? 0) - (b.place ?? 0) ||
    (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER)
  )
}

async function titlesOf(db: Executor, { outcomes: rows }: StandingDecision) {
  const ids = rows.map(({ proposalId }) => proposalId)
  const found = await db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposalVersions.title,
      language: proposalVersions.language,
      organisation: organisations.name,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .where(inArray(proposals.id, ids))
  return new Map(found.map((row) => [row.proposalId, { ...row, language: row.language ?? 'en' }]))
}

async function namesOf(
  db: Executor,
  { decidedBy, confirmedBy }: StandingDecision,
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(or(eq(people.id, decidedBy ?? nobody), eq(people.id, confirmedBy ?? nobody)))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const nobody = '00000000-0000-0000-0000-000000000000'
