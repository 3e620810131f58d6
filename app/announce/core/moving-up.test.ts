import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freePlaces, holdsPlace, moveUpRefusal, nextReserve, type AwardStanding } from './moving-up.ts'

const award = (id: string, change: Partial<AwardStanding>): AwardStanding => ({
  id,
  outcome: 'not_selected',
  place: null,
  lineId: null,
  answer: null,
  movedUpFor: null,
  ...change,
})
const winner = (answer: AwardStanding['answer'], id = 'w') =>
  award(id, { outcome: 'winner', place: 1, answer })
const reserve = (place: number, change: Partial<AwardStanding> = {}) =>
  award(`r${place}`, { outcome: 'reserve', place, ...change })
const out = award('n', {})

describe('moving up', () => {
  it.each<[string, AwardStanding[], { insteadOf: string; reserve: string }, string | null]>([
    [
      'the winner has not answered',
      [winner(null), reserve(1)],
      { insteadOf: 'w', reserve: 'r1' },
      'place-not-free',
    ],
    [
      'the place is of another award',
      [{ ...winner('declined'), lineId: 'a' }, reserve(1, { lineId: 'b' })],
      { insteadOf: 'w', reserve: 'r1' },
      'no-reserve',
    ],
    [
      'the reserve is of the same award, whoever waits for another',
      [
        { ...winner('declined'), lineId: 'a' },
        reserve(1, { lineId: 'b' }),
        award('own', { outcome: 'reserve', place: 1, lineId: 'a' }),
      ],
      { insteadOf: 'w', reserve: 'own' },
      null,
    ],
    [
      'the winner accepted',
      [winner('accepted'), reserve(1)],
      { insteadOf: 'w', reserve: 'r1' },
      'place-not-free',
    ],
    ['the winner declined', [winner('declined'), reserve(1), out], { insteadOf: 'w', reserve: 'r1' }, null],
    ['no reserve was named', [winner('declined'), out], { insteadOf: 'w', reserve: 'n' }, 'no-reserve'],
    [
      'the second before the first',
      [winner('declined'), reserve(2), reserve(1)],
      { insteadOf: 'w', reserve: 'r2' },
      'reserve-out-of-order',
    ],
    [
      'who was not selected at all',
      [winner('declined'), reserve(1), out],
      { insteadOf: 'w', reserve: 'n' },
      'reserve-out-of-order',
    ],
    [
      'the place is taken',
      [winner('declined'), reserve(1, { movedUpFor: 'w' }), reserve(2)],
      { insteadOf: 'w', reserve: 'r2' },
      'place-not-free',
    ],
    [
      'the one who moved up declines too',
      [winner('declined'), reserve(1, { movedUpFor: 'w', answer: 'declined' }), reserve(2)],
      { insteadOf: 'r1', reserve: 'r2' },
      null,
    ],
    [
      'an unknown award',
      [winner('declined'), reserve(1)],
      { insteadOf: 'x', reserve: 'r1' },
      'place-not-free',
    ],
  ])('%s', (_case, awards, asked, code) => {
    expect(moveUpRefusal(awards, asked)?.code ?? null).toBe(code)
  })

  it('never has more holders of open places than winners were named, and follows the order', () => {
    const answers = fc.constantFrom('accepted' as const, 'declined' as const, null)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 4 }),
        fc.array(answers, { minLength: 12, maxLength: 12 }),
        (winners, reserves, given) => {
          let at = 0
          const answer = () => given[at++ % given.length]!
          let awards: AwardStanding[] = [
            ...Array.from({ length: winners }, (_, index) => winner(answer(), `w${index}`)),
            ...Array.from({ length: reserves }, (_, index) => reserve(index + 1)),
          ]
          const order: number[] = []
          for (;;) {
            const place = freePlaces(awards)[0]
            const next = nextReserve(awards, null)
            if (!place || !next) break
            expect(moveUpRefusal(awards, { insteadOf: place.id, reserve: next.id })).toBeNull()
            order.push(next.place!)
            awards = awards.map((each) =>
              each.id === next.id ? { ...each, movedUpFor: place.id, answer: answer() } : each,
            )
          }
          const holding = awards.filter((each) => holdsPlace(each) && each.answer !== 'declined')
          expect(holding.length).toBeLessThanOrEqual(winners)
          expect(order).toEqual([...order].sort((a, b) => a - b))
        },
      ),
    )
  })
})
