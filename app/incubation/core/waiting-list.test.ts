import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  inWaitingOrder,
  movedInLine,
  nextInLine,
  noRoomFor,
  withOneMore,
  type Room,
  type Waiting,
} from './waiting-list.ts'

const waiting = (
  id: string,
  sentAt: string,
  waitingPlace: number | null = null,
  themeId: string | null = null,
) => ({
  id,
  submittedAt: new Date(sentAt),
  waitingPlace,
  themeId,
})

const room = (given: Partial<Room> = {}): Room => ({
  capacity: 3,
  placesTaken: 0,
  mostPerTheme: null,
  takenByTheme: {},
  ...given,
})

describe('the order of those who wait', () => {
  it('is by instant to the millisecond, then by id', () => {
    const list = [
      waiting('c', '2026-01-01T10:00:00.001Z'),
      waiting('b', '2026-01-01T10:00:00.000Z'),
      waiting('a', '2026-01-01T10:00:00.000Z'),
    ]
    expect(inWaitingOrder(list).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('puts stated places first', () => {
    const list = [
      waiting('a', '2026-01-01T10:00:00Z'),
      waiting('b', '2026-01-02T10:00:00Z', 2),
      waiting('c', '2026-01-03T10:00:00Z', 1),
    ]
    expect(inWaitingOrder(list).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })
})

it.each([
  [room({ placesTaken: 3 }), 'x', 'cohort-full'],
  [room({ placesTaken: 2 }), 'x', null],
  [room({ placesTaken: 1, mostPerTheme: 1, takenByTheme: { x: 1 } }), 'x', 'theme-full'],
  [room({ placesTaken: 1, mostPerTheme: 1, takenByTheme: { x: 1 } }), 'y', null],
  [room({ placesTaken: 1, mostPerTheme: 1, takenByTheme: { x: 1 } }), null, null],
] as const)('says whether there is room (%#)', (given, theme, expected) => {
  expect(noRoomFor(given, theme)).toBe(expected)
})

describe('the next in line', () => {
  it('is the first, and the first who fits where themes are kept in balance', () => {
    const list = [
      waiting('a', '2026-01-01T10:00:00Z', null, 'mobility'),
      waiting('b', '2026-01-02T10:00:00Z', null, 'health'),
    ]
    expect(nextInLine(list, room())?.id).toBe('a')
    expect(
      nextInLine(list, room({ mostPerTheme: 1, placesTaken: 1, takenByTheme: { mobility: 1 } }))?.id,
    ).toBe('b')
    expect(nextInLine(list, room({ placesTaken: 3 }))).toBeNull()
    expect(nextInLine([], room())).toBeNull()
  })

  const lists = fc.array(
    fc.record({
      sent: fc.integer({ min: 0, max: 5 }),
      place: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      theme: fc.constantFrom('x', 'y', null),
    }),
    { maxLength: 12 },
  )

  it('never overfills, and passes over nobody who fits', () => {
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 0, max: 6 }),
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
        (rows, capacity, mostPerTheme) => {
          let left: Waiting[] = rows.map(({ sent, place, theme }, index) => ({
            id: `id-${String(index).padStart(2, '0')}`,
            submittedAt: new Date(1_700_000_000_000 + sent),
            waitingPlace: place,
            themeId: theme,
          }))
          let now = room({ capacity, mostPerTheme })
          for (let next = nextInLine(left, now); next !== null; next = nextInLine(left, now)) {
            const before = inWaitingOrder(left).slice(0, inWaitingOrder(left).indexOf(next))
            expect(before.every(({ themeId }) => noRoomFor(now, themeId) !== null)).toBe(true)
            now = withOneMore(now, next.themeId)
            left = left.filter((each) => each !== next)
          }
          expect(now.placesTaken).toBeLessThanOrEqual(capacity)
          for (const count of Object.values(now.takenByTheme))
            expect(count).toBeLessThanOrEqual(mostPerTheme ?? Infinity)
          expect(left.every(({ themeId }) => noRoomFor(now, themeId) !== null)).toBe(true)
        },
      ),
    )
  })
})

it.each([
  ['c', 1, ['c', 'a', 'b']],
  ['a', 3, ['b', 'c', 'a']],
  ['b', 2, ['a', 'b', 'c']],
  ['b', 4, null],
  ['b', 0, null],
  ['z', 1, null],
] as const)('moves %s to place %i', (id, place, expected) => {
  const list = ['a', 'b', 'c'].map((each, index) => waiting(each, `2026-01-0${index + 1}T10:00:00Z`))
  expect(movedInLine(list, id, place)).toEqual(expected)
})
