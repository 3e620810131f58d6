import type { RequestContext } from '#app/http/context.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import type { CalendarProblems } from '../core/calendar-draft.ts'

/** One sentence per instant that cannot be, by the name of its field. */
export function calendarErrors(context: RequestContext, problems: CalendarProblems): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([instant, refusal]) => [
      instant,
      refusalSentence(context, 'publish', refusal),
    ]),
  )
}
