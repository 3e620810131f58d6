/** Numbers and days as people type them. */

/** Spaces of every kind and apostrophes group digits; one comma or point may stand before the decimals. */
const grouping = /[\s\u00a0\u202f'’]/g

/**
 * A number as typed ("12 500,50", "12,500.50", "12.500", "-3"), or null when it is none. A comma or
 * point that is alone stands before decimals, unless exactly three digits follow and something before it: then it groups.
 */
export function typedNumber(text: string): number | null {
  const bare = text.trim().replace(grouping, '')
  const isGrouped = /^[+-]?[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*((?!\1)[.,]\d{1,6})?$/.test(bare)
  const ofGroups = /[.,]/.exec(bare)?.[0] ?? ''
  const plain = (isGrouped ? bare.replaceAll(ofGroups, '') : bare).replace(',', '.')
  return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

/** True when it has at most so many decimals. */
export function hasDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value
}

/** A day as typed (2027-01-31, 31.1.2027, 2027年1月31日), as ISO 8601 day; null when it is none in the calendar. */
export function typedDay(text: string): string | null {
  const bare = text.trim().replace(/\s+/g, '')
  const byYear = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(bare)
  const byDay = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(bare)
  const [year, month, day] = byYear
    ? [byYear[1], byYear[2], byYear[3]]
    : byDay
      ? [byDay[3], byDay[2], byDay[1]]
      : []
  if (year === undefined || month === undefined || day === undefined) return null
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}
