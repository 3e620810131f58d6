import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeBands } from '../ballots/placing.ts'
import { strengthsOf, type Comparison } from '../ballots/pairwise.ts'
import { meanRank, rankBallots, type RankedBallot, type RankRule } from '../ballots/ranked.ts'
import { pairwiseField, rankedField } from './ballot-field.ts'
import { ballotFairness, type BallotFairness } from './ballot-report.ts'
import { toNumber } from '#app/platform/fraction.ts'

const named = (ids: Iterable<string>) => [...ids].map((id) => ({ proposalId: id, reference: id }))
const ballot = (jurorId: string, text: string): RankedBallot => ({
  jurorId,
  order: [...text].map((id) => [id]),
})
const jury = (...texts: string[]) => texts.map((text, index) => ballot(`J${index}`, text))
const ranked = (ids: string, ballots: readonly RankedBallot[], pilots = 1, rule: RankRule = meanRank) =>
  ballotFairness(named(ids), { way: 'ranked', rule, ballots }, { pilots })
const because = (report: BallotFairness) =>
  report.lines.map(({ place, verdict, contests }) =>
    `${place} ${verdict} ${contests.map(({ by }) => by).join(' ')}`.trim(),
  )
const answer = (jurorId: string, pair: string, said: Comparison['answer'] = 'first'): Comparison => ({
  ...{ jurorId, firstId: pair[0]!, secondId: pair[1]!, answer: said },
})
const compared = (ids: string, comparisons: readonly Comparison[], pilots = 1) =>
  ballotFairness(named(ids), { way: 'pairwise', comparisons }, { pilots })

const permutation = fc.shuffledSubarray([...'ABCDE'], { minLength: 5 }).map((order) => order.join(''))
const part = fc.shuffledSubarray([...'ABCDE'], { minLength: 1 }).map((order) => order.join(''))

describe('figures for many turns', () => {
  it.each<[string, RankRule]>([
    ['mean place', meanRank],
    ['points behind', { by: 'borda', tieBreak: [] }],
    ['a table of points', { by: 'borda', points: [12, 10, 8], tieBreak: [] }],
    ['Schulze', { by: 'schulze', tieBreak: [] }],
  ])('are those of the exact rule, a juror drawn twice counting twice: %s', (_name, rule) => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
        (texts, counts) => {
          const ballots = jury(...texts)
          const on = [...'ABCDE'].filter((id) => texts.some((text) => text.includes(id)))
          const field = rankedField(rule, on, ballots)
          const countOf = (jurorId: string) => counts[Number(jurorId.slice(1))]!
          const drawn = ballots.flatMap((one) =>
            Array.from({ length: countOf(one.jurorId) }, (_, copy) => ({
              ...one,
              jurorId: `${one.jurorId}-${copy}`,
            })),
          )
          const exact = new Map(
            rankBallots({ rule, proposals: named(on), ballots: drawn }).map(({ proposalId, figure }) => [
              proposalId,
              figure,
            ]),
          )
          const totals = field.totalsOf(field.jurors.map(countOf))
          for (const [at, id] of on.entries()) {
            const figure = exact.get(id)
            if (!figure) continue
            expect(totals[at]).toBeCloseTo(toNumber(figure) * (rule.by === 'borda' ? 1 : -1), 8)
          }
        },
      ),
    )
  })

  it('are the strengths of the published fit, a juror drawn twice counting twice', () => {
    const words = fc.constantFrom<Comparison['answer']>('first', 'second', 'equal', 'skipped')
    const one = fc.tuple(fc.nat(3), fc.constantFrom('AB', 'AC', 'BC', 'CD', 'AD'), words)
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
        (said, counts) => {
          const comparisons = said.map(([juror, pair, word]) => answer(`J${juror}`, pair, word))
          const on = [...'ABCD']
          const field = pairwiseField(on, comparisons)
          const countOf = (jurorId: string) => counts[Number(jurorId.slice(1))]!
          const drawn = comparisons.flatMap((each) =>
            Array.from({ length: countOf(each.jurorId) }, () => each),
          )
          const exact = strengthsOf(on, drawn)
          const jurorCounts = field.jurors.map(countOf)
          const totals = field.totalsOf(jurorCounts)
          for (const [at, id] of on.entries())
            if (field.isSaid(jurorCounts, at))
              expect(totals[at]).toBeCloseTo(exact.means[exact.ids.indexOf(id)]!, 8)
        },
      ),
    )
  })
})

describe('lines', () => {
  it.each<[string, string, string[], string[]]>([
    ['all of one mind', 'ABC', ['ABC', 'ABC', 'ABC'], ['1 safe', '2 safe']],
    [
      'a single ballot says nothing of how firm it is',
      'ABC',
      ['ABC'],
      ['1 contested few-ballots', '2 contested few-ballots'],
    ],
    ['one juror too few', 'AB', ['AB', 'AB', 'BA'], ['1 contested jurors redraws']],
    ['all tied', 'AB', ['AB', 'BA'], ['1 contested tie']],
    ['only some were ranked by more than one', 'ABC', ['ABC', 'AB'], ['1 safe', '2 contested few-ballots']],
  ])('%s', (_name, ids, ballots, expected) => {
    expect(because(ranked(ids, jury(...ballots)))).toEqual(expected)
  })

  it('are contested where nobody has put two across it in an order', () => {
    const points: RankRule = { by: 'borda', points: [12, 10, 8], tieBreak: [] }
    // Alone on a ballot A has the middle place and 9 points, the three others 7⅓ on average.
    const [line] = ranked('ABCD', jury('A', 'A', 'BCD', 'CDB', 'DBC'), 1, points).lines
    expect(line?.contests.map(({ by }) => by)).toContain('no-overlap')
  })

  it('are contested by another rule under which another would stand above', () => {
    // A has the best mean place; B beats it head to head.
    const report = ranked('ABCD', jury('BACD', 'BACD', 'BACD', 'ACDB', 'ACDB'))
    expect(report.rows[0]).toMatchObject({ proposalId: 'A', place: 1 })
    expect(report.lines[0]?.contests).toContainEqual({ by: 'rules', rules: ['schulze'] })
    expect(report.lines[0]?.heldByRules).toEqual({ held: 1, rules: 2 })
  })

  it('of pairs are contested where the strengths are hardly told apart', () => {
    const firm = ['J0', 'J1', 'J2', 'J3', 'J4', 'J5'].flatMap((id) => [
      answer(id, 'AB'),
      answer(id, 'BC'),
      answer(id, 'AC'),
    ])
    expect(because(compared('ABC', firm))[0]).toBe('1 safe')
    expect(because(compared('ABC', [answer('J0', 'AB'), answer('J1', 'BC')]))[0]).toContain('strengths')
  })

  it('there are none without ballots, and nothing else breaks', () => {
    for (const report of [ranked('ABC', []), compared('ABC', []), compared('A', [])]) {
      expect(report).toMatchObject({ lines: [], rows: [], jurors: [], nextBallots: [], nextComparisons: [] })
    }
  })
})

describe('chances', () => {
  it('are near those of all ways to draw the jury', () => {
    const texts = ['ABC', 'ACB', 'BAC', 'CBA']
    const ballots = jury(...texts)
    let [first, draws] = [0, 0]
    for (let code = 0; code < 256; code += 1) {
      const drawn = [0, 1, 2, 3].map((at) => ({
        ...ballots[Math.floor(code / 4 ** at) % 4]!,
        jurorId: `J${at}`,
      }))
      const rows = rankBallots({ rule: meanRank, proposals: named('ABC'), ballots: drawn })
      if (rows.find(({ proposalId }) => proposalId === 'A')?.place === 1) first += 1
      draws += 1
    }
    const exact = first / draws
    const found = ranked('ABC', ballots).rows.find(({ proposalId }) => proposalId === 'A')!.places[0]!
    // Four standard errors of a thousand draws.
    expect(Math.abs(found - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 1000))
  })

  it('depend on nothing but what was said: not on names, nor on the order ballots came in', () => {
    fc.assert(
      fc.property(
        fc.array(permutation, { minLength: 2, maxLength: 5 }),
        permutation,
        fc.nat(),
        (texts, renamed, turn) => {
          const to = (id: string) => renamed['ABCDE'.indexOf(id)]!
          const plain = ranked('ABCDE', jury(...texts), 2)
          const others = texts.map((text, index) =>
            ballot(`X${(index * 7 + turn) % 11}`, [...text].map(to).join('')),
          )
          const other = ranked('EDCBA', [...others].reverse(), 2)
          const by = (report: BallotFairness, name: (id: string) => string) =>
            Object.fromEntries(
              report.rows.map(({ proposalId, award, places }) => [
                name(proposalId),
                [award, ...places].map((x) => x.toFixed(9)),
              ]),
            )
          expect(by(other, (id) => id)).toEqual(by(plain, to))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('of an award add up to the awards', () => {
    const rows = ranked('ABCD', jury('ABCD', 'BCDA', 'DCAB'), 2).rows
    expect(rows.reduce((sum, { award }) => sum + award, 0)).toBeCloseTo(2, 9)
  })
})

describe('jurors', () => {
  it('are put beside the order of the others', () => {
    const report = ranked('ABCD', jury('ABCD', 'ABCD', 'ABCD', 'DCBA'))
    const tau = new Map(report.jurors.map((juror) => [juror.jurorId, juror.tau]))
    expect(tau.get('J3')).toBe(-1)
    expect(report.jurors.filter((juror) => juror.tau === 1)).toHaveLength(3)
  })

  it('who compared: answers as the others order them, those expected, and circles', () => {
    const whole = ['AB', 'BC', 'AC']
    const others = ['J0', 'J1', 'J2'].flatMap((id) => whole.map((pair) => answer(id, pair)))
    const report = compared('ABC', [
      ...others,
      answer('K', 'AB'),
      answer('K', 'BC'),
      answer('K', 'AC', 'second'),
    ])
    const own = report.jurors.find(({ jurorId }) => jurorId === 'K')
    expect(own).toMatchObject({
      count: 3,
      circles: { circular: 1, threes: 1 },
      withOthers: { answers: 3, same: 2 },
    })
    expect(own!.withOthers!.expected).toBeGreaterThan(2)
    expect(own!.withOthers!.expected).toBeLessThan(3)
  })
})

it('one more answer settles most about two at the line who were hardly compared', () => {
  const sure = ['J0', 'J1', 'J2', 'J3'].flatMap((id) => [answer(id, 'AC'), answer(id, 'BC')])
  const [next] = compared('ABC', [...sure, answer('J0', 'AB')]).nextComparisons
  expect([next?.above, next?.below].sort()).toEqual(['A', 'B'])
  expect(next!.doubtAfter).toBeLessThan(next!.doubt)
})

describe('a tie without a juror', () => {
  const bands = (report: BallotFairness) => report.rows.map(({ withoutOne }) => withoutOne)
  const moving = ({ lines }: BallotFairness) =>
    lines[0]!.contests.flatMap((one) => (one.by === 'jurors' ? one.jurors : []))

  it('contests the line, and each takes both places, in the report and in the ranking', () => {
    const ballots = jury('ABC', 'BAC', 'ABC')
    const report = ranked('ABC', ballots)
    expect([moving(report), bands(report)]).toEqual([
      ['J0', 'J2'],
      [
        [1, 2],
        [1, 2],
        [3, 3],
      ],
    ])
    const rank = (some: readonly RankedBallot[]) =>
      rankBallots({ rule: meanRank, proposals: named('ABC'), ballots: some })
    expect(placeBands(ballots, rank)).toEqual({ A: [1, 2], B: [1, 2], C: [3, 3] })
  })

  it('does not where the tie rule parts it', () => {
    const report = ranked('ABC', jury('ABC', 'ABC', 'BCA', 'ABC'))
    expect([moving(report), bands(report)[0]]).toEqual([[], [1, 1]])
  })
})
