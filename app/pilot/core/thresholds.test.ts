import { describe, expect, it } from 'vitest'
import { notesFor, ruleSets, thresholdsFor } from './thresholds.ts'

describe('the rule sets', () => {
  it('name a source and a day for each rule, and never two for the same thing on one day', () => {
    for (const { rules } of ruleSets) {
      for (const rule of rules) {
        const rivals = rules.filter(
          (other) =>
            other.id !== rule.id &&
            other.level === rule.level &&
            other.subject === rule.subject &&
            (other.authority === rule.authority || other.authority === 'any') &&
            other.from <= rule.from &&
            (other.until === null || other.until >= rule.from),
        )
        expect(rivals.map(({ id }) => id)).toEqual([])
        expect(rule.source).toMatch(/https?:\/\//)
      }
    }
  })

  it.each<[string | null, string, string[] | null]>([
    ['FI', '2022-02-01', ['fi-supplies']],
    ['FI', '2024-05-01', ['fi-supplies', 'eu-central-2024', 'eu-other-2024']],
    ['FI', '2026-01-01', ['fi-supplies', 'eu-central-2026', 'eu-other-2026']],
    ['SE', '2022-01-31', ['se-direct-2020']],
    ['SE', '2022-02-01', ['se-direct-2022']],
    ['DE', '2026-01-01', ['eu-central-2026', 'eu-other-2026']],
    ['CN', '2026-01-01', null],
    [null, '2026-01-01', null],
  ])('in %s on %s: %j', (country, day, ids) => {
    expect(thresholdsFor(country, day)?.map(({ id }) => id) ?? null).toEqual(ids)
  })
})

describe('a total', () => {
  const rules = thresholdsFor('FI', '2022-02-01')!
  it.each([
    [59_999.99, 'EUR', 'without', 'below'],
    [60_000, 'EUR', 'without', 'reached'],
    [60_000, 'EUR', 'outside', 'reached'],
    [60_000, 'EUR', 'with', 'unknown'],
    [60_000, 'SEK', 'without', 'unknown'],
  ] as const)('%d %s %s VAT is %s', (amount, currency, vat, standing) => {
    expect(notesFor({ amount, currency, vat }, rules).map((note) => note.standing)).toEqual([standing])
  })
})
