import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { proposals, proposalVersions } from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { isEligibleIn } from '#app/judge/data/declarations.server.ts'
import { questionsOf } from '#app/publish/core/form/form.ts'
import { typedNumber } from '#app/publish/core/form/typed-number.ts'
import { decidingPlan } from '#app/publish/data/award-plan.server.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import type { DecidedPlan } from '../core/plan-checks.ts'

/** The awards, budgets and rules as a decision keeps them; null where the challenge has no award lines. */
export async function decidedPlan(db: Executor, challengeId: string): Promise<DecidedPlan | null> {
  const plan = await decidingPlan(db, { challengeId, lang: 'en' })
  if (!plan) return null
  const { names: _, ...kept } = plan
  return kept
}

/** The organisation behind each proposal that takes part. One query. */
export async function organisationsOf(db: Executor, challengeId: string): Promise<Record<string, string>> {
  const rows = await db
    .select({ id: proposals.id, organisationId: proposals.organisationId })
    .from(proposals)
    .where(isEligibleIn(challengeId))
  return Object.fromEntries(rows.map(({ id, organisationId }) => [id, organisationId]))
}

/**
 * What each proposal that takes part asks for, in whole units of `currency`, rounded up: the answer to the first question
 * of its form about money in that currency. Not in it where the form does not ask.
 */
export async function askedCosts(
  db: Executor,
  { challengeId, currency }: { challengeId: string; currency: string },
): Promise<Record<string, number>> {
  const rows = await db
    .select({ id: proposals.id, body: proposalVersions.body })
    .from(proposals)
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .where(isEligibleIn(challengeId))
  const asking = new Map<number, string | null>()
  const costs: Record<string, number> = {}
  for (const { id, body } of rows) {
    const { answers, formNumber: number = 0 } = readFrozenBody(body)
    if (!asking.has(number)) {
      const form = await formNumbered(db, { challengeId, number })
      const question = questionsOf(form).find(
        (each) => each.type === 'money' && each.config.currency === currency,
      )
      asking.set(number, question?.key ?? null)
    }
    const key = asking.get(number) ?? null
    const cost = key === null ? null : typedNumber(answers[key] ?? '')
    if (cost !== null && cost >= 0) costs[id] = Math.ceil(cost)
  }
  return costs
}
