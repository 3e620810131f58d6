import { and, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  assignments,
  briefs,
  challenges,
  conflicts,
  moveRequests,
  programmes,
  proposals,
} from '#db/schema/index.ts'
import { titlesOf } from '#app/apply/data/team-proposal.server.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { takesMoved } from '../core/move.ts'

export type MoveRow = typeof moveRequests.$inferSelect

const isPending = and(isNull(moveRequests.answeredAt), isNull(moveRequests.closedAt))

/** Every question about a move of a proposal, newest first, each with the challenge it leads to. */
export async function movesOf(db: Executor, proposalId: string) {
  return db
    .select({
      move: moveRequests,
      toSlug: challenges.slug,
      toTitles: titlesOf(sql`${moveRequests.toChallengeId}`),
      fromTitles: titlesOf(sql`${moveRequests.fromChallengeId}`),
    })
    .from(moveRequests)
    .innerJoin(challenges, eq(challenges.id, moveRequests.toChallengeId))
    .where(eq(moveRequests.proposalId, proposalId))
    .orderBy(desc(moveRequests.askedAt))
}

/** Proposals that were moved from a challenge to another, as its screeners may know of them: no content. */
export async function movedAway(
  db: Executor,
  challengeId: string,
): Promise<{ reference: string; movedAt: Date; toTitles: Partial<Record<Locale, string>> }[]> {
  const rows = await db
    .select({
      reference: proposals.reference,
      movedAt: moveRequests.answeredAt,
      toTitles: titlesOf(sql`${moveRequests.toChallengeId}`),
    })
    .from(moveRequests)
    .innerJoin(proposals, eq(proposals.id, moveRequests.proposalId))
    .where(and(eq(moveRequests.fromChallengeId, challengeId), eq(moveRequests.answer, 'agreed')))
    .orderBy(desc(moveRequests.answeredAt))
    .limit(200)
  return rows.flatMap(({ movedAt, ...row }) => (movedAt === null ? [] : [{ ...row, movedAt }]))
}

/** The question of this id to the team of this proposal, or null. */
export async function findMove(
  db: Executor,
  { proposalId, moveId }: { proposalId: string; moveId: string },
): Promise<MoveRow | null> {
  const [found] = await db
    .select()
    .from(moveRequests)
    .where(and(eq(moveRequests.id, moveId), eq(moveRequests.proposalId, proposalId)))
  return found ?? null
}

/** The one that is neither answered nor closed: open, or lapsed. */
export async function pendingMove(db: Executor, proposalId: string): Promise<MoveRow | null> {
  const [found] = await db
    .select()
    .from(moveRequests)
    .where(and(eq(moveRequests.proposalId, proposalId), isPending))
  return found ?? null
}

/** Those of the proposals whose lead is asked about a move at `now`, in time to answer. */
export async function openMoves(
  db: Executor,
  proposalIds: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (proposalIds.length === 0) return new Set()
  const rows = await db
    .select({ id: moveRequests.proposalId })
    .from(moveRequests)
    .where(and(inArray(moveRequests.proposalId, [...proposalIds]), isPending, gt(moveRequests.dueAt, now)))
  return new Set(rows.map(({ id }) => id))
}

/** Ends what is pending without an answer, of one proposal or of several. */
export async function closePendingMove(
  tx: Tx,
  proposalIds: string | readonly string[],
  now: Date,
): Promise<void> {
  const ids = [proposalIds].flat()
  if (ids.length === 0) return
  await tx
    .update(moveRequests)
    .set({ closedAt: now })
    .where(and(inArray(moveRequests.proposalId, ids), isPending))
}

/** The other challenges of a programme that take a moved proposal at `now`, in their order. */
export async function moveTargets(
  db: Executor,
  { programmeId, exceptId, now }: { programmeId: string; exceptId: string; now: Date },
) {
  const rows = await db
    .select({
      challenge: challenges,
      partnerZones: programmes.partnerZones,
      titles: titlesOf(sql`${challenges.id}`),
    })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(and(eq(challenges.programmeId, programmeId), ne(challenges.id, exceptId)))
    .orderBy(challenges.number)
  return rows.flatMap(({ challenge, partnerZones, titles }) => {
    const current = settled(challengeFromRow({ ...challenge, partnerZones }), now)
    return takesMoved(current) ? [{ id: challenge.id, slug: challenge.slug, titles }] : []
  })
}

/** The number of the brief of a challenge that counts now. */
export async function newestBrief(db: Executor, challengeId: string): Promise<number> {
  const [newest] = await db
    .select({ number: sql<number>`coalesce(max(${briefs.number}), 1)::int` })
    .from(briefs)
    .where(and(eq(briefs.challengeId, challengeId), eq(briefs.isPublished, true)))
  return newest?.number ?? 1
}

/** True when the organisation of a proposal has one in that challenge, whatever became of it. */
export async function isOrganisationIn(
  db: Executor,
  { challengeId, organisationId }: { challengeId: string; organisationId: string },
): Promise<boolean> {
  const [found] = await db
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.challengeId, challengeId), eq(proposals.organisationId, organisationId)))
    .limit(1)
  return found !== undefined
}

/** What holds a proposal where it is: a juror has said something about it, or another was marked as repeating it. */
export async function heldBy(db: Executor, proposalId: string): Promise<'jury' | 'duplicates' | null> {
  const [found] = await db
    .select({
      isDeclared: sql<boolean>`exists (select 1 from ${conflicts} where ${conflicts.proposalId} = ${proposalId})
        or exists (select 1 from ${assignments} where ${assignments.proposalId} = ${proposalId})`,
      isRepeated: sql<boolean>`exists (select 1 from ${proposals} d where d.duplicate_of = ${proposalId})`,
    })
    .from(proposals)
    .where(eq(proposals.id, proposalId))
  if (found?.isDeclared) return 'jury'
  return found?.isRepeated ? 'duplicates' : null
}
