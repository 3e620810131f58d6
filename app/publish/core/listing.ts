/**
 * Reading listings of other sites: what is written there and nothing beyond it. A date in an order nobody can tell, a
 * clock without a zone, an amount in words: each is told with its row, and left out or kept as it was written.
 */
import { Temporal } from 'temporal-polyfill'
import { isZone, wallClockToInstant } from '#app/lifecycle/calendar.ts'

/** Whether a list writes 03/31 or 31/03: told by its own dates, null when they do not tell. */
export type DateOrder = 'month-first' | 'day-first' | null

export const listingReasons = [
  'row-unreadable',
  'missing',
  'twice-in-file',
  'no-source',
  'unwritable',
  'too-long',
  'date-unreadable',
  'date-order-unclear',
  'no-such-day',
  'clock-unreadable',
  'no-clock',
  'no-zone',
  'zone-unclear',
  'clock-change',
  'closes-before-opening',
  'amount-unreadable',
  'address-unreadable',
] as const
export type ListingReason = (typeof listingReasons)[number]

/** `row` counts from 1, as a person would. */
export type ListingProblem = {
  readonly row: number
  readonly field: string
  readonly value: string
  readonly reason: ListingReason
}

export type ReadDate = {
  /** `2021-12-10T23:59`, or the day alone; null when it cannot be read. */
  readonly local: string | null
  readonly zone: string | null
  readonly at: Date | null
  readonly reasons: readonly ListingReason[]
}

const day = /^\s*(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?=\s|$|T)\s*T?\s*(.*)$/
const clock = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*(?:([ap])\.?m\.?)?\s*(.*)$/i

/** The order of day and month that the dates of a list prove: one with a 13 or more in a place settles it. */
export function dateOrderOf(dates: readonly string[]): DateOrder {
  const pairs = dates.flatMap((text) => {
    const [, first = '', second = '', third = ''] = day.exec(text) ?? []
    return first.length <= 2 && third.length === 4 ? [[Number(first), Number(second)] as const] : []
  })
  const isMonthFirst = pairs.some(([, second]) => second > 12)
  const isDayFirst = pairs.some(([first]) => first > 12)
  if (isMonthFirst === isDayFirst) return null
  return isMonthFirst ? 'month-first' : 'day-first'
}

/** One date as it was written. An empty one is no problem: nothing was said. */
export function readListingDate(text: string, order: DateOrder): ReadDate {
  const none = (...reasons: ListingReason[]): ReadDate => ({ local: null, zone: null, at: null, reasons })
  if (text.trim() === '') return none()
  const [, first = '', second = '', third = '', rest = ''] = day.exec(text) ?? []
  const isYearFirst = first.length === 4 && third.length <= 2
  if (first === '' || !(isYearFirst || (first.length <= 2 && third.length === 4)))
    return none('date-unreadable')
  const [a, b] = isYearFirst ? [Number(second), Number(third)] : [Number(first), Number(second)]
  if (!isYearFirst && order === null && a !== b && a <= 12 && b <= 12) return none('date-order-unclear')
  const isMonthFirst = isYearFirst || (order === null ? b > 12 || a === b : order === 'month-first')
  const [month, dayOfMonth] = isMonthFirst ? [a, b] : [b, a]
  const date = plainDate(Number(isYearFirst ? first : third), month, dayOfMonth)
  if (date === null) return none('no-such-day')
  if (rest.trim() === '') return { local: date, zone: null, at: null, reasons: ['no-clock', 'no-zone'] }
  const time = readClock(rest.trim())
  if (time === null) return none('clock-unreadable')
  const local = `${date}T${time.clock}`
  if (time.after === '') return { local, zone: null, at: null, reasons: ['no-zone'] }
  // "ET" and "CST" each mean several clocks.
  if (!isZone(time.after)) return { local, zone: null, at: null, reasons: ['zone-unclear'] }
  const read = wallClockToInstant({ date, time: time.clock.slice(0, 5), zone: time.after })
  if (!read.ok) return { local, zone: null, at: null, reasons: ['clock-change'] }
  const seconds = Number(time.clock.slice(6) || 0)
  return { local, zone: time.after, at: new Date(read.value.getTime() + seconds * 1000), reasons: [] }
}

/** Hours, minutes and, where they were written, seconds; and what stands behind them. */
function readClock(text: string): { clock: string; after: string } | null {
  const [, hours = '', minutes, seconds, half, after = ''] = clock.exec(text) ?? []
  if (hours === '' || (minutes === undefined && half === undefined)) return null
  const typed = Number(hours)
  if (half === undefined ? typed > 23 : typed < 1 || typed > 12) return null
  if (Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return null
  const hour = half === undefined ? typed : (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const parts = [String(hour).padStart(2, '0'), minutes ?? '00', ...(seconds === undefined ? [] : [seconds])]
  return { clock: parts.join(':'), after: after.trim() }
}

function plainDate(year: number, month: number, dayOfMonth: number): string | null {
  if (year < 1900 || year > 2200) return null
  try {
    return Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** A plain number with its sign: "$15,000" is 15000. Anything said around it makes it no plain amount. */
export function readListingAmount(text: string): {
  amount: number | null
  reasons: readonly ListingReason[]
} {
  if (text.trim() === '') return { amount: null, reasons: [] }
  const plain = /^[$€£¥]?\s?(\d{1,3}(?:,\d{3})*|\d+)(\.\d{2})?$/.exec(text.trim())
  if (!plain) return { amount: null, reasons: ['amount-unreadable'] }
  return { amount: Number(`${(plain[1] ?? '').replaceAll(',', '')}${plain[2] ?? ''}`), reasons: [] }
}

/** Part of an address: small letters, digits and hyphens; what cannot be spelt so is left away. */
export function slugFrom(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replaceAll(/^-+|-+$/g, '')
}
