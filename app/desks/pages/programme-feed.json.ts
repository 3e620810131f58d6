import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openJson } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { feedUpdatedAt, jsonFeedOf } from '../core/feed.ts'
import { publicFeed } from '../data/public-feed.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ params, context }: LoaderArgs) {
  const feed = await publicFeed(context, params.programme ?? '')
  if (!feed) throw notFound()
  return openJson(jsonFeedOf(feed), {
    type: 'application/feed+json; charset=utf-8',
    modifiedAt: feedUpdatedAt(feed),
  })
}
