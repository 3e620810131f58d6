import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaOrder, departures, type AgendaProposal } from './agenda.ts'

function proposal(reference: string, out: readonly string[], spread: number | null = 0): AgendaProposal {
  return { proposalId: reference, reference, out, spread }
}

function inOrder(proposals: readonly AgendaProposal[]): string {
  return agendaOrder(proposals)
    .map(({ reference }) => reference)
    .join('')
}

const someProposals = (most: number) =>
  fc
    .array(
      fc.record({
        out: fc.subarray(['x', 'y', 'z', 'w']),
        spread: fc.option(fc.integer({ min: 0, max: 100 })),
      }),
      { maxLength: most },
    )
    .map((rows) =>
      rows.map(({ out, spread }, index) => proposal(String.fromCharCode(97 + index), out, spread)),
    )

describe('the agenda', () => {
  it.each([
    ['nothing', [], ''],
    ['by disagreement where nobody leaves', [proposal('a', [], 5), proposal('b', [], 50)], 'ba'],
    ['without scores last', [proposal('a', [], null), proposal('b', [], 0)], 'ba'],
    [
      'one juror leaves once, not three times',
      [
        proposal('a', ['x']),
        proposal('b', []),
        proposal('c', ['x']),
        proposal('d', []),
        proposal('e', ['x']),
      ],
      'bdace',
    ],
    [
      'two who overlap go one after the other',
      [proposal('a', ['x', 'y']), proposal('b', ['y']), proposal('c', ['x'])],
      'bac',
    ],
  ])('%s', (_, proposals, order) => {
    expect(inOrder(proposals)).toBe(order)
  })

  it('counts who leaves, and who stays out only once', () => {
    expect(departures([])).toBe(0)
    expect(departures([{ out: ['x'] }, { out: ['x'] }, { out: [] }, { out: ['x', 'y'] }])).toBe(3)
  })

  it('has the fewest departures there can be', () => {
    fc.assert(
      fc.property(someProposals(6), (proposals) => {
        const fewest = Math.min(...permutations(proposals).map(departures))
        expect(departures(agendaOrder(proposals))).toBe(fewest)
      }),
      { numRuns: 60 },
    )
  })

  it('takes each proposal once, whatever the order of what comes in', () => {
    fc.assert(
      fc.property(someProposals(20), (proposals) => {
        const order = agendaOrder(proposals)
        expect([...order].sort(byReference)).toEqual([...proposals].sort(byReference))
        expect(agendaOrder([...proposals].reverse())).toEqual(order)
        expect(departures(order)).toBeLessThanOrEqual(departures(proposals))
      }),
    )
  })

  it('is no worse than the order of arrival where there are many different conflicts', () => {
    const jurors = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    fc.assert(
      fc.property(
        fc.array(fc.subarray(jurors, { minLength: 1 }), { minLength: 14, maxLength: 25 }),
        (sets) => {
          const proposals = sets.map((out, index) => proposal(String(index + 10), out))
          expect(departures(agendaOrder(proposals))).toBeLessThanOrEqual(departures(proposals))
        },
      ),
      { numRuns: 30 },
    )
  })
})

function byReference(a: AgendaProposal, b: AgendaProposal): number {
  return a.reference < b.reference ? -1 : 1
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  )
}
