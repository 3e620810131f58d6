/** The yearly report against the goals: for which years there is one, when it is due, who publishes it. */
import type { PartnershipRefusal } from './refusals.ts'
import { yearsOf, type Term } from './terms.ts'

/** The month and day of the next year by which the report of a year is due. */
const dueMonthAndDay = '03-31'

/** The last day on which the report of a year is in time. */
export function reportDueOn(year: number): string {
  return `${year + 1}-${dueMonthAndDay}`
}

export type YearStanding = 'ahead' | 'running' | 'due' | 'late' | 'draft' | 'late-draft' | 'published'

export type ReportState = { readonly year: number; readonly isPublished: boolean }

/** Where the report of a year stands. A draft is no report to the public, and can be late. */
export function standingOfYear(year: number, reports: readonly ReportState[], today: string): YearStanding {
  const report = reports.find((each) => each.year === year)
  if (report?.isPublished) return 'published'
  const isLate = today > reportDueOn(year)
  if (report) return isLate ? 'late-draft' : 'draft'
  if (isLate) return 'late'
  if (today < `${year}-01-01`) return 'ahead'
  return today <= `${year}-12-31` ? 'running' : 'due'
}

/** Null when a report about that year may be written. */
export function writingRefusal(
  year: number,
  terms: readonly Term[],
  { reports, today }: { reports: readonly ReportState[]; today: string },
): PartnershipRefusal | null {
  const years = yearsOf(terms)
  const [firstYear] = years
  const lastYear = years.at(-1)
  if (firstYear === undefined || lastYear === undefined) return { code: 'term-missing' }
  if (!years.includes(year)) return { code: 'year-outside', year, firstYear, lastYear }
  if (today < `${year}-01-01`) return { code: 'year-ahead', year }
  return reports.some((each) => each.year === year && each.isPublished)
    ? { code: 'report-published', year }
    : null
}

export type DraftReport = {
  readonly year: number
  readonly isPublished: boolean
  readonly draftedBy: string | null
  readonly version: number
}

/**
 * Null when the report may be published: by somebody else than who wrote it last, of exactly what they have read, once the
 * year is over or the last term is.
 */
export function publishingRefusal(
  report: DraftReport | null,
  asked: { year: number; by: string; version: number; today: string; terms: readonly Term[]; values: number },
): PartnershipRefusal | null {
  const { year, by, version, today, terms, values } = asked
  if (!report) return { code: 'report-not-written', year }
  if (report.isPublished) return { code: 'report-published', year }
  if (report.version !== version) return { code: 'partnership-changed' }
  if (report.draftedBy === null || report.draftedBy === by) return { code: 'report-own' }
  if (values === 0) return { code: 'report-without-values' }
  const isOver = terms.every(({ endsOn }) => endsOn < today)
  return today <= `${year}-12-31` && !isOver ? { code: 'year-running', year } : null
}
