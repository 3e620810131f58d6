import type { RequestContext } from '#app/http/context.ts'
import { formatInstant, formatPlace } from '#app/platform/format.ts'

const minuteMs = 60_000

/** What is said of the announced minutes of grace wherever a deadline is told, as beside it on pages; null: there are none. */
export function graceInWords(
  { lang, t }: Pick<RequestContext, 'lang' | 't'>,
  {
    graceMinutes,
    closesAt,
    zone,
  }: { readonly graceMinutes: number; readonly closesAt: Date; readonly zone: string },
): string | null {
  if (graceMinutes === 0) return null
  const until = new Date(closesAt.getTime() + graceMinutes * minuteMs)
  return t('ui')('deadline.grace', {
    count: graceMinutes,
    time: formatInstant(lang, until, zone, 'time'),
    place: formatPlace(lang, until, zone),
  })
}
