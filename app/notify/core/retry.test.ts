import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaveAloneFor, pauseAfter, waitAfterTry, type TurnedAway } from './retry.ts'

describe('a call without an answer', () => {
  it.each([
    [1, 500],
    [2, 10_000],
    [3, 60_000],
    [4, 300_000],
    [5, 900_000],
    [6, 3_600_000],
    [40, 3_600_000],
  ])('is made again after try %i when %i ms have gone by, and up to a fifth later', (attempt, wait) => {
    expect(waitAfterTry(attempt)).toBe(wait)
    expect(waitAfterTry(attempt, 1)).toBe(wait * 1.2)
  })

  it.each([
    [1, 0],
    [2, 0],
    [3, 10_000],
    [4, 60_000],
  ])('after %i in a row keeps everybody away for %i ms', (failures, wait) => {
    expect(leaveAloneFor(failures, null)).toBe(wait)
    expect(leaveAloneFor(failures, 7_000)).toBe(7_000)
  })
})

describe('a call that is turned away', () => {
  const later = (cause: TurnedAway['cause'], afterMs: number | null, isRoomLeft?: boolean): TurnedAway => ({
    cause,
    afterMs,
    isRoomLeft,
  })

  it.each([
    ['alone waits while there is room', later('pace', 1_000, true), 1, [1_000, 0, true]],
    ['alone waits, and a second with it', later('pace', 1_000, true), 2, [1_000, 0, true]],
    ['makes everybody wait when it is the third', later('pace', 1_000, true), 3, [1_000, 1_000, true]],
    ['makes everybody wait when the window is full', later('pace', 1_000, false), 1, [1_000, 1_000, true]],
    ['makes everybody wait when nothing is said of room', later('pace', 2_000), 1, [2_000, 2_000, true]],
    ['waits a second when nothing is said at all', later('pace', null), 1, [1_000, 1_000, true]],
    ['is looked at anew after a long wait', later('pace', 600_000), 1, [600_000, 600_000, false]],
    ['alone is looked at anew after a long wait', later('pace', 60_000, true), 1, [60_000, 0, false]],
    ['for the quota is looked at anew, however soon', later('quota', 1_000), 1, [1_000, 1_000, false]],
    [
      'for the quota waits an hour when nothing is said',
      later('quota', null),
      1,
      [3_600_000, 3_600_000, false],
    ],
    ['for the quota does not mind room', later('quota', 9_000, true), 1, [9_000, 9_000, false]],
    ['by a service that is ill waits a moment', later('down', null), 1, [2_000, 0, true]],
    ['by one that stays ill makes everybody wait', later('down', null), 3, [10_000, 10_000, false]],
    ['by one that says how long makes everybody wait', later('down', 4_000), 1, [4_000, 4_000, true]],
  ] as const)('%s', (_, turnedAway, failures, [batchMs, everybodyMs, isKept]) => {
    expect(pauseAfter(turnedAway, failures)).toEqual({ batchMs, everybodyMs, isKept })
  })

  it('never comes back sooner than it was told, nor before everybody may', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('pace' as const, 'quota' as const, 'down' as const),
        fc.option(fc.integer({ min: 0, max: 10_000_000 })),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        (cause, afterMs, isRoomLeft, failures) => {
          const pause = pauseAfter({ cause, afterMs, isRoomLeft }, failures)
          expect(pause.batchMs).toBeGreaterThanOrEqual(afterMs ?? 1_000)
          expect(pause.batchMs).toBeGreaterThanOrEqual(pause.everybodyMs)
        },
      ),
    )
  })
})
