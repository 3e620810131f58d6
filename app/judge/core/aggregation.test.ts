import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aggregate,
  combine,
  meanOfJurorMeans,
  type Aggregation,
  type Sheet,
} from '#app/publish/core/aggregation.ts'
import {
  fraction,
  mean,
  multiply,
  toExactText,
  toFixedHalfUp,
  type Fraction,
} from '#app/platform/fraction.ts'
import { rankContenders, type RankedCriterion } from './ranking.ts'
import { decimal } from '#app/platform/rounding.ts'

const criteria: RankedCriterion[] = [
  { id: 'impact', weight: fraction(60), worst: fraction(1), best: fraction(5), minimum: null },
  { id: 'plan', weight: fraction(40), worst: fraction(1), best: fraction(5), minimum: null },
]
const sheet = (impact: number | null, plan: number | null): Sheet => ({
  impact: impact === null ? null : fraction(impact),
  plan: plan === null ? null : fraction(plan),
})
const ruleWith = (rule: Partial<Aggregation>): Aggregation => ({ ...meanOfJurorMeans, ...rule })
const totalOf = (rule: Partial<Aggregation>, sheets: Sheet[]) =>
  aggregate(criteria, ruleWith(rule), sheets).total

describe('the panel of a proposal', () => {
  it('is the mean of the jurors’ weighted shares where no other rule is named', () => {
    expect(totalOf({}, [sheet(5, 5), sheet(4, 2)])).toEqual(fraction(155, 2))
  })

  it('is exact, and rounded once at the end', () => {
    const thirds = criteria.map((one) => ({
      ...one,
      weight: fraction(1),
      worst: fraction(0),
      best: fraction(3),
    }))
    const { total } = aggregate(thirds, meanOfJurorMeans, [sheet(1, 1), sheet(1, 1), sheet(2, 2)])
    expect(total && toExactText(total)).toBe('400/9')
    expect(total && toFixedHalfUp(total, 2)).toBe('44.44')
  })

  it('knows "cannot judge" from a zero', () => {
    expect(totalOf({}, [sheet(4, null)])).toEqual(fraction(75))
    expect(totalOf({}, [sheet(null, null)])).toBeNull()
    expect(totalOf({}, [sheet(4, 2), sheet(null, null)])).toEqual(fraction(55))
    expect(totalOf({ first: 'criteria' }, [sheet(4, null), sheet(2, 3)])).toEqual(fraction(50))
  })

  it('has no sum without a score in each criterion', () => {
    const sum = { weights: 'sum', counts: 'points', first: 'criteria' } as const
    expect(totalOf(sum, [sheet(4, null), sheet(2, 3)])).toEqual(fraction(60 * 3 + 40 * 3))
    expect(totalOf(sum, [sheet(4, null)])).toBeNull()
  })

  it.each(['mean', 'sum'] as const)('has no total by %s where nothing has a weight', (weights) => {
    const weightless = criteria.map((one) => ({ ...one, weight: fraction(0) }))
    const { total, jurorTotals } = aggregate(weightless, ruleWith({ weights }), [sheet(4, 2)])
    expect([total, jurorTotals]).toEqual([null, []])
  })

  it.each<[Aggregation['panel'], number[], string | null]>([
    [{ by: 'mean' }, [], null],
    [{ by: 'median' }, [], null],
    [{ by: 'trimmed', highest: 1, lowest: 1 }, [], null],
    [{ by: 'median' }, [9, 1, 2], '2'],
    [{ by: 'median' }, [9, 1, 2, 4], '3'],
    [{ by: 'trimmed', highest: 1, lowest: 1 }, [9, 1, 2, 4], '3'],
    [{ by: 'trimmed', highest: 2, lowest: 0 }, [9, 1, 2, 4], '1.5'],
    // No more than are left out: all count.
    [{ by: 'trimmed', highest: 1, lowest: 1 }, [9, 1], '5'],
  ])('combines by %j %j to %j', (panel, figures, expected) => {
    expect(
      combine(
        figures.map((each) => fraction(each)),
        panel,
      ),
    ).toEqual(expected && decimal(expected))
  })

  it('counts less as better where the best is the lower end', () => {
    const time = [
      { id: 'time', weight: fraction(1), worst: fraction(60), best: fraction(20), minimum: fraction(40) },
    ]
    const rows = rankContenders({
      criteria: time,
      rule: meanOfJurorMeans,
      tieBreak: [{ by: 'criterion', criterionId: 'time' }],
      contenders: ['50', '30', '40'].map((seconds) => ({
        ...{ proposalId: seconds, reference: seconds, sheets: [{ time: decimal(seconds) }] },
      })),
    })
    expect(rows.map(({ proposalId, total }) => [proposalId, total])).toEqual([
      ['30', fraction(75)],
      ['40', fraction(50)],
      ['50', fraction(25)],
    ])
    expect(rows.map(({ belowMinimum }) => belowMinimum)).toEqual([[], [], ['time']])
  })
})

describe('whatever the scores', () => {
  const level = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 5 })
  const sheets = fc.array(
    fc.tuple(level, level).map(([impact, plan]) => sheet(impact, plan)),
    { maxLength: 6 },
  )
  const rules = fc.record({
    counts: fc.constantFrom('share', 'points'),
    first: fc.constantFrom('jurors', 'criteria'),
    weights: fc.constantFrom('mean', 'sum'),
    panel: fc.constantFrom<Aggregation['panel'][]>(
      { by: 'mean' },
      { by: 'median' },
      { by: 'trimmed', highest: 1, lowest: 1 },
    ),
    rounding: fc.constantFrom(meanOfJurorMeans.rounding, {
      ...{ panel: { digits: 2, mode: 'half-up' }, weighted: null, total: { digits: 1, mode: 'half-even' } },
    } as const),
  })
  const order = (sets: Sheet[][], rule: Aggregation, some = criteria) =>
    rankContenders({
      ...{ criteria: some, rule, tieBreak: [] },
      contenders: sets.map((own, index) => ({
        proposalId: `p${index}`,
        reference: `p${index}`,
        sheets: own,
      })),
    }).map(({ proposalId, place }) => [proposalId, place])

  it('the order of jurors and criteria changes nothing', () => {
    fc.assert(
      fc.property(sheets, rules, (own, rule) => {
        const [forth, back] = [
          aggregate(criteria, rule, own),
          aggregate([...criteria].reverse(), rule, [...own].reverse()),
        ]
        expect(back.total).toEqual(forth.total)
        expect(back.criteria).toEqual(forth.criteria)
      }),
    )
  })

  it('weights in another unit change no place where they are shares', () => {
    fc.assert(
      fc.property(
        fc.array(sheets, { minLength: 2, maxLength: 5 }),
        rules,
        fc.integer({ min: 1, max: 99 }),
        (sets, rule, unit) => {
          const scaled = criteria.map((one) => ({ ...one, weight: multiply(one.weight, fraction(unit, 7)) }))
          const shares = { ...rule, weights: 'mean' } as const
          expect(order(sets, shares, scaled)).toEqual(order(sets, shares))
        },
      ),
    )
  })

  it('one more juror who gives each proposal its mean changes no place under the mean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), {
          minLength: 2,
          maxLength: 5,
        }),
        (scores) => {
          const one = [{ ...criteria[0]!, weight: fraction(1) }]
          const sets = scores.map((own) => own.map((score): Sheet => ({ impact: fraction(score) })))
          const more = scores.map((own, index) => [
            ...sets[index]!,
            { impact: mean(own.map((score) => fraction(score))) },
          ])
          expect(order(more, meanOfJurorMeans, one)).toEqual(order(sets, meanOfJurorMeans, one))
        },
      ),
    )
  })

  it('equal scores share a place', () => {
    fc.assert(
      fc.property(sheets, rules, (own, rule) => {
        const places = order([own, [...own].reverse()], rule).map(([, place]) => place)
        expect(places[0]).toBe(places[1])
      }),
    )
  })
})

describe('nine jurors of 1,135 real performances', () => {
  type Entry = {
    event: string
    entry: string
    total: string
    criteria: { criterion: string; factor: string; scores: string[]; panel: string }[]
  }
  const file = fileURLToPath(new URL('../../../test/fixtures/open/panel-scores.json.gz', import.meta.url))
  const entries = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Entry[]
  const twoDigits = { digits: 2, mode: 'half-up' } as const
  const rule: Aggregation = {
    ...{
      counts: 'points',
      first: 'criteria',
      panel: { by: 'trimmed', highest: 1, lowest: 1 },
      weights: 'sum',
    },
    rounding: { panel: twoDigits, weighted: twoDigits, total: null },
  }

  it('give the published 5,675 panel figures and 1,135 totals, to the digit', () => {
    const wrong: string[] = []
    let figures = 0
    for (const { entry, total, criteria: scored } of entries) {
      const own = scored.map(({ criterion, factor }) => ({
        ...{ id: criterion, weight: decimal(factor)!, worst: fraction(0), best: fraction(10) },
      }))
      const jurors = scored[0]!.scores.map((_, juror): Sheet =>
        Object.fromEntries(scored.map(({ criterion, scores }) => [criterion, decimal(scores[juror]!)])),
      )
      const found = aggregate(own, rule, jurors)
      for (const { criterion, panel } of scored) {
        figures += 1
        const rounded = aggregate(
          own.filter(({ id }) => id === criterion).map((one) => ({ ...one, weight: fraction(1) })),
          rule,
          jurors,
        )
        if (!isSame(rounded.total, panel)) wrong.push(`${entry} ${criterion}`)
      }
      if (!isSame(found.total, total)) wrong.push(`${entry} total`)
    }
    expect(wrong).toEqual([])
    expect([figures, entries.length]).toEqual([5675, 1135])
  })
})

function isSame(value: Fraction | null, text: string): boolean {
  const expected = decimal(text)!
  return value?.numerator === expected.numerator && value.denominator === expected.denominator
}
