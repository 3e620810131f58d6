import type { Db } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { hasDemoClock } from '../data/demo-clock.server.ts'
import { isWorkDue } from '../data/due-work.server.ts'
import { playStory } from './play-story.server.ts'

export type MoveDemoClockRefusal =
  | { readonly code: 'not-a-demo' }
  | { readonly code: 'clock-forward-only'; readonly now: Date; readonly zone: string }
  | { readonly code: 'clock-too-far'; readonly last: Date; readonly zone: string }

const zone = 'Europe/Helsinki'
/** Nothing is told after this, and a slip of the hand should not end the demo. */
const lastInstant = new Date('2032-01-01T00:00:00Z')

/**
 * Moves the demo's clock forward and lets everything happen on the way. Only where the database says that it is a demo.
 * `work` does what is due at each step; a process without hands of its own waits for the worker.
 */
export async function moveDemoClock(
  { to, work = waitingForWorker() }: { to: Date; work?: (db: Db) => Promise<void> },
  ports: Ports,
): Promise<Result<{ deeds: number }, MoveDemoClockRefusal>> {
  if (!(await hasDemoClock(ports.db))) return refuse('not-a-demo')
  const now = await ports.clock.now(ports.db)
  if (to <= now) return refuse('clock-forward-only', { now, zone })
  if (to > lastInstant) return refuse('clock-too-far', { last: lastInstant, zone })
  return accept(await playStory(to, { ports, work }))
}

const askEveryMs = 15
const patienceMs = 10_000

/**
 * The clock stands at a step until the worker, who was told, has done what is due. A worker that is away is waited for
 * once: it catches up when it is back.
 */
function waitingForWorker(): (db: Db) => Promise<void> {
  let isThere = true
  return async (db) => {
    const patientUntilMs = performance.now() + patienceMs
    while (isThere && (await isWorkDue(db))) {
      await new Promise((resolve) => setTimeout(resolve, askEveryMs))
      isThere = performance.now() < patientUntilMs
    }
  }
}
