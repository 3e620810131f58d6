import { expect, it } from 'vitest'
import { elapsedShare, isBehind } from './behind.ts'

it.each([
  [{ finished: 2, assigned: 10 }, 0.5, true],
  [{ finished: 3, assigned: 10 }, 0.5, false],
  [{ finished: 0, assigned: 4 }, 0.2, false],
  [{ finished: 0, assigned: 0 }, 1, false],
])('%o after %d of the time: %s', (work, elapsed, behind) => {
  expect(isBehind(work, elapsed)).toBe(behind)
})

it('counts time within the span only', () => {
  const span = { from: new Date('2022-01-01T00:00:00Z'), to: new Date('2022-01-11T00:00:00Z') }
  expect(elapsedShare(span, new Date('2022-01-06T00:00:00Z'))).toBe(0.5)
  expect(elapsedShare(span, new Date('2021-12-31T00:00:00Z'))).toBe(0)
  expect(elapsedShare(span, new Date('2022-02-01T00:00:00Z'))).toBe(1)
})
