import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openAnswer } from '../data/open-answer.server.ts'
import { openPilots } from '../data/open-results.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export function loader(args: LoaderArgs) {
  return openAnswer(
    args,
    async (reader) => ({ items: await openPilots(args.context.db, reader) }),
    'There are no pilots.',
  )
}
