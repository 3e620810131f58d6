import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inverseOf, product } from './matrix.ts'
import { pairAnswers, rankComparisons, strengthsOf, type Comparison } from './pairwise.ts'

const ids = ['A', 'B', 'C', 'D', 'E']
const named = (names: readonly string[]) => names.map((id) => ({ proposalId: id, reference: id }))
/** "A>B A=C B?D": first wins, equal, skipped. */
const answered = (text: string, jurorId = 'J'): Comparison[] =>
  text.split(' ').flatMap((word) => {
    const [firstId, sign, secondId] = [...word]
    const answer = ({ '>': 'first', '<': 'second', '=': 'equal', '?': 'skipped' } as const)[sign ?? '']
    return firstId && secondId && answer ? [{ jurorId, firstId, secondId, answer }] : []
  })
const places = (names: string, comparisons: readonly Comparison[]) =>
  rankComparisons({ proposals: named([...names]), comparisons })
    .map(({ proposalId, place }) => `${proposalId}${place ?? '–'}`)
    .join(' ')

describe('places', () => {
  it.each([
    ['a chain', 'ABC', 'A>B B>C', 'A1 B2 C3'],
    ['the same said the other way round', 'ABC', 'B<A C<B', 'A1 B2 C3'],
    ['equal is equal', 'AB', 'A=B', 'A1 B1'],
    ['a circle is a tie', 'ABC', 'A>B B>C C>A', 'A1 B1 C1'],
    ['as often as the other way', 'AB', 'A>B B>A', 'A1 B1'],
    ['skipped says nothing', 'AB', 'A?B', 'A– B–'],
    ['not compared is not last', 'ABC', 'A>B', 'A1 B2 C–'],
    ['what takes no part is left out with its answers', 'AB', 'A>B X>A X>A', 'A1 B2'],
    ['nothing at all', 'AB', '', 'A– B–'],
  ])('%s', (_name, names, text, result) => {
    expect(places(names, answered(text))).toBe(result)
  })

  it('say how sure they are: apart after many answers, open after one', () => {
    const once = rankComparisons({ proposals: named(['A', 'B']), comparisons: answered('A>B') })
    expect(once.map(({ interval }) => interval)).toEqual([
      [1, 2],
      [1, 2],
    ])
    const often = answered(Array<string>(12).fill('A>B').join(' '))
    expect(
      rankComparisons({ proposals: named(['A', 'B']), comparisons: often }).map((row) => row.interval),
    ).toEqual([
      [1, 1],
      [2, 2],
    ])
  })
})

it('one answer moves two strengths to where the posterior is highest', () => {
  // By symmetry s = −t, and the slope vanishes where 2 (1 − 1 ÷ (1 + e^(−2s))) = s.
  const { means } = strengthsOf(['A', 'B'], answered('A>B'))
  const [one = 0, other = 0] = means
  expect(one).toBeCloseTo(-other, 12)
  expect(2 * (1 - 1 / (1 + Math.exp(-2 * one)))).toBeCloseTo(one, 10)
})

const someAnswers = fc.array(
  fc
    .record({
      pair: fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }),
      answer: fc.constantFrom(...pairAnswers),
      jurorId: fc.constantFrom('J1', 'J2', 'J3'),
    })
    .map(({ pair: [firstId = '', secondId = ''], answer, jurorId }) => ({
      jurorId,
      firstId,
      secondId,
      answer,
    })),
  { maxLength: 40 },
)

describe('whatever is answered', () => {
  const byId = (comparisons: readonly Comparison[]) =>
    new Map(
      rankComparisons({ proposals: named(ids), comparisons }).map(
        ({ proposalId, place, figure, comparisons: count }) => [proposalId, { place, figure, count }],
      ),
    )

  it('the order of answers changes nothing, nor which of the two was shown first', () => {
    fc.assert(
      fc.property(someAnswers, (comparisons) => {
        const turned = [...comparisons].reverse().map(({ firstId, secondId, answer, jurorId }) => ({
          ...{ jurorId, firstId: secondId, secondId: firstId },
          answer:
            answer === 'first' ? ('second' as const) : answer === 'second' ? ('first' as const) : answer,
        }))
        expect(byId(turned)).toEqual(byId(comparisons))
      }),
    )
  })

  it('other names give the same places under other names', () => {
    fc.assert(
      fc.property(someAnswers, fc.shuffledSubarray(ids, { minLength: 5 }), (comparisons, names) => {
        const renamed = (id: string) => names[ids.indexOf(id)] ?? id
        const others = comparisons.map((one) => ({
          ...one,
          ...{ firstId: renamed(one.firstId), secondId: renamed(one.secondId) },
        }))
        const [plain, turned] = [byId(comparisons), byId(others)]
        for (const id of ids) expect(turned.get(renamed(id))).toEqual(plain.get(id))
      }),
    )
  })

  it('whom every answer prefers is first, alone', () => {
    fc.assert(
      fc.property(someAnswers, (comparisons) => {
        const agreed = comparisons.map((one) => {
          if (one.firstId === 'A') return { ...one, answer: 'first' as const }
          return one.secondId === 'A' ? { ...one, answer: 'second' as const } : one
        })
        const against = ids.slice(1).flatMap((other) => answered(`A>${other}`))
        const [first] = rankComparisons({ proposals: named(ids), comparisons: [...agreed, ...against] })
        expect(first).toMatchObject({ proposalId: 'A', place: 1, isTied: false })
      }),
    )
  })
})

it('an inverse times the matrix is one', () => {
  const matrix = [
    [4, 1, -1],
    [1, 3, 0.5],
    [-1, 0.5, 2],
  ]
  const inverse = inverseOf(matrix)
  for (const [column, unit] of [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ].entries()) {
    const back = product(
      inverse,
      matrix.map((row) => row[column] ?? 0),
    )
    for (const [row, value] of back.entries()) expect(value).toBeCloseTo(unit[row] ?? 0, 12)
  }
})
