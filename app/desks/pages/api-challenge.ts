import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openAnswer } from '../data/open-answer.server.ts'
import { challengeDetail } from '../data/open-data.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export function loader(args: LoaderArgs) {
  const slug = args.params.challenge ?? ''
  return openAnswer(
    args,
    (reader) => challengeDetail(args.context.db, slug, reader),
    'There is no public challenge of that name.',
  )
}
