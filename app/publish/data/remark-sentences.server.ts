import type { RequestContext } from '#app/http/context.ts'
import { calendarRemarks } from '#app/lifecycle/calendar-remarks.ts'
import type { Calendar } from '#app/lifecycle/calendar.ts'
import { formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { cityOfZone } from '#app/platform/zone-names.ts'

/** What a careful colleague would remark on these dates, as sentences in the reader's language. */
export function remarkSentences(
  { lang, t }: Pick<RequestContext, 'lang' | 't'>,
  calendar: Calendar,
): string[] {
  const say = t('lifecycle')
  return calendarRemarks(calendar).map((remark) => {
    switch (remark.code) {
      case 'window-short':
      case 'jury-window-short':
        return say(`remarks.${remark.code}`, { count: remark.count })
      case 'clock-change-near':
        return say('remarks.clock-change-near', {
          zone: cityOfZone(lang, remark.zone),
          at: formatInstant(lang, remark.at, remark.zone, 'datetime'),
        })
      case 'other-day-for-partner':
        return say('remarks.other-day-for-partner', {
          zone: cityOfZone(lang, remark.zone),
          date: formatCalendarDay(lang, remark.date),
          time: lang === 'fi' ? remark.time.replace(':', '.') : remark.time,
        })
      default:
        return say(`remarks.${remark.code}`)
    }
  })
}
