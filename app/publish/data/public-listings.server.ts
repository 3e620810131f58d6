import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubListings } from '#db/schema/index.ts'
import { alternativesOf, partsOf, queryOf } from './search-words.server.ts'

const perPage = 40
const closing = sql<string>`coalesce(${pubListings.closesLocal}, '')`

type Place = { readonly closes: string; readonly slug: string }

/**
 * A page of the challenges published elsewhere, the latest deadline first. Words are looked for as among the site's own
 * challenges: when nothing has them all, similar ones are tried, and `isSimilar` says so. `after` is the last line of the
 * page before.
 */
export async function publicListings(
  db: Executor,
  { words, after }: { words: string; after: Place | null },
  size = perPage,
) {
  const page = (isFound: SQL | undefined) => pageOf(db, { isFound, after, size })
  if (words === '') return { ...(await page(undefined)), isSimilar: false }
  const exact = await page(sql`${pubListings.terms} @@ (select search_query(${words}))`)
  if (exact.count > 0) return { ...exact, isSimilar: false }
  const asked = queryOf(await alternativesOf(db, words))
  const similar = await page(
    sql`(${pubListings.terms} @@ (select ${asked}) or (${partsOf(words, pubListings.wording)}))`,
  )
  return { ...similar, isSimilar: similar.count > 0 }
}

async function pageOf(
  db: Executor,
  { isFound, after, size }: { isFound: SQL | undefined; after: Place | null; size: number },
) {
  const isLater =
    after === null
      ? undefined
      : sql`(${closing} < ${after.closes} or (${closing} = ${after.closes} and ${pubListings.slug} > ${after.slug}))`
  const [count] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(pubListings)
    .where(isFound)
  const rows = await db
    .select({
      slug: pubListings.slug,
      title: pubListings.title,
      tagline: pubListings.tagline,
      publisher: pubListings.publisher,
      source: pubListings.source,
      closesText: pubListings.closesText,
      closes: closing,
      state: pubListings.state,
    })
    .from(pubListings)
    .where(and(isFound, isLater))
    .orderBy(desc(closing), asc(pubListings.slug))
    .limit(size + 1)
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    count: count?.count ?? 0,
    rows: shown,
    next: rows.length > size && last ? { closes: last.closes, slug: last.slug } : null,
  }
}

/** The first few with these words, and how many there are: beside what this site itself has. */
export async function listingsFound(db: Executor, words: string, limit = 6) {
  const { count, rows, isSimilar } = await publicListings(db, { words, after: null }, limit)
  return { count, rows, isSimilar }
}

/** True when there is any: nobody is sent to an empty page. */
export async function hasListings(db: Executor): Promise<boolean> {
  const found = await db.select({ slug: pubListings.slug }).from(pubListings).limit(1)
  return found.length > 0
}

/** One of them, or null. */
export async function publicListing(db: Executor, slug: string) {
  const [row] = await db.select().from(pubListings).where(eq(pubListings.slug, slug))
  return row ?? null
}
