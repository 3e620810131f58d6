import fc from 'fast-check'
import { expect, it } from 'vitest'
import { forecastOf } from './forecast.ts'

const from = new Date('2022-01-01T00:00:00Z')
const until = new Date('2022-01-11T00:00:00Z')
const at = (share: number) => new Date(from.getTime() + share * (until.getTime() - from.getTime()))

it.each<[finished: number, assigned: number, share: number, outlook: string, expected: number]>([
  [0, 10, 0, 'on-time', 10],
  [0, 10, 0.1, 'on-time', 6.43],
  [0, 10, 0.25, 'late', 3.75],
  [2, 10, 0.5, 'late', 5],
  [3, 10, 0.5, 'late', 6.67],
  [4, 10, 0.5, 'on-time', 8.33],
  [5, 10, 0.5, 'on-time', 10],
  [8, 10, 0.95, 'late', 8.44],
  [10, 10, 0.2, 'done', 10],
  [3, 4, 1, 'late', 3],
  [0, 0, 0.9, 'none', 0],
])('%d of %d final after %d of the time: %s', (finished, assigned, share, outlook, expected) => {
  const forecast = forecastOf({ assigned, finished, from }, { until, now: at(share) })
  expect(forecast.outlook).toBe(outlook)
  expect(Math.round(forecast.expected * 100) / 100).toBe(expected)
})

it('reckons from when the work was given, not from when judging began', () => {
  const work = { assigned: 6, finished: 0 }
  expect(forecastOf({ ...work, from }, { until, now: at(0.5) }).outlook).toBe('late')
  expect(forecastOf({ ...work, from: at(0.45) }, { until, now: at(0.5) }).outlook).toBe('on-time')
})

it('never calls somebody late who has finished more than one who is on time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.nat(40),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (assigned, done, share) => {
        const finished = Math.min(done, assigned)
        const one = forecastOf({ assigned, finished, from }, { until, now: at(share) })
        const more = forecastOf(
          { assigned, finished: Math.min(assigned, finished + 1), from },
          { until, now: at(share) },
        )
        if (one.outlook === 'on-time') expect(more.outlook).not.toBe('late')
        expect(more.expected).toBeGreaterThanOrEqual(one.expected)
        expect(one.expected).toBeGreaterThanOrEqual(finished)
        expect(one.expected).toBeLessThanOrEqual(assigned)
      },
    ),
  )
})
