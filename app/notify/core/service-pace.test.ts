import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countsLaterBy, waitForPlace } from './service-pace.ts'

const pace = { calls: 3, windowMs: 1_000 }

describe('the next call', () => {
  it.each([
    ['is made at once where there was none', [], 0],
    ['is made at once while there is room', [9_100, 9_200], 0],
    ['waits until the oldest of a full window leaves it', [9_100, 9_200, 9_300], 100],
    ['waits for the right one whatever the order', [9_300, 9_100, 9_200], 100],
    ['does not mind what has left the window', [8_000, 9_000, 9_500], 0],
    ['waits for more than one to leave where the pace has shrunk', [9_100, 9_200, 9_300, 9_400], 200],
    ['waits for one that counts later than now', [10_200, 10_300, 10_400], 1_200],
  ])('%s', (_, recent, wait) => {
    expect(waitForPlace(recent, pace, 10_000)).toBe(wait)
  })
})

it('counts a call later by what it took beyond the quickest', () => {
  expect([countsLaterBy(80, 30), countsLaterBy(30, 30), countsLaterBy(20, 30)]).toEqual([50, 0, 0])
})

describe('whatever a call takes beyond the quickest way there and back', () => {
  const late = fc.record({ there: fc.integer({ min: 0, max: 400 }), back: fc.integer({ min: 0, max: 400 }) })

  it('no window of the service sees more calls than it allows', () => {
    fc.assert(
      fc.property(
        fc.array(late, { minLength: 10, maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (ways, calls) => {
          const quickest = { there: 12, back: 15 }
          const quickestMs = quickest.there + quickest.back
          const windowMs = 1_000
          const arrivals: number[] = []
          const recent: number[] = []
          let now = 0
          for (const { there, back } of ways) {
            now += waitForPlace(recent, { calls, windowMs }, now)
            arrivals.push(now + quickest.there + there)
            const tookMs = quickestMs + there + back
            recent.push(now + countsLaterBy(tookMs, quickestMs))
            now += tookMs
          }
          for (const [index, at] of arrivals.entries()) {
            const before = arrivals[index - calls]
            if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(windowMs)
          }
        },
      ),
    )
  })
})
