import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intakeFigures, type CountedApplication } from './intake-figures.ts'
import { intakeStates } from './intake-states.ts'

const one = (given: Partial<CountedApplication> = {}): CountedApplication => ({
  state: 'submitted',
  country: 'FI',
  cohort: null,
  hasJoined: false,
  ...given,
})
const many = (count: number, given: Partial<CountedApplication> = {}) =>
  Array.from({ length: count }, () => one(given))
const graduate = { state: 'graduated' as const, cohort: 1, hasJoined: true }

describe('what the public learns in figures', () => {
  it('is the whole funnel where every step stands for five or nobody', () => {
    const figures = intakeFigures([
      ...many(7),
      ...many(6, { state: 'joined', cohort: 2, hasJoined: true }),
      ...many(5, { ...graduate, country: 'SE' }),
    ])
    expect(figures).toMatchObject({ applied: 18, joined: 11, graduated: 5 })
    expect(figures.countries).toEqual({
      cells: [
        { item: 'FI', count: 13 },
        { item: 'SE', count: 5 },
      ],
      others: null,
    })
    expect(figures.graduatesByCohort).toEqual({ cells: [{ item: '1', count: 5 }], others: null })
  })

  it('is nothing of a few', () => {
    expect(intakeFigures(many(4))).toMatchObject({
      applied: null,
      joined: null,
      countries: { cells: [], others: null },
    })
  })

  it('hides a step from which another could be reckoned', () => {
    // Of eight who joined, two have not graduated: told, both would be known.
    const figures = intakeFigures([
      ...many(6),
      ...many(2, { state: 'joined', cohort: 1, hasJoined: true }),
      ...many(6, graduate),
    ])
    expect(figures).toMatchObject({ applied: 14, joined: 8, graduated: null })
  })

  it('does not count drafts', () => {
    expect(intakeFigures([...many(5), one({ state: 'draft' })]).applied).toBe(5)
  })

  it('tells no number from one to four, nor lets one be reckoned', () => {
    const applications = fc.array(
      fc.record({
        state: fc.constantFrom(...intakeStates),
        country: fc.constantFrom('FI', 'SE', 'CN', null),
        cohort: fc.constantFrom(1, 2, null),
        hasJoined: fc.boolean(),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(applications, (given) => {
        const { applied, joined, graduated, countries, graduatesByCohort } = intakeFigures(given)
        const isTold = (count: number) => count === 0 || count >= 5
        for (const count of [applied, joined, graduated]) if (count !== null) expect(isTold(count)).toBe(true)
        const steps = [applied, joined, graduated].filter((count) => count !== null)
        for (const [index, count] of steps.entries()) {
          const above = steps[index - 1]
          if (above !== undefined) expect(isTold(above - count)).toBe(true)
        }
        for (const { cells, others } of [countries, graduatesByCohort]) {
          for (const { count } of cells) expect(count).toBeGreaterThanOrEqual(5)
          if (others !== null && cells.length > 0) expect(others).toBeGreaterThanOrEqual(5)
        }
      }),
    )
  })
})
