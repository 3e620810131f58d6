import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { programmeFileText } from '../core/programme-file.ts'
import { programmePlan } from '../data/programme-plan.server.ts'

/** A programme as a file, to keep or to carry elsewhere. */
export const access = { loader: { who: 'organiser of :programme' } } satisfies Access

export async function loader({ context }: LoaderArgs) {
  const { id, slug } = sure(context.subject.programme)
  const plan = await programmePlan(context.db, id)
  if (!plan) throw notFound()
  return new Response(programmeFileText(plan), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="programme-${slug}.json"`,
    },
  })
}
