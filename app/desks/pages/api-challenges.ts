import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openJson, openProblem } from '#app/http/machine-answers.server.ts'
import { writeListQuery } from '../core/challenge-list.ts'
import { readOpenList, readOpenQuery } from '../core/open-query.ts'
import { challengeList } from '../data/challenge-list.server.ts'
import { challengeSummary } from '../data/open-data.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ request, context }: LoaderArgs) {
  const { db, now, keep, env } = context
  const origin = env.publicOrigin
  const asked = new URL(request.url).searchParams
  const open = readOpenQuery(asked)
  const list = readOpenList(asked)
  if ('problem' in open) return openProblem(400, 'Unreadable query', open.problem)
  if ('problem' in list) return openProblem(400, 'Unreadable query', list.problem)
  const { lang, limit } = open
  const { cards, counts, next, isSimilar } = await challengeList(db, list.query, { lang, now, keep }, limit)
  const nextQuery = next ? writeListQuery({ ...list.query, after: next }) : null
  return openJson({
    total: counts.total,
    isSimilar,
    items: cards.map((card) => challengeSummary(card, { lang, origin, now })),
    next: nextQuery && `${origin}/api/v1/challenges?lang=${lang}&limit=${limit}&${nextQuery}`,
  })
}
