import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { challengeOfProposal, lockProposal, teamRoleOf } from '#app/apply/data/proposals.server.ts'
import { screeningRefusal } from '#app/lifecycle/proposal.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'

/** What is asked of a team is asked about the version somebody has read. */
export type Asking = {
  readonly challengeId: string
  readonly proposalId: string
  readonly personId: string
  /** The submitted version the person read. */
  readonly version: number
}

/** Nothing is said of the proposal any more: what `proposals` holds then. */
export const unscreened = {
  ...{ screening: null, screeningRule: null, screeningReason: null, screenedBy: null, screenedAt: null },
  ...{ screeningReleasedAt: null, duplicateOf: null },
}

/** The proposal, locked, when it is screened now and this person may ask its team for something. */
export async function readyToAsk(
  tx: Tx,
  { challengeId, proposalId, personId, version }: Asking,
  { clock }: Pick<Ports, 'clock'>,
) {
  if ((await challengeOfProposal(tx, proposalId)) !== challengeId) return refuse('not-submitted')
  const challenge = await loadChallenge(tx, challengeId, 'share')
  const locked = await lockProposal(tx, proposalId)
  if (challenge === null || locked === null) throw new Error('A proposal vanished while it was being locked')
  // Moved to another challenge while this waited.
  if (locked.row.challengeId !== challengeId) return refuse('not-submitted')
  if ((await teamRoleOf(tx, proposalId, personId)) !== null) return refuse('own-proposal')
  const now = await clock.now(tx)
  const refusal = screeningRefusal(settled(challenge, now))
  if (refusal !== null) return { ok: false as const, refusal }
  if (locked.row.state !== 'submitted') return refuse('not-submitted')
  if (locked.row.submittedVersion !== version) return refuse('version-changed')
  return accept({ ...locked, challenge, now })
}
