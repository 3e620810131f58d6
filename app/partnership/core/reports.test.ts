import { describe, expect, it } from 'vitest'
import { publishingRefusal, reportDueOn, standingOfYear, writingRefusal } from './reports.ts'

const terms = [{ number: 1, startsOn: '2020-09-03', endsOn: '2025-12-31' }]
const today = '2022-02-01'

describe('the report of a year', () => {
  it('is due at the end of March', () => {
    expect(reportDueOn(2021)).toBe('2022-03-31')
  })

  it.each([
    ['a year to come', 2023, null, 'ahead'],
    ['this year', 2022, null, 'running'],
    ['last year', 2021, null, 'due'],
    ['the year before', 2020, null, 'late'],
    ['last year, begun', 2021, false, 'draft'],
    ['the year before, begun', 2020, false, 'late-draft'],
    ['the year before, published', 2020, true, 'published'],
  ] as const)('of %s', (_, year, isPublished, standing) => {
    const reports = isPublished === null ? [] : [{ year, isPublished }]
    expect(standingOfYear(year, reports, today)).toBe(standing)
  })

  it('is late from the first of April on', () => {
    expect(standingOfYear(2021, [], '2022-03-31')).toBe('due')
    expect(standingOfYear(2021, [], '2022-04-01')).toBe('late')
  })

  it.each([
    ['the first year of the term', 2020, null],
    ['the year before the term', 2019, { code: 'year-outside', year: 2019, firstYear: 2020, lastYear: 2025 }],
    ['the year after the term', 2026, { code: 'year-outside', year: 2026, firstYear: 2020, lastYear: 2025 }],
    ['a year to come', 2023, { code: 'year-ahead', year: 2023 }],
    ['the year that runs', 2022, null],
    ['a year that is told', 2021, { code: 'report-published', year: 2021 }],
  ])('of %s', (_, year, refusal) => {
    const reports = [{ year: 2021, isPublished: true }]
    expect(writingRefusal(year, terms, { reports, today })).toEqual(refusal)
  })

  it('needs a term', () => {
    expect(writingRefusal(2021, [], { reports: [], today })).toEqual({ code: 'term-missing' })
  })
})

describe('publishing', () => {
  const report = { year: 2021, isPublished: false, draftedBy: 'writer', version: 3 }
  const asked = { year: 2021, by: 'other', version: 3, today, terms, values: 2 }
  it.each([
    ['another person, last year', {}, {}, null],
    ['who wrote it', {}, { by: 'writer' }, 'report-own'],
    ['when nobody knows who wrote it', { draftedBy: null }, {}, 'report-own'],
    ['another version than was read', {}, { version: 2 }, 'partnership-changed'],
    ['twice', { isPublished: true }, {}, 'report-published'],
    ['without a single value', {}, { values: 0 }, 'report-without-values'],
    ['while the year runs', { year: 2022 }, { year: 2022 }, 'year-running'],
    [
      'while the year runs and the term is over',
      { year: 2025 },
      { year: 2025, today: '2025-12-31' },
      'year-running',
    ],
    ['the last year, after it', { year: 2025 }, { year: 2025, today: '2026-01-01' }, null],
  ])('by %s', (_, change, how, code) => {
    expect(publishingRefusal({ ...report, ...change }, { ...asked, ...how })?.code ?? null).toBe(code)
  })

  it('of a year whose term ended early need not wait for the new year', () => {
    const early = [{ number: 1, startsOn: '2020-09-03', endsOn: '2022-01-15' }]
    expect(publishingRefusal({ ...report, year: 2022 }, { ...asked, year: 2022, terms: early })).toBeNull()
  })

  it('needs a report', () => {
    expect(publishingRefusal(null, asked)).toEqual({ code: 'report-not-written', year: 2021 })
  })
})
