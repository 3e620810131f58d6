import type { challenges } from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'

/** A row of `challenges` joined with the partner zones of its programme, as the lifecycle wants to see it. */
export function challengeFromRow(
  row: typeof challenges.$inferSelect & { partnerZones: readonly string[] },
): Challenge {
  return {
    id: row.id,
    programmeId: row.programmeId,
    state: row.state,
    calendar: {
      zone: row.zone,
      partnerZones: row.partnerZones,
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      judgingEndsAt: row.judgingEndsAt,
      announcesAt: row.announcesAt,
      version: row.calendarVersion,
    },
    createdBy: row.createdBy,
    requestedBy: row.reviewRequestedBy,
    approvedBy: row.approvedBy,
    decisionHash: row.decisionHash,
    decidedBy: row.decidedBy,
    confirmedBy: row.confirmedBy,
    endedFrom: row.endedFrom,
    policy: { isSealedUntilDeadline: row.isSealed, organisersSeeScoresFrom: row.organisersSeeScoresFrom },
  }
}
