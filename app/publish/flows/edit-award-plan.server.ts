import { eq } from 'drizzle-orm'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { awardPlanRefusal, type AwardPlanRefusal, type AwardPlanWithNames } from '../core/award-plan.ts'
import type { AwardsForm } from '../core/awards-form.ts'
import { awardPlanWithNames, replaceAwardPlan, versionOfAwardPlan } from '../data/award-plan.server.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import type { Asking } from './change-phase.server.ts'

export type EditAwardPlan = Asking & {
  /** Of the awards as the author saw them. */
  readonly version: string
  /** The language the names are in; other languages stay as they are. */
  readonly locale: Locale
  readonly plan: AwardsForm
}

export type EditAwardPlanRefusal = LifecycleRefusal | AwardPlanRefusal | { readonly code: 'awards-changed' }

/**
 * Saves which awards a challenge gives, from which money and by which rule. They are part of what is approved and stand in
 * the brief: an approved challenge becomes a draft again, a public one refuses. The number of pilots offered follows them.
 */
export async function editAwardPlan(
  { challengeId, by, version, locale, plan }: EditAwardPlan,
  { db, clock, notices }: Ports,
): Promise<Result<null, EditAwardPlanRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const decision = decide(challenge, { type: 'editBrief', by }, await clock.now(tx))
    if (!decision.ok) return decision
    const before = await awardPlanWithNames(tx, challengeId)
    if (versionOfAwardPlan(before) !== version) return refuse('awards-changed')
    const next: AwardPlanWithNames = {
      ...plan,
      lines: plan.lines.map(({ from, name, ...line }) => {
        const { [locale]: _, ...others } = from === null ? {} : (before?.lines[from - 1]?.names ?? {})
        return { ...line, names: name === '' ? others : { ...others, [locale]: name } }
      }),
    }
    const refusal = awardPlanRefusal(next)
    if (refusal) return { ok: false, refusal }
    await saveChallenge(tx, challenge, decision.value)
    await replaceAwardPlan(tx, challengeId, next)
    const pilotsOffered = next.lines.reduce(
      (sum, { kind, places }) => sum + (kind === 'award' ? places : 0),
      0,
    )
    if (pilotsOffered > 0) {
      await tx.update(challenges).set({ pilotsOffered }).where(eq(challenges.id, challengeId))
    }
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
