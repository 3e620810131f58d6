import { expect, it } from 'vitest'
import { levelLabels } from './line-figure-size.ts'

it.each([
  [
    [40, 120],
    [-6, -6],
  ],
  [
    [40, 57],
    [-6, 16],
  ],
  [
    [57, 40],
    [16, -6],
  ],
  [
    [40, 40],
    [-6, 16],
  ],
  [[40], [-6]],
])('puts the words of levels at %j where they do not cover each other', (levels, expected) => {
  expect(levelLabels(levels)).toEqual(expected)
})
