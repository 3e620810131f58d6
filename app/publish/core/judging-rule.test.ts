import { describe, expect, it } from 'vitest'
import { fraction } from '#app/platform/fraction.ts'
import { judgingRuleSchema, ruleContradictions, usualRule, type JudgingRule } from './judging-rule.ts'
import { ruleFromForm, ruleInForm, ruleSchema } from './rule-form.ts'
import { ruleLines } from './rule-words.ts'

const criterion = (position: number, over: object = {}) => ({
  ...{ position, weight: fraction(50), worst: fraction(1), best: fraction(5), isForFinalists: false },
  ...over,
})
const two = [criterion(1), criterion(2)]
const backwards = { worst: fraction(9), best: fraction(1) }

describe('a rule', () => {
  it('that says nothing is the usual one', () => {
    expect(judgingRuleSchema.parse({})).toEqual(usualRule)
    expect(ruleContradictions(usualRule, two, 1)).toEqual([])
  })

  it.each<[string, Partial<JudgingRule>, ReturnType<typeof criterion>[], object]>([
    ['weights of zero', {}, [criterion(1, { weight: fraction(0) })], { code: 'weights-zero' }],
    ['a trim of nobody', { panel: { by: 'trimmed', highest: 0, lowest: 0 } }, two, { code: 'trim-nobody' }],
    [
      'fewer jurors than are left out',
      { panel: { by: 'trimmed', highest: 2, lowest: 1 } },
      two,
      { code: 'trim-everybody', trimmed: 3, reviews: 3 },
    ],
    [
      'points where less is better',
      { counts: 'points' },
      [criterion(1), criterion(2, backwards)],
      { code: 'less-is-better', position: 2 },
    ],
    [
      'a stage that a mean has not',
      { rounding: { panel: null, weighted: { digits: 1, mode: 'up' }, total: null } },
      two,
      { code: 'rounding-nowhere' },
    ],
    [
      'a criterion that is not there',
      { tieBreak: [{ by: 'criterion', position: 3 }] },
      two,
      { code: 'tie-break-unknown', position: 3 },
    ],
    ['the same twice', { tieBreak: [{ by: 'spread' }, { by: 'spread' }] }, two, { code: 'tie-break-twice' }],
    ['a total beyond reach', { minimum: '100.5' }, two, { code: 'minimum-out-of-reach' }],
    [
      'nothing for the first round',
      {},
      [criterion(1, { isForFinalists: true })],
      { code: 'only-for-finalists' },
    ],
  ])('with %s is refused', (_, over, criteria, contradiction) => {
    expect(ruleContradictions({ ...usualRule, ...over }, criteria, 3)).toEqual([contradiction])
  })

  it('may leave out as many as are sure to judge but one, and anything where nobody knows', () => {
    const trimmed: JudgingRule = { ...usualRule, panel: { by: 'trimmed', highest: 1, lowest: 1 } }
    expect(ruleContradictions(trimmed, two, 3)).toEqual([])
    expect(ruleContradictions(trimmed, two, null)).toEqual([])
  })
})

describe('the form of a rule', () => {
  const rules: JudgingRule[] = [
    usualRule,
    {
      ...usualRule,
      ...{ counts: 'points', first: 'criteria', panel: { by: 'trimmed', highest: 1, lowest: 2 } },
      rounding: { ...usualRule.rounding, total: { digits: 2, mode: 'half-even' } },
      tieBreak: [{ by: 'criterion', position: 2 }, { by: 'spread' }],
      ...{ minimum: '60.5', belowMinimum: 'marked' },
    },
    {
      ...usualRule,
      weights: 'sum',
      rounding: { panel: { digits: 3, mode: 'up' }, weighted: { digits: 12, mode: 'down' }, total: null },
      tieBreak: [4, 3, 2, 1].map((position) => ({ by: 'criterion', position })),
    },
  ]

  it.each(rules)('gives back the whole of what stood in it', (rule) => {
    expect(ruleFromForm(ruleSchema.parse(ruleInForm(rule)))).toEqual(rule)
  })

  it('reads a comma as a point, and no formula', () => {
    const typed = ruleInForm(usualRule)
    expect(ruleFromForm(ruleSchema.parse({ ...typed, minimum: '60,5' })).minimum).toBe('60.5')
    expect(ruleSchema.safeParse({ ...typed, minimum: '=60' }).success).toBe(false)
  })
})

describe('a rule in words', () => {
  const said = [
    { position: 1, weight: 40, minimum: null, isForFinalists: false },
    { position: 2, weight: 60, minimum: null, isForFinalists: false },
  ]
  const keys = (rule: Partial<JudgingRule>, criteria: Parameters<typeof ruleLines>[1] = said) =>
    ruleLines({ ...usualRule, ...rule }, criteria).map(({ key }) => key)

  it('says every step once, in the order in which it is taken', () => {
    expect(keys({})).toEqual(['counts-share', 'cannot-judge', 'jurors-mean', 'exact', 'ties'])
    expect(ruleLines(usualRule, said).at(-1)).toEqual({ key: 'ties', order: [2, 1, null] })
    expect(
      keys({
        ...{ counts: 'points', weights: 'sum', first: 'criteria', panel: { by: 'median' }, minimum: '3' },
        rounding: { panel: null, weighted: null, total: { digits: 1, mode: 'half-up' } },
      }),
    ).toEqual([
      ...['counts-points-sum', 'cannot-judge-sum', 'criteria-median', 'rounded-total', 'ties'],
      ...['minimum', 'below-behind'],
    ])
  })

  it('ends with which ranking counts after a meeting, where that is told', () => {
    expect(ruleLines(usualRule, said, 'consensus').at(-1)).toEqual({ key: 'meeting-consensus' })
    expect(ruleLines(usualRule, said, 'individual').at(-1)).toEqual({ key: 'meeting-individual' })
  })

  it('speaks of minimums and finalists where there are some', () => {
    expect(keys({ belowMinimum: 'marked' }, [{ ...said[0]!, minimum: '3' }])).toContain('below-marked')
    expect(keys({}, [...said, { ...said[0]!, position: 3, isForFinalists: true }])).toContain('finalists')
  })
})
