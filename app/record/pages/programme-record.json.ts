import type { Access } from '#app/http/access.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { isKeptFromSomething, recordOf } from '../data/record-entries.server.ts'

/** The whole record of a programme as one file: everything needed to check it without us. */
export const access = { loader: { who: 'staff of :programme' } } satisfies Access

/** Not for whoever is kept from a proposal as a juror: a record with gaps could not be checked. */
export async function loader({ context }: LoaderArgs) {
  const programme = sure(context.subject.programme)
  const { personId } = context.signedIn
  if (await isKeptFromSomething(context.db, { programmeId: programme.id, personId })) throw notFound()
  const record = await recordOf(context.db, programme.id)
  return new Response(JSON.stringify({ programme: programme.slug, ...record }, null, 1), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="record-${programme.slug}.json"`,
    },
  })
}
