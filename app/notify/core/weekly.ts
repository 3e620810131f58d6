/** The weekly digest: every Tuesday at 09:00 on the reader's own clock. */
import { zonedAt } from '#app/lifecycle/calendar.ts'
import { afterTheNight, days, type QuietHours } from './moments.ts'

export const weeklyNotice = 'digest.weekly'

const tuesday = 2
const hour = 9

/** The Tuesday, 09:00, at or before the instant, on the clock of the zone. */
export function lastTuesday(instant: Date, zone: string): Date {
  const there = zonedAt(instant, zone)
  const back = (there.dayOfWeek - tuesday + 7) % 7
  const thatDay = there.subtract({ days: back }).with({ hour, minute: 0, second: 0, millisecond: 0 })
  const at = thatDay.epochMilliseconds > instant.getTime() ? thatDay.subtract({ days: 7 }) : thatDay
  return new Date(at.epochMilliseconds)
}

/** What goes into a digest of that Tuesday: opened in the week before it, or closing in the fortnight after it. */
export function weeklyItems<Item extends { readonly opensAt: Date; readonly closesAt: Date }>(
  open: readonly Item[],
  slot: Date,
): { opened: Item[]; closing: Item[] } {
  const weekBefore = slot.getTime() - days(7)
  const fortnightAfter = slot.getTime() + days(14)
  const isNew = ({ opensAt }: Item) => opensAt.getTime() > weekBefore && opensAt <= slot
  const left = open.filter(({ closesAt }) => closesAt > slot).sort(bySoonest)
  return {
    opened: left.filter(isNew),
    closing: left.filter((item) => !isNew(item) && item.closesAt.getTime() <= fortnightAfter),
  }
}

/**
 * When the digest of the last Tuesday goes to somebody; null when they have had it, asked for it later, or it is a day old:
 * then the next one does. Longer quiet hours are kept.
 */
export function weeklyAt(
  { zone, since, until, quiet }: { zone: string; since: Date; until: Date | null; quiet: QuietHours },
  now: Date,
): { slot: Date; sendAt: Date } | null {
  const slot = lastTuesday(now, zone)
  if (slot <= since || (until !== null && slot <= until)) return null
  if (now.getTime() - slot.getTime() > days(1)) return null
  return { slot, sendAt: afterTheNight(slot, zone, quiet) }
}

function bySoonest(a: { readonly closesAt: Date }, b: { readonly closesAt: Date }): number {
  return a.closesAt.getTime() - b.closesAt.getTime()
}
