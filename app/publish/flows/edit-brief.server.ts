import { eq, sql } from 'drizzle-orm'
import { briefs, briefTexts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { newestBrief } from '../data/challenge-setup.server.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import { versionOfBrief } from '../data/versions.server.ts'
import type { BriefTexts } from '../templates/template.ts'
import type { Asking } from './change-phase.server.ts'

export type EditBrief = Asking & {
  readonly locale: Locale
  /** Of this language's texts as the author saw them; two people may write two languages at the same time. */
  readonly version: string
  readonly texts: BriefTexts
}

export type EditBriefRefusal =
  | LifecycleRefusal
  /** Somebody saved the same language meanwhile: their texts, to be shown beside one's own. */
  | { readonly code: 'brief-changed'; readonly theirs: BriefTexts; readonly version: string }

/** Saves one language of the brief. An approved brief becomes a draft again, and has to be approved anew. */
export async function editBrief(
  { challengeId, by, locale, version, texts }: EditBrief,
  { db, clock, notices }: Ports,
): Promise<Result<null, EditBriefRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const decision = decide(challenge, { type: 'editBrief', by }, await clock.now(tx))
    if (!decision.ok) return decision
    const brief = await newestBrief(tx, challengeId)
    const current = brief.texts.find((text) => text.locale === locale)
    const currentVersion = versionOfBrief(current)
    if (currentVersion === versionOfBrief({ ...texts })) return accept(null)
    if (current && currentVersion !== version) {
      return refuse('brief-changed', { theirs: current, version: currentVersion })
    }
    const row = { ...texts, faq: [...texts.faq], links: [...texts.links] }
    await tx
      .insert(briefTexts)
      .values({ briefId: brief.id, locale, ...row })
      .onConflictDoUpdate({ target: [briefTexts.briefId, briefTexts.locale], set: row })
    await tx
      .update(briefs)
      .set({ version: sql`${briefs.version} + 1` })
      .where(eq(briefs.id, brief.id))
    await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
