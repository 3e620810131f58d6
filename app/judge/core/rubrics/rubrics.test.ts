import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, zero } from '../fraction.ts'
import { rubricTypes } from './index.ts'

/** One setting of each type; a new type adds a line here and gets every property below. */
const settings = {
  'anchored-scale': fc
    .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 50 }))
    .map(([lowest, length]) => ({ lowest, highest: lowest + length })),
} satisfies Record<keyof typeof rubricTypes, fc.Arbitrary<unknown>>

describe.each(Object.keys(rubricTypes) as (keyof typeof rubricTypes)[])('rubric %s', (name) => {
  const type = rubricTypes[name]

  it('runs from nothing to everything in rising steps', () => {
    fc.assert(
      fc.property(settings[name], (config) => {
        const units = type.answers(config).map((answer) => type.toUnit(answer, config))
        expect(units[0]).toEqual(zero)
        expect(units.at(-1)).toEqual(fraction(1))
        units.slice(1).forEach((unit, step) => expect(compare(unit, units[step] ?? unit)).toBeGreaterThan(0))
      }),
    )
  })

  it('accepts the answers it offers and no others', () => {
    fc.assert(
      fc.property(settings[name], fc.oneof(fc.integer(), fc.double(), fc.string()), (config, anything) => {
        const schema = type.answerSchema(config)
        for (const answer of type.answers(config)) expect(schema.safeParse(answer).success).toBe(true)
        const isOffered = type.answers(config).some((answer) => answer === anything)
        expect(schema.safeParse(anything).success).toBe(isOffered)
      }),
    )
  })

  it('checks its own setting', () => {
    fc.assert(
      fc.property(settings[name], (config) => {
        expect(type.configSchema.safeParse(config).success).toBe(true)
      }),
    )
    expect(type.configSchema.safeParse({ lowest: 5, highest: 5 }).success).toBe(false)
  })
})
