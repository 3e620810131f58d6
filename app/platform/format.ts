import { intlTags, type Locale } from './i18n.ts'
import { cityOfZone } from './zone-names.ts'

/**
 * How instants, amounts and lists read in each language. Everything here is pure: the locale and the zone are
 * arguments, so the server and the browser write the same characters. Patterns that join a date and a time are our
 * own, since Intl's joining words change between versions.
 */

/** An instant: a Date, or its ISO text as loaders send it. */
export type Instant = Date | string

/** full: date, time, city and offset · datetime: date and time · date: day, month, year · day: day and month · time · clock: time, city and offset. */
/** `seconds`: like `full`, to the second, where a minute is not fine enough. */
export type InstantStyle = 'full' | 'seconds' | 'datetime' | 'date' | 'weekday' | 'day' | 'time' | 'clock'

/** "22 December 2021, 23:59 Helsinki (UTC+2)" for `full`; the shorter styles leave parts away. Throws on an unknown zone. */
export function formatInstant(
  locale: Locale,
  instant: Instant,
  zone: string,
  style: InstantStyle = 'full',
): string {
  const at = asDate(instant)
  if (style === 'date') return formatDay(locale, at, zone, { day: 'numeric', month: 'long', year: 'numeric' })
  if (style === 'weekday')
    return formatDay(locale, at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  if (style === 'day') return formatDay(locale, at, zone, { day: 'numeric', month: 'long' })
  if (style === 'time') return formatTime(locale, at, zone)
  if (style === 'clock') return withPlace(locale, formatTime(locale, at, zone), formatPlace(locale, at, zone))
  const date = formatDay(locale, at, zone, { day: 'numeric', month: 'long', year: 'numeric' })
  const both = joinDateAndTime(locale, date, formatTime(locale, at, zone, style === 'seconds'))
  return style === 'datetime' ? both : withPlace(locale, both, formatPlace(locale, at, zone))
}

/** The place part alone: "Helsinki (UTC+2)". */
export function formatPlace(locale: Locale, instant: Instant, zone: string): string {
  const city = cityOfZone(locale, zone)
  if (zone === 'UTC') return city
  const offset = offsetOfZone(asDate(instant), zone)
  return locale === 'zh-CN' ? `${city}（${offset}）` : `${city} (${offset})`
}

/** The offset of a zone at an instant: "UTC+2", "UTC+5:30", "UTC". */
export function offsetOfZone(instant: Instant, zone: string): string {
  const parts = formatter('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    asDate(instant),
  )
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC'
  return name.replace('GMT', 'UTC')
}

/** A calendar day without a time: `2021-12-22` reads "22 December 2021". */
export function formatCalendarDay(locale: Locale, day: string): string {
  return formatDay(locale, new Date(`${day}T12:00:00Z`), 'UTC', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
}

/** From one instant to another in one zone: "1 November – 22 December 2021". */
export function formatPeriod(locale: Locale, from: Instant, to: Instant, zone: string): string {
  const sameYear = yearIn(from, zone) === yearIn(to, zone)
  const end = formatInstant(locale, to, zone, 'date')
  if (locale === 'zh-CN') {
    return `${formatInstant(locale, from, zone, 'date')}至${sameYear ? formatInstant(locale, to, zone, 'day') : end}`
  }
  return `${formatInstant(locale, from, zone, sameYear ? 'day' : 'date')} – ${end}`
}

/** How far an instant is from now, in the largest unit that still says something: "in 3 days", "2 hours ago". */
export function formatRelative(locale: Locale, instant: Instant, now: Instant): string {
  const minutes = (asDate(instant).getTime() - asDate(now).getTime()) / 60_000
  const [amount, unit] = relativeParts(minutes)
  return new Intl.RelativeTimeFormat(intlTags[locale], { numeric: 'always' }).format(amount, unit)
}

/**
 * How long something takes, in words: days from two days on, then hours and minutes, at least one minute.
 * `durationInWords` in public/elements.js says the same in the browser.
 */
export function formatDuration(locale: Locale, ms: number): string {
  const say = (amount: number, unit: 'day' | 'hour' | 'minute') =>
    numberFormatter(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(amount))
  const minutes = Math.floor(ms / 60_000)
  if (minutes >= 2 * 24 * 60) return say(minutes / (24 * 60), 'day')
  if (minutes < 60) return say(Math.max(minutes, 1), 'minute')
  return [say(minutes / 60, 'hour'), say(minutes % 60, 'minute')].join(locale === 'zh-CN' ? '' : ' ')
}

/** How late something came: seconds within the first minute, where they decide, and then like `formatDuration`. */
export function formatLateness(locale: Locale, ms: number): string {
  if (ms >= 60_000) return formatDuration(locale, ms)
  return numberFormatter(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(
    Math.max(Math.floor(ms / 1000), 1),
  )
}

function relativeParts(minutes: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(minutes)
  if (size < 120) return [Math.trunc(minutes), 'minute']
  if (size < 48 * 60) return [Math.trunc(minutes / 60), 'hour']
  if (size < 60 * 24 * 60) return [Math.trunc(minutes / (24 * 60)), 'day']
  if (size < 730 * 24 * 60) return [Math.trunc(minutes / (30.44 * 24 * 60)), 'month']
  return [Math.trunc(minutes / (365.25 * 24 * 60)), 'year']
}

/** A number with the language's separators: 1,234.5 is "1 234,5" in Finnish. At most `decimals` of them, two by default. */
export function formatNumber(locale: Locale, value: number, decimals = 2): string {
  return withMinus(numberFormatter(locale, { maximumFractionDigits: decimals }).format(value))
}

/** A number is negative by a minus sign (U+2212), not by a hyphen: it is as wide as the plus, and nothing breaks after it. */
function withMinus(text: string): string {
  return text.replace(/^-(?=\D?\d)/, '−')
}

/** A decimal text with the language's decimal sign, digit for digit: "0.25" is "0,25" in Finnish and Swedish. */
export function formatDecimal(locale: Locale, text: string): string {
  return withMinus(locale === 'fi' || locale === 'sv' ? text.replace('.', ',') : text)
}

/** A number with exactly so many decimals, for columns that line up. */
export function formatFixed(locale: Locale, value: number, decimals: number): string {
  return withMinus(
    numberFormatter(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
      value,
    ),
  )
}

/** A share between 0 and 1 as a percentage: "42.5%", "42,5 %". */
export function formatShare(locale: Locale, share: number, decimals = 1): string {
  return withMinus(
    numberFormatter(locale, { style: 'percent', maximumFractionDigits: decimals }).format(share),
  )
}

/** An amount in whole units of a currency (ISO 4217), cents only when there are some: "€10,000", "10 000 €". */
export function formatMoney(locale: Locale, amount: number, currency: string): string {
  const decimals = Number.isInteger(amount) ? 0 : 2
  return numberFormatter(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount)
}

/** A size in bytes, in the unit people use: "1.5 MB". */
export function formatBytes(locale: Locale, bytes: number): string {
  const unit = bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const)
  return numberFormatter(locale, { style: 'unit', unit: unit[0], maximumFractionDigits: 1 }).format(
    bytes / unit[1],
  )
}

/** A title as the first sentence of a line: with the stop of its language, unless it has a sign of its own at the end. */
export function endedSentence(locale: Locale, title: string): string {
  if (/[.!?…。！？]$/.test(title)) return title
  return `${title}${locale === 'zh-CN' ? '。' : '.'}`
}

/** "a, b and c". */
export function formatList(
  locale: Locale,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(intlTags[locale], { type }).format(items)
}

/** A country's name from its ISO 3166 code; the code itself when it is not one. */
export function countryName(locale: Locale, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([intlTags[locale]], { type: 'region' }).of(code) ?? code
}

/** A language's name from its tag; the tag itself when it is not one. */
export function languageName(locale: Locale, tag: string): string {
  try {
    return new Intl.DisplayNames([intlTags[locale]], { type: 'language' }).of(tag) ?? tag
  } catch (error) {
    // Which tags are malformed differs between versions of the runtime.
    if (error instanceof RangeError) return tag
    throw error
  }
}

/** How many characters a reader sees in a text, which is neither bytes nor UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0
  let from = 0
  let size = pieceLength
  for (;;) {
    const isLastPiece = from + size >= text.length
    const piece = text.slice(from, from + size)
    const starts = startsOfCharacters(isLastPiece ? piece : withoutHalf(piece))
    if (isLastPiece) return count + starts.length
    const last = starts.at(-1) ?? 0
    // The last one of a piece may go on behind it: it is counted with the next.
    if (last === 0) size *= 2
    else {
      count += starts.length - 1
      from += last
      size = pieceLength
    }
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Segmenting a text takes time by the square of its length, so it is done piece by piece. */
const pieceLength = 500

function startsOfCharacters(piece: string): number[] {
  return [...graphemes.segment(piece)].map(({ index }) => index)
}

/** A cut may fall into the middle of a character of two units: its first half is left for the next piece. */
function withoutHalf(piece: string): string {
  return piece.length > 1 && /[\uD800-\uDBFF]$/.test(piece) ? piece.slice(0, -1) : piece
}

/** The order a reader of this language expects in a short list. */
export function compareIn(locale: Locale): (a: string, b: string) => number {
  const collator = new Intl.Collator(intlTags[locale], { numeric: true })
  return (a, b) => collator.compare(a, b)
}

function formatTime(locale: Locale, at: Date, zone: string, withSeconds = false): string {
  const parts = formatter('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const shown = withSeconds ? ['hour', 'minute', 'second'] : ['hour', 'minute']
  return shown.map(value).join(locale === 'fi' ? '.' : ':')
}

function formatDay(locale: Locale, at: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  const text = formatter(intlTags[locale], { timeZone: zone, ...options }).format(at)
  return locale === 'en' ? text.replace(/^(\w+), /, '$1 ') : text
}

function joinDateAndTime(locale: Locale, date: string, time: string): string {
  const joining: Record<Locale, string> = { en: ', ', fi: ' klo ', sv: ' kl. ', 'zh-CN': ' ' }
  return date + joining[locale] + time
}

function withPlace(locale: Locale, text: string, place: string): string {
  return locale === 'fi' || locale === 'sv' ? `${text}, ${place}` : `${text} ${place}`
}

function yearIn(instant: Instant, zone: string): string {
  return formatter('en-GB', { timeZone: zone, year: 'numeric' }).format(asDate(instant))
}

function asDate(instant: Instant): Date {
  return typeof instant === 'string' ? new Date(instant) : instant
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>()
const numberFormatters = new Map<string, Intl.NumberFormat>()

/** Making a formatter costs far more than using it, so each is made once; the options come from this file alone. */
function formatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remembered(dateFormatters, tag, options, () => new Intl.DateTimeFormat(tag, options))
}

function numberFormatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remembered(numberFormatters, locale, options, () => new Intl.NumberFormat(intlTags[locale], options))
}

function remembered<Made>(store: Map<string, Made>, tag: string, options: object, make: () => Made): Made {
  const key = tag + JSON.stringify(options)
  const known = store.get(key)
  if (known) return known
  const made = make()
  if (store.size < 500) store.set(key, made)
  return made
}
