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

const proposals = Array.from({ length: 12 }, (_, i) => `proposal-${i}`)
const orderOf = (seat: number) => readingOrder(proposals, { seed: 's', seat })
const seatsTo = (size: number) => Array.from({ length: size }, (_, index) => index + 1)

it('lets jurors begin at different places of the same round, forwards and backwards', () => {
  const orders = seatsTo(12).map(orderOf)
  expect(new Set(orders.map(([first]) => first)).size).toBeGreaterThan(6)
  const [first] = orders
  const doubled = [...first!, ...first!]
  const forwards = doubled.join()
  const backwards = [...doubled].reverse().join()
  for (const [index, order] of orders.entries())
    expect(index % 2 === 0 ? forwards : backwards).toContain(order.join())
})

it.each([3, 5, 8, 20])('is early for some and late for others: every proposal, among %i jurors', (size) => {
  const orders = seatsTo(size).map(orderOf)
  for (const proposal of proposals) {
    const places = orders.map((order) => order.indexOf(proposal))
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThanOrEqual(3)
    const mean = places.reduce((sum, place) => sum + place, 0) / size
    expect(mean).toBeGreaterThanOrEqual(2)
    expect(mean).toBeLessThan(9)
  }
})

it('changes for nobody when somebody joins, and holds every proposal once', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 500 }), (list, seat) => {
      const order = readingOrder(list, { seed: 's', seat })
      expect([...order].sort()).toEqual([...list].sort())
      expect(readingOrder([...list].reverse(), { seed: 's', seat })).toEqual(order)
    }),
  )
})
