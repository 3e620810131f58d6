import type { RequestContext } from '#app/http/context.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { CalendarWords } from '../core/challenge-calendar.ts'
import { graceInWords } from './grace-words.server.ts'

/** Where a challenge is, and what its three dates are called in calendars, in the reader's language. */
export function calendarWords(
  context: Pick<RequestContext, 'lang' | 'env' | 't'>,
  challenge: { slug: string; title: string } & Parameters<typeof graceInWords>[1],
): CalendarWords {
  const { lang, env, t } = context
  const { slug, title } = challenge
  const texts = t('publish')
  return {
    language: lang,
    host: new URL(env.publicOrigin).host,
    url: env.publicOrigin + pathsIn(lang).challenge(slug),
    summaries: {
      opens: texts('calendar.opens', { title }),
      closes: texts('calendar.closes', { title }),
      announces: texts('calendar.announces', { title }),
      'vote-opens': texts('calendar.vote-opens', { title }),
      'vote-closes': texts('calendar.vote-closes', { title }),
    },
    grace: graceInWords(context, challenge),
    reminder: texts('calendar.reminder', { title }),
  }
}
