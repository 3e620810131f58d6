import { challengeCalendar } from '../core/challenge-calendar.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { calendarWords } from '../data/calendar-words.server.ts'
import { publicCalendar } from '../data/public-calendar.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** The three public dates of a challenge, to subscribe to: a moved deadline moves in the reader's calendar too. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang } = context
  const challenge = await publicCalendar(db, { slug: params.challenge ?? '', lang })
  if (!challenge) throw notFound()
  return openText(challengeCalendar({ ...challenge, ...calendarWords(context, challenge) }), {
    type: 'text/calendar; charset=utf-8',
    headers: { 'content-disposition': `inline; filename="${challenge.slug}.ics"` },
  })
}
