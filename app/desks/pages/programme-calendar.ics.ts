import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { programmeCalendar } from '#app/publish/core/challenge-calendar.ts'
import { calendarWords } from '#app/publish/data/calendar-words.server.ts'
import { calendarsOfProgramme } from '#app/publish/data/public-calendar.server.ts'
import { programmeHead } from '../data/public-programme.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** The public dates of all challenges of a programme, to subscribe to; each keeps the identity it has in its own file. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, env } = context
  const programme = await programmeHead(db, { slug: params.programme ?? '', lang })
  if (!programme) throw notFound()
  const challenges = await calendarsOfProgramme(db, { programmeId: programme.id, lang })
  const calendar = programmeCalendar(
    { name: programme.name, language: lang, url: env.publicOrigin + pathsIn(lang).programme(programme.slug) },
    challenges.map((challenge) => ({ ...challenge, ...calendarWords(context, challenge) })),
  )
  return openText(calendar, {
    type: 'text/calendar; charset=utf-8',
    headers: { 'content-disposition': `inline; filename="${programme.slug}.ics"` },
  })
}
