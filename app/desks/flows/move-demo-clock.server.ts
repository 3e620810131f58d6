import type { Db } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { arrive, clockWay, hasDemoClock, setOut } from '../data/demo-clock.server.ts'
import { playStory, type Stage } from './play-story.server.ts'

export type MoveDemoClockRefusal =
  | { readonly code: 'not-a-demo' }
  | { readonly code: 'clock-forward-only'; readonly now: Date; readonly zone: string }
  | { readonly code: 'clock-too-far'; readonly last: Date; readonly zone: string }

const zone = 'Europe/Helsinki'
/** Nothing is told after this, and a slip of the hand should not end the demo. */
const lastInstant = new Date('2032-01-01T00:00:00Z')

/**
 * Sends the demo's clock to an instant ahead. It is written down where it goes; a worker takes it there, and takes it up
 * again where another one was ended, so the clock is never left between two instants. Only where the database says that
 * it is a demo.
 */
export async function sendDemoClock(
  to: Date,
  { db, clock }: Ports,
): Promise<Result<null, MoveDemoClockRefusal>> {
  if (!(await hasDemoClock(db))) return refuse('not-a-demo')
  const now = await clock.now(db)
  if (to <= now) return refuse('clock-forward-only', { now, zone })
  if (to > lastInstant) return refuse('clock-too-far', { last: lastInstant, zone })
  await setOut(db, to)
  return accept(null)
}

/** Takes a clock that was sent somewhere to where it goes, and lets everything happen on the way. */
export async function followDemoClock(stage: Stage): Promise<{ deeds: number }> {
  const { db } = stage.ports
  let deeds = 0
  for (let way = await clockWay(db); way !== null; way = await clockWay(db)) {
    const played = await playStory(way.to, stage)
    deeds += played.deeds
    if (!played.isThere) break
    await arrive(db, way.to)
  }
  return { deeds }
}

/** Both at once, for a process with hands of its own: `work` does what is due at each step. */
export async function moveDemoClock(
  { to, work }: { to: Date; work: (db: Db) => Promise<void> },
  ports: Ports,
): Promise<Result<{ deeds: number }, MoveDemoClockRefusal>> {
  const sent = await sendDemoClock(to, ports)
  return sent.ok ? accept(await followDemoClock({ ports, work })) : sent
}

const askEveryMs = 25

/** Waits for a clock that a worker is moving. False when it is still on its way after `withinMs`. */
export async function hasClockArrived(db: Db, withinMs: number): Promise<boolean> {
  const untilMs = performance.now() + withinMs
  for (;;) {
    if ((await clockWay(db)) === null) return true
    if (performance.now() >= untilMs) return false
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
}
