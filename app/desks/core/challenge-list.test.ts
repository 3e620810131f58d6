import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicantKinds } from '#app/publish/core/eligibility.ts'
import { locales } from '#app/platform/i18n.ts'
import { isFiltered, readListQuery, shows, themes, writeListQuery, type ListQuery } from './challenge-list.ts'

const whole = {
  words: '',
  show: 'all',
  theme: null,
  country: null,
  language: null,
  kind: null,
  after: null,
} satisfies ListQuery

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)
const orNone = <Value>(values: readonly Value[]) => fc.constantFrom(...values, null)
const queries = fc.record({
  words: fc.constantFrom('', 'water', 'hållbar & öppen', '赫尔辛基', '100% #1?'),
  show: fc.constantFrom(...shows),
  theme: orNone(themes),
  country: orNone(['FI', 'CN']),
  language: orNone(locales),
  kind: orNone(applicantKinds),
  after: fc.oneof(
    fc.constant(null),
    fc.record({
      in: fc.constantFrom('open' as const, 'past' as const),
      at: fc.nat().map(String),
      slug,
    }),
    fc.record({
      in: fc.constant('found' as const),
      rank: fc.constantFrom('0', '1', '0.607927', '0.0012345678901', '1.2e-7'),
      slug,
    }),
  ),
})

describe('the address of a list', () => {
  it('says again what it was read from', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(readListQuery(new URLSearchParams(writeListQuery(query)))).toEqual(query)
      }),
    )
  })

  it.each([
    '',
    'show=everything&theme=fire&country=fi&language=de&kind=robot',
    'after=open_x_y',
    `after=open_1_${'a'.repeat(200)}`,
    "after=found_1;drop table_x'",
    'q=%00%20',
  ])('takes %s for the whole list', (text) => {
    const query = readListQuery(new URLSearchParams(text))
    expect(query).toEqual(whole)
    expect(isFiltered(query)).toBe(false)
    expect(writeListQuery(query)).toBe('')
  })
})
