import type { Db } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { claimDeed, nextDeed, noteRefusal, type WaitingDeed } from '../data/cast-deeds.server.ts'
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

/** Shorter pauses than this are not worth a round of the worker: what is due goes out with the next one. */
const lullMs = 15 * 60_000

/**
 * Moves the demo's clock to `until`, stopping at every instant at which somebody of the cast does something, a phase
 * changes or a message is due, in their order. So every entry of the record and every message carries the time it
 * would have had (messages to a quarter of an hour). A deed that is refused (the person at the keyboard was faster) is
 * noted, and the story goes on.
 */
export async function playStory(until: Date, { ports, work, onStep }: Stage): Promise<{ deeds: number }> {
  const { db, clock } = ports
  let deeds = 0
  for (;;) {
    let step = await nextStep(db)
    const now = await clock.now(db)
    const isLull = step === null || step.at > until || step.at.getTime() - now.getTime() > lullMs
    if (isLull && (await isWorkDue(db))) {
      await work(db)
      step = await nextStep(db)
    }
    if (step === null || step.at > until) break
    if (step.at > now) await advanceDemoClock(db, step.at)
    const { deed } = step
    if (deed && (await claimDeed(db, deed.id))) {
      const result = await performDeed(deed.deed, ports)
      if (!result.ok) await noteRefusal(db, deed.id, result.refusal.code)
      deeds += 1
    }
    onStep?.(step.at)
  }
  await advanceDemoClock(db, until)
  if (await isWorkDue(db)) await work(db)
  return { deeds }
}

/** The next instant at which something happens; with the deed, where it is one. */
async function nextStep(db: Db): Promise<{ at: Date; deed: WaitingDeed | null } | null> {
  const deed = await nextDeed(db)
  const workAt = await nextWorkAt(db)
  if (deed !== null && (workAt === null || deed.at <= workAt)) return { at: deed.at, deed }
  return workAt === null ? null : { at: workAt, deed: null }
}
