/** What the form of the sites sends: one row per site, by number; a new row without a name is none. */
import * as z from 'zod/mini'

/** The bounds the table has too. */
export const mostSites = 20
const mostPilotsAtSite = 50
const mostMonths = 36

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const count = (most: number) => z.coerce.number().check(z.int(), z.minimum(1), z.maximum(most))

const row = z
  .object({
    /** The place the site has now; empty for a new one. */
    from: text(4),
    name: text(200),
    limits: text(2000),
    maximumPilots: count(mostPilotsAtSite),
    minimumMonths: count(mostMonths),
    maximumMonths: count(mostMonths),
    isRemoved: z.optional(z.literal('yes')),
  })
  .check(
    z.refine(({ minimumMonths, maximumMonths }) => minimumMonths <= maximumMonths, {
      error: 'publish:errors.months-order',
      path: ['maximumMonths'],
    }),
  )

export const sitesSchema = z.object({
  version: z.string().check(z.maxLength(64)),
  sites: z._default(z.record(z.string().check(z.regex(/^\d{1,2}$/)), row), {}),
})

export type SiteRow = {
  readonly from: number | null
  readonly name: string
  readonly limits: string
  readonly maximumPilots: number
  readonly minimumMonths: number
  readonly maximumMonths: number
}

/** The sites in the order of the rows: those there were and are not taken out, and new ones that have a name. */
export function sitesFromForm({ sites }: z.output<typeof sitesSchema>): SiteRow[] {
  return Object.entries(sites)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, each]) => each)
    .filter(({ from, name, isRemoved }) => (from === '' ? name !== '' : isRemoved !== 'yes'))
    .slice(0, mostSites)
    .map(({ from, isRemoved: _, ...site }) => ({ ...site, from: from === '' ? null : Number(from) }))
}
