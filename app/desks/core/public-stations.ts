/** The phase rail as the public may see it: from a challenge's public state, never from what is recorded inside. */
import type { CalendarInstant } from '#app/lifecycle/calendar.ts'
import { isLate, leastFar, markedDates, type MarkedDate } from '#app/lifecycle/dates.ts'
import { phases, type Phase, type RoadState } from '#app/lifecycle/phases.ts'
import type { PhaseStation } from '#app/ui/phase-rail.tsx'

export type PublicState =
  'open' | 'closed' | 'judging' | 'deciding' | 'announced' | 'piloting' | 'completed' | 'cancelled'

/** The phase each public state stands in; a decision that waits for its instant stands before the announcement. */
export const phaseOfPublicState: Readonly<Record<PublicState, Phase>> = {
  open: 'apply',
  closed: 'deadline',
  judging: 'judge',
  deciding: 'announce',
  announced: 'announce',
  piloting: 'pilot',
  completed: 'pilot',
  cancelled: 'publish',
}

/** How far each public state has come. Before the announcement nobody outside learns whether a decision exists. */
const roadOfPublicState: Readonly<Record<PublicState, RoadState>> = {
  open: 'open',
  closed: 'closed',
  judging: 'judging',
  deciding: 'deliberating',
  announced: 'announced',
  piloting: 'piloting',
  completed: 'completed',
  cancelled: 'open',
}

const instantOfPhase: Readonly<Record<Phase, CalendarInstant | null>> = {
  publish: null,
  apply: 'opensAt',
  deadline: 'closesAt',
  judge: 'judgingEndsAt',
  announce: 'announcesAt',
  pilot: null,
}

export type PublicInstants = {
  readonly opensAt: Date
  readonly closesAt: Date
  readonly judgingEndsAt: Date
  readonly announcesAt: Date
}

/** Six stations with their days. A cancelled challenge has no road any more: an empty list. */
export function publicStations(state: PublicState, instants: PublicInstants, now: Date): PhaseStation[] {
  if (state === 'cancelled') return []
  const here = phases.indexOf(phaseOfPublicState[state])
  const late = (instant: CalendarInstant) =>
    isLate(roadOfPublicState[state], { instant, at: instants[instant] }, now)
  return phases.map((phase, index) => {
    const instant = instantOfPhase[phase]
    return {
      phase,
      state: index < here || state === 'completed' ? 'done' : index === here ? 'current' : 'next',
      ...(instant && { atIso: instants[instant].toISOString(), isLate: late(instant) }),
    }
  })
}

/** The four dates as the public may know them; none of a cancelled challenge, whose dates hold no more. */
export function publicDates(state: PublicState, instants: PublicInstants, now: Date): MarkedDate[] {
  return state === 'cancelled' ? [] : markedDates(roadOfPublicState[state], instants, now)
}

/** The dates that challenges share, done where they are done for all that were not cancelled. */
export function sharedDates(
  states: readonly PublicState[],
  instants: PublicInstants,
  now: Date,
): MarkedDate[] {
  const [first, ...others] = states.filter((state) => state !== 'cancelled')
  if (first === undefined) return []
  const road = leastFar([roadOfPublicState[first], ...others.map((state) => roadOfPublicState[state])])
  return markedDates(road, instants, now)
}
