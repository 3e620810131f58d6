import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { atomOf, feedUpdatedAt } from '../core/feed.ts'
import { publicFeed } from '../data/public-feed.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ context }: LoaderArgs) {
  const feed = await publicFeed(context)
  if (!feed) throw notFound()
  return openText(atomOf(feed), {
    type: 'application/atom+xml; charset=utf-8',
    modifiedAt: feedUpdatedAt(feed),
  })
}
