import type { TFunction } from 'i18next'
import type { CalendarInstant } from '#app/lifecycle/calendar.ts'
import type { MarkedDate } from '#app/lifecycle/dates.ts'
import type { TimelineItem } from '#app/ui/timeline.tsx'

const names = {
  opensAt: 'opens',
  closesAt: 'closes',
  judgingEndsAt: 'judging-ends',
  announcesAt: 'announces',
} as const satisfies Record<CalendarInstant, string>

/** The public dates as the page lists them. */
export function timelineOf(
  dates: readonly MarkedDate[],
  { zones, t }: { zones: readonly string[]; t: TFunction<'desks'> },
): TimelineItem[] {
  return dates.map(({ instant, at, mark }) => ({
    label: t(`challenge.dates.${names[instant]}`),
    atIso: at.toISOString(),
    zones,
    state: mark,
  }))
}
