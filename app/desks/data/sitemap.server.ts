import { desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubCatalogueEntries,
  pubChallenges,
  pubFrameworks,
  pubIntakes,
  pubListings,
  pubPilots,
  pubProgrammes,
  pubProgrammeTexts,
  pubSeries,
} from '#db/schema/index.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'

/** Sitemaps end at 50,000 addresses; each of ours stands in it in four languages. */
const most = 12_000

export type SitemapPage = {
  readonly pathIn: (lang: Locale) => string
  /** Those its text is written in. */
  readonly languages: readonly Locale[]
}

/** Every public page, as a path in any language it is written in; a challenge's winners and what the press is given from the announcement on. */
export async function sitemapPages(db: Executor): Promise<SitemapPage[]> {
  const [challenges, programmes, pilots, listings, entries] = await Promise.all([
    db
      .select({ slug: pubChallenges.slug, state: pubChallenges.state, languages: pubChallenges.locales })
      .from(pubChallenges)
      .orderBy(desc(pubChallenges.opensAt))
      .limit(most),
    db
      .select({
        slug: pubProgrammes.slug,
        takesStartUps: sql<boolean>`exists (select 1 from ${pubIntakes} i where i.programme_id = ${pubProgrammes.id})`,
        holdsSeries: sql<boolean>`exists (select 1 from ${pubSeries} s where s.programme_id = ${pubProgrammes.id})`,
        hasCatalogue: sql<boolean>`exists (select 1 from ${pubCatalogueEntries} e where e.programme_id = ${pubProgrammes.id})`,
        hasPartnership: sql<boolean>`exists (select 1 from ${pubFrameworks} f where f.programme_id = ${pubProgrammes.id})`,
        languages: sql<
          Locale[]
        >`array(select t.locale from ${pubProgrammeTexts} t where t.programme_id = ${pubProgrammes.id})`,
      })
      .from(pubProgrammes)
      .limit(most),
    db.select({ slug: pubPilots.slug }).from(pubPilots).limit(most),
    db.select({ slug: pubListings.slug }).from(pubListings).orderBy(pubListings.slug).limit(most),
    db
      .select({
        id: pubCatalogueEntries.id,
        slug: pubProgrammes.slug,
        language: pubCatalogueEntries.language,
      })
      .from(pubCatalogueEntries)
      .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubCatalogueEntries.programmeId))
      .orderBy(pubProgrammes.slug, pubCatalogueEntries.id)
      .limit(most),
  ])
  const hasWinners = (state: string) => ['announced', 'piloting', 'completed'].includes(state)
  const inAll = (pathIn: SitemapPage['pathIn']) => ({ pathIn, languages: locales })
  const inThose = (pathIn: SitemapPage['pathIn'], written: readonly string[]) => ({
    pathIn,
    languages: locales.filter((locale) => written.length === 0 || written.includes(locale)),
  })
  const pages = [
    ...(
      ['home', 'challenges', 'pilots', 'about', 'outages', 'openData', 'verify', 'accessibility'] as const
    ).map((name) => inAll((lang) => pathsIn(lang)[name])),
    ...programmes.flatMap(({ slug, languages, takesStartUps, holdsSeries, hasCatalogue, hasPartnership }) => [
      inThose((lang) => pathsIn(lang).programme(slug), languages),
      ...(takesStartUps ? [inThose((lang) => pathsIn(lang).intake(slug), languages)] : []),
      ...(holdsSeries ? [inThose((lang) => pathsIn(lang).module(slug, 'standings'), languages)] : []),
      ...(hasCatalogue ? [inThose((lang) => pathsIn(lang).catalogue(slug), languages)] : []),
      ...(hasPartnership ? [inThose((lang) => pathsIn(lang).module(slug, 'partnership'), languages)] : []),
    ]),
    ...challenges.flatMap(({ slug, state, languages }) => [
      inThose((lang) => pathsIn(lang).challenge(slug), languages),
      ...(hasWinners(state)
        ? [
            inThose((lang) => pathsIn(lang).winners(slug), languages),
            inThose((lang) => pathsIn(lang).press(slug), languages),
          ]
        : []),
    ]),
    ...pilots.map(({ slug }) => inAll((lang) => pathsIn(lang).pilot(slug))),
    // An empty page is nothing to find.
    ...(listings.length > 0 ? [inAll((lang) => pathsIn(lang).listings)] : []),
    ...listings.map(({ slug }) => inAll((lang) => pathsIn(lang).listing(slug))),
    // Written in any language; in the site's own where it is one of those.
    ...entries.map(({ id, slug, language }) =>
      inThose(
        (lang) => pathsIn(lang).catalogueEntry(slug, id),
        locales.filter((locale) => locale === language),
      ),
    ),
  ]
  return pages.slice(0, most)
}
