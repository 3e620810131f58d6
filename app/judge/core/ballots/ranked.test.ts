import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, toExactText } from '#app/platform/fraction.ts'
import { grouped } from '../grouped.ts'
import { placeBands } from './placing.ts'
import { meanRank, rankBallots, rankRuleSchema, type RankedBallot, type RankRule } from './ranked.ts'

const borda: RankRule = { by: 'borda', tieBreak: ['head-to-head'] }
const schulze: RankRule = { by: 'schulze', tieBreak: [] }
const named = (ids: string) => [...ids].map((id) => ({ proposalId: id, reference: id }))
/** "ABC" is a strict order, "A(BC)" puts B and C on one step. */
const ballot = (jurorId: string, text: string): RankedBallot => ({
  jurorId,
  order: (text.match(/\([A-Z]+\)|[A-Z]/g) ?? []).map((step) => [...step.replace(/[()]/g, '')]),
})
const jury = (...texts: string[]) => texts.map((text, index) => ballot(`J${index}`, text))
const said = (rule: RankRule, ids: string, ballots: readonly RankedBallot[]) =>
  rankBallots({ rule, proposals: named(ids), ballots })
    .map(
      ({ proposalId, place, figure }) => `${proposalId}${place ?? '–'}:${figure ? toExactText(figure) : '–'}`,
    )
    .join(' ')

describe('rules', () => {
  it.each<[string, RankRule, string, string[], string]>([
    ['mean place', meanRank, 'ABC', ['ABC', 'ACB', 'BAC'], 'A1:4/3 B2:2/1 C3:8/3'],
    ['all equal are equal', meanRank, 'ABC', ['(ABC)', '(ABC)'], 'A1:2/1 B1:2/1 C1:2/1'],
    ['a step shares its places', meanRank, 'ABC', ['A(BC)'], 'A1:1/1 B2:5/2 C2:5/2'],
    // 2 of 4: places 1 and 2 count as 3/2 and 7/2.
    ['a short ballot is stretched', meanRank, 'ABCD', ['AB'], 'A1:3/2 B2:7/2 C–:– D–:–'],
    ['the only one is the middle', meanRank, 'ABC', ['A'], 'A1:2/1 B–:– C–:–'],
    ['points behind', borda, 'ABC', ['ABC', 'ACB'], 'A1:2/1 B2:1/2 C2:1/2'],
    [
      'a table of points',
      { ...borda, points: [12, 10, 8] },
      'ABCD',
      ['ABCD', 'BACD'],
      'A1:11/1 B1:11/1 C3:8/1 D4:0/1',
    ],
    // Place 3/2 lies halfway between 12 and 10.
    [
      'between two places of the table',
      { ...borda, points: [12, 10] },
      'ABCD',
      ['AB'],
      'A1:11/1 B2:0/1 C–:– D–:–',
    ],
    [
      'the Condorcet winner, no favourite of the mean',
      schulze,
      'ABC',
      ['ABC', 'ABC', 'BCA', 'BCA', 'ABC'],
      'A1:0/1 B2:1/1 C3:2/1',
    ],
    ['a circle is a tie', schulze, 'ABC', ['ABC', 'BCA', 'CAB'], 'A1:0/1 B1:0/1 C1:0/1'],
    ['nobody has ranked anything', meanRank, 'AB', [], 'A–:– B–:–'],
  ])('%s', (_name, rule, ids, ballots, result) => {
    expect(said(rule, ids, jury(...ballots))).toBe(result)
  })

  it('Schulze agrees with the example of 45 voters in his paper: E, A, C, B, D', () => {
    const ballots = [
      ...[
        ...Array<string>(5).fill('ACBED'),
        ...Array<string>(5).fill('ADECB'),
        ...Array<string>(8).fill('BEDAC'),
      ],
      ...[
        ...Array<string>(3).fill('CABED'),
        ...Array<string>(7).fill('CAEBD'),
        ...Array<string>(2).fill('CBADE'),
      ],
      ...[...Array<string>(7).fill('DCEBA'), ...Array<string>(8).fill('EBADC')],
    ]
    expect(said(schulze, 'ABCDE', jury(...ballots))).toBe('E1:0/1 A2:1/1 C3:2/1 B4:3/1 D5:4/1')
  })

  it('says what puts one of a tie before the next', () => {
    const rows = (rule: RankRule, ...texts: string[]) =>
      rankBallots({ rule, proposals: named('ABC'), ballots: jury(...texts) }).map(
        ({ proposalId, place, isTied, tieBreak }) => [proposalId, place, isTied, tieBreak],
      )
    // A and B share a mean place of 5/3, and two of three put B first.
    expect(rows(meanRank, 'BAC', 'BAC', 'ACB')).toEqual([
      ['B', 1, true, 'head-to-head'],
      ['A', 1, true, null],
      ['C', 3, false, null],
    ])
    expect(rows(meanRank, 'ABC', 'BAC')).toEqual([
      ['A', 1, true, 'nothing'],
      ['B', 1, true, null],
      ['C', 3, false, null],
    ])
  })
})

type Panel = { readonly entries: readonly { entry: string; ranks: (number | null)[]; points: number }[] }
const panels = () => {
  const file = fileURLToPath(new URL('../../../../test/fixtures/open/jury-ranks.json.gz', import.meta.url))
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Panel[]
}
const pointsOfPlace = [12, 10, 8, 7, 6, 5, 4, 3, 2, 1]

describe('168 juries of 2016 and 2017', () => {
  const ranked = panels().map(({ entries }) => {
    const jurors = entries[0]?.ranks.map((_, index) => index) ?? []
    const ballots = jurors.map((juror) => {
      const own = entries.flatMap(({ entry, ranks }) => {
        const rank = ranks[juror] ?? null
        return rank === null ? [] : [{ entry, rank }]
      })
      const order = own.sort((a, b) => a.rank - b.rank).map(({ entry }) => [entry])
      return { jurorId: `J${juror}`, order }
    })
    const proposals = entries.map(({ entry }) => ({ proposalId: entry, reference: entry }))
    const points = new Map(entries.map(({ entry, points: published }) => [entry, published]))
    const rows = rankBallots({ rule: meanRank, proposals, ballots })
    return rows.map((row) => ({ ...row, published: points.get(row.proposalId) ?? 0 }))
  })

  it('have the published points exactly where no place of the first ten is shared', () => {
    const untied = ranked.filter((rows) => rows.every(({ place, isTied }) => !isTied || (place ?? 0) > 10))
    expect(untied).toHaveLength(66)
    for (const rows of untied)
      expect(rows.map(({ published }) => published)).toEqual(rows.map((_, at) => pointsOfPlace[at] ?? 0))
  })

  it('and where places are shared, each tie holds just the points of the places it takes', () => {
    expect(ranked).toHaveLength(168)
    for (const rows of ranked) {
      for (const [place, tie] of grouped(rows, (row) => row.place ?? 0)) {
        const taken = tie.map((_, at) => pointsOfPlace[place - 1 + at] ?? 0)
        expect(tie.map(({ published }) => published).sort((a, b) => b - a)).toEqual(taken)
      }
    }
  })
})

const ids = 'ABCDEF'
const rules = fc.constantFrom<RankRule>(meanRank, borda, { ...borda, points: [5, 3, 1] }, schulze)
/** Orders of some of the proposals, some of them equal. */
const someBallots = fc
  .array(
    fc
      .record({
        order: fc.shuffledSubarray([...ids], { minLength: 1 }),
        joined: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      })
      .map(({ order, joined }) =>
        order.reduce<string[][]>((steps, id, at) => {
          if (at > 0 && joined[at]) steps.at(-1)?.push(id)
          else steps.push([id])
          return steps
        }, []),
      ),
    { maxLength: 6 },
  )
  .map((orders) => orders.map((order, index) => ({ jurorId: `J${index}`, order })))

describe('whatever the ballots', () => {
  const result = (rule: RankRule, ballots: readonly RankedBallot[], proposals = named(ids)) =>
    new Map(
      rankBallots({ rule, proposals, ballots }).map((row) => [
        row.proposalId,
        [row.place, row.figure && toExactText(row.figure), row.isTied, row.ballots],
      ]),
    )

  it('the order in which ballots and proposals come changes nothing', () => {
    fc.assert(
      fc.property(rules, someBallots, (rule, ballots) => {
        expect(result(rule, [...ballots].reverse(), named(ids).reverse())).toEqual(result(rule, ballots))
      }),
    )
  })

  it('other names give the same places under other names', () => {
    fc.assert(
      fc.property(
        rules,
        someBallots,
        fc.shuffledSubarray([...ids], { minLength: 6 }),
        (rule, ballots, names) => {
          const renamed = (id: string) => names[ids.indexOf(id)] ?? id
          const others = ballots.map((one) => ({ ...one, order: one.order.map((step) => step.map(renamed)) }))
          const plain = result(rule, ballots)
          const turned = result(rule, others)
          for (const id of ids) expect(turned.get(renamed(id))).toEqual(plain.get(id))
        },
      ),
    )
  })

  it('whom every juror puts first is first, alone', () => {
    fc.assert(
      fc.property(rules, someBallots, (rule, ballots) => {
        fc.pre(ballots.length > 0)
        const agreed = ballots.map(({ jurorId, order }) => {
          const rest = order.map((step) => step.filter((id) => id !== 'A')).filter(({ length }) => length > 0)
          return {
            jurorId,
            order: [['A'], ...rest, [...ids].filter((id) => !order.flat().includes(id) && id !== 'A')],
          }
        })
        const rows = rankBallots({ rule, proposals: named(ids), ballots: agreed })
        expect(rows[0]).toMatchObject({ proposalId: 'A', place: 1, isTied: false })
      }),
    )
  })

  it('a juror who ranked nothing that takes part changes nothing, and a missing rank is no last place', () => {
    fc.assert(
      fc.property(rules, someBallots, (rule, ballots) => {
        const idle = [
          { jurorId: 'X', order: [] },
          { jurorId: 'Y', order: [['elsewhere']] },
        ]
        expect(result(rule, [...ballots, ...idle])).toEqual(result(rule, ballots))
      }),
    )
  })

  it('a place is shared exactly by those with equal figures', () => {
    fc.assert(
      fc.property(rules, someBallots, (rule, ballots) => {
        const rows = rankBallots({ rule, proposals: named(ids), ballots })
        for (const a of rows)
          for (const b of rows)
            if (a.figure && b.figure) expect(a.place === b.place).toBe(compare(a.figure, b.figure) === 0)
      }),
    )
  })

  it('bands hold the place itself', () => {
    fc.assert(
      fc.property(rules, someBallots, (rule, ballots) => {
        const rank = (some: readonly RankedBallot[]) =>
          rankBallots({ rule, proposals: named(ids), ballots: some })
        const bands = placeBands(ballots, rank)
        for (const { proposalId, place } of rank(ballots)) {
          const band = bands[proposalId]
          if (place === null || !band) continue
          expect(band[0] <= place && place <= band[1]).toBe(true)
        }
      }),
    )
  })
})

it('a rule is checked as data', () => {
  expect(rankRuleSchema.safeParse({ by: 'borda', points: [12, 10] }).data).toEqual({
    ...{ by: 'borda', points: [12, 10], tieBreak: ['head-to-head'] },
  })
  expect(rankRuleSchema.safeParse({ by: 'plurality' }).success).toBe(false)
  expect(rankRuleSchema.safeParse({ by: 'borda', points: [1.5] }).success).toBe(false)
})
