import { eq } from 'drizzle-orm'
import { sites, siteTexts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { SiteRow } from '../core/sites-form.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import { sitesWithTexts } from '../data/sites.server.ts'
import { versionOfSites } from '../data/versions.server.ts'
import type { Asking } from './change-phase.server.ts'

export type EditSites = Asking & {
  /** Of the sites as the author saw them. */
  readonly version: string
  /** The language the names and limits are in; other languages stay as they are. */
  readonly locale: Locale
  readonly rows: readonly SiteRow[]
}

export type EditSitesRefusal =
  LifecycleRefusal | { readonly code: 'sites-changed' } | { readonly code: 'site-nameless' }

/**
 * Saves the sites of a challenge. They are part of what is approved: an approved challenge becomes a draft again, a public
 * one refuses. A site has a name in at least one language.
 */
export async function editSites(
  { challengeId, by, version, locale, rows }: EditSites,
  { db, clock, notices }: Ports,
): Promise<Result<null, EditSitesRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const decision = decide(challenge, { type: 'editBrief', by }, await clock.now(tx))
    if (!decision.ok) return decision
    const before = await sitesWithTexts(tx, challengeId)
    if (versionOfSites(before) !== version) return refuse('sites-changed')
    const next = rows.map(({ from, name, limits, ...numbers }) => {
      const { [locale]: _, ...others } = before.find(({ position }) => position === from)?.texts ?? {}
      return { ...numbers, texts: name === '' ? others : { ...others, [locale]: { name, limits } } }
    })
    if (next.some(({ texts }) => Object.keys(texts).length === 0)) return refuse('site-nameless')
    const placed = next.map((site, index) => ({ ...site, position: index + 1 }))
    if (versionOfSites(placed) === version) return accept(null)
    await saveChallenge(tx, challenge, decision.value)
    await tx.delete(sites).where(eq(sites.challengeId, challengeId))
    for (const { texts, ...site } of placed) {
      const [made] = await tx
        .insert(sites)
        .values({ ...site, challengeId })
        .returning({ id: sites.id })
      if (!made) throw new Error('a site was not inserted')
      const written = locales.flatMap((each) => {
        const text = (texts as Partial<Record<Locale, { name: string; limits: string }>>)[each]
        return text ? [{ siteId: made.id, locale: each, ...text }] : []
      })
      await tx.insert(siteTexts).values(written)
    }
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
