/** How long a framework holds. Terms follow each other; a renewal is a new one. Days are ISO days in the programme's zone. */
import { monthsAfter } from '#app/pilot/core/scaling.ts'
import type { PartnershipRefusal } from './refusals.ts'

export type Term = {
  readonly number: number
  readonly startsOn: string
  readonly endsOn: string
}

const dayMs = 86_400_000

/** The day after an ISO day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)
}

/** Days from one ISO day to another, below zero when that was earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** The term that holds today, else the next one, else the last there was; null without any. */
export function presentTerm<Some extends Term>(terms: readonly Some[], today: string): Some | null {
  const inOrder = [...terms].sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  return inOrder.find(({ endsOn }) => endsOn >= today) ?? inOrder.at(-1) ?? null
}

export type TermStanding = 'ahead' | 'holds' | 'over'

/** Whether a term is still to begin, holds or is over. Its last day belongs to it. */
export function standingOf({ startsOn, endsOn }: Term, today: string): TermStanding {
  if (today < startsOn) return 'ahead'
  return today > endsOn ? 'over' : 'holds'
}

/** Days on which the term holds, from today on and with today: 1 on its last day, 0 once it is over. */
export function daysLeft({ endsOn }: Term, today: string): number {
  return Math.max(0, daysBetween(today, endsOn) + 1)
}

/** Another term begins after this one. */
export function isRenewed(term: Term, terms: readonly Term[]): boolean {
  return terms.some(({ startsOn }) => startsOn > term.endsOn)
}

/** The day on which organisers are told that a term will end: so many months before its last day. */
export function noticeDay({ endsOn }: Term, months: number): string {
  return monthsAfter(endsOn, -months)
}

/** Null when these days can be the next term beside those there are. */
export function newTermRefusal(
  { startsOn, endsOn }: Pick<Term, 'startsOn' | 'endsOn'>,
  terms: readonly Term[],
): PartnershipRefusal | null {
  if (startsOn >= endsOn) return { code: 'term-days' }
  const last = [...terms].sort((a, b) => a.endsOn.localeCompare(b.endsOn)).at(-1)
  if (!last) return null
  if (startsOn < last.startsOn) return { code: 'term-earlier', number: last.number, startsOn: last.startsOn }
  return startsOn <= last.endsOn
    ? { code: 'term-overlaps', number: last.number, endsOn: last.endsOn, nextOn: dayAfter(last.endsOn) }
    : null
}

/** Null when a term can have these days instead. A year that has a report stays within some term. */
export function movedTermRefusal(
  moved: Term,
  terms: readonly Term[],
  reportedYears: readonly number[],
): PartnershipRefusal | null {
  if (moved.startsOn >= moved.endsOn) return { code: 'term-days' }
  const others = terms.filter(({ number }) => number !== moved.number)
  const over = others.find(({ startsOn, endsOn }) => startsOn <= moved.endsOn && endsOn >= moved.startsOn)
  if (over) {
    const { number, endsOn } = over
    return { code: 'term-overlaps', number, endsOn, nextOn: dayAfter(endsOn) }
  }
  const years = yearsOf([...others, moved])
  const reportedYear = reportedYears.find((year) => !years.includes(year))
  return reportedYear === undefined ? null : { code: 'term-behind', reportedYear }
}

const yearOf = (day: string) => Number(day.slice(0, 4))

/** The calendar years that terms reach into, the earliest first, each once: those that have a yearly report. */
export function yearsOf(terms: readonly Pick<Term, 'startsOn' | 'endsOn'>[]): number[] {
  const years = new Set<number>()
  for (const { startsOn, endsOn } of terms) {
    for (let year = yearOf(startsOn); year <= yearOf(endsOn); year += 1) years.add(year)
  }
  return [...years].sort((a, b) => a - b)
}
