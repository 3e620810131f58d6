import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { csvFile } from '#app/publish/core/csv.ts'
import { standingsTable } from '../core/standings-file.ts'
import { publicSeriesHead, publishedStandings } from '../data/public-series.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** The published standings, one row per team; 404 until they are published. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang } = context
  const head = await publicSeriesHead(db, { slug: params.programme ?? '', lang })
  const published = head && (await publishedStandings(db, head.id))
  if (!head || !published) throw notFound()
  const { header, rows } = standingsTable(published.body, published.teams)
  return openText(csvFile(header, rows), {
    type: 'text/csv; charset=utf-8; header=present',
    headers: { 'content-disposition': `inline; filename="${head.slug}-standings.csv"` },
  })
}
