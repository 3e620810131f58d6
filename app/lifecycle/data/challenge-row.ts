import { challenges } from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'

/** The columns of a challenge that its lifecycle knows. */
export const lifecycleColumns = {
  id: challenges.id,
  programmeId: challenges.programmeId,
  state: challenges.state,
  zone: challenges.zone,
  opensAt: challenges.opensAt,
  closesAt: challenges.closesAt,
  judgingEndsAt: challenges.judgingEndsAt,
  announcesAt: challenges.announcesAt,
  calendarVersion: challenges.calendarVersion,
  createdBy: challenges.createdBy,
  reviewRequestedBy: challenges.reviewRequestedBy,
  approvedBy: challenges.approvedBy,
  decisionHash: challenges.decisionHash,
  decidedBy: challenges.decidedBy,
  confirmedBy: challenges.confirmedBy,
  heldUntil: challenges.heldUntil,
  winnersToldAt: challenges.winnersToldAt,
  endedFrom: challenges.endedFrom,
  ownDeadlinesUntil: challenges.ownDeadlinesUntil,
  isSealed: challenges.isSealed,
  graceMinutes: challenges.graceMinutes,
  appealDays: challenges.appealDays,
  embargoHours: challenges.embargoHours,
  answerDays: challenges.answerDays,
  organisersSeeScoresFrom: challenges.organisersSeeScoresFrom,
  jurorsSeeOthers: challenges.jurorsSeeOthers,
  isBlind: challenges.isBlind,
}

export type LifecycleRow = Pick<typeof challenges.$inferSelect, keyof typeof lifecycleColumns>

/** A row of `challenges` joined with the partner zones of its programme, as the lifecycle wants to see it. */
export function challengeFromRow(row: LifecycleRow & { partnerZones: readonly string[] }): Challenge {
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
    heldUntil: row.heldUntil,
    winnersToldAt: row.winnersToldAt,
    endedFrom: row.endedFrom,
    ownDeadlinesUntil: row.ownDeadlinesUntil,
    policy: {
      isSealedUntilDeadline: row.isSealed,
      organisersSeeScoresFrom: row.organisersSeeScoresFrom,
      jurorsSeeOthers: row.jurorsSeeOthers,
      isBlind: row.isBlind,
      graceMinutes: row.graceMinutes,
      appealDays: row.appealDays,
      embargoHours: row.embargoHours,
      answerDays: row.answerDays,
    },
  }
}
