import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openJson } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { publicSeriesHead, publishedStandings } from '../data/public-series.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** The published standings with the rule and every attempt, exact fractions beside what is shown; 404 until then. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang } = context
  const head = await publicSeriesHead(db, { slug: params.programme ?? '', lang })
  const published = head && (await publishedStandings(db, head.id))
  if (!head || !published) throw notFound()
  const { body, hash, number, publishedAtIso, teams, corrections } = published
  return openJson({
    ...{ programme: head.slug, publishedAt: publishedAtIso, number, hash, teams, corrections },
    ...body,
  })
}
