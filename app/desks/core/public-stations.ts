/** The phase rail as the public may see it: from a challenge's public state, never from what is recorded inside. */
import { phases, type Phase } from '#app/lifecycle/phases.ts'
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

export type PublicInstants = {
  readonly opensAt: Date
  readonly closesAt: Date
  readonly judgingEndsAt: Date
  readonly announcesAt: Date
}

/** Six stations with their days. A cancelled challenge has no road any more: an empty list. */
export function publicStations(state: PublicState, instants: PublicInstants): PhaseStation[] {
  if (state === 'cancelled') return []
  const here = phases.indexOf(phaseOfPublicState[state])
  const days: Readonly<Record<Phase, Date | null>> = {
    publish: null,
    apply: instants.opensAt,
    deadline: instants.closesAt,
    judge: instants.judgingEndsAt,
    announce: instants.announcesAt,
    pilot: null,
  }
  return phases.map((phase, index) => ({
    phase,
    state: index < here || state === 'completed' ? 'done' : index === here ? 'current' : 'next',
    atIso: days[phase]?.toISOString(),
  }))
}
