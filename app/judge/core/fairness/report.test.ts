import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanOfJurorMeans, type Aggregation, type Sheet } from '#app/publish/core/aggregation.ts'
import { fraction, multiply, type Fraction } from '#app/platform/fraction.ts'
import { rankContenders, type RankedCriterion } from '../ranking.ts'
import { createDraw } from './random.ts'
import type { JudgedContender } from '../without-juror.ts'
import { fairnessReport, type FairnessReport } from './report.ts'

const criteria: RankedCriterion[] = [
  { id: 'impact', weight: fraction(60), worst: fraction(0), best: fraction(10), minimum: null },
  { id: 'plan', weight: fraction(40), worst: fraction(0), best: fraction(10), minimum: null },
]

const limits = { minimum: null, belowMinimum: 'marked' } as const

/** Points on both criteria by juror; one number counts for both. */
type Table = Record<string, Record<string, number | readonly [number | null, number | null]>>

function contendersOf(table: Table): JudgedContender[] {
  const points = (value: number | null): Fraction | null =>
    value === null ? null : fraction(Math.round(value * 100), 100)
  return Object.entries(table).map(([proposalId, own]) => ({
    ...{ proposalId, reference: proposalId, jurors: Object.keys(own) },
    sheets: Object.values(own).map((given): Sheet => {
      const [impact, plan] = typeof given === 'number' ? [given, given] : given
      return { impact: points(impact), plan: points(plan) }
    }),
  }))
}

function report(
  contenders: JudgedContender[],
  {
    pilots = 1,
    rule = meanOfJurorMeans,
    of = criteria,
  }: { pilots?: number; rule?: Aggregation; of?: RankedCriterion[] } = {},
): FairnessReport {
  const ranked = { ...limits, criteria: of, rule, tieBreak: [] }
  const ranking = rankContenders({ ...ranked, contenders })
  return fairnessReport({ ...ranked, contenders, ranking, pilots })
}

const verdicts = ({ lines }: FairnessReport) =>
  lines.map(({ place, verdict, contests }) => [place, verdict, ...contests.map(({ by }) => by)])

describe('the verdict of a line', () => {
  it('is safe where nothing moves it', () => {
    const clear = { A: { a: 9, b: 9, c: 8 }, B: { a: 5, b: 6, c: 5 }, C: { a: 1, b: 2, c: 1 } }
    expect(verdicts(report(contendersOf(clear)))).toEqual([
      [1, 'safe'],
      [2, 'safe'],
    ])
  })

  it('is contested by a tie', () => {
    const tied = { A: { a: 9, b: 8 }, B: { a: 8, b: 9 }, C: { a: 1, b: 1 } }
    expect(verdicts(report(contendersOf(tied)))[0]).toContain('tie')
  })

  it('is contested where a proposal at the line has a single review', () => {
    const single = { A: { a: 9, b: 9 }, B: { a: 5 }, C: { a: 1, b: 1 } }
    expect(verdicts(report(contendersOf(single)))).toEqual([
      [1, 'contested', 'few-reviews'],
      [2, 'contested', 'few-reviews'],
    ])
  })

  it('names the juror without whom it would be another', () => {
    const one = { A: { a: 6, b: 6, c: 6 }, B: { a: 6.5, b: 6.5, c: 2 }, C: { a: 1, b: 1, c: 1 } }
    const contests = report(contendersOf(one)).lines[0]!.contests
    expect(contests).toContainEqual({ by: 'jurors', jurors: ['c'] })
  })

  it('is contested where the sheets drawn anew often give another', () => {
    const close = {
      A: { a: 9, b: 3, c: 7, d: 6 },
      B: { a: 3, b: 9, c: 6, d: 6 },
      C: { a: 0, b: 0, c: 0, d: 0 },
    }
    const { lines } = report(contendersOf(close))
    expect(lines[0]!.contests.map(({ by }) => by)).toContain('redraws')
    expect(lines[0]!.heldInRedraws).toBeGreaterThan(0.3)
    expect(lines[0]!.heldInRedraws).toBeLessThan(0.8)
  })

  it('names the criterion that decides alone', () => {
    const traded = {
      A: { a: [9, 1], b: [9, 1], c: [9, 1] },
      B: { a: [2, 10], b: [2, 10], c: [2, 10] },
      C: { a: [0, 0], b: [0, 0], c: [0, 0] },
    } satisfies Table
    const contest = report(contendersOf(traded)).lines[0]!.contests.find(({ by }) => by === 'weights')
    expect(contest).toMatchObject({
      criteria: [
        { criterionId: 'impact', direction: 'less' },
        { criterionId: 'plan', direction: 'more' },
      ],
    })
  })

  it('is contested where another would stand there without the strictness of its jurors', () => {
    // Strict c reads A and not B, mild d reads B and not A; everybody else reads both of many.
    const table: Table = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => {
        const truth = 2 + (index % 5) * 0.5
        return [`p${index}`, { a: truth, b: truth, c: truth - 2, d: truth + 2 }]
      }),
    )
    table['A'] = { a: 8, b: 8, c: 6 }
    table['B'] = { a: 7.5, b: 7.5, d: 9.5 }
    const { lines, rows, severity } = report(contendersOf(table))
    expect(severity.jurors[0]?.juror).toBe('c')
    expect(rows.map(({ proposalId, adjustedPlace }) => [proposalId, adjustedPlace]).slice(0, 2)).toEqual([
      ['B', 2],
      ['A', 1],
    ])
    expect(lines[0]!.contests.map(({ by }) => by)).toContain('severity')
  })
})

it('finalists stand before the others, whatever those have', () => {
  const table: Table = { A: { a: 5, b: 6 }, B: { a: 4, b: 4 }, C: { a: 9, b: 9 }, D: { a: 8, b: 8 } }
  const contenders = contendersOf(table).map((one) => ({ ...one, isFinalist: one.proposalId < 'C' }))
  const { rows, lines } = report(contenders, { pilots: 2 })
  expect(rows.map(({ proposalId, adjustedPlace, award }) => [proposalId, adjustedPlace, award])).toEqual([
    ['A', 1, 1],
    ['B', 2, 1],
    ['C', 3, 0],
    ['D', 4, 0],
  ])
  expect(lines.map(({ verdict }) => verdict)).toEqual(['safe', 'safe', 'safe'])
})

describe('what there is little of has a stated rule', () => {
  it.each<[string, Table]>([
    ['no reviews', {}],
    ['one proposal', { A: { a: 5, b: 6 } }],
    ['one juror only', { A: { a: 5 }, B: { a: 7 }, C: { a: 2 } }],
    ['one review each', { A: { a: 5 }, B: { b: 7 }, C: { c: 2 }, D: { d: 9 } }],
    ['no overlap', { A: { a: 5, b: 6 }, B: { c: 7, d: 9 }, C: { e: 2, f: 3 } }],
    ['all tied', { A: { a: 5, b: 5, c: 5 }, B: { a: 5, b: 5, c: 5 }, C: { a: 5, b: 5, c: 5 } }],
    ['nobody could judge', { A: { a: [null, null] }, B: { a: [null, 3], b: [4, null] }, C: {} }],
  ])('%s: no figure is none, and raw is adjusted', (_, table) => {
    const found = report(contendersOf(table))
    expect(figuresOf(found).every(Number.isFinite)).toBe(true)
    for (const { place, adjustedPlace, total, adjustedTotal } of found.rows) {
      expect(adjustedPlace).toBe(place)
      expect(adjustedTotal).toBe(total)
    }
    expect(found.severity.withheld).not.toBeNull()
    expect(found.lines.every(({ verdict }) => verdict === 'contested')).toBe(true)
  })

  it('leaves out who has no total, and says how many', () => {
    const { rows, without, single } = report(
      contendersOf({ A: { a: 5 }, B: { a: [null, null] }, C: { a: 3, b: 3 } }),
    )
    expect([rows.length, without, single]).toEqual([2, 1, 1])
  })
})

describe('whatever the scores', () => {
  const seeds = fc.integer({ min: 1, max: 1e9 })
  const rules = fc.constantFrom<Aggregation[]>(
    meanOfJurorMeans,
    { ...meanOfJurorMeans, panel: { by: 'median' } },
    { ...meanOfJurorMeans, first: 'criteria', panel: { by: 'trimmed', highest: 1, lowest: 1 } },
  )

  it('the order of rows and names change nothing', () => {
    fc.assert(
      fc.property(seeds, rules, fc.infiniteStream(fc.nat()), (seed, rule, numbers) => {
        const own = randomContenders(seed)
        // Another name for everybody, and everything in another order.
        const renamed = (name: string) => `${name.length}${[...name].reverse().join('')}z`
        const shuffled = <Item>(items: readonly Item[]) =>
          items
            .map((item) => ({ item, key: Number(numbers.next().value) }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item)
        const other = shuffled(own).map((one) => {
          const pairs = shuffled(one.jurors.map((juror, index) => ({ juror, sheet: one.sheets[index]! })))
          return {
            ...{ proposalId: renamed(one.proposalId), reference: renamed(one.reference) },
            ...{ jurors: pairs.map(({ juror }) => renamed(juror)), sheets: pairs.map(({ sheet }) => sheet) },
          }
        })
        const [found, again] = [
          report(own, { pilots: 2, rule }),
          report(other, { pilots: 2, rule, of: shuffled(criteria) }),
        ]
        const plain = ({ lines }: FairnessReport, nameOf: (name: string) => string) =>
          lines.map(({ contests, ...line }) => ({
            ...line,
            contests: contests.map((one) =>
              one.by === 'jurors'
                ? { ...one, jurors: one.jurors.map(nameOf).sort() }
                : one.by === 'weights'
                  ? {
                      ...one,
                      criteria: [...one.criteria].sort((a, b) =>
                        `${a.criterionId}${a.direction}` < `${b.criterionId}${b.direction}` ? -1 : 1,
                      ),
                    }
                  : one,
            ),
          }))
        expect(plain(again, (name) => name)).toEqual(plain(found, renamed))
        for (const row of found.rows) {
          const same = again.rows.find(({ proposalId }) => proposalId === renamed(row.proposalId))!
          expect([same.place, same.places, same.award, same.adjustedPlace]).toEqual([
            row.place,
            row.places,
            row.award,
            row.adjustedPlace,
          ])
          expect(same.adjustedTotal).toBeCloseTo(row.adjustedTotal, 8)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('weights in another unit change nothing where they are shares', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 50 }), (seed, unit) => {
        const own = randomContenders(seed)
        const scaled = criteria.map((one) => ({ ...one, weight: multiply(one.weight, fraction(unit)) }))
        const places = ({ rows }: FairnessReport) =>
          rows.map(({ proposalId, place, adjustedPlace }) => [proposalId, place, adjustedPlace])
        expect(places(report(own, { of: scaled }))).toEqual(places(report(own)))
      }),
      { numRuns: 40 },
    )
  })

  it('chances add up: one at each place or shared, as many awards as there are pilots, and no figure is none', () => {
    fc.assert(
      fc.property(seeds, rules, fc.integer({ min: 1, max: 4 }), (seed, rule, pilots) => {
        const found = report(randomContenders(seed), { pilots, rule })
        expect(figuresOf(found).every(Number.isFinite)).toBe(true)
        const awards = found.rows.reduce((sum, { award }) => sum + award, 0)
        expect(awards).toBeCloseTo(Math.min(pilots, found.rows.length), 6)
        for (const { places, award } of found.rows) {
          expect(places.every((chance) => chance >= 0 && chance <= 1)).toBe(true)
          expect(award).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(found.rows.reduce((sum, { places }) => sum + places[0]!, 0)).toBeGreaterThanOrEqual(1 - 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  it('who has the same sheets has the same chances', () => {
    const twins = { ...{ A: { a: 5, b: 8 } }, B: { c: 8, d: 5 }, C: { a: 6, b: 6 } }
    const { rows } = report(contendersOf(twins))
    const [a, b] = ['A', 'B'].map((name) => rows.find(({ proposalId }) => proposalId === name))
    expect(a?.places).toEqual(b?.places)
    expect(a?.award).toBe(b?.award)
  })
})

it('one more review is asked for where it settles most: at the line, of the proposal with few', () => {
  const draw = createDraw(5)
  const table: Table = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `p${index}`,
      Object.fromEntries(['a', 'b', 'c', 'd'].map((juror) => [juror, 1 + (index % 4) + 2 * draw()])),
    ]),
  )
  table['first'] = { a: 9, b: 9, c: 9, d: 9 }
  table['second'] = { a: 7.5, b: 8 }
  table['third'] = { a: 7, b: 7.5, c: 7, d: 8 }
  const { next } = report(contendersOf(table), { pilots: 2 })
  expect(next[0]?.proposal).toBe('second')
  for (const { doubt, doubtAfter } of next) expect(doubtAfter).toBeLessThan(doubt)
})

function randomContenders(seed: number): JudgedContender[] {
  const draw = createDraw(seed)
  const table: Table = {}
  for (let proposal = 0; proposal < 7; proposal += 1) {
    const own: Record<string, [number | null, number | null]> = {}
    for (const juror of ['ann', 'ben', 'cai', 'dag'])
      if (draw() < 0.7) own[juror] = [points(), draw() < 0.1 ? null : points()]
    table[`p${proposal}`] = own
  }
  return contendersOf(table)

  function points() {
    return Math.floor(draw() * 11)
  }
}

/** Every number in it, however deep. */
function figuresOf(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(figuresOf)
}
