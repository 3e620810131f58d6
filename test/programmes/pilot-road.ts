/** What becomes of an award: a pilot from its agreement to its figures, as deeds of the cast. */
import type { Deed, TimedDeed } from '#app/desks/core/deed.ts'
import { hosts, organisers } from '#test/scenarios/cast.ts'
import { minutesAfter, timed } from '#test/scenarios/scenario.ts'

const day = 24 * 60

export type PilotRoad = {
  readonly challenge: string
  /** Some days after the winner has answered. */
  readonly startedAt: Date
  readonly plan: Omit<
    Extract<Deed, { do: 'start-pilot' }>,
    'do' | 'challenge' | 'by' | 'hostContact' | 'manager'
  >
}

/** Started, agreed by all three sides, prepared, running from its first day on and public from then. */
export function pilotRunning({ challenge, startedAt, plan }: PilotRoad): TimedDeed[] {
  const manager = { challenge, by: hosts.henna.email }
  const runsAt = new Date(`${plan.startsOn}T09:00:00Z`)
  return [
    timed(startedAt, {
      do: 'start-pilot',
      challenge,
      by: organisers.aino.email,
      hostContact: hosts.pertti,
      manager: hosts.henna,
      ...plan,
    }),
    timed(minutesAfter(startedAt, day), {
      do: 'send-agreement',
      ...manager,
      text: 'The team installs and measures; the host opens the place; everybody reads the report.',
      annexes: '',
      signBy: minutesAfter(startedAt, 8 * day)
        .toISOString()
        .slice(0, 10),
    }),
    timed(minutesAfter(startedAt, 2 * day), { do: 'sign-agreement', ...manager }),
    timed(minutesAfter(startedAt, 3 * day), { do: 'sign-agreement', challenge, by: 'lead' }),
    timed(minutesAfter(startedAt, 4 * day), { do: 'sign-agreement', challenge, by: hosts.pertti.email }),
    timed(minutesAfter(startedAt, 5 * day), { do: 'move-pilot', ...manager, to: 'preparing', reason: '' }),
    timed(runsAt, { do: 'move-pilot', ...manager, to: 'running', reason: '' }),
    timed(minutesAfter(runsAt, 60), { do: 'publish-pilot', ...manager }),
  ]
}
