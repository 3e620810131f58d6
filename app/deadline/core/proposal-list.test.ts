import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { applicantKinds } from '#app/publish/core/eligibility.ts'
import {
  countProposals,
  deskStandings,
  orders,
  readProposalQuery,
  shows,
  writeProposalQuery,
  type ProposalGroup,
  type ProposalQuery,
} from './proposal-list.ts'

const read = (text: string) => readProposalQuery(new URLSearchParams(text))
const orNull = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: null })

const queries: fc.Arbitrary<ProposalQuery> = fc.record({
  words: fc.string({ maxLength: 40 }).map((text) => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').trim()),
  show: fc.constantFrom(...shows),
  country: orNull(['FI', 'CN']),
  kind: orNull(applicantKinds),
  language: orNull(locales),
  isChanged: fc.boolean(),
  isUnreachable: fc.boolean(),
  order: fc.constantFrom(...orders),
  after: orNull([
    { reference: 'HEL-2026-K7QF-3', wasDone: true },
    { reference: 'HEL-2026-K7QF-3', wasDone: false },
  ]),
})

const groups: fc.Arbitrary<ProposalGroup[]> = fc.array(
  fc.record({
    standing: fc.constantFrom(...deskStandings),
    country: fc.constantFrom('FI', 'CN', ''),
    kind: fc.constantFrom(...applicantKinds),
    language: fc.constantFrom(...locales),
    isChanged: fc.boolean(),
    isOwn: fc.boolean(),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 12 },
)

describe('the address of the list', () => {
  it('says what was asked, and is read back as that', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(read(writeProposalQuery(query))).toEqual(query)
      }),
    )
  })

  it('takes what it does not understand for not asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        expect(() => read(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`)).not.toThrow()
      }),
    )
    expect(read('show=moon&country=finland&kind=cat&language=tlh&order=up&after=x&changed=1')).toEqual(
      read(''),
    )
    expect(writeProposalQuery(read(''))).toBe('')
  })
})

describe('the numbers beside the filters', () => {
  it('are those of the list that each link leads to', () => {
    fc.assert(
      fc.property(groups, queries, (some, query) => {
        const numbers = countProposals(some, query)
        for (const show of shows)
          expect(numbers.show[show]).toBe(countProposals(some, { ...query, show }).total)
        for (const language of locales)
          expect(numbers.language[language] ?? 0).toBe(countProposals(some, { ...query, language }).total)
        expect(numbers.changed).toBe(countProposals(some, { ...query, isChanged: true }).total)
      }),
    )
  })

  it('tell nothing of how the own team stands', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom(...deskStandings), (some, standing) => {
        const isIn = (group: ProposalGroup) => !group.isOwn || group.standing !== 'withdrawn'
        const seen = some.filter(isIn)
        const otherwise = seen.map((group) =>
          group.isOwn && standing !== 'withdrawn' ? { ...group, standing } : group,
        )
        const filters = read('')
        expect(countProposals(otherwise, filters).show).toEqual(countProposals(seen, filters).show)
      }),
    )
  })
})
