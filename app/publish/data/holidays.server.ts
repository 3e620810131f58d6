/**
 * Days off of countries, from the tables and rules of date-holidays: computed here, nobody is asked. Days that hang on
 * an announcement of the year (the exchanged working days of China) are not in them.
 */
import type { Holiday } from '#app/lifecycle/calendar-remarks.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** At most this many years are looked at, whatever is typed. */
const mostYears = 4

/**
 * The days off of these countries that touch the time from `from` to `until`, by day and country. Whole days on which
 * offices are closed: public and bank holidays. A country the tables do not know has none. The library and its tables
 * take a while to load, so they come when the first country is asked for.
 */
export async function holidaysBetween(
  countries: readonly string[],
  { from, until, lang }: { from: Date; until: Date; lang: Locale },
): Promise<Holiday[]> {
  if (countries.length === 0) return []
  const first = from.getUTCFullYear()
  const count = Math.min(mostYears, until.getUTCFullYear() - first + 1)
  const years = Array.from({ length: Math.max(0, count) }, (_, index) => first + index)
  const found: Holiday[] = []
  for (const country of countries)
    for (const year of years) found.push(...(await holidaysOf(country, year, lang)))
  return found
    .filter(({ startsAt, endsAt }) => startsAt < until && from < endsAt)
    .sort((a, b) => a.date.localeCompare(b.date) || a.country.localeCompare(b.country))
}

const known = new Map<string, readonly Holiday[]>()
const mostKnown = 400

async function holidaysOf(country: string, year: number, lang: Locale): Promise<readonly Holiday[]> {
  const key = `${country} ${year} ${lang}`
  const before = known.get(key)
  if (before) return before
  const { default: Holidays } = await import('date-holidays')
  const calendar = new Holidays(country)
  const closed = (calendar.getHolidays(year, languageOfNames(country, lang)) ?? []).filter(
    ({ type, date }) => (type === 'public' || type === 'bank') && date.includes('00:00:00'),
  )
  const holidays = closed.map(({ date, name, start, end }) => ({
    country,
    name,
    date: date.slice(0, 10),
    startsAt: start,
    endsAt: end,
  }))
  if (known.size >= mostKnown) known.clear()
  known.set(key, holidays)
  return holidays
}

/**
 * The tables name the days of most countries in English and in the country's own languages, of some in Finnish or
 * Swedish too. In Chinese they mix two scripts, so that only China's own days are named in it.
 */
function languageOfNames(country: string, lang: Locale): string {
  if (lang === 'zh-CN') return country === 'CN' ? 'zh' : 'en'
  const isWrittenThere = country === 'FI' || (lang === 'sv' && country === 'SE')
  return isWrittenThere ? lang : 'en'
}
