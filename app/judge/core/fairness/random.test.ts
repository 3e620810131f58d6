import { expect, it } from 'vitest'
import { fQuantile, incompleteBeta, normalBelow } from './distributions.ts'
import { createDraw, hashOfNumbers } from './random.ts'

it('draws the same again, and something else from another seed', () => {
  const [one, again, other] = [createDraw(7), createDraw(7), createDraw(8)]
  const first = Array.from({ length: 5 }, one)
  expect(Array.from({ length: 5 }, again)).toEqual(first)
  expect(Array.from({ length: 5 }, other)).not.toEqual(first)
})

it('draws evenly from 0 to below 1', () => {
  const draw = createDraw(1)
  const tenths = new Array<number>(10).fill(0)
  for (let turn = 0; turn < 100_000; turn += 1) tenths[Math.floor(draw() * 10)]! += 1
  expect(tenths.reduce((sum, count) => sum + count, 0)).toBe(100_000)
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})

it('tells numbers, their order and where lists end', () => {
  const hashes = [[[1, 2]], [[2, 1]], [[1], [2]], [[1, 2], []], [[1, 2.0000001]]].map(hashOfNumbers)
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(hashOfNumbers([[1, 2]])).toBe(hashes[0])
})

// From printed tables.
it.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [-1.959963984540054, 0.025],
  [-9, 0],
  [9, 1],
])('the normal distribution at %d', (z, share) => expect(normalBelow(z)).toBeCloseTo(share, 12))

it.each([
  [0.95, 5, 10, 3.3258],
  [0.975, 4, 20, 3.5147],
  [0.975, 3, 7, 5.8898],
  [0.5, 1, 1, 1],
])('the F quantile at %d with %d and %d', (share, above, below, value) =>
  expect(fQuantile(share, above, below)).toBeCloseTo(value, 4),
)

it('the incomplete beta function is one where it must be', () => {
  expect(incompleteBeta(0, 2, 3)).toBe(0)
  expect(incompleteBeta(1, 2, 3)).toBe(1)
  // Binomial: at least 2 of 4 at 0.3.
  expect(incompleteBeta(0.3, 2, 3)).toBeCloseTo(6 * 0.09 * 0.49 + 4 * 0.027 * 0.7 + 0.0081, 12)
})
