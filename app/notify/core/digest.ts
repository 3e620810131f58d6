/** Digests: what happens in a day comes as one mail in the morning, and no mail comes when nothing happened. */
import { dayIn, hours, nextAtHour } from './moments.ts'
import type { WantedMessage } from './notice.ts'

/** A digest that lies unread behind a night and a day of trouble is old news. */
const meansSomethingForHours = 20

/**
 * Puts single items together: one message for each person, subject and morning, at the first `hour`:00 of the reader's
 * clock that lies after the item. Anchored to that day, so that a day's digest is one message however often it is
 * planned, and what comes after it belongs to the next. `data.items` holds the items in the order they happened; the
 * rest of the data is the first item's.
 */
export function digested(items: readonly WantedMessage[], hour: number, zone: string): WantedMessage[] {
  const byMorning = new Map<string, WantedMessage[]>()
  const inOrder = [...items].sort((a, b) => a.sendAt.getTime() - b.sendAt.getTime())
  for (const item of inOrder) {
    const morning = nextAtHour(item.sendAt, item.to.zone ?? zone, hour)
    const name = `${item.about} ${item.to.personId} ${morning.getTime()}`
    byMorning.set(name, [...(byMorning.get(name) ?? []), item])
  }
  return [...byMorning.values()].map((ofOneMorning) => together(ofOneMorning, hour, zone))
}

function together(items: readonly WantedMessage[], hour: number, zone: string): WantedMessage {
  const first = items[0]!
  const where = first.to.zone ?? zone
  const sendAt = nextAtHour(first.sendAt, where, hour)
  return {
    ...first,
    anchor: dayIn(sendAt, where),
    sendAt,
    expiresAt: new Date(sendAt.getTime() + hours(meansSomethingForHours)),
    data: { ...first.data, items: items.flatMap((item) => item.data.items as unknown[]) },
  }
}
