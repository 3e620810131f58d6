import { criteriaHash } from './criteria-hash.server.ts'
import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { Tx, Executor } from '#db/client.server.ts'
import {
  announcementChanges,
  challenges,
  deadlineChanges,
  decisions,
  programmes,
  proposalExtensions,
} from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import type { ChallengeEvent } from '#app/lifecycle/events.ts'
import { evolveAll } from '#app/lifecycle/evolve.ts'
import { follow } from '#app/lifecycle/follow.ts'
import { announceDue } from '#app/notify/data/outbox.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { challengeFromRow, lifecycleColumns } from '#app/lifecycle/data/challenge-row.ts'

/**
 * A challenge as recorded, locked for the rest of the transaction: `update` by whoever changes its phase or calendar,
 * `share` by whoever relies on them (submitting a proposal, saving a score). A query in brackets may say which. Returns null
 * when there is none.
 */
export async function loadChallenge(
  db: Executor,
  challengeId: string | SQL,
  lock?: 'update' | 'share',
): Promise<Challenge | null> {
  const query = db
    .select({ ...lifecycleColumns, partnerZones: programmes.partnerZones })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(sql`${challenges.id} = ${challengeId}`)
  const [row] = await (lock ? query.for(lock, { of: challenges }) : query)
  return row ? challengeFromRow(row) : null
}

/**
 * Writes what happened to a challenge: the row, every moved deadline and announcement, and one record entry per event, in the caller's
 * transaction. The challenge must have been loaded `for update`. Returns the challenge as it is now and the last hash.
 */
export async function saveChallenge(
  tx: Tx,
  before: Challenge,
  events: readonly ChallengeEvent[],
): Promise<{ challenge: Challenge; recordHash: string | null }> {
  const after = evolveAll(before, events)
  if (events.length === 0) return { challenge: after, recordHash: null }
  await tx
    .update(challenges)
    .set({
      state: after.state,
      opensAt: after.calendar.opensAt,
      closesAt: after.calendar.closesAt,
      judgingEndsAt: after.calendar.judgingEndsAt,
      announcesAt: after.calendar.announcesAt,
      zone: after.calendar.zone,
      calendarVersion: after.calendar.version,
      reviewRequestedBy: after.requestedBy,
      approvedBy: after.approvedBy,
      decisionHash: after.decisionHash,
      decidedBy: after.decidedBy,
      confirmedBy: after.confirmedBy,
      heldUntil: after.heldUntil,
      winnersToldAt: after.winnersToldAt,
      endedFrom: after.endedFrom,
      ownDeadlinesUntil: after.ownDeadlinesUntil,
      ...remarksOf(events),
      version: sql`${challenges.version} + 1`,
    })
    .where(eq(challenges.id, before.id))
  const toldAt = events.find(({ type }) => type === 'WinnersTold')?.at
  if (toldAt)
    await tx
      .update(decisions)
      .set({ toldAt })
      .where(and(eq(decisions.challengeId, before.id), eq(decisions.state, 'confirmed')))
  const moved = events.flatMap((event) =>
    event.type === 'DeadlineExtended'
      ? [
          {
            challengeId: before.id,
            previousClosesAt: event.from.closesAt,
            closesAt: event.to.closesAt,
            reason: event.reason,
            changedBy: event.by,
            changedAt: event.at,
          },
        ]
      : [],
  )
  if (moved.length > 0) await tx.insert(deadlineChanges).values(moved)
  const announcementsMoved = events.flatMap((event) =>
    event.type === 'AnnouncementPostponed' || event.type === 'AnnouncementBroughtForward'
      ? [
          {
            challengeId: before.id,
            previousAnnouncesAt: event.from.announcesAt,
            announcesAt: event.to.announcesAt,
            reason: event.reason,
            changedBy: event.by,
            changedAt: event.at,
          },
        ]
      : [],
  )
  if (announcementsMoved.length > 0) await tx.insert(announcementChanges).values(announcementsMoved)
  const movedForOne = events.flatMap((event) =>
    event.type === 'DeadlineExtendedForOne'
      ? [
          {
            proposalId: event.proposalId,
            previousClosesAt: event.from,
            closesAt: event.to,
            reason: event.reason,
            grantedBy: event.by,
            grantedAt: event.at,
          },
        ]
      : [],
  )
  if (movedForOne.length > 0) await tx.insert(proposalExtensions).values(movedForOne)
  let recordHash: string | null = null
  for (const { entry } of follow(events, before)) {
    const { kind: type, programmeId, challengeId, proposalId, at, by, data, secrets } = entry
    const written = { programmeId, challengeId, ...(proposalId && { proposalId }), type, at, secrets }
    const judgedBy = fixesCriteria.includes(type) ? { criteriaHash: await criteriaHash(tx, before.id) } : {}
    recordHash = (await appendEntry(tx, { ...written, body: { by, ...data, ...judgedBy } })).hash
  }
  await announceDue(tx)
  return { challenge: after, recordHash }
}

/** From the opening on nobody changes what is judged by, and judging goes by it: the record says by what. */
const fixesCriteria: readonly string[] = ['ChallengeOpened', 'JudgingStarted']

/** Texts that belong to the row but not to the decider. */
function remarksOf(events: readonly ChallengeEvent[]) {
  const changes: { reviewRemarks?: string | null; cancelReason?: string } = {}
  for (const event of events) {
    if (event.type === 'ChangesRequested') changes.reviewRemarks = event.remarks
    if (event.type === 'ChallengeApproved') changes.reviewRemarks = null
    if (event.type === 'ChallengeCancelled') changes.cancelReason = event.reason
  }
  return changes
}
