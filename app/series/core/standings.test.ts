import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction, toExactText, type Fraction } from '#app/platform/fraction.ts'
import { decimal } from '#app/platform/rounding.ts'
import type { Attempt, ResultStatus } from './measured.ts'
import { publishedBody, publishedSchema } from './published.ts'
import type { Round } from './rounds.ts'
import { gapsOf, scoredRounds, tablesThrough, type Confirmed, type SeriesFacts } from './series-table.ts'
import { standingsOf } from './standings.ts'
import type { StandingsRule } from './standings-rule.ts'

const of = (text: string): Fraction => decimal(text) ?? fraction(0)
const measured = (text: string, penalty = '0'): Attempt => ({
  ...{ number: 1, status: 'measured' },
  value: of(text),
  penalty: of(penalty),
})
const failed = (status: Exclude<ResultStatus, 'measured'>): Attempt => ({
  ...{ number: 1, status },
  ...{ value: null, penalty: of('0') },
})

const rule: StandingsRule = {
  counts: 'places',
  points: [10, 8, 6, 5, 4, 3, 2, 1],
  ...{ juryPercent: 0, bestOf: null, together: 'sum', missing: 'unplaced' },
  ...{ notFinished: 'zero', disqualified: 'zero', isFurtherFirst: false },
  ties: ['wins', 'last-round', 'measured'],
}

const round = (id: string, given: Partial<Round> = {}): Round => ({
  ...{ id, kind: 'qualification', name: id, advances: null, discipline: 'Course', unit: 's' },
  ...{ better: 'smaller', decimals: 2, attempts: 1, counting: 'best', isJudged: false },
  ...{ worst: of('100'), best: of('0') },
  ...given,
})

/** `{ 1: ['12', '14'] }`: team 1 had 12 in the first round and 14 in the second; null is nothing entered. */
function factsOf(
  results: Readonly<Record<number, readonly (string | Attempt | null)[]>>,
  given: Partial<Omit<SeriesFacts, 'confirmed' | 'teams'>> = {},
): SeriesFacts {
  const count = Math.max(...Object.values(results).map(({ length }) => length))
  const rounds = given.rounds ?? Array.from({ length: count }, (_, index) => round(`r${index + 1}`))
  const confirmed: Confirmed = new Map(
    rounds.map(({ id }, index) => [
      id,
      new Map(
        Object.entries(results).flatMap(([team, row]) => {
          const cell = row[index] ?? null
          if (cell === null) return []
          return [
            [Number(team), { attempts: [typeof cell === 'string' ? measured(cell) : cell], sheets: [] }],
          ]
        }),
      ),
    ]),
  )
  const teams = Object.keys(results).map((team) => ({ number: Number(team), isWithdrawn: false }))
  return { rule, criteria: [], ...given, rounds, teams, confirmed }
}

const tableOf = (facts: SeriesFacts) =>
  standingsOf(scoredRounds(facts), facts.rule).map(({ team, place, total, tie }) => [
    team,
    place,
    total && toExactText(total),
    tie,
  ])

describe('points by place', () => {
  it('are given round by round and added', () => {
    const facts = factsOf({ 1: ['20', '20'], 2: ['10', '15'], 3: ['30', '10'] })
    expect(tableOf(facts)).toEqual([
      [2, 1, '18/1', null],
      [3, 2, '16/1', null],
      [1, 3, '14/1', null],
    ])
  })

  it('are the same for those who share a place, and the place after them is left out', () => {
    const facts = factsOf({ 1: ['10'], 2: ['10'], 3: ['11'] })
    expect(tableOf(facts)).toEqual([
      [1, 1, '10/1', 'shared'],
      [2, 1, '10/1', 'shared'],
      [3, 3, '6/1', null],
    ])
  })

  it('end with the list', () => {
    const facts = factsOf({ 1: ['1'], 2: ['2'], 3: ['3'] }, { rule: { ...rule, points: [3] } })
    expect(tableOf(facts).map(([, , total]) => total)).toEqual(['3/1', '0/1', '0/1'])
  })
})

describe('the same total', () => {
  // 10 + 6 and 8 + 8: one has won a round, the other has not.
  const wins = { 1: ['10', '30'], 2: ['20', '20'], 3: ['30', '10'] } as const

  it('is parted by more wins', () => {
    expect(tableOf(factsOf(wins, { rule: { ...rule, ties: ['wins'] } }))).toEqual([
      [1, 1, '16/1', 'shared'],
      [3, 1, '16/1', 'shared'],
      [2, 3, '16/1', 'wins'],
    ])
  })

  it('is parted by the last round after that', () => {
    expect(tableOf(factsOf(wins)).map(([team, place, , tie]) => [team, place, tie])).toEqual([
      [3, 1, 'last-round'],
      [1, 2, 'last-round'],
      [2, 3, 'wins'],
    ])
  })

  it('is parted by the better measured value of the last round where its points are equal too', () => {
    const facts = factsOf(
      { 1: ['31'], 2: ['30'], 3: ['10'], 4: ['20'] },
      { rule: { ...rule, points: [10, 8], ties: ['wins', 'last-round', 'measured'] } },
    )
    expect(tableOf(facts).slice(2)).toEqual([
      [2, 3, '0/1', 'measured'],
      [1, 4, '0/1', 'measured'],
    ])
  })

  it('is a shared place where the rule has nothing to part it', () => {
    const places = tableOf(factsOf(wins, { rule: { ...rule, ties: [] } })).map(([, place]) => place)
    expect(places).toEqual([1, 1, 1])
  })
})

describe('shares of the way', () => {
  const shares: StandingsRule = {
    ...rule,
    counts: 'shares',
    points: [],
    together: 'mean',
    missing: 'left-out',
  }

  it('are exact, and a third stays a third', () => {
    const facts = factsOf(
      { 1: ['10'], 2: ['20'] },
      { rule: shares, rounds: [round('r1', { worst: of('30'), best: of('0') })] },
    )
    expect(tableOf(facts)).toEqual([
      [1, 1, '200/3', null],
      [2, 2, '100/3', null],
    ])
  })

  it('take the jury in by its percent, the mean of the jurors that could judge', () => {
    const criteria = [{ id: 'c', weight: of('1'), worst: of('0'), best: of('10') }]
    const rounds = [round('r1', { isJudged: true, worst: of('100'), best: of('0') })]
    const confirmed: Confirmed = new Map([
      [
        'r1',
        new Map([
          [1, { attempts: [measured('50')], sheets: [{ c: of('10') }, { c: of('5') }, { c: null }] }],
          // Nobody could judge it: the measured part counts alone, not with a jury of zero.
          [2, { attempts: [measured('40')], sheets: [{ c: null }] }],
        ]),
      ],
    ])
    const facts = { ...factsOf({ 1: [], 2: [] }, { rounds, criteria }), confirmed }
    const judged = { ...facts, rule: { ...shares, juryPercent: 40 } }
    // 60 % of 50 and 40 % of 75.
    expect(tableOf(judged)).toEqual([
      [2, 1, '60/1', 'measured'],
      [1, 2, '60/1', 'measured'],
    ])
    expect(scoredRounds(judged).flatMap((each) => gapsOf(each, judged, 3))).toEqual([
      { code: 'sheet-missing', team: 2 },
    ])
  })
})

describe('what is missing', () => {
  const mean: StandingsRule = { ...rule, together: 'mean', missing: 'left-out' }
  const results = { 1: ['10', null], 2: ['20', '10'] } as const

  it('is left out of the mean and no zero', () => {
    expect(tableOf(factsOf(results, { rule: mean }))).toEqual([
      [1, 1, '10/1', null],
      [2, 2, '9/1', null],
    ])
  })

  it('is a zero where the rule says so', () => {
    expect(tableOf(factsOf(results, { rule: { ...mean, missing: 'zero' } }))).toEqual([
      [2, 1, '9/1', null],
      [1, 2, '5/1', null],
    ])
  })

  it('leaves a team without a place where the rule wants every round', () => {
    expect(tableOf(factsOf(results, { rule: { ...mean, missing: 'unplaced' } }))).toEqual([
      [2, 1, '9/1', null],
      [1, null, null, null],
    ])
  })

  it('is not what the best rounds need', () => {
    const best = { ...rule, bestOf: 1 }
    expect(tableOf(factsOf(results, { rule: best })).map(([team, , total]) => [team, total])).toEqual([
      [2, '10/1'],
      [1, '10/1'],
    ])
  })

  it('is an attempt that did not finish only where the rule says so', () => {
    const facts = (notFinished: 'zero' | 'missing') =>
      factsOf({ 1: [failed('did_not_finish')], 2: ['9'] }, { rule: { ...rule, notFinished } })
    expect(tableOf(facts('zero'))[1]).toEqual([1, 2, '0/1', null])
    expect(tableOf(facts('missing'))[1]).toEqual([1, null, null, null])
    expect(tableOf(factsOf({ 1: [failed('did_not_start')], 2: ['9'] }))[1]).toEqual([1, null, null, null])
    expect(tableOf(factsOf({ 1: [failed('disqualified')], 2: ['9'] }))[1]).toEqual([1, 2, '0/1', null])
  })
})

describe('a final', () => {
  const rounds = [round('q', { advances: 2 }), round('f', { kind: 'final' })]

  it('is for those who went on, with everybody who shares the last place', () => {
    const scored = scoredRounds(factsOf({ 1: ['1'], 2: ['2'], 3: ['2'], 4: ['3'] }, { rounds }))
    expect(scored[1]?.scores.map(({ team }) => team)).toEqual([1, 2, 3])
    const facts = factsOf({ 1: ['1'] }, { rounds })
    expect(scored.slice(1).flatMap((each) => gapsOf(each, facts, 0))).toHaveLength(3)
  })

  it('is nobody’s missing round who was not to be in it, and places them after the finalists where the rule says so', () => {
    const facts = factsOf(
      { 1: ['1', '9'], 2: ['2', '8'], 3: ['3'] },
      { rounds, rule: { ...rule, points: [10, 8, 7] } },
    )
    const further = { ...facts, rule: { ...facts.rule, together: 'mean', isFurtherFirst: true } as const }
    expect(tableOf(further)).toEqual([
      [2, 1, '9/1', 'last-round'],
      [1, 2, '9/1', 'last-round'],
      [3, 3, '7/1', null],
    ])
  })

  it('has a team that withdrew in between no more, and keeps what it did before', () => {
    const facts = factsOf({ 1: ['1'], 2: ['2', '8'], 3: ['3'] }, { rounds })
    const teams = facts.teams.map((team) => ({ ...team, isWithdrawn: team.number === 1 }))
    const scored = scoredRounds({ ...facts, teams })
    expect(scored.map(({ scores }) => scores.map(({ team }) => team))).toEqual([[1, 2, 3], [2]])
  })

  it('keeps whoever was let in, whatever is corrected afterwards in the round before', () => {
    const scored = scoredRounds(factsOf({ 1: ['1'], 2: ['2'], 3: ['3', '9'] }, { rounds }))
    expect(scored[1]?.scores.map(({ team }) => team)).toEqual([1, 2, 3])
  })
})

describe('for any results', () => {
  const cell = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }).map((value) => measured(String(value))) },
    fc.constantFrom(failed('did_not_start'), failed('did_not_finish'), failed('disqualified'), null),
  )
  const grid = fc
    .integer({ min: 1, max: 4 })
    .chain((count) =>
      fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 7 }),
    )
  const anyRule = fc.record({
    counts: fc.constantFrom('places' as const, 'shares' as const),
    points: fc.constantFrom([10, 8, 6], [5, 5, 1]),
    juryPercent: fc.constant(0),
    bestOf: fc.option(fc.integer({ min: 1, max: 3 })),
    together: fc.constantFrom('sum' as const, 'mean' as const),
    missing: fc.constantFrom('left-out' as const, 'zero' as const, 'unplaced' as const),
    notFinished: fc.constantFrom('zero' as const, 'missing' as const),
    disqualified: fc.constantFrom('zero' as const, 'missing' as const),
    isFurtherFirst: fc.boolean(),
    ties: fc.shuffledSubarray(['wins' as const, 'last-round' as const, 'measured' as const]),
  })
  const given = fc.record({ grid, rule: anyRule, advances: fc.option(fc.integer({ min: 1, max: 4 })) })
  const factsFrom = (
    {
      grid: rows,
      rule: by,
      advances,
    }: { grid: readonly (readonly (Attempt | null)[])[]; rule: StandingsRule; advances: number | null },
    numbers = rows.map((_, index) => index + 1),
  ) => {
    const count = rows[0]?.length ?? 0
    const rounds = Array.from({ length: count }, (_, index) => round(`r${index}`, { advances }))
    return factsOf(Object.fromEntries(rows.map((row, index) => [numbers[index], row])), { rounds, rule: by })
  }
  const placesOf = (facts: SeriesFacts) =>
    new Map(standingsOf(scoredRounds(facts), facts.rule).map(({ team, place }) => [team, place]))

  it('the order in which teams and results stand changes nothing', () => {
    fc.assert(
      fc.property(given, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (facts, keys) => {
        const before = factsFrom(facts)
        const shuffled = <Item>(items: readonly Item[]) =>
          items
            .map((item, index) => ({ item, key: keys[index] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item)
        const after = {
          ...before,
          teams: shuffled(before.teams),
          confirmed: new Map([...before.confirmed].map(([id, cells]) => [id, new Map(shuffled([...cells]))])),
        }
        expect(publishedBody(after, [])).toEqual(publishedBody(before, []))
      }),
    )
  })

  it('teams that exchange their names exchange their places', () => {
    fc.assert(
      fc.property(given, (facts) => {
        const numbers = facts.grid.map((_, index) => facts.grid.length - index)
        const [one, other] = [placesOf(factsFrom(facts)), placesOf(factsFrom(facts, numbers))]
        facts.grid.forEach((_, index) => expect(other.get(numbers[index] ?? 0)).toBe(one.get(index + 1)))
      }),
    )
  })

  it('teams with the same results share their place', () => {
    fc.assert(
      fc.property(given, (facts) => {
        const twice = { ...facts, grid: [...facts.grid, facts.grid[0] ?? []] }
        const places = placesOf(factsFrom(twice))
        expect(places.get(twice.grid.length)).toBe(places.get(1))
      }),
    )
  })

  it('a round that nobody was measured in adds to nobody’s total unless the rule makes it a zero', () => {
    fc.assert(
      fc.property(given, (facts) => {
        const by = { ...facts.rule, together: 'sum' as const, bestOf: null, missing: 'left-out' as const }
        const before = factsFrom({ ...facts, rule: by, advances: null })
        const rows = facts.grid.map((row) => [...row, null])
        const after = factsFrom({ ...facts, grid: rows, rule: by, advances: null })
        const totals = (of: SeriesFacts) =>
          new Map(
            standingsOf(scoredRounds(of), by).map(({ team, total }) => [team, total && toExactText(total)]),
          )
        expect(totals(after)).toEqual(totals(before))
      }),
    )
  })

  it('what is published can be read back, and its places are those of the table', () => {
    fc.assert(
      fc.property(given, (facts) => {
        const legal = {
          ...facts.rule,
          missing: facts.rule.together === 'sum' ? ('zero' as const) : facts.rule.missing,
        }
        const all = factsFrom({ ...facts, rule: legal })
        const body = publishedBody(all, [])
        expect(publishedSchema.parse(JSON.parse(JSON.stringify(body)))).toEqual(body)
        const last = tablesThrough(scoredRounds(all), legal).at(-1)
        expect(body.standings.map(({ through }) => through.at(-1))).toEqual(last?.map(({ place }) => place))
      }),
    )
  })
})
