/** The phase rail as somebody outside may see it: nothing of a decision before its announcement. */
import type { Challenge } from '#app/lifecycle/challenge.ts'
import type { Phase } from '#app/lifecycle/phases.ts'
import { publicStandingAt } from '#app/lifecycle/standing.ts'

export type RailStation = {
  phase: Phase
  state: 'done' | 'current' | 'next'
  atIso?: string
  isLate: boolean
}

/** Six stations at `now`; none when the challenge was cancelled. */
export function railStations(challenge: Challenge, now: Date): RailStation[] {
  const standing = publicStandingAt(challenge, now)
  if (standing.isCancelled) return []
  const words = { done: 'done', here: 'current', ahead: 'next', dropped: 'next' } as const
  return standing.stations.map(({ phase, status, at, isLate }) => ({
    phase,
    state: words[status],
    atIso: at?.toISOString(),
    isLate,
  }))
}
