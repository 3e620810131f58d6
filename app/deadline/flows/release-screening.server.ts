import type { Ports } from '#app/http/context.ts'
import { screeningRefusal } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { ProposalFilters } from '../core/proposal-list.ts'
import { markTold, whatToTell } from '../data/release.server.ts'

export type ReleaseScreeningInput = {
  readonly challengeId: string
  readonly personId: string
  readonly filters: ProposalFilters
  /** As many eligible and not eligible ones as the person was shown. */
  readonly shown: { readonly eligible: number; readonly ineligible: number }
}

export type ReleaseScreeningRefusal = LifecycleRefusal | { readonly code: 'nothing-to-tell' | 'list-changed' }

/**
 * Tells the teams of a list what the screening said, all in one act: pages and mails at the same instant. Each proposal
 * once; what was told before is left out. Not when the list is no longer what the person looked at.
 */
export async function releaseScreening(
  { challengeId, personId, filters, shown }: ReleaseScreeningInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ told: number }, ReleaseScreeningRefusal>> {
  return db.transaction(async (tx) => {
    // Alone: nobody screens while the list is told.
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (challenge === null) throw new Error('The screening of a challenge that does not exist was told')
    const now = await clock.now(tx)
    const refusal = screeningRefusal(settled(challenge, now))
    if (refusal !== null) return { ok: false, refusal }
    const scope = { challengeId, personId }
    const present = await whatToTell(tx, scope, filters)
    if (present.eligible + present.ineligible === 0) return refuse('nothing-to-tell')
    if (present.eligible !== shown.eligible || present.ineligible !== shown.ineligible)
      return refuse('list-changed')
    const told = await markTold(tx, scope, { filters, now })
    const count = (outcome: string) => told.filter(({ screening }) => screening === outcome).length
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'ScreeningReleased',
      at: now,
      body: {
        eligible: count('eligible'),
        ineligible: count('ineligible'),
        references: told.map(({ reference }) => reference).toSorted(),
      },
    })
    await notices.replan(tx, { challengeId })
    return accept({ told: told.length })
  })
}
