import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { challenges, criteria, criterionTexts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { fraction } from '#app/platform/fraction.ts'
import { weightsProblem, type WeightsProblem } from '../core/criterion-weight.ts'
import { ruleContradictions, type RuleContradiction } from '../core/judging-rule.ts'
import { shapeOf, type Rubric } from '../core/rubrics/index.ts'
import { ruleFromForm, type RuleForm } from '../core/rule-form.ts'
import { criteriaOf, judgedBy } from '../data/challenge-setup.server.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import { isSameSitting } from '../data/one-sitting.server.ts'
import { versionOfCriteria } from '../data/versions.server.ts'
import type { Asking } from './change-phase.server.ts'

export type EditedCriterion = {
  /** Null for one that is new. */
  readonly id: string | null
  /** As it is kept: percent, or hundredths of a factor where the rule adds up. */
  readonly weight: number
  readonly rubric: Rubric
  /** As a decimal in what the rubric counts. */
  readonly minimum: string | null
  readonly isForFinalists: boolean
  readonly name: string
  readonly question: string
  /** By level; empty ones are left out. */
  readonly anchors: Readonly<Record<string, string>>
}

export type EditCriteria = Asking & {
  readonly locale: Locale
  readonly version: string
  /** All of them in their new order: what is not here is dropped, in every language. */
  readonly criteria: readonly EditedCriterion[]
  /** How scores become a ranking; as it was where it is not said. */
  readonly rule?: RuleForm
  /** Saved while it is written: what the record says of this sitting already is not said again. */
  readonly isAutomatic?: boolean
}

export type EditCriteriaRefusal =
  | LifecycleRefusal
  | WeightsProblem
  | { readonly code: 'criteria-missing' }
  | { readonly code: 'criteria-changed' }
  | RuleRefusal

/** The rule contradicts itself or the criteria. */
type RuleRefusal = {
  readonly [Code in RuleContradiction['code']]: { readonly code: `rule-${Code}` } & Omit<
    Extract<RuleContradiction, { code: Code }>,
    'code'
  >
}[RuleContradiction['code']]

/**
 * Saves the criteria with one language of their texts, and the rule. Shares add up to 100, factors are above zero, and the rule
 * contradicts neither itself nor the criteria, or nothing is saved.
 */
export async function editCriteria(
  { challengeId, by, locale, version, criteria: edited, rule: typed, isAutomatic = false }: EditCriteria,
  { db, clock, notices }: Ports,
): Promise<Result<null, EditCriteriaRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const now = await clock.now(tx)
    const decision = decide(challenge, { type: 'editBrief', by }, now)
    if (!decision.ok) return decision
    if (edited.length === 0) return refuse('criteria-missing')
    const current = await criteriaOf(tx, challengeId)
    const judged = await judgedBy(tx, challengeId)
    if (versionOfCriteria(current, locale, judged.rule) !== version) return refuse('criteria-changed')
    const rule = typed ? ruleFromForm(typed) : judged.rule
    const problem = weightsProblem(
      edited.map(({ weight }) => weight),
      rule.weights,
    )
    if (problem) return { ok: false, refusal: problem }
    const [contradiction] = ruleContradictions(rule, edited.map(asJudged), judged.minimumReviews)
    if (contradiction)
      return { ok: false, refusal: { ...contradiction, code: `rule-${contradiction.code}` } as RuleRefusal }
    await write(tx, challengeId, locale, edited, current)
    await tx.update(challenges).set({ judgingRule: rule }).where(eq(challenges.id, challengeId))
    if (!isAutomatic || !(await isSameSitting(tx, challenge, by, now)))
      await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}

function asJudged({ weight, rubric, isForFinalists }: EditedCriterion, index: number) {
  const { worst, best } = shapeOf(rubric)
  return { position: index + 1, weight: fraction(weight), worst, best, isForFinalists }
}

async function write(
  tx: Tx,
  challengeId: string,
  locale: Locale,
  edited: readonly EditedCriterion[],
  current: readonly { id: string; position: number }[],
) {
  const kept = edited.filter(({ id }) => current.some((each) => each.id === id)).map(({ id }) => id)
  const dropped = current.filter(({ id }) => !kept.includes(id)).map(({ id }) => id)
  if (dropped.length > 0) await tx.delete(criteria).where(inArray(criteria.id, dropped))
  // A position is unique in its challenge at every moment, so all of them move out of the way first.
  for (const { id, position } of current) {
    if (kept.includes(id))
      await tx
        .update(criteria)
        .set({ position: position + 1000 })
        .where(eq(criteria.id, id))
  }
  for (const [index, criterion] of edited.entries()) {
    const { weight, rubric, minimum, isForFinalists, name, question, anchors } = criterion
    const { type, config } = rubric
    const values = { challengeId, position: index + 1, weight, type, config, minimum, isForFinalists }
    const isKept = criterion.id !== null && kept.includes(criterion.id)
    const [row] = isKept
      ? await tx
          .update(criteria)
          .set(values)
          .where(eq(criteria.id, criterion.id ?? ''))
          .returning({ id: criteria.id })
      : await tx.insert(criteria).values(values).returning({ id: criteria.id })
    if (!row) throw new Error('a criterion was not written')
    const texts = { name, question, anchors: { ...anchors } }
    await tx
      .insert(criterionTexts)
      .values({ criterionId: row.id, locale, ...texts })
      .onConflictDoUpdate({ target: [criterionTexts.criterionId, criterionTexts.locale], set: texts })
  }
}
