import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewPlacesLeft } from './few-places-left.ts'

const toCome = { isOver: false, isCancelled: false }

describe('few places left', () => {
  it.each([
    [0, 0],
    [1, 1],
    [9, 9],
    [10, null],
    [120, null],
    [null, null],
  ])('of %j, everybody reads %j', (placesLeft, told) => expect(fewPlacesLeft(placesLeft, toCome)).toBe(told))

  it.each([
    { isOver: true, isCancelled: false },
    { isOver: false, isCancelled: true },
    { isOver: true, isCancelled: true },
  ])('are not told of a session that is %j', (session) => expect(fewPlacesLeft(3, session)).toBeNull())

  it('tells two sessions with many left apart for nobody', () => {
    const many = fc.integer({ min: 10, max: 100_000 })
    fc.assert(
      fc.property(many, many, (one, other) => {
        expect(fewPlacesLeft(one, toCome)).toBe(fewPlacesLeft(other, toCome))
      }),
    )
  })
})
