import type { Db } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { advanceDemoClock } from '../data/demo-clock.server.ts'
import { nextStoryStep, noteRefusal, takeStep, type StoryStep } from '../data/story-steps.server.ts'
import { performDeed } from './perform-deed.server.ts'

export type Stage = {
  readonly ports: Ports
  /** Has everything done that is due by now: phases recorded, messages sent. */
  readonly work: (db: Db) => Promise<void>
  /** Told after each step, with the demo's time. */
  readonly onStep?: (at: Date) => void
  /** True when the process is asked to end: no further step is taken. */
  readonly isStopping?: () => boolean
  /** Told of a deed that failed, which is a fault of ours. True lets the story go on without it; else it is thrown. */
  readonly isPassedOver?: (deedId: string, error: unknown) => boolean
}

/**
 * Moves the demo's clock to `until`, stopping at every instant at which somebody of the cast does something, a phase
 * changes or a message is due, in their order. So every entry of the record and every message carries the time it
 * would have had. A deed that is refused (the person at the keyboard was faster) is noted, and the story goes on.
 * `isThere` is false when it was asked to stop before.
 */
export async function playStory(until: Date, stage: Stage): Promise<{ deeds: number; isThere: boolean }> {
  const { db } = stage.ports
  let deeds = 0
  for (;;) {
    if (stage.isStopping?.()) return { deeds, isThere: false }
    const step = await workBefore(stage)
    if (step === null || step.at > until) break
    if (await doStep(step, stage)) deeds += 1
    stage.onStep?.(step.at)
  }
  await advanceDemoClock(db, until)
  await workBefore(stage)
  return { deeds, isThere: true }
}

/** The next step, after all that is due before the clock moves on to it. */
async function workBefore({ ports: { db }, work }: Stage): Promise<StoryStep | null> {
  const { now, isWorkDue, step } = await nextStoryStep(db)
  // Deeds of one instant come first, and the mails of all of them then.
  if (!isWorkDue || (step !== null && step.at <= now)) return step
  await work(db)
  return (await nextStoryStep(db)).step
}

/**
 * The clock and the deed move in one transaction: whatever ends this process, a deed is done with all that follows from
 * it, or has yet to come. True when there was a deed and nobody else had taken it.
 */
async function doStep(step: StoryStep, { ports, isPassedOver }: Stage): Promise<boolean> {
  const { deed } = step
  try {
    return await ports.db.transaction(async (tx) => {
      if (!(await takeStep(tx, step)) || deed === null) return false
      // A transaction can do all that a database can, and what flows open within it are savepoints.
      const result = await performDeed(deed.deed, { ...ports, db: tx as unknown as Db })
      if (!result.ok) await noteRefusal(tx, deed.id, result.refusal.code)
      return true
    })
  } catch (error) {
    if (deed === null || !isPassedOver?.(deed.id, error)) throw error
    await ports.db.transaction(async (tx) => {
      if (await takeStep(tx, step)) await noteRefusal(tx, deed.id, 'fault')
    })
    return false
  }
}
