import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, zero, type Fraction } from '#app/platform/fraction.ts'
import { aggregate, meanOfJurorMeans, shareOf } from '../aggregation.ts'
import {
  anchorsInOrder,
  answerKeys,
  freshRubric,
  isMinimumOf,
  readAnswer,
  readRubric,
  rubricTypeNames,
  shapeOf,
  storedRubric,
  type RubricTypeName,
} from './index.ts'

const quarter = (quarters: number) => String(quarters / 4)

/** Settings of each type; a new type adds a line here and gets every property below. */
const settings: Record<RubricTypeName, fc.Arbitrary<unknown>> = {
  'anchored-scale': fc
    .tuple(fc.integer({ min: -20, max: 50 }), fc.integer({ min: 1, max: 40 }))
    .map(([lowest, length]) => ({ lowest, highest: lowest + length })),
  points: fc
    .tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: 1, max: 40 }), fc.boolean())
    .map(([lowest, length, isStepped]) => ({
      lowest: quarter(lowest),
      highest: quarter(lowest + length),
      step: isStepped ? '0.25' : null,
    })),
  'yes-partly-no': fc.constant({}),
  steps: fc
    .uniqueArray(fc.integer({ min: -8, max: 80 }), { minLength: 2, maxLength: 12 })
    .map((values) => ({ values: values.map(quarter) })),
  measured: fc
    .uniqueArray(fc.integer({ min: -4000, max: 4000 }), { minLength: 2, maxLength: 2 })
    .map(([worst = 0, best = 1]) => ({ unit: '€/MWh', worst: quarter(worst), best: quarter(best) })),
}

const rubricsOf = (type: RubricTypeName) => settings[type].map((config) => storedRubric({ type, config }))

/** Texts of answers, near answers and nonsense. */
const texts = fc.oneof(
  fc.integer({ min: -100, max: 100 }).map(String),
  fc.integer({ min: -100, max: 400 }).map(quarter),
  fc.constantFrom(
    'yes',
    'partly',
    'no',
    'Yes',
    '',
    '4,5',
    '=1',
    '1e3',
    'cannot-judge',
    '0.1234567',
    '9'.repeat(20),
  ),
  fc.string(),
)

describe.each(rubricTypeNames)('rubric %s', (type) => {
  it('says every answer it reads, and reads what it says', () => {
    fc.assert(
      fc.property(rubricsOf(type), texts, (rubric, text) => {
        const { read, say } = shapeOf(rubric)
        const answer = read(text)
        if (answer !== null) expect(read(say(answer))).toEqual(answer)
      }),
    )
  })

  it('takes the answers it offers from the worst to the best in rising worth, and no others', () => {
    fc.assert(
      fc.property(rubricsOf(type), texts, (rubric, text) => {
        const { answers, read, say, worst, best } = shapeOf(rubric)
        if (answers === null) return
        const shares = answers.map((answer) => shareOf({ worst, best }, read(answer) ?? fraction(-1)))
        expect(shares[0]).toEqual(zero)
        expect(shares.at(-1)).toEqual(fraction(100))
        shares.slice(1).forEach((share, at) => expect(compare(share, shares[at] ?? share)).toBeGreaterThan(0))
        const answer = read(text)
        if (answer !== null) expect(answers).toContain(say(answer))
      }),
    )
  })

  it('is worth between nothing and everything, whatever is answered', () => {
    fc.assert(
      fc.property(rubricsOf(type), texts, (rubric, text) => {
        const shape = shapeOf(rubric)
        const answer = shape.read(text)
        if (answer === null) return
        const share = shareOf(shape, answer)
        expect(compare(share, zero)).toBeGreaterThanOrEqual(0)
        expect(compare(share, fraction(100))).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('knows "cannot judge" from every answer, and a key for each answer or none', () => {
    fc.assert(
      fc.property(rubricsOf(type), (rubric) => {
        expect(readAnswer(rubric, 'cannot-judge')).toBe('cannot-judge')
        expect(shapeOf(rubric).read('cannot-judge')).toBeNull()
        const keys = answerKeys(rubric)
        const { answers } = shapeOf(rubric)
        const isKeyed = Object.keys(keys).length > 0
        if (isKeyed) expect(new Set(Object.values(keys))).toEqual(new Set(answers))
        Object.keys(keys).forEach((key) => expect(key).toMatch(/^\d$/))
      }),
    )
  })

  it('keeps its setting through JSON, and begins with one', () => {
    fc.assert(
      fc.property(rubricsOf(type), (rubric) => {
        expect(storedRubric(JSON.parse(JSON.stringify(rubric)) as typeof rubric)).toEqual(rubric)
      }),
    )
    expect(storedRubric(freshRubric(type))).toEqual(freshRubric(type))
  })

  it('offers words for answers alone', () => {
    fc.assert(
      fc.property(rubricsOf(type), (rubric) => {
        const { levels, read } = shapeOf(rubric)
        levels.forEach((level) => expect(read(level)).not.toBeNull())
        const words = Object.fromEntries(levels.map((level) => [level, `means ${level}`]))
        const said = anchorsInOrder(rubric, { ...words, 12345: 'nothing any more' })
        expect(said.map(({ level }) => level)).toEqual(levels)
      }),
    )
  })
})

describe('settings that are none', () => {
  it.each<[RubricTypeName, unknown]>([
    ['anchored-scale', { lowest: 5, highest: 5 }],
    ['anchored-scale', { lowest: 5, highest: 1 }],
    ['anchored-scale', { lowest: 0.5, highest: 3 }],
    ['anchored-scale', { lowest: 0, highest: 1000 }],
    ['points', { highest: '0' }],
    ['points', { highest: '10', step: '0' }],
    ['points', { highest: '10', step: '-1' }],
    ['points', { highest: '10', step: '3' }],
    ['points', { highest: 'ten' }],
    ['steps', { values: ['1'] }],
    ['steps', { values: ['1', '1.0'] }],
    ['yes-partly-no', { yes: 1 }],
    ['measured', { worst: '3', best: '3.0' }],
    ['measured', { worst: '3' }],
  ])('%s %j', (type, config) => {
    expect(readRubric({ type, config }).ok).toBe(false)
  })

  it('and a type nobody knows', () => {
    expect(readRubric({ type: 'stars', config: {} }).ok).toBe(false)
  })
})

it('writes decimals in one way', () => {
  expect(storedRubric({ type: 'points', config: { highest: 10, step: '0.50' } }).config).toEqual({
    ...{ lowest: '0', highest: '10', step: '0.5' },
  })
  expect(storedRubric({ type: 'steps', config: { values: [10, '1.50', 3] } }).config).toEqual({
    values: ['1.5', '3', '10'],
  })
})

it('takes a minimum on the scale, and any for a measure', () => {
  expect(isMinimumOf(storedRubric({ type: 'points', config: { highest: 5 } }), fraction(5, 2))).toBe(true)
  expect(isMinimumOf(storedRubric({ type: 'points', config: { highest: 5 } }), fraction(6))).toBe(false)
  expect(isMinimumOf(storedRubric({ type: 'measured', config: { worst: 9, best: 1 } }), fraction(12))).toBe(
    true,
  )
})

it('keys: a digit for itself, else from the lowest on', () => {
  const keysOf = (type: RubricTypeName, config: unknown) => answerKeys(storedRubric({ type, config }))
  expect(keysOf('anchored-scale', { lowest: 0, highest: 2 })).toEqual({ 0: '0', 1: '1', 2: '2' })
  expect(keysOf('yes-partly-no', {})).toEqual({ 1: 'no', 2: 'partly', 3: 'yes' })
  expect(keysOf('steps', { values: [1, 3, 10] })).toEqual({ 1: '1', 2: '3', 3: '10' })
  expect(keysOf('anchored-scale', { lowest: 1, highest: 10 })).toMatchObject({ 1: '1', 9: '9', 0: '10' })
  expect(keysOf('anchored-scale', { lowest: 0, highest: 50 })).toEqual({})
  expect(keysOf('points', { highest: 5 })).toEqual({})
})

it('keeps a value beyond the ends as measured, and worth what the end is worth', () => {
  const { worst, best, read } = shapeOf(
    storedRubric({ type: 'measured', config: { unit: 's', worst: 60, best: 20 } }),
  )
  const criterion = { id: 'time', weight: fraction(1), worst, best }
  const totalOf = (text: string) => {
    const { total, criteria } = aggregate([criterion], meanOfJurorMeans, [{ time: read(text) }])
    return [total, criteria.time] satisfies (Fraction | null | undefined)[]
  }
  expect(totalOf('70')).toEqual([zero, fraction(70)])
  expect(totalOf('40')).toEqual([fraction(50), fraction(40)])
  expect(totalOf('12.5')).toEqual([fraction(100), fraction(25, 2)])
})
