import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import {
  conflicts,
  consensusMeetings,
  consensusScores,
  jurors,
  meetingItemJurors,
  meetingItems,
  meetingPresences,
  challenges,
  organisations,
  people,
  proposals,
  scorecards,
  teamMembers,
  meetingMinutes,
} from '#db/schema/index.ts'
import { roomStanding, type ItemFacts, type RoomStanding } from '../core/deliberation/room.ts'
import type { Points } from '../core/scoring.ts'

export type MeetingRow = typeof consensusMeetings.$inferSelect

/** The newest meeting of this jury, or null. */
export async function latestMeeting(db: Executor, challengeId: string): Promise<MeetingRow | null> {
  const [row] = await db
    .select()
    .from(consensusMeetings)
    .where(eq(consensusMeetings.challengeId, challengeId))
    .orderBy(desc(consensusMeetings.number))
    .limit(1)
  return row ?? null
}

/** True while a meeting of this jury has begun and not ended. */
export async function isMeetingRunning(db: Executor, challengeId: string): Promise<boolean> {
  return (await latestMeeting(db, challengeId))?.state === 'running'
}

export type AgendaItem = {
  readonly itemId: string
  readonly proposalId: string
  readonly position: number
  readonly state: 'waiting' | 'running' | 'done' | 'passed'
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly decision: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  /** Null where the challenge is read blind. */
  readonly organisation: string | null
  /** False once it was withdrawn or found ineligible. */
  readonly takesPart: boolean
}

/** The agenda in its order. It asks nobody for permission: whoever shows it leaves out what is closed to the reader. */
export async function agendaOf(db: Executor, meetingId: string): Promise<AgendaItem[]> {
  const rows = await db
    .select({
      itemId: meetingItems.id,
      proposalId: meetingItems.proposalId,
      position: meetingItems.position,
      state: meetingItems.state,
      startedAt: meetingItems.startedAt,
      endedAt: meetingItems.endedAt,
      decision: meetingItems.decision,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage>`${proposals.language}`,
      organisation: sql<string | null>`case when not ${challenges.isBlind} then ${organisations.name} end`,
      takesPart: sql<boolean>`(${proposals.state} = 'submitted' and coalesce(${proposals.screening} = 'eligible', false))`,
    })
    .from(meetingItems)
    .innerJoin(proposals, eq(proposals.id, meetingItems.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .where(eq(meetingItems.meetingId, meetingId))
    .orderBy(asc(meetingItems.position))
  return rows
}

export type SeatInMeeting = {
  readonly jurorId: string
  readonly personId: string
  readonly name: string
  readonly isChair: boolean
  readonly isPresent: boolean
}

/** Everybody with an accepted seat, in the order of invitation, and whether they are in the meeting now. */
export async function seatsInMeeting(
  db: Executor,
  { challengeId, meetingId }: { challengeId: string; meetingId: string },
): Promise<SeatInMeeting[]> {
  return db
    .select({
      jurorId: jurors.id,
      personId: jurors.personId,
      name: people.name,
      isChair: jurors.isChair,
      isPresent: sql<boolean>`exists (select 1 from ${meetingPresences} where ${meetingPresences.meetingId} = ${meetingId}
        and ${meetingPresences.jurorId} = ${jurors.id} and ${meetingPresences.leftAt} is null)`,
    })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.state, 'accepted')))
    .orderBy(asc(jurors.invitedAt), asc(jurors.id))
}

export type SeatInRoom = SeatInMeeting & { readonly standing: RoomStanding }

/** The same for one proposal: who of them is in the room for it. */
export async function seatsInRoom(
  db: Executor,
  { challengeId, meetingId, proposalId }: { challengeId: string; meetingId: string; proposalId: string },
): Promise<SeatInRoom[]> {
  const seats = await seatsInMeeting(db, { challengeId, meetingId })
  const declared = await db
    .select({ jurorId: conflicts.jurorId, standing: conflicts.standing })
    .from(conflicts)
    .where(eq(conflicts.proposalId, proposalId))
  const team = await db
    .select({ personId: teamMembers.personId })
    .from(teamMembers)
    .where(eq(teamMembers.proposalId, proposalId))
  return seats.map((seat) => ({
    ...seat,
    standing: roomStanding(
      { isSeated: true, isChair: seat.isChair, isOrganiser: false, isAuditor: false },
      {
        declared: declared.find(({ jurorId }) => jurorId === seat.jurorId)?.standing ?? null,
        isInTeam: team.some(({ personId }) => personId === seat.personId),
      },
    ),
  }))
}

/** What stands between one person and one proposal, in whatever role. */
export async function itemFactsOf(
  db: Executor,
  { challengeId, personId, proposalId }: { challengeId: string; personId: string; proposalId: string },
): Promise<ItemFacts> {
  const [declared] = await db
    .select({ standing: conflicts.standing })
    .from(conflicts)
    .innerJoin(jurors, eq(jurors.id, conflicts.jurorId))
    .where(
      and(
        eq(jurors.challengeId, challengeId),
        eq(jurors.personId, personId),
        eq(conflicts.proposalId, proposalId),
      ),
    )
  const [member] = await db
    .select({ one: sql`1` })
    .from(teamMembers)
    .where(and(eq(teamMembers.proposalId, proposalId), eq(teamMembers.personId, personId)))
  return { declared: declared?.standing ?? null, isInTeam: member !== undefined }
}

/** The points of every final scorecard on one proposal, without whose they are. */
export async function finalPointsOf(
  db: Executor,
  { challengeId, proposalId }: { challengeId: string; proposalId: string },
): Promise<Points[]> {
  const rows = await db
    .select({
      // As text: a JSON number would pass through floating point.
      points: sql<Readonly<Record<string, string | null>>>`(
        select coalesce(json_object_agg(s.criterion_id, s.points::text), '{}'::json) from scores s
        where s.scorecard_id = ${scorecards.id})`,
    })
    .from(scorecards)
    .where(
      and(
        eq(scorecards.challengeId, challengeId),
        eq(scorecards.proposalId, proposalId),
        eq(scorecards.state, 'final'),
      ),
    )
  return rows.map(({ points }) =>
    Object.fromEntries(
      Object.entries(points).map(([id, text]) => [id, text === null ? null : settled(text)]),
    ),
  )
}

/** Where each juror was for each item that has ended. */
export async function partsOfMeeting(
  db: Executor,
  meetingId: string,
): Promise<{ itemId: string; name: string; part: 'in' | 'out' | 'absent' | 'abstained' }[]> {
  return db
    .select({ itemId: meetingItemJurors.itemId, name: people.name, part: meetingItemJurors.part })
    .from(meetingItemJurors)
    .innerJoin(meetingItems, eq(meetingItems.id, meetingItemJurors.itemId))
    .innerJoin(jurors, eq(jurors.id, meetingItemJurors.jurorId))
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(eq(meetingItems.meetingId, meetingId))
    .orderBy(asc(jurors.invitedAt), asc(jurors.id))
}

export type AgreedScore = {
  readonly itemId: string
  readonly proposalId: string
  readonly criterionId: string | null
  readonly points: string
  readonly reason: string
}

/** What was agreed on and stands, with its reasons, for a challenge. */
export async function agreedScores(db: Executor, challengeId: string): Promise<AgreedScore[]> {
  return db
    .select({
      itemId: consensusScores.itemId,
      proposalId: consensusScores.proposalId,
      criterionId: consensusScores.criterionId,
      points: consensusScores.points,
      reason: consensusScores.reason,
    })
    .from(consensusScores)
    .where(and(eq(consensusScores.challengeId, challengeId), isNull(consensusScores.replacedAt)))
}

/** Whether minutes of any meeting of the challenge were approved. */
export async function areMinutesApproved(db: Executor, challengeId: string): Promise<boolean> {
  const [row] = await db
    .select({ number: meetingMinutes.number })
    .from(meetingMinutes)
    .innerJoin(consensusMeetings, eq(consensusMeetings.id, meetingMinutes.meetingId))
    .where(and(eq(consensusMeetings.challengeId, challengeId), isNotNull(meetingMinutes.approvedAt)))
    .limit(1)
  return row !== undefined
}
