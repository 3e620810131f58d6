import type { Db } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { claimDeed, nextDeed, noteRefusal } from '../data/cast-deeds.server.ts'
import { advanceDemoClock } from '../data/demo-clock.server.ts'
import { isWorkDue, nextWorkAt } from '../data/due-work.server.ts'
import { performDeed } from './perform-deed.server.ts'

export type Stage = {
  readonly ports: Ports
  /** Has everything done that is due by now: phases recorded, messages sent. */
  readonly work: (db: Db) => Promise<void>
  /** Told after each deed, with the demo's time. */
  readonly onStep?: (at: Date) => void
}

/**
 * Moves the demo's clock to `until`, stopping at every instant at which somebody of the cast does something, a phase
 * changes or a message is due, in their order. So every entry of the record and every message carries the time it
 * would have had. A deed that is refused (the person at the keyboard was faster) is noted, and the story goes on.
 */
export async function playStory(until: Date, { ports, work, onStep }: Stage): Promise<{ deeds: number }> {
  const { db, clock } = ports
  let deeds = 0
  for (;;) {
    const deed = await nextDeed(db)
    const workAt = await nextWorkAt(db)
    const isDeedNext = deed !== null && (workAt === null || deed.at <= workAt)
    const at = isDeedNext ? deed.at : workAt
    if (at === null || at > until) break
    const now = await clock.now(db)
    if (at > now) await advanceDemoClock(db, at)
    if (isDeedNext && (await claimDeed(db, deed.id))) {
      const result = await performDeed(deed.deed, ports)
      if (!result.ok) await noteRefusal(db, deed.id, result.refusal.code)
      deeds += 1
    }
    if (await isWorkDue(db)) await work(db)
    onStep?.(at)
  }
  await advanceDemoClock(db, until)
  if (await isWorkDue(db)) await work(db)
  return { deeds }
}
