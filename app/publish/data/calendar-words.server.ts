import type { RequestContext } from '#app/http/context.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { CalendarWords } from '../core/challenge-calendar.ts'

/** Where a challenge is, and what its three dates are called in calendars, in the reader's language. */
export function calendarWords(
  { lang, env, t }: Pick<RequestContext, 'lang' | 'env' | 't'>,
  { slug, title }: { slug: string; title: string },
): CalendarWords {
  const texts = t('publish')
  return {
    language: lang,
    host: new URL(env.publicOrigin).host,
    url: env.publicOrigin + pathsIn(lang).challenge(slug),
    summaries: {
      opens: texts('calendar.opens', { title }),
      closes: texts('calendar.closes', { title }),
      announces: texts('calendar.announces', { title }),
    },
    reminder: texts('calendar.reminder', { title }),
  }
}
