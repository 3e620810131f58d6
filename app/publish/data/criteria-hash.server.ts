import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, criteria, criterionTexts } from '#db/schema/index.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { storedRule } from '../core/judging-rule.ts'

/**
 * SHA-256 of what a challenge is judged by, as canonical JSON: its criteria in their order (weight, type, setting, minimum,
 * whether for finalists, texts by language) and its whole rule. The record holds it from the opening on, so that anybody
 * can check that nothing of it has changed since.
 */
export async function criteriaHash(db: Executor, challengeId: string): Promise<string> {
  return sha256(canonicalJson(await judgedBy(db, challengeId)))
}

/** All of what that hash is of. */
export async function judgedBy(db: Executor, challengeId: string) {
  const [challenge] = await db
    .select({ judgingRule: challenges.judgingRule })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  const rows = await db
    .select({
      position: criteria.position,
      weight: criteria.weight,
      type: criteria.type,
      config: criteria.config,
      minimum: criteria.minimum,
      isForFinalists: criteria.isForFinalists,
      texts: sql<unknown>`(
        select coalesce(json_object_agg(${criterionTexts.locale}, json_build_object('name', ${criterionTexts.name},
          'question', ${criterionTexts.question}, 'anchors', ${criterionTexts.anchors})), '{}'::json)
        from ${criterionTexts} where ${criterionTexts.criterionId} = ${criteria.id})`,
    })
    .from(criteria)
    .where(eq(criteria.challengeId, challengeId))
    .orderBy(asc(criteria.position))
  return { criteria: rows, rule: storedRule(challenge?.judgingRule ?? {}) }
}
