import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction, toFixedHalfUp } from '#app/platform/fraction.ts'
import { decimalText, roundingModes } from '#app/platform/rounding.ts'
import { aggregate } from './aggregation.ts'
import { usualRule, type JudgingRule } from './judging-rule.ts'
import { freshRubric, rubricTypeNames, shapeOf, storedRubric } from './rubrics/index.ts'
import { workedExample, type ExampleCriterion } from './worked-example.ts'

const scale = storedRubric({ type: 'anchored-scale', config: { lowest: 1, highest: 5 } })
const two: ExampleCriterion[] = [
  { position: 1, weight: 60, rubric: scale },
  { position: 2, weight: 40, rubric: storedRubric({ type: 'points', config: { highest: '20', step: '1' } }) },
]
const said = (rule: Partial<JudgingRule>) => {
  const example = workedExample(two, { ...usualRule, ...rule })
  if (!example) throw new Error('there is no example')
  return example
}

describe('the worked example', () => {
  it('gives answers that the criteria take, and reckons them by the rule', () => {
    const { jurors, criteria, total } = said({})
    expect(jurors.map(({ answers }) => answers)).toEqual([
      { 1: '5', 2: '16' },
      { 1: '4', 2: '15' },
      { 1: '4', 2: '18' },
      { 1: '4', 2: '12' },
      { 1: '2', 2: '9' },
    ])
    // 60 × (100, 75, 75, 75, 25) and 40 × (80, 75, 90, 60, 45), each over 100; their mean is 70.
    expect(jurors.map((each) => each.total && toFixedHalfUp(each.total, 0))).toEqual([
      ...['92', '75', '81', '69', '33'],
    ])
    expect(criteria).toEqual([])
    expect(decimalText(total, 4)).toBe('70')
  })

  it('says which jurors a trimmed panel does without', () => {
    const { jurors, total } = said({ panel: { by: 'trimmed', highest: 1, lowest: 1 } })
    expect(jurors.map(({ isLeftOut }) => isLeftOut)).toEqual([true, false, false, false, true])
    expect(decimalText(total, 4)).toBe('75')
    const all = said({ panel: { by: 'trimmed', highest: 3, lowest: 2 } })
    expect(all.jurors.some(({ isLeftOut }) => isLeftOut)).toBe(false)
  })

  it('shows every stage where criteria are combined first and added up', () => {
    const { jurors, criteria, exact, total } = said({
      ...{ counts: 'points', first: 'criteria', weights: 'sum' },
      rounding: {
        panel: { digits: 0, mode: 'half-up' },
        weighted: { digits: 1, mode: 'down' },
        total: { digits: 0, mode: 'up' },
      },
    })
    expect(jurors.every((each) => each.total === null)).toBe(true)
    const text = ({ combined, rounded, weighted }: (typeof criteria)[number]) =>
      [combined, rounded, weighted].map((each) => decimalText(each, 4))
    // 19/5 and 70/5; 4 × 0.6 and 14 × 0.4.
    expect(criteria.map(text)).toEqual([
      ['3.8', '4', '2.4'],
      ['14', '14', '5.6'],
    ])
    expect([decimalText(exact, 4), decimalText(total, 4)]).toEqual(['8', '8'])
  })

  it('is nothing where nothing can be reckoned', () => {
    expect(workedExample([], usualRule)).toBeNull()
  })

  it('comes to what the same sheets come to in a ranking, by every rule and every type of answer', () => {
    const rounding = fc.option(fc.record({ digits: fc.nat(4), mode: fc.constantFrom(...roundingModes) }), {
      nil: null,
    })
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ type: fc.constantFrom(...rubricTypeNames), weight: fc.integer({ min: 1, max: 500 }) }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        fc.record({
          counts: fc.constantFrom('share' as const, 'points' as const),
          first: fc.constantFrom('jurors' as const, 'criteria' as const),
          weights: fc.constantFrom('mean' as const, 'sum' as const),
          panel: fc.constantFrom(
            { by: 'mean' } as const,
            { by: 'median' } as const,
            { by: 'trimmed', highest: 1, lowest: 2 } as const,
          ),
          rounding: fc.record({ panel: rounding, weighted: rounding, total: rounding }),
        }),
        (some, rule) => {
          const criteria = some.map(({ type, weight }, at) => {
            return { position: at + 1, weight, rubric: freshRubric(type) }
          })
          const example = workedExample(criteria, rule)
          const sheets = example?.jurors.map(({ answers }) =>
            Object.fromEntries(
              criteria.map(({ position, rubric }) => [
                String(position),
                shapeOf(rubric).read(answers[position] ?? ''),
              ]),
            ),
          )
          const asked = criteria.map(({ position, weight, rubric }) => ({
            ...{ id: String(position), weight: fraction(weight, 100) },
            ...{ worst: shapeOf(rubric).worst, best: shapeOf(rubric).best },
          }))
          expect(sheets?.flatMap((sheet) => Object.values(sheet))).not.toContain(null)
          expect(example?.total).toEqual(aggregate(asked, rule, sheets ?? []).total)
        },
      ),
    )
  })
})
