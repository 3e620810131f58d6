import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { sessionCalendar } from '../core/session-calendar.ts'
import { publicSession } from '../data/sessions.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** The session for any calendar. The link to join is not in it: whoever has a place finds it on their page. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env } = context
  const session = await publicSession(db, { slug: params.session ?? '', lang, now })
  if (!session) throw notFound()
  const url = env.publicOrigin + pathsIn(lang).session(session.slug)
  const file = sessionCalendar({
    ...session,
    description: url,
    startsAt: new Date(session.startsAtIso),
    endsAt: new Date(session.endsAtIso),
    language: lang,
    host: new URL(env.publicOrigin).host,
    url,
  })
  return openText(file, {
    type: `text/calendar; charset=utf-8; method=${session.isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    headers: { 'content-disposition': `inline; filename="${session.slug}.ics"` },
  })
}
