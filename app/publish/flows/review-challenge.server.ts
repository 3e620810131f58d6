import type { Ports } from '#app/http/context.ts'
import { essentialsMissing } from '../core/readiness.ts'
import { notNamedFor } from '#app/people/data/approvals.server.ts'
import { readinessFacts } from '../data/readiness-facts.server.ts'
import { changePhase, type Asking } from './change-phase.server.ts'

/** Asks another organiser to approve. Refused while something essential is missing from the brief or the criteria. */
export async function requestReview({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'requestReview', by }, ports, {
    async before(tx) {
      const missing = essentialsMissing(await readinessFacts(tx, challengeId, by))
      return missing > 0 ? { code: 'not-ready' as const, count: missing } : null
    },
  })
}

/** Hands the brief back to its authors, with what to change. */
export async function requestChanges(
  { challengeId, by, remarks }: Asking & { remarks: string },
  ports: Ports,
) {
  return changePhase(challengeId, { type: 'requestChanges', by, remarks }, ports)
}

/**
 * Approves the brief as it stands. Always another person than the author and than who asked, and one of those the
 * programme has named for it, if it has named any.
 */
export async function approveChallenge({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'approve', by }, ports, {
    before: (tx, { programmeId }) => notNamedFor(tx, { programmeId, approval: 'opening', by }),
  })
}
