import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPair, pairKey } from './next-pair.ts'
import { chanceOf, rankComparisons, type Comparison } from './pairwise.ts'

const ids = Array.from({ length: 12 }, (_, index) => `P${String(index).padStart(2, '0')}`)
const proposals = ids.map((proposalId) => ({ proposalId, reference: proposalId }))
const jurors = ['J0', 'J1', 'J2', 'J3']
const answers = fc.constantFrom<Comparison['answer']>('first', 'second', 'equal', 'skipped')

/** A whole session: four jurors in turn, until nobody has a pair left or `until` says stop. */
function session(
  mineOf: (jurorId: string) => readonly string[],
  answer: (pair: readonly [string, string]) => Comparison['answer'],
  until: (comparisons: readonly Comparison[]) => boolean = () => false,
): Comparison[] {
  const comparisons: Comparison[] = []
  for (let idle = 0, turn = 0; idle < jurors.length && !until(comparisons); turn += 1) {
    const jurorId = jurors[turn % jurors.length] ?? ''
    const next = nextPair({ mine: mineOf(jurorId), jurorId, comparisons, seed: 'seed' })
    idle = next === null ? idle + 1 : 0
    if (next === null) continue
    const { firstId, secondId } = next
    comparisons.push({ jurorId, firstId, secondId, answer: answer([firstId, secondId]) })
  }
  return comparisons
}

describe('the next pair', () => {
  it('is never one with a conflict, never the same twice, and each pair comes in the end', () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 9 }), (cycle) => {
        const some = ids.slice(0, 6)
        // Each juror has a conflict with one proposal of its own.
        const mineOf = (jurorId: string) => some.filter((_, at) => at !== jurors.indexOf(jurorId))
        let asked = 0
        const comparisons = session(mineOf, () => cycle[asked++ % cycle.length] ?? 'equal')
        for (const jurorId of jurors) {
          const own = comparisons.filter((one) => one.jurorId === jurorId)
          expect(
            own.every(
              ({ firstId, secondId }) =>
                mineOf(jurorId).includes(firstId) && mineOf(jurorId).includes(secondId),
            ),
          ).toBe(true)
          expect(new Set(own.map(({ firstId, secondId }) => pairKey(firstId, secondId))).size).toBe(
            own.length,
          )
          expect(own).toHaveLength(10)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('shows a juror first what they have not compared yet', () => {
    const comparisons = session(
      () => ids,
      () => 'first',
      ({ length }) => length === 24,
    )
    for (const jurorId of jurors) {
      const own = comparisons.filter((one) => one.jurorId === jurorId)
      expect(new Set(own.flatMap(({ firstId, secondId }) => [firstId, secondId])).size).toBe(12)
    }
  })

  it('tells nothing of what the others answered', () => {
    const answer = fc.record({
      pair: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 }),
      jurorId: fc.constantFrom(...jurors),
      answer: answers,
    })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), (given) => {
        const all = given.map(({ pair: [firstId = '', secondId = ''], ...said }) => ({
          ...said,
          ...{ firstId, secondId },
        }))
        const asked = { mine: ids, jurorId: 'J0', seed: 'seed' }
        const own = all.filter(({ jurorId }) => jurorId === 'J0')
        expect(nextPair({ ...asked, comparisons: all })).toEqual(nextPair({ ...asked, comparisons: own }))
      }),
    )
  })

  it('does not depend on the order in which answers or proposals came', () => {
    const comparisons = session(
      () => ids,
      ([a, b]) => (a > b ? 'first' : 'second'),
      ({ length }) => length === 30,
    )
    const asked = { jurorId: 'J1', seed: 'seed' }
    expect(nextPair({ ...asked, mine: [...ids].reverse(), comparisons: [...comparisons].reverse() })).toEqual(
      nextPair({ ...asked, mine: ids, comparisons }),
    )
  })

  it.each([[[]], [['P00']]])('is none for %j', (mine) => {
    expect(nextPair({ mine, jurorId: 'J0', comparisons: [], seed: 'seed' })).toBeNull()
  })

  it('says when enough is known: not before each was compared twice, and long before all pairs were', () => {
    const enough = (comparisons: readonly Comparison[]) =>
      nextPair({ mine: ids, jurorId: 'J0', comparisons, seed: 'seed' })?.isEnough ?? true
    const comparisons = session(
      () => ids,
      ([a, b]) => (a > b ? 'first' : 'second'),
      enough,
    )
    expect(comparisons.length).toBeGreaterThan(12)
    expect(comparisons.length).toBeLessThan((66 * 4 * 2) / 3)
    expect(rankComparisons({ proposals, comparisons }).map(({ proposalId }) => proposalId)).toEqual(
      [...ids].reverse(),
    )
  })
})

describe('against pairs drawn by lot', () => {
  /** Numbers between 0 and 1 that are the same each time (mulberry32). */
  function lots(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
    }
  }
  const strength = (id: string) => ids.indexOf(id) * 0.9
  const pairs = ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other] as const))

  /** How many of the 66 pairs stand the wrong way round after so many answers of jurors who err. */
  function wrongAfter(choose: 'information' | 'lot', count: number, seed: number): number {
    const lot = lots(seed)
    const comparisons: Comparison[] = []
    for (let turn = 0; turn < count; turn += 1) {
      const jurorId = jurors[turn % jurors.length] ?? ''
      const asked = new Set(
        comparisons.flatMap((one) => (one.jurorId === jurorId ? [pairKey(one.firstId, one.secondId)] : [])),
      )
      const open = pairs.filter(([one, other]) => !asked.has(pairKey(one, other)))
      const drawn = open[Math.floor(lot() * open.length)]
      const next = nextPair({ mine: ids, jurorId, comparisons, seed: String(seed) })
      const pair = choose === 'lot' ? drawn : next && ([next.firstId, next.secondId] as const)
      if (!pair) break
      const [firstId, secondId] = pair
      const isFirst = lot() < chanceOf(strength(firstId) - strength(secondId))
      comparisons.push({ jurorId, firstId, secondId, answer: isFirst ? 'first' : 'second' })
    }
    const order = rankComparisons({ proposals, comparisons }).map(({ proposalId }) => proposalId)
    return pairs.filter(([one, other]) => order.indexOf(one) < order.indexOf(other)).length
  }
  const meanWrong = (choose: 'information' | 'lot', count: number) =>
    [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, seed) => sum + wrongAfter(choose, count, seed) / 8, 0)

  it('knows a planted order better after 44 answers than they do after 60', () => {
    const [chosen, drawn] = [meanWrong('information', 44), meanWrong('lot', 60)]
    expect(chosen).toBeLessThan(drawn)
  })
})
