import type { RequestContext } from '#app/http/context.ts'
import { calendarRemarks, type RemarkSurroundings } from '#app/lifecycle/calendar-remarks.ts'
import type { Calendar, NewCalendar } from '#app/lifecycle/calendar.ts'
import { countryName, formatCalendarDay, formatInstant, formatList } from '#app/platform/format.ts'
import { cityOfZone } from '#app/platform/zone-names.ts'

const mostNamedHolidays = 6

/** What a careful colleague would remark on these dates, as sentences in the reader's language. */
export function remarkSentences(
  { lang, t }: Pick<RequestContext, 'lang' | 't'>,
  calendar: NewCalendar | Calendar,
  surroundings: RemarkSurroundings,
): string[] {
  const say = t('lifecycle')
  const reading = ({ zone, date, time }: { zone: string; date: string; time: string }) =>
    say('remarks.reading', {
      zone: cityOfZone(lang, zone),
      date: formatCalendarDay(lang, date),
      time: lang === 'fi' ? time.replace(':', '.') : time,
    })
  return calendarRemarks(calendar, surroundings).map((remark) => {
    switch (remark.code) {
      case 'window-short':
      case 'window-tight':
      case 'jury-window-short':
      case 'announcement-early':
        return say(`remarks.${remark.code}`, { count: remark.count })
      case 'closes-on-holiday':
        return say('remarks.closes-on-holiday', {
          country: countryName(lang, remark.country),
          name: remark.name,
        })
      case 'clock-change-near':
        return say('remarks.clock-change-near', {
          zone: cityOfZone(lang, remark.zone),
          at: formatInstant(lang, remark.at, remark.zone, 'datetime'),
        })
      case 'other-day-elsewhere':
        return say('remarks.other-day-elsewhere', {
          here: reading(remark.here),
          elsewhere: formatList(lang, remark.elsewhere.map(reading)),
        })
      case 'jury-load-high': {
        const { count, proposals, jurors, workingDays } = remark
        return say('remarks.jury-load-high', { count, proposals, jurors, workingDays })
      }
      case 'jury-over-holidays': {
        const named = remark.holidays.slice(0, mostNamedHolidays).map(({ date, name, country }) =>
          say('remarks.holiday', {
            date: formatCalendarDay(lang, date),
            name,
            country: countryName(lang, country),
          }),
        )
        const isAll = named.length === remark.holidays.length
        return say('remarks.jury-over-holidays', {
          count: remark.count,
          holidays: isAll ? formatList(lang, named) : `${named.join(lang === 'zh-CN' ? '、' : ', ')} …`,
        })
      }
      default:
        return say(`remarks.${remark.code}`)
    }
  })
}
