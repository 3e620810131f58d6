import type { Access } from '#app/http/access.ts'
import { sure } from '#app/http/subject.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { recordOf } from '../data/record-entries.server.ts'

/** The whole record of a programme as one file: everything needed to check it without us. */
export const access = { loader: { who: 'staff of :programme' } } satisfies Access

export async function loader({ context }: LoaderArgs) {
  const programme = sure(context.subject.programme)
  const record = await recordOf(context.db, programme.id)
  return new Response(JSON.stringify({ programme: programme.slug, ...record }, null, 1), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="record-${programme.slug}.json"`,
    },
  })
}
