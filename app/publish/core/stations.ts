import type { Standing } from '#app/lifecycle/standing.ts'
import type { PhaseStation } from '#app/ui/phase-rail.tsx'

/** The phase rail of those who run a challenge. A challenge that was called off has no road any more: an empty list. */
export function stationsOf(standing: Standing): PhaseStation[] {
  if (standing.isCancelled) return []
  return standing.stations.map(({ phase, status, at, isLate }) => ({
    phase,
    state: status === 'done' ? 'done' : status === 'here' ? 'current' : 'next',
    atIso: at?.toISOString(),
    isLate,
  }))
}
