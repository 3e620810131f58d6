import { challengeCalendar } from '../core/challenge-calendar.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { publicCalendar } from '../data/public-calendar.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** The three public dates of a challenge, to subscribe to: a moved deadline moves in the reader's calendar too. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const challenge = await publicCalendar(db, { slug: params.challenge ?? '', lang })
  if (!challenge) throw notFound()
  const texts = t('publish')
  const calendar = challengeCalendar({
    ...challenge,
    now,
    language: lang,
    host: new URL(env.publicOrigin).host,
    url: env.publicOrigin + pathsIn(lang).challenge(challenge.slug),
    summaries: {
      opens: texts('calendar.opens', { title: challenge.title }),
      closes: texts('calendar.closes', { title: challenge.title }),
      announces: texts('calendar.announces', { title: challenge.title }),
    },
    reminder: texts('calendar.reminder', { title: challenge.title }),
  })
  return new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${challenge.slug}.ics"`,
    },
  })
}
