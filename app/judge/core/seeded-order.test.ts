import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readingOrder, seededOrder } from './seeded-order.ts'

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 })

it('orders by seed and identity alone', () => {
  fc.assert(
    fc.property(ids, fc.string(), (list, seed) => {
      const order = seededOrder(list, seed)
      expect(seededOrder([...list].reverse(), seed)).toEqual(order)
      expect([...order].sort()).toEqual([...list].sort())
    }),
  )
})

it('lets jurors begin at different places of the same round', () => {
  const proposals = Array.from({ length: 12 }, (_, i) => `proposal-${i}`)
  const orders = Array.from({ length: 40 }, (_, i) =>
    readingOrder(proposals, { seed: 's', jurorId: `juror-${i}` }),
  )
  expect(new Set(orders.map(([first]) => first)).size).toBeGreaterThan(8)
  const doubled = [...(orders[0] ?? []), ...(orders[0] ?? [])].join()
  for (const order of orders) expect(doubled).toContain(order.join())
})
