import { pointOfCountry, type MapPoint } from './world-map.ts'

/** A country on the map, with who is from there. */
export type MapCountry = {
  readonly country: string
  readonly winners: number
  readonly mentions: number
  /** Null where the map does not know the country: it stands in the table alone. */
  readonly point: MapPoint | null
}

/**
 * The countries that winners and honourable mentions are from, the most winners first. Who has named no country is on no
 * map; the last number says how many they are.
 */
export function countriesOf(
  winners: readonly { country: string | null }[],
  mentions: readonly { country: string | null }[],
): { countries: MapCountry[]; unplaced: number } {
  const codes = [...winners, ...mentions].map(({ country }) => country)
  const known = [...new Set(codes.filter((code) => code !== null))]
  const from = (rows: readonly { country: string | null }[], code: string) =>
    rows.filter(({ country }) => country === code).length
  return {
    countries: known
      .map((country) => ({
        country,
        winners: from(winners, country),
        mentions: from(mentions, country),
        point: pointOfCountry(country),
      }))
      .sort((a, b) => b.winners - a.winners || b.mentions - a.mentions || (a.country < b.country ? -1 : 1)),
    unplaced: codes.filter((code) => code === null).length,
  }
}

/** How large the dot of so many is: by its area. */
export function dotRadius(count: number): number {
  return Math.min(20, Math.round(8 * Math.sqrt(count) * 10) / 10)
}
