import { expect, it } from 'vitest'
import { hoursFor, minutesLeft } from './pace.ts'

it.each([
  [4, [], 80],
  [4, [10, 15, 40], 60],
  [3, [10, 11], 35],
  [0, [10], 0],
  // A night between opening and finishing is not reading.
  [1, [900], 90],
])('%i left after %o takes %i minutes', (remaining, minutesPerFinished, minutes) => {
  expect(minutesLeft({ remaining, minutesPerFinished })).toBe(minutes)
})

it.each([
  [1, 1],
  [3, 1],
  [4, 2],
  [20, 7],
])('%i proposals take about %i hours', (proposals, hours) => {
  expect(hoursFor(proposals)).toBe(hours)
})
