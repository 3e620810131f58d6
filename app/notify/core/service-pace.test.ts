import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simulateWave, type Service } from '#test/factories/a-simulated-wave.ts'
import { countsLaterBy, marginAfter, waitForPlace } from './service-pace.ts'

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
  expect([countsLaterBy(80, 30, 300), countsLaterBy(30, 30, 300), countsLaterBy(20, 30, 300)]).toEqual([
    50, 0, 0,
  ])
  expect([countsLaterBy(80, 30, 20), countsLaterBy(80, 30, 0)]).toEqual([20, 0])
})

it('keeps more away after each call too many, up to a limit, and less with every call that is taken', () => {
  const turnedAway = [0, 10, 20, 250, 300].map((margin) => marginAfter(margin, 'turned-away'))
  expect(turnedAway).toEqual([10, 20, 40, 300, 300])
  expect(marginAfter(100, 'taken')).toBeCloseTo(98)
})

describe('a wave of 10,000 at 5 calls a second, a call in 25 of which goes wrong', () => {
  const waves = (service: Partial<Service>, workers = 1) =>
    Array.from({ length: 60 }, (_, seed) => simulateWave({ seed, workers, ...service }))
  const shares = (many: ReturnType<typeof waves>) => many.map(({ share }) => share).sort((a, b) => a - b)
  const refusals = (many: ReturnType<typeof waves>) =>
    many.reduce((sum, { turnedAway }) => sum + turnedAway, 0) / many.length

  it.each([
    ['answers evenly', 10, 0.97, 0.3],
    ['answers as a busy machine does', 30, 0.96, 0.5],
    ['answers anyhow', 80, 0.93, 1.5],
  ])(
    'uses nearly all of a service that counts by the second and %s',
    (_, jitterMs, least, mostTurnedAway) => {
      const done = waves({ counts: 'by-the-second', jitterMs })
      expect(shares(done)[30]).toBeGreaterThan(least)
      expect(refusals(done)).toBeLessThan(mostTurnedAway)
    },
  )

  it('uses no less when four workers share the pace', () => {
    const done = waves({ counts: 'by-the-second', jitterMs: 30 }, 4)
    expect(shares(done)[30]).toBeGreaterThan(0.95)
    expect(refusals(done)).toBeLessThan(1)
  })

  it('learns to keep away from the edge of a service that looks back over any second', () => {
    const done = waves({ counts: 'any-second', jitterMs: 30 })
    expect(shares(done)[30]).toBeGreaterThan(0.82)
    expect(refusals(done)).toBeLessThan(9)
  })
})

describe('whatever a call takes beyond the quickest way there and back', () => {
  const late = fc.record({ there: fc.integer({ min: 0, max: 400 }), back: fc.integer({ min: 0, max: 400 }) })

  it('no window of the service sees more calls than it allows, where all of it is kept away', () => {
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
            recent.push(now + countsLaterBy(tookMs, quickestMs, Infinity))
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
