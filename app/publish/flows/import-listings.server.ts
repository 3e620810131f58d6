import { eq, inArray } from 'drizzle-orm'
import { listings } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { dateOrderOf, slugFrom, type ListingProblem } from '../core/listing.ts'
import { readListingRow } from '../core/listing-row.ts'
import { markdownFromHtml } from '../data/markdown-from-html.server.ts'

export type ImportListings = {
  /** The rows of the list, whatever they are. */
  readonly rows: readonly unknown[]
  /** Where it was published, when the rows' addresses do not say: `challenge.gov`. */
  readonly source: string | null
  readonly by: string | null
  readonly isDryRun: boolean
}

export type ImportedListings = {
  readonly imported: number
  /** Known, and different from before. */
  readonly updated: number
  readonly unchanged: number
  /** Rows that did not arrive; `problems` says why. */
  readonly left: number
  readonly problems: readonly ListingProblem[]
}

/**
 * Takes in the challenges of another site. A row is known again by its source and its name there: a second run imports
 * nothing twice, and reads a changed row anew. All of it or nothing; a dry run only counts.
 */
export async function importListings(
  { rows, source, by, isDryRun }: ImportListings,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<ImportedListings> {
  const order = dateOrderOf(rows.flatMap(datesOf))
  const problems: ListingProblem[] = []
  const read = new Map<string, { values: typeof listings.$inferInsert; key: string }>()
  let left = 0
  rows.forEach((value, index) => {
    const row = index + 1
    const result = readListingRow(value, { row, order, source, markdownOf: markdownFromHtml })
    problems.push(...result.problems)
    const { listing } = result
    const key = listing && JSON.stringify([listing.source, listing.sourceId])
    if (listing === null || key === null || read.has(key)) {
      left += 1
      if (listing !== null)
        problems.push({ row, field: 'id', value: listing.sourceId, reason: 'twice-in-file' })
      return
    }
    const name = slugFrom(listing.title)
    const slug = `${name || 'listing'}-${sha256(key).slice(0, 8)}`
    read.set(key, {
      key,
      values: { ...listing, slug, hash: sha256(JSON.stringify([order, value])), importedBy: by },
    })
  })
  const counted = { imported: 0, updated: 0, unchanged: 0 }
  await db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const all = [...read.values()]
    for (let from = 0; from < all.length; from += 200) {
      const some = all.slice(from, from + 200)
      const known = await tx
        .select({
          id: listings.id,
          source: listings.source,
          sourceId: listings.sourceId,
          hash: listings.hash,
        })
        .from(listings)
        .where(
          inArray(
            listings.sourceId,
            some.map(({ values }) => values.sourceId),
          ),
        )
      const byKey = new Map(known.map((row) => [JSON.stringify([row.source, row.sourceId]), row]))
      const fresh = some
        .filter(({ key }) => !byKey.has(key))
        .map(({ values }) => ({ ...values, importedAt: now }))
      counted.imported += fresh.length
      if (fresh.length > 0 && !isDryRun) await tx.insert(listings).values(fresh)
      for (const { key, values } of some) {
        const old = byKey.get(key)
        if (!old) continue
        if (old.hash === values.hash) {
          counted.unchanged += 1
          continue
        }
        counted.updated += 1
        // The address stays: others may have linked to it.
        const { slug: _, ...changed } = values
        if (!isDryRun)
          await tx
            .update(listings)
            .set({ ...changed, importedAt: now })
            .where(eq(listings.id, old.id))
      }
    }
  })
  return { ...counted, left, problems }
}

function datesOf(row: unknown): string[] {
  if (typeof row !== 'object' || row === null) return []
  const cells = row as Readonly<Record<string, unknown>>
  return [cells.submission_start_raw, cells.submission_end_raw].filter((cell) => typeof cell === 'string')
}
