import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubSites, sites, siteTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '../core/text-in.ts'

/** The sites of a challenge in their order, each in the reader's language where it has one. Empty for most challenges. */
export async function sitesOf(db: Executor, challengeId: string, lang: Locale) {
  const rows = await db
    .select({ site: sites, text: siteTexts })
    .from(sites)
    .innerJoin(siteTexts, eq(siteTexts.siteId, sites.id))
    .where(eq(sites.challengeId, challengeId))
    .orderBy(asc(sites.position))
  return [...new Set(rows.map(({ site }) => site.id))].flatMap((id) => {
    const own = rows.filter(({ site }) => site.id === id)
    const text = textIn(
      own.map((row) => row.text),
      lang,
    )
    const [first] = own
    if (!first || !text) return []
    const { position: number, maximumPilots, minimumMonths, maximumMonths } = first.site
    const { name, limits, locale } = text
    return [{ id, number, name, limits, locale, maximumPilots, minimumMonths, maximumMonths }]
  })
}

export type SiteWithTexts = {
  readonly position: number
  readonly maximumPilots: number
  readonly minimumMonths: number
  readonly maximumMonths: number
  readonly texts: Readonly<Partial<Record<Locale, { readonly name: string; readonly limits: string }>>>
}

/** The sites of a challenge in their order, each with all its languages: for those who write them. One query. */
export async function sitesWithTexts(db: Executor, challengeId: string): Promise<SiteWithTexts[]> {
  const rows = await db
    .select({ site: sites, text: siteTexts })
    .from(sites)
    .leftJoin(siteTexts, eq(siteTexts.siteId, sites.id))
    .where(eq(sites.challengeId, challengeId))
    .orderBy(asc(sites.position))
  return [...new Map(rows.map(({ site }) => [site.id, site])).values()].map((site) => ({
    position: site.position,
    maximumPilots: site.maximumPilots,
    minimumMonths: site.minimumMonths,
    maximumMonths: site.maximumMonths,
    texts: Object.fromEntries(
      rows.flatMap(({ text }) =>
        text?.siteId === site.id ? [[text.locale, { name: text.name, limits: text.limits }]] : [],
      ),
    ),
  }))
}

/** The same as the public reads it: of a challenge that is public. */
export async function publicSitesOf(db: Executor, challengeId: string, lang: Locale) {
  const rows = await db
    .select()
    .from(pubSites)
    .where(eq(pubSites.challengeId, challengeId))
    .orderBy(asc(pubSites.position))
  return [...new Set(rows.map(({ position }) => position))].flatMap((position) => {
    const text = textIn(
      rows.filter((row) => row.position === position),
      lang,
    )
    return text ? [text] : []
  })
}
