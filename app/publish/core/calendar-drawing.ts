/** Where everything of a calendar's picture stands and which words have room, for a desk and for a telephone. */
import { formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { cityOfZone } from '#app/platform/zone-names.ts'
import type { CalendarPicture } from './calendar-picture.ts'

export type CalendarDrawing = {
  readonly isWide: boolean
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly barTop: number
  readonly weekends: readonly { readonly x: number; readonly width: number }[]
  readonly months: readonly { readonly x: number; readonly name: string }[]
  readonly bars: readonly {
    readonly phase: CalendarPicture['bars'][number]['phase']
    readonly x: number
    readonly width: number
    /** Null where it has no room. */
    readonly name: string | null
  }[]
  readonly lanes: readonly {
    readonly y: number
    readonly name: string
    readonly days: readonly { readonly x: number; readonly width: number; readonly title: string }[]
  }[]
  readonly deadline: { readonly x: number; readonly top: number }
  /** The deadline on the clocks of up to four cities. */
  readonly readings: {
    readonly texts: readonly string[]
    readonly x: number
    readonly anchor: 'start' | 'end'
  }
}

export type Drawn = {
  readonly lang: Locale
  /** The first one's clock leads. */
  readonly zones: readonly string[]
  readonly closesAt: Date
  readonly picture: CalendarPicture
  readonly nameOfPhase: (phase: CalendarPicture['bars'][number]['phase']) => string
  readonly nameOfCountry: (code: string) => string
}

const barHeight = 26
const laneHeight = 22
const lineHeight = 18
const edge = 12

/** One drawing for a desk and one for a telephone, whose words are as large as they are there. */
export function calendarDrawings(drawn: Drawn): CalendarDrawing[] {
  return [720, 360].map((width) => drawing(width, drawn))
}

function drawing(width: number, drawn: Drawn): CalendarDrawing {
  const { lang, zones, closesAt, picture, nameOfPhase, nameOfCountry } = drawn
  const scale = (width - 2 * edge) / picture.days
  const x = (day: number) => round(edge + day * scale)
  const wide = (days: number) => round(days * scale)
  const texts = zones
    .slice(0, 4)
    .map((zone) => `${formatInstant(lang, closesAt, zone, 'datetime')} ${cityOfZone(lang, zone)}`)
  const deadline = x(picture.instants.find(({ instant }) => instant === 'closesAt')?.at ?? 0)
  const readings = placeOf(deadline, Math.max(...texts.map(roomFor)), width)
  const top = 24 + texts.length * lineHeight
  const barTop = top + 28
  const lanesTop = barTop + barHeight + lineHeight
  const height = lanesTop + picture.lanes.length * laneHeight + 8
  return {
    isWide: width > 400,
    ...{ width, height, top, barTop },
    bottom: height - 4,
    weekends: picture.weekends.map(({ from, to }) => ({ x: x(from), width: wide(to - from) })),
    months: picture.months.flatMap(({ at, date }, index) => {
      const name = monthIn(lang, date)
      const room = ((picture.months[index + 1]?.at ?? picture.days) - at) * scale
      return room >= roomFor(name) + 4 ? [{ x: x(at), name }] : []
    }),
    bars: picture.bars.map(({ phase, from, to }) => {
      const name = nameOfPhase(phase)
      const room = wide(to - from)
      return {
        phase,
        x: x(from),
        width: Math.max(2, room - 2),
        name: room > roomFor(name) + 12 ? name : null,
      }
    }),
    lanes: picture.lanes.map(({ country, holidays }, index) => ({
      y: lanesTop + index * laneHeight,
      name: nameOfCountry(country),
      days: holidays.map(({ at, date, name }) => ({
        x: x(at),
        width: Math.max(3, wide(1)),
        title: `${formatCalendarDay(lang, date)} ${name}`,
      })),
    })),
    deadline: { x: deadline, top: readings.isBeside ? 14 : 14 + texts.length * lineHeight },
    readings: { texts, x: readings.x, anchor: readings.anchor },
  }
}

/** Beside the line where there is room on one of its sides, rather on the longer one; above it where there is on neither. */
function placeOf(line: number, room: number, width: number) {
  const after = { x: line + 8, anchor: 'start' as const, isBeside: line + 8 + room <= width }
  const before = { x: line - 8, anchor: 'end' as const, isBeside: line - 8 - room >= 0 }
  const fitting = (line > width / 2 ? [before, after] : [after, before]).find(({ isBeside }) => isBeside)
  const middle = Math.max(0, Math.min(line - room / 2, width - room))
  return fitting ?? { x: round(middle), anchor: 'start' as const, isBeside: false }
}

function monthIn(lang: Locale, date: string): string {
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : htmlLangs[lang], {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${date}T12:00:00Z`))
}

/** About how much room words take at 13 pixels: nothing measures letters here. Rather too much than too little. */
export function roomFor(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffff]/.test(letter) ? 13.5 : 7.4), 0)
}

const round = (value: number) => Math.round(value * 10) / 10
