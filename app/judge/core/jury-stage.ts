/** Where the jury's work stands, in the four words a juror needs. */
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { hasReached, type ChallengeState } from '#app/lifecycle/phases.ts'

/** before: proposals are sealed · preparing: conflicts are declared · judging: scores are given · over: nothing changes. */
export type JuryStage = 'before' | 'preparing' | 'judging' | 'over'

/** The stage for a state as it stands by the clock. A challenge that ended is over. */
export function juryStageOf(state: Challenge['state']): JuryStage {
  if (state === 'closed') return 'preparing'
  if (state === 'judging') return 'judging'
  return isBefore(state) ? 'before' : 'over'
}

/** What unfinished scorecards can still become once judging is over; null while it lasts, and where a challenge ended. */
export function latenessAt(state: Challenge['state']): 'undecided' | 'decided' | null {
  if (state === 'deliberating') return 'undecided'
  const isOnRoad = state !== 'cancelled' && state !== 'archived'
  return isOnRoad && hasReached(state, 'decided') ? 'decided' : null
}

function isBefore(state: ChallengeState): boolean {
  return state !== 'cancelled' && state !== 'archived' && !hasReached(state, 'closed')
}
