import type { Db } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { advanceDemoClock } from '../data/demo-clock.server.ts'
import { isWorkDue } from '../data/due-work.server.ts'
import { nextStoryStep, noteRefusal, takeStep } from '../data/story-steps.server.ts'
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
  const { db } = ports
  let deeds = 0
  for (;;) {
    const next = await nextStoryStep(db)
    let { step } = next
    const isLull = step === null || step.at > until || step.at.getTime() - next.now.getTime() > lullMs
    if (isLull && (await isWorkDue(db))) {
      await work(db)
      step = (await nextStoryStep(db)).step
    }
    if (step === null || step.at > until) break
    if ((await takeStep(db, step)) && step.deed) {
      const result = await performDeed(step.deed.deed, ports)
      if (!result.ok) await noteRefusal(db, step.deed.id, result.refusal.code)
      deeds += 1
    }
    onStep?.(step.at)
  }
  await advanceDemoClock(db, until)
  if (await isWorkDue(db)) await work(db)
  return { deeds }
}
