import { describe, expect, it } from 'vitest'
import { movesBetween, type ComingThing } from './coming.ts'

const on = (day: number) => new Date(Date.UTC(2021, 11, day))
const thing = (what: string, day: number, people: number | null = null): ComingThing => ({
  what,
  at: on(day),
  audience: people === null ? null : 'organisers',
  people,
})

describe('what moves between two calendars', () => {
  it.each<[string, ComingThing[], ComingThing[], [string, number | null, number | null][]]>([
    ['nothing', [thing('open', 3)], [thing('open', 3)], []],
    ['a transition', [thing('open', 3)], [thing('open', 4)], [['open', 3, 4]]],
    [
      'reminders, each to its own new day',
      [thing('reminder', 15, 2), thing('reminder', 19, 2)],
      [thing('reminder', 20, 2), thing('reminder', 24, 2)],
      [
        ['reminder', 15, 20],
        ['reminder', 19, 24],
      ],
    ],
    [
      'only what does not stay',
      [thing('reminder', 15, 2), thing('reminder', 19, 2)],
      [thing('reminder', 19, 2), thing('reminder', 24, 2)],
      [['reminder', 15, 24]],
    ],
    ['what falls away', [thing('reminder', 15, 1)], [], [['reminder', 15, null]]],
    ['what comes anew', [], [thing('reminder', 15, 1)], [['reminder', null, 15]]],
  ])('names %s', (_, before, after, expected) => {
    const moves = movesBetween(before, after)
    expect(
      moves.map(({ what, from, to }) => [what, from?.getUTCDate() ?? null, to?.getUTCDate() ?? null]),
    ).toEqual(expected)
  })

  it('is told in the order of the new instants', () => {
    const moves = movesBetween([thing('a', 3), thing('b', 4), thing('c', 5)], [thing('a', 9), thing('b', 8)])
    expect(moves.map(({ what }) => what)).toEqual(['c', 'b', 'a'])
  })
})
