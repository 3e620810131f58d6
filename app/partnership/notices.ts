/** Who hears what about a framework: that a term ends, that the report of a year is due, that it is late. */
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import type { PersonFacts } from '#app/notify/core/facts.ts'
import { after, days, inLanguage } from '#app/notify/core/moments.ts'
import type { PlannedMessage } from '#app/notify/core/notice.ts'
import { messageKey } from '#app/notify/core/planner.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { NoticeData } from '#emails/index.ts'
import { reportDueOn, type ReportState } from './core/reports.ts'
import { dayAfter, isRenewed, noticeDay, yearsOf, type Term } from './core/terms.ts'

/** What the notices may know of a framework. Plain data; days are ISO days in the programme's zone. */
export type FrameworkFacts = {
  readonly now: Date
  readonly programme: {
    readonly id: string
    readonly slug: string
    readonly zone: string
    readonly names: Readonly<Partial<Record<Locale, string>>>
  }
  readonly noticeMonths: number
  readonly terms: readonly (Term & { readonly id: string })[]
  readonly reports: readonly ReportState[]
  /** Organisers and operators of the whole programme. */
  readonly organisers: readonly PersonFacts[]
}

export const partnershipNoticeNames = ['partnership.expiring', 'partnership.report_due'] as const
type Name = (typeof partnershipNoticeNames)[number]

/** The report of a year is asked for so long before it is due. */
const askedDaysBefore = 30

type Wanted<Notice extends Name> = {
  readonly notice: Notice
  readonly about: string
  readonly anchor: string
  readonly on: string
  readonly expiresOn: string
  readonly data: (to: PersonFacts) => NoticeData<Notice>
}

/** Everything that organisers should hear, each once, and what has lost its meaning left out. Pure. */
export function partnershipMessages(facts: FrameworkFacts): PlannedMessage[] {
  return [...expiring(facts), ...reportsDue(facts)].flatMap((wanted) => messagesOf(facts, wanted))
}

/** At nine in the morning, so many months before the last day of a term, while nothing follows it. A moved end is told anew. */
function expiring(facts: FrameworkFacts): Wanted<'partnership.expiring'>[] {
  const { terms, noticeMonths } = facts
  return terms
    .filter((term) => !isRenewed(term, terms))
    .map((term) => ({
      notice: 'partnership.expiring',
      about: term.id,
      anchor: `${term.endsOn}-${noticeMonths}`,
      on: noticeDay(term, noticeMonths),
      expiresOn: dayAfter(term.endsOn),
      data: (to) => ({ ...aboutProgramme(facts, to), number: term.number, endsOn: term.endsOn }),
    }))
}

/** A month before the report of a year is due, and the day after, while nothing is published. */
function reportsDue(facts: FrameworkFacts): Wanted<'partnership.report_due'>[] {
  const { terms, reports, programme } = facts
  const open = yearsOf(terms).filter((year) =>
    reports.every((report) => report.year !== year || !report.isPublished),
  )
  return open.flatMap((year) => {
    const dueOn = reportDueOn(year)
    const late = dayAfter(dueOn)
    return (
      [
        { part: 'due', on: dayBefore(dueOn, askedDaysBefore), expiresOn: late },
        { part: 'late', on: late, expiresOn: `${year + 1}-07-01` },
      ] as const
    ).map(({ part, on, expiresOn }) => ({
      notice: 'partnership.report_due' as const,
      about: programme.id,
      anchor: `${year}-${part}`,
      on,
      expiresOn,
      data: (to: PersonFacts) => ({ ...aboutProgramme(facts, to), year, dueOn, part }),
    }))
  })
}

function aboutProgramme({ programme }: FrameworkFacts, to: PersonFacts) {
  return { programmeSlug: programme.slug, programme: inLanguage(programme.names, to.locale) }
}

function messagesOf(facts: FrameworkFacts, wanted: Wanted<Name>): PlannedMessage[] {
  const { notice, about, anchor, on, expiresOn, data } = wanted
  const sendAt = morningOf(on, facts)
  const expiresAt = morningOf(expiresOn, facts)
  if (expiresAt <= facts.now) return []
  return facts.organisers.map((to) => ({
    key: messageKey(notice, { about, to, anchor }),
    notice,
    class: 'mandatory',
    audience: 'organisers',
    to,
    about,
    anchor,
    sendAt,
    expiresAt,
    locale: to.locale,
    zone: to.zone ?? facts.programme.zone,
    data: data(to),
  }))
}

/** Nine in the morning of a day in the programme's zone. */
function morningOf(day: string, { programme }: FrameworkFacts): Date {
  const nine = wallClockToInstant({ date: day, time: '09:00', zone: programme.zone })
  if (!nine.ok) throw new Error(`the day ${day} has no nine o'clock: ${nine.refusal.code}`)
  return nine.value
}

function dayBefore(day: string, count: number): string {
  return after(new Date(`${day}T00:00:00Z`), days(-count))
    .toISOString()
    .slice(0, 10)
}
