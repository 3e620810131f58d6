import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction } from '#app/platform/fraction.ts'
import { consensusTotal, countingRanking, type CountedRow } from './counting.ts'
import { drawLine, drawShortlist, type FinalistCandidate } from './shortlist.ts'

/** Contenders `a`, `b`, ... with these totals; places as a ranking gives them. */
function ranked(totals: readonly (number | null)[]): FinalistCandidate[] {
  return totals.map((total, index) => ({
    proposalId: String.fromCharCode(97 + index),
    total: total === null ? null : fraction(total),
    place: total === null ? null : 1 + totals.filter((other) => other !== null && other > total).length,
  }))
}

describe('the line', () => {
  it.each([
    ['the first two', [90, 80, 70], { rule: 'first', value: 2 }, ['a', 'b'], []],
    ['more than there are', [90, 80], { rule: 'first', value: 5 }, ['a', 'b'], []],
    ['a tie that ends at the line', [90, 80, 80, 70], { rule: 'first', value: 3 }, ['a', 'b', 'c'], []],
    [
      'a tie across the line',
      [90, 80, 80, 80],
      { rule: 'first', value: 2 },
      ['a', 'b', 'c', 'd'],
      ['b', 'c', 'd'],
    ],
    ['all tied', [80, 80, 80], { rule: 'first', value: 1 }, ['a', 'b', 'c'], ['a', 'b', 'c']],
    ['nobody', [90], { rule: 'first', value: 0 }, [], []],
    ['no scores at all', [null, null], { rule: 'first', value: 2 }, [], []],
    ['a total on the line', [90, 60, 59], { rule: 'line', value: 60 }, ['a', 'b'], []],
    ['nobody reaches it', [50, 40], { rule: 'line', value: 60 }, [], []],
  ] as const)('%s', (_, totals, rule, inside, tiedAtLine) => {
    expect(drawLine(ranked(totals), rule)).toEqual({ inside, tiedAtLine })
  })

  it('never separates equals, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('first' as const, 'line' as const),
        fc.integer({ min: 0, max: 12 }),
        (totals, rule, value) => {
          const contenders = ranked(totals)
          const { inside } = drawLine(contenders, { rule, value })
          const places = new Map(contenders.map(({ proposalId, place }) => [proposalId, place]))
          for (const { proposalId, place } of contenders) {
            const equals = contenders.filter((other) => other.place !== null && other.place === place)
            if (inside.includes(proposalId))
              expect(equals.every((other) => inside.includes(other.proposalId))).toBe(true)
          }
          expect(inside.every((proposalId) => places.get(proposalId) !== null)).toBe(true)
          expect(drawLine([...contenders].reverse(), { rule, value })).toEqual(
            drawLine(contenders, { rule, value }),
          )
        },
      ),
    )
  })
})

describe('the drawing', () => {
  const contenders = ranked([90, 80, 70])
  const rule = { rule: 'first', value: 2 } as const

  it('needs no reason along the line', () => {
    expect(drawShortlist(contenders, rule, { chosen: ['b', 'a'], reasons: { c: 'not read' } })).toEqual({
      ok: true,
      drawing: {
        finalists: [
          { proposalId: 'a', reason: null },
          { proposalId: 'b', reason: null },
        ],
        omitted: [],
      },
    })
  })

  it('needs a reason for whoever is taken or left out against it', () => {
    expect(drawShortlist(contenders, rule, { chosen: ['a', 'c'], reasons: { b: '  ' } })).toEqual({
      ok: false,
      refusal: { code: 'deviation-reason-missing', proposalIds: ['b', 'c'], count: 2 },
    })
    const reasons = { b: 'The same team twice.', c: 'Covers the other site.' }
    expect(drawShortlist(contenders, rule, { chosen: ['a', 'c'], reasons })).toEqual({
      ok: true,
      drawing: {
        finalists: [
          { proposalId: 'a', reason: null },
          { proposalId: 'c', reason: reasons.c },
        ],
        omitted: [{ proposalId: 'b', reason: reasons.b }],
      },
    })
  })

  it.each([
    [['z'], 'finalist-not-eligible'],
    [[], 'no-finalists'],
  ])('refuses %j: %s', (chosen, code) => {
    expect(drawShortlist(contenders, rule, { chosen, reasons: {} })).toMatchObject({ refusal: { code } })
  })
})

describe('the ranking that counts', () => {
  const rubric = { type: 'anchored-scale', config: { lowest: 1, highest: 5 } } as const
  const criteria = [
    { ...{ id: 'x', position: 1, weight: 60, minimum: null, isForFinalists: false }, rubric },
    { ...{ id: 'y', position: 2, weight: 40, minimum: null, isForFinalists: false }, rubric },
  ]

  it.each([
    ['the whole', { wholeHundredths: 7250, criteria: { x: fraction(1), y: fraction(1) } }, fraction(145, 2)],
    ['its criteria', { wholeHundredths: null, criteria: { x: fraction(4), y: fraction(2) } }, fraction(55)],
    ['a criterion missing', { wholeHundredths: null, criteria: { x: fraction(4) } }, null],
    ['nothing', { wholeHundredths: null, criteria: {} }, null],
  ])('makes a total of %s', (_, consensus, total) => {
    expect(consensusTotal(criteria, consensus)).toEqual(total)
  })

  const steps = [{ by: 'criterion', criterionId: 'x' }, { by: 'spread' }] as const

  const counted = (totals: readonly (number | null)[], change: Record<string, Partial<CountedRow>> = {}) =>
    ranked(totals).map((row): CountedRow => ({
      ...{ ...row, isFinalist: false, isBehind: false, isTied: false, tieBreak: null },
      ...change[row.proposalId],
    }))
  const places = (rows: readonly CountedRow[]) =>
    rows.map(({ proposalId, place, isTied }) => [proposalId, place, isTied])

  it('is the individual one unless the challenge says otherwise', () => {
    const rows = counted([90, 80, null])
    const agreed = new Map([
      ['b', fraction(95)],
      ['c', fraction(90)],
    ])
    expect(countingRanking(rows, 'individual', agreed, steps)).toEqual(rows)
    const byConsensus = countingRanking(rows, 'consensus', agreed, steps)
    expect(places(byConsensus)).toEqual([
      ['b', 1, false],
      ['a', 2, true],
      ['c', 2, true],
    ])
    expect(byConsensus[0]?.total).toEqual(fraction(95))
    expect(byConsensus[1]?.tieBreak).toEqual({ by: 'nothing' })
    expect(countingRanking(rows, 'consensus', new Map(), steps)).toEqual(rows)
  })

  it('leaves finalists before the others, and behind who is below a minimum', () => {
    const rows = counted([70, 60, 90, 80], {
      a: { isFinalist: true },
      b: { isFinalist: true },
      d: { isBehind: true },
    })
    const agreed = new Map([
      ['b', fraction(75)],
      ['d', fraction(99)],
    ])
    expect(places(countingRanking(rows, 'consensus', agreed, steps))).toEqual([
      ['b', 1, false],
      ['a', 2, false],
      ['c', 3, false],
      ['d', 4, false],
    ])
  })

  it('keeps what told a tie apart where no consensus touches it', () => {
    const spread = { by: 'spread' } as const
    const rows = counted([80, 80, 70], { a: { isTied: true, tieBreak: spread }, b: { isTied: true } })
    const [first] = countingRanking(rows, 'consensus', new Map([['c', fraction(60)]]), steps)
    expect(first?.tieBreak).toEqual(spread)
  })
  it('says of two whose neighbour was moved away by which step of the list they are told apart', () => {
    const [x, spread] = steps
    const rows = counted([80, 80, 80, 70], {
      a: { isTied: true, tieBreak: spread },
      b: { isTied: true, tieBreak: x },
      c: { isTied: true },
    })
    const [first, second] = countingRanking(rows, 'consensus', new Map([['b', fraction(60)]]), steps)
    expect([first?.tieBreak, second?.tieBreak]).toEqual([x, null])
  })
})
