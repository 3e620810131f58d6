import { eq } from 'drizzle-orm'
import { ruleTexts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { rulesAfter, type RuleRow } from '../core/rules.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import { insertRules, rulesWithTexts } from '../data/rules.server.ts'
import { versionOfRules } from '../data/versions.server.ts'
import type { Asking } from './change-phase.server.ts'

export type EditRules = Asking & {
  /** Of the rules as the author saw them. */
  readonly version: string
  /** The language the sentences are in; other languages stay as they are. */
  readonly locale: Locale
  readonly rows: readonly RuleRow[]
}

export type EditRulesRefusal =
  LifecycleRefusal | { readonly code: 'rules-changed' } | { readonly code: 'rule-wordless' }

/**
 * Saves the rules a challenge adds to the general ones. They are part of what is approved: an approved challenge becomes
 * a draft again, a public one refuses. Taking one out numbers those after it anew.
 */
export async function editRules(
  { challengeId, by, version, locale, rows }: EditRules,
  { db, clock, notices }: Ports,
): Promise<Result<null, EditRulesRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const decision = decide(challenge, { type: 'editBrief', by }, await clock.now(tx))
    if (!decision.ok) return decision
    const before = await rulesWithTexts(tx, challengeId)
    if (versionOfRules(before) !== version) return refuse('rules-changed')
    const next = rulesAfter(before, rows, locale)
    if (next === null) return refuse('rule-wordless')
    if (versionOfRules(next) === version) return accept(null)
    await saveChallenge(tx, challenge, decision.value)
    await tx.delete(ruleTexts).where(eq(ruleTexts.challengeId, challengeId))
    await insertRules(tx, challengeId, next)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
