import { expect, it } from 'vitest'
import { mayBeNudged } from './nudge.ts'

const now = new Date('2022-01-05T10:00:00Z')

it.each([
  [null, true],
  ['2022-01-04T10:00:00Z', true],
  ['2022-01-04T10:00:00.001Z', false],
  ['2022-01-05T09:00:00Z', false],
])('nudged at %s, again now: %s', (nudgedAt, may) => {
  expect(mayBeNudged(nudgedAt === null ? null : new Date(nudgedAt), now)).toBe(may)
})
