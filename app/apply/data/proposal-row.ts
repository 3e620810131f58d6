import type { proposals } from '#db/schema/index.ts'
import type { Proposal } from '#app/lifecycle/proposal.ts'

/** A row of `proposals` as the lifecycle wants to see it. */
export function proposalFromRow(row: typeof proposals.$inferSelect): Proposal {
  return {
    id: row.id,
    challengeId: row.challengeId,
    state: row.state,
    screening: row.screening ?? 'unscreened',
    draftVersion: row.draftVersion,
    submittedDraftVersion: row.submittedDraftVersion,
    versions: row.submittedVersion ?? 0,
    submittedAt: row.submittedAt,
    ownClosesAt: row.ownClosesAt,
  }
}
