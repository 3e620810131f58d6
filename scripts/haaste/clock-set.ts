import type { MoveDemoClockRefusal } from '#app/desks/flows/move-demo-clock.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import type { Command } from './command.ts'
import { portsOver, runningDemo, withDatabase } from './database.ts'
import { momentNames, readInstant } from './instant.ts'
import { tickOnce } from './tick.ts'

/** The longest the command waits for the worker of a running demo. */
const patienceMs = 120_000

/** Moves the demo's clock and lets everything happen that happens on the way. */
export const clockSet: Command = {
  name: 'clock:set',
  summary: "Moves the demo's clock forward; phases, people and mails follow",
  words: [{ name: 'instant' }],
  details: [
    'The instant is written with its offset, like 2021-12-22T21:59+02:00 or 2021-12-22T19:59:00Z,',
    `or it is one of: ${momentNames.join(', ')}.`,
    'The clock never goes back: demo:reset begins anew. A real installation has no clock to move.',
  ],
  async run({ words: [typed = ''] }, { env }) {
    const to = readInstant(typed)
    const settings = env()
    return withDatabase(settings, async (db) => {
      const { hasClockArrived, moveDemoClock, sendDemoClock } =
        await import('#app/desks/flows/move-demo-clock.server.ts')
      const ports = await portsOver(db)
      // A running demo has a worker that takes the clock along; otherwise it is done here.
      const isRunning = runningDemo(settings) !== undefined
      const work = async () => void (await tickOnce(db, settings))
      const moved = isRunning ? await sendDemoClock(to, ports) : await moveDemoClock({ to, work }, ports)
      if (!moved.ok) throw new StartupProblem(sentenceFor(moved.refusal))
      const isThere = await hasClockArrived(db, patienceMs)
      const now = (await ports.clock.now(db)).toISOString()
      return {
        data: { now, isThere },
        hasProblem: !isThere,
        lines: [
          `The clock of the demo stands at ${now}`,
          ...(isThere ? [] : ['It is still on its way; the worker of the running demo takes it there.']),
        ],
      }
    })
  },
}

function sentenceFor(refusal: MoveDemoClockRefusal): string {
  switch (refusal.code) {
    case 'not-a-demo':
      return 'This is a real installation: its clock is the true one and cannot be moved.'
    case 'clock-forward-only':
      return `The clock stands at ${refusal.now.toISOString()} and moves forward only: choose a later instant, or begin anew with demo:reset.`
    case 'clock-too-far':
      return `The story of the demo is over by ${refusal.last.toISOString()}: choose an earlier instant.`
  }
}
