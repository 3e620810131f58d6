import { desc } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubChallenges, pubListings, pubPilots, pubProgrammes } from '#db/schema/index.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** Sitemaps end at 50,000 addresses; each of ours stands in it in four languages. */
const most = 12_000

/** Every public page, as a path in any language; a challenge's winners from the announcement on. */
export async function sitemapPages(db: Executor): Promise<((lang: Locale) => string)[]> {
  const [challenges, programmes, pilots, listings] = await Promise.all([
    db
      .select({ slug: pubChallenges.slug, state: pubChallenges.state })
      .from(pubChallenges)
      .orderBy(desc(pubChallenges.opensAt))
      .limit(most),
    db.select({ slug: pubProgrammes.slug }).from(pubProgrammes).limit(most),
    db.select({ slug: pubPilots.slug }).from(pubPilots).limit(most),
    db.select({ slug: pubListings.slug }).from(pubListings).orderBy(pubListings.slug).limit(most),
  ])
  const hasWinners = (state: string) => ['announced', 'piloting', 'completed'].includes(state)
  const pages = [
    ...(['home', 'challenges', 'pilots', 'about', 'openData', 'verify', 'accessibility'] as const).map(
      (name) => (lang: Locale) => pathsIn(lang)[name],
    ),
    ...programmes.map(
      ({ slug }) =>
        (lang: Locale) =>
          pathsIn(lang).programme(slug),
    ),
    ...challenges.flatMap(({ slug, state }) => [
      (lang: Locale) => pathsIn(lang).challenge(slug),
      ...(hasWinners(state) ? [(lang: Locale) => pathsIn(lang).winners(slug)] : []),
    ]),
    ...pilots.map(
      ({ slug }) =>
        (lang: Locale) =>
          pathsIn(lang).pilot(slug),
    ),
    // An empty page is nothing to find.
    ...(listings.length > 0 ? [(lang: Locale) => pathsIn(lang).listings] : []),
    ...listings.map(
      ({ slug }) =>
        (lang: Locale) =>
          pathsIn(lang).listing(slug),
    ),
  ]
  return pages.slice(0, most)
}
