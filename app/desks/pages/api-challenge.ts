import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openJson, openProblem } from '#app/http/machine-answers.server.ts'
import { readOpenQuery } from '../core/open-query.ts'
import { challengeDetail } from '../data/open-data.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ request, params, context }: LoaderArgs) {
  const { db, now, env } = context
  const open = readOpenQuery(new URL(request.url).searchParams)
  if ('problem' in open) return openProblem(400, 'Unreadable query', open.problem)
  const reader = { lang: open.lang, origin: env.publicOrigin, now }
  const challenge = await challengeDetail(db, params.challenge ?? '', reader)
  return challenge
    ? openJson(challenge)
    : openProblem(404, 'Not found', 'There is no public challenge of that name.')
}
