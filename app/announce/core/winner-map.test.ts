import { describe, expect, it } from 'vitest'
import { countries as knownCountries } from '#app/publish/core/countries.ts'
import { countriesOf, dotRadius } from './winner-map.ts'
import { landDots, mapSize, pointOfCountry } from './world-map.ts'

describe('the map of winners', () => {
  it('knows where every country lies that an organisation can be from', () => {
    const missing = knownCountries.filter((country) => pointOfCountry(country) === null)
    expect(missing).toEqual([])
    for (const country of knownCountries) {
      const { x, y } = pointOfCountry(country)!
      expect(x >= 0 && x <= mapSize.width && y >= 0 && y <= mapSize.height, country).toBe(true)
    }
  })

  it('has Finland north-west of China, and land within its frame', () => {
    const [finland, china] = [pointOfCountry('FI')!, pointOfCountry('CN')!]
    expect(finland.x).toBeLessThan(china.x)
    expect(finland.y).toBeLessThan(china.y)
    const starts = [...landDots.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
    expect(starts.length).toBeGreaterThan(200)
    expect(starts.every(([x, y]) => x < mapSize.width && y < mapSize.height)).toBe(true)
  })

  it('counts by country, winners first, and says how many have none', () => {
    const from = (...codes: (string | null)[]) => codes.map((country) => ({ country }))
    expect(countriesOf(from('FI', 'CN', 'CN', null), from('SE', 'FI', 'QQ'))).toEqual({
      countries: [
        { country: 'CN', winners: 2, mentions: 0, point: pointOfCountry('CN') },
        { country: 'FI', winners: 1, mentions: 1, point: pointOfCountry('FI') },
        { country: 'QQ', winners: 0, mentions: 1, point: null },
        { country: 'SE', winners: 0, mentions: 1, point: pointOfCountry('SE') },
      ],
      unplaced: 1,
    })
  })

  it('draws four as twice as wide as one', () => {
    expect(dotRadius(4)).toBe(2 * dotRadius(1))
    expect(dotRadius(1000)).toBe(20)
  })
})
