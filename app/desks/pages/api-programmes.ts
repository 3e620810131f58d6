import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openJson, openProblem } from '#app/http/machine-answers.server.ts'
import { readOpenQuery } from '../core/open-query.ts'
import { programmeSummaries } from '../data/open-data.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ request, context }: LoaderArgs) {
  const { db, now, env } = context
  const origin = env.publicOrigin
  const asked = new URL(request.url).searchParams
  const open = readOpenQuery(asked)
  if ('problem' in open) return openProblem(400, 'Unreadable query', open.problem)
  const after = asked.get('after')
  if (after !== null && !/^[a-z0-9-]{1,80}$/.test(after))
    return openProblem(400, 'Unreadable query', 'after comes from the next link of the page before')
  const { lang, limit } = open
  const { items, next } = await programmeSummaries(db, { after, limit }, { lang, origin, now })
  return openJson({
    items,
    next: next && `${origin}/api/v1/programmes?lang=${lang}&limit=${limit}&after=${next}`,
  })
}
