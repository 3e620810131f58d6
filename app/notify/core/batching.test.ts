import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchesOf, expiryOf } from './batching.ts'
import { hours } from './moments.ts'

const now = new Date('2021-12-08T10:00:00Z')
const items = fc.array(
  fc.record({
    id: fc.uuid(),
    expiresAt: fc.option(
      fc.integer({ min: 1, max: 60 }).map((hour) => new Date(now.getTime() + hours(hour))),
      { nil: null },
    ),
    hasCalendar: fc.boolean(),
  }),
  { maxLength: 60 },
)

describe('batches', () => {
  it('hold every message once, none too many, calendar files alone', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 10 }), (given, largest) => {
        const batches = batchesOf(given, largest, now)
        expect(batches.flat().length).toBe(given.length)
        expect(new Set(batches.flat())).toEqual(new Set(given))
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0)
          expect(batch.length).toBeLessThanOrEqual(largest)
          if (batch.some(({ hasCalendar }) => hasCalendar)) expect(batch).toHaveLength(1)
        }
      }),
    )
  })

  it('end at one instant when the end is near: no expiry speaks for a message that lives longer', () => {
    fc.assert(
      fc.property(items, (given) => {
        for (const batch of batchesOf(given, 100, now)) {
          const end = expiryOf(batch)
          if (end === null || end.getTime() - now.getTime() > hours(24)) continue
          for (const { expiresAt } of batch) expect(expiresAt).toEqual(end)
        }
      }),
    )
  })
})
