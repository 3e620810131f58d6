import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openAnswer } from '../data/open-answer.server.ts'
import { resultsDetail } from '../data/open-results.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export function loader(args: LoaderArgs) {
  const slug = args.params.challenge ?? ''
  return openAnswer(
    args,
    (reader) => resultsDetail(args.context.db, slug, reader),
    'There are no announced results of a challenge of that name.',
  )
}
