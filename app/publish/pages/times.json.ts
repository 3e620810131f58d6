import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { publicTimes } from '../data/public-times.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/**
 * What open pages ask every minute: the server's now and the instants they may be counting down to, the vote's among them, in UTC
 * (ISO 8601). A countdown so notices a moved deadline, and a clock that was set.
 */
export async function loader({ params, context }: LoaderArgs) {
  const times = await publicTimes(context.db, params.challenge ?? '')
  if (!times) throw notFound()
  return json({ nowIso: context.now.toISOString(), ...times })
}
