import type { Ports } from '#app/http/context.ts'
import { days } from '#app/notify/core/moments.ts'
import { weeklyAt, weeklyItems, weeklyNotice } from '#app/notify/core/weekly.ts'
import { quietHoursOf } from '#app/notify/data/mail-settings.server.ts'
import { lockWeeklyReaders, noteWeekly, openChallenges } from '../data/weekly-digest.server.ts'

/**
 * Puts the weekly digest of everybody whose Tuesday morning has come into the outbox, once; where there is nothing to tell,
 * nothing goes. Answers how many were put there. Safe to run at any time, twice, and beside another worker.
 */
export async function postDigests({ db, clock, notices }: Ports): Promise<number> {
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const readers = await lockWeeklyReaders(tx, now)
    if (readers.length === 0) return 0
    const open = await openChallenges(tx, now)
    let posted = 0
    for (const { personId, name, email, locale, since, until, quietFrom, quietUntil, ...reader } of readers) {
      const zone = reader.zone ?? 'UTC'
      const quiet = quietHoursOf({ quietFrom, quietUntil })
      const due = weeklyAt({ zone, since, until, quiet }, now)
      if (due === null) continue
      await noteWeekly(tx, personId, due.slot)
      const { opened, closing } = weeklyItems(open, due.slot)
      if (opened.length + closing.length === 0) continue
      const told = (item: (typeof open)[number]) => ({
        title: item.titleIn(locale),
        slug: item.slug,
        programme: item.programmeIn(locale),
        closesAt: item.closesAt.toISOString(),
        zone: item.zone,
        graceMinutes: item.graceMinutes,
      })
      await notices.post(tx, {
        notice: weeklyNotice,
        class: 'bulletin',
        key: `${weeklyNotice}:${personId}:${due.slot.toISOString()}`,
        to: { personId, name, email, locale, zone },
        data: { opened: opened.map(told), closing: closing.map(told) },
        sendAt: due.sendAt,
        expiresAt: new Date(due.sendAt.getTime() + days(2)),
      })
      posted += 1
    }
    return posted
  })
}
