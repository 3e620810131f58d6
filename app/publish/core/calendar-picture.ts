/** A calendar as a picture: days from left to right on the organiser's clock, the phases as bars, days off marked. */
import { Temporal } from 'temporal-polyfill'
import { calendarInstants, zonedAt, type CalendarInstant, type NewCalendar } from '#app/lifecycle/calendar.ts'
import type { Holiday } from '#app/lifecycle/calendar-remarks.ts'

/** Everything stands in days from the first midnight shown; `2.5` is noon of the third day. */
export type CalendarPicture = {
  readonly days: number
  readonly months: readonly { readonly at: number; readonly date: string }[]
  /** Saturdays and Sundays. */
  readonly weekends: readonly { readonly from: number; readonly to: number }[]
  /** One lane for each country that has days off in the picture. */
  readonly lanes: readonly {
    readonly country: string
    readonly holidays: readonly { readonly at: number; readonly date: string; readonly name: string }[]
  }[]
  readonly bars: readonly {
    readonly phase: 'apply' | 'judge' | 'announce'
    readonly from: number
    readonly to: number
  }[]
  readonly instants: readonly { readonly instant: CalendarInstant; readonly at: number }[]
}

/** A longer calendar is cut: what lies behind could not be told apart any more. */
const mostDays = 730

/** From the day before the opening to the day after the announcement. */
export function calendarPicture(calendar: NewCalendar, holidays: readonly Holiday[]): CalendarPicture {
  const { zone, opensAt, closesAt, judgingEndsAt, announcesAt } = calendar
  const first = zonedAt(opensAt, zone).toPlainDate().subtract({ days: 1 })
  const last = zonedAt(announcesAt, zone).toPlainDate().add({ days: 1 })
  const days = Math.min(mostDays, first.until(last).days + 1)
  const midnight = first.toZonedDateTime(zone).epochMilliseconds
  const at = (instant: Date) => within((instant.getTime() - midnight) / 86_400_000, days)
  const dayAt = (index: number) => first.add({ days: index })
  const indexes = Array.from({ length: days }, (_, index) => index)
  const countries = [...new Set(holidays.map(({ country }) => country))]
  return {
    days,
    months: indexes
      .filter((index) => index === 0 || dayAt(index).day === 1)
      .map((index) => ({ at: index, date: dayAt(index).toString() })),
    weekends: indexes.flatMap((index) => {
      const { dayOfWeek } = dayAt(index)
      if (dayOfWeek === 7 && index === 0) return [{ from: 0, to: 1 }]
      return dayOfWeek === 6 ? [{ from: index, to: Math.min(days, index + 2) }] : []
    }),
    lanes: countries
      .map((country) => ({
        country,
        holidays: holidays.flatMap((holiday) => {
          const index = first.until(Temporal.PlainDate.from(holiday.date)).days
          const isShown = holiday.country === country && index >= 0 && index < days
          return isShown ? [{ at: index, date: holiday.date, name: holiday.name }] : []
        }),
      }))
      .filter((lane) => lane.holidays.length > 0),
    bars: [
      { phase: 'apply', from: at(opensAt), to: at(closesAt) },
      { phase: 'judge', from: at(closesAt), to: at(judgingEndsAt) },
      { phase: 'announce', from: at(judgingEndsAt), to: at(announcesAt) },
    ],
    instants: calendarInstants.map((instant) => ({ instant, at: at(calendar[instant]) })),
  }
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(value * 1000) / 1000))
}
