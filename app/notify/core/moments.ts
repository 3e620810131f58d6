/**
 * The moments notices hang on: so long before or after an instant, the next morning in somebody's city, and the quiet
 * night in which reminders do not ring. All in milliseconds and instants; zones are IANA names.
 */
import { zonedAt } from '#app/lifecycle/calendar.ts'
import { defaultLocale, locales, type Locale } from '#app/platform/i18n.ts'

/** From which hour until which a person's clock must not be rung, on their own clock; the night lies between. */
export type QuietHours = { readonly fromHour: number; readonly untilHour: number }

/** For whoever has chosen no others. */
export const usualQuiet: QuietHours = { fromHour: 21, untilHour: 8 }

/** Longer nights may be chosen, shorter ones not: nobody's clock is rung before eight because of a wrong click. */
export const quietFromHours = [17, 18, 19, 20, 21] as const
export const quietUntilHours = [8, 9, 10, 11] as const

/** A reminder that would ring at night goes a quarter of an hour before the night begins. */
const beforeTheNightMinutes = 15

export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => count * 3_600_000
export const days = (count: number): number => count * 86_400_000

/** `before(closesAt, days(3))`. A day is 24 hours, so that "24 hours left" is true on the night the clocks change. */
export function before(instant: Date, lengthMs: number): Date {
  return new Date(instant.getTime() - lengthMs)
}

export function after(instant: Date, lengthMs: number): Date {
  return new Date(instant.getTime() + lengthMs)
}

/** The first end of a night in the zone that lies after the instant: 23:59 in Helsinki → 08:00 the next day. */
export const nextMorning = (instant: Date, zone: string, { untilHour } = usualQuiet): Date =>
  nextAtHour(instant, zone, untilHour)

/** The first `hour`:00 of the zone's clock that lies after the instant. */
export const nextAtHour = remembered<[hour: number]>((instant, zone, hour) => {
  const there = zonedAt(instant, zone)
  const today = there.with({ hour, minute: 0, second: 0, millisecond: 0 })
  const next = today.epochMilliseconds > instant.getTime() ? today : today.add({ days: 1 })
  return new Date(next.epochMilliseconds)
})

/** The calendar day of the zone at the instant, `2021-12-22`. */
export function dayIn(instant: Date, zone: string): string {
  return zonedAt(instant, zone).toPlainDate().toString()
}

/** True from 21:00 until 08:00 on the clock of the zone, or in the hours somebody has chosen. */
export function isNight(instant: Date, zone: string, { fromHour, untilHour } = usualQuiet): boolean {
  const { hour } = zonedAt(instant, zone)
  return hour >= fromHour || hour < untilHour
}

/**
 * When a reminder goes: as planned by day; by night at 20:45 of the evening before, in the reader's zone. 21:59 UTC is
 * 05:59 in Shanghai and becomes 12:45 UTC, 20:45 there. Chosen quiet hours move the evening with them.
 */
export const beforeTheNight = (instant: Date, zone: string, { fromHour, untilHour } = usualQuiet): Date =>
  beforeNightfall(instant, zone, fromHour, untilHour)

const beforeNightfall = remembered<[fromHour: number, untilHour: number]>(
  (instant, zone, fromHour, untilHour) => {
    if (!isNight(instant, zone, { fromHour, untilHour })) return instant
    const there = zonedAt(instant, zone)
    const evening = there.hour < untilHour ? there.subtract({ days: 1 }) : there
    const nightfall = evening.with({ hour: fromHour, minute: 0, second: 0, millisecond: 0 })
    return new Date(nightfall.subtract({ minutes: beforeTheNightMinutes }).epochMilliseconds)
  },
)

/**
 * For what must not come early: by day as it is, by night on the next morning. Reminders move to the evening before
 * instead (`beforeTheNight`).
 */
export function afterTheNight(instant: Date, zone: string, quiet = usualQuiet): Date {
  return isNight(instant, zone, quiet) ? nextMorning(instant, zone, quiet) : instant
}

/** A text that exists in some languages, in the reader's: theirs, else English, else the first there is. */
export function inLanguage(texts: Partial<Record<Locale, string>>, locale: Locale): string {
  const order = [locale, defaultLocale, ...locales]
  return order.map((each) => texts[each]).find((text) => text !== undefined && text.trim() !== '') ?? ''
}

/**
 * Ten thousand reminders hang on one deadline and a few zones, and the arithmetic of zones is slow: each question is
 * answered once. A thousand answers are kept.
 */
function remembered<More extends readonly number[]>(
  ask: (instant: Date, zone: string, ...more: More) => Date,
): (instant: Date, zone: string, ...more: More) => Date {
  const answers = new Map<string, Date>()
  return (instant, zone, ...more) => {
    const question = `${instant.getTime()} ${zone} ${more.join(' ')}`
    const known = answers.get(question)
    if (known) return known
    const answer = ask(instant, zone, ...more)
    if (answers.size >= 1000) answers.clear()
    answers.set(question, answer)
    return answer
  }
}
