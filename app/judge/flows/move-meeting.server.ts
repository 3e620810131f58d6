import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  consensusMeetings,
  consensusScores,
  meetingItemJurors,
  meetingItems,
  meetingPresences,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { plain } from '#app/publish/core/rubrics/decimal-schema.ts'
import { readConsensus, type TypedConsensus } from '../core/deliberation/consensus.ts'
import type { Consensus } from '../core/deliberation/counting.ts'
import {
  consensusRefusal,
  leadRefusal,
  roomStanding,
  startRefusal,
  type RoomViewer,
} from '../core/deliberation/room.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { criteriaAskedFor } from '../data/criteria.server.ts'
import { lockSeat } from '../data/jury-seats.server.ts'
import {
  agendaOf,
  itemFactsOf,
  latestMeeting,
  seatsInMeeting,
  seatsInRoom,
  type AgendaItem,
  type MeetingRow,
  type SeatInRoom,
} from '../data/meetings.server.ts'
import { roundsOf } from '../data/rounds.server.ts'

export type MoveMeetingInput = {
  readonly challengeId: string
  readonly by: string
  /** By role; the seat is looked up under the lock. */
  readonly roles: { readonly isOrganiser: boolean; readonly isChairByRole: boolean }
  readonly act: 'start' | 'next' | 'end'
  /** The version of the meeting that was on the screen. */
  readonly seen: number
  /** What was typed about the proposal that was talked about; nothing at the start. */
  readonly said?: TypedConsensus & { readonly decision: string; readonly abstained: readonly string[] }
}

type Move = {
  readonly tx: Tx
  readonly challenge: Challenge
  readonly meeting: MeetingRow
  readonly viewer: RoomViewer
  /** The seat of whoever presses. */
  readonly seatId: string | null
  readonly input: MoveMeetingInput
  readonly now: Date
}

/**
 * Starts a meeting, ends the proposal that is talked about and takes the next one, or ends the meeting. Whoever presses is
 * in the room for that proposal, and a juror who presses is in the meeting. What the jury agreed on is written beside the scorecards, never over them. Of two presses
 * at once the second finds that the meeting has moved on.
 */
export async function moveMeeting(
  input: MoveMeetingInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const { challengeId, by, roles, act, seen } = input
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A meeting was moved in a challenge that does not exist')
    const seat = await lockSeat(tx, { challengeId, personId: by })
    const isSeated = seat?.state === 'accepted'
    const viewer = {
      isSeated,
      isChair: roles.isChairByRole || (isSeated && seat.isChair),
      isOrganiser: roles.isOrganiser,
      isAuditor: false,
    }
    const now = await clock.now(tx)
    if (!allowedNow(await roundsOf(tx, challengeId), settled(challenge, now).state).meeting)
      return refuse('consensus-not-open')
    const meeting = await latestMeeting(tx, challengeId)
    if (meeting?.version !== seen) return refuse('meeting-changed')
    if (meeting.state !== (act === 'start' ? 'planned' : 'running'))
      return refuse(act === 'start' ? 'meeting-not-planned' : 'meeting-not-running')
    const move = { tx, challenge, meeting, viewer, seatId: isSeated ? seat.id : null, input, now }
    const agenda = await agendaOf(tx, meeting.id)
    const refusal = act === 'start' ? await beginRefusal(move) : await endItem(move, agenda)
    if (refusal) return { ok: false, refusal }
    await takeNext(move, agenda)
    await writeMeeting(move)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}

/** Null when it may begin: somebody of the jury is there. */
async function beginRefusal({ tx, meeting, viewer, seatId, input }: Move): Promise<JudgeRefusal | null> {
  const seats = await seatsInMeeting(tx, { challengeId: input.challengeId, meetingId: meeting.id })
  const here = seats.filter(({ isPresent, jurorId }) => isPresent || jurorId === seatId)
  return startRefusal(viewer, { jurorsHere: here.length })
}

/** Ends the item that runs, if any, with what was agreed on and where everybody was. Null when it may. */
async function endItem(move: Move, agenda: readonly AgendaItem[]): Promise<JudgeRefusal | null> {
  const { tx, meeting, viewer, input, now } = move
  const { challengeId, by, said } = input
  const running = agenda.find(({ state }) => state === 'running')
  if (!running) return leadRefusal(viewer, 'in')
  const { proposalId } = running
  const standing = roomStanding(viewer, await itemFactsOf(tx, { challengeId, personId: by, proposalId }))
  const refusal = leadRefusal(viewer, standing)
  if (refusal) return refusal
  const seats = (await seatsInRoom(tx, { challengeId, meetingId: meeting.id, proposalId })).map((seat) => ({
    ...seat,
    isPresent: seat.isPresent || seat.jurorId === move.seatId,
  }))
  const inside = seats.filter((seat) => seat.isPresent && seat.standing === 'in')
  const abstained = said?.abstained ?? []
  if (abstained.some((jurorId) => !inside.some((seat) => seat.jurorId === jurorId)))
    return { code: 'abstention-of-absent' }
  const read = said
    ? readConsensus(await criteriaAskedFor(tx, { challengeId, proposalId }), said)
    : ({ ok: true, consensus: null } as const)
  if (!read.ok) return { code: 'consensus-unfit', problems: read.problems }
  if (read.consensus) {
    const facts = { isChairIn: inside.some(({ isChair }) => isChair), jurorsIn: inside.length }
    const unfit = consensusRefusal(viewer, standing, facts)
    if (unfit) return unfit
    await writeConsensus(move, running, { consensus: read.consensus, reason: said?.reason.trim() ?? '' })
  }
  await tx
    .update(meetingItems)
    .set({ state: 'done', endedAt: now, decision: said?.decision.trim() ?? '' })
    .where(eq(meetingItems.id, running.itemId))
  await tx.insert(meetingItemJurors).values(
    seats.map((seat) => ({
      itemId: running.itemId,
      proposalId,
      challengeId,
      jurorId: seat.jurorId,
      part: partOf(seat, abstained),
    })),
  )
  return null
}

function partOf(seat: SeatInRoom, abstained: readonly string[]): 'in' | 'out' | 'absent' | 'abstained' {
  if (seat.standing !== 'in') return 'out'
  if (!seat.isPresent) return 'absent'
  return abstained.includes(seat.jurorId) ? 'abstained' : 'in'
}

/** One row for the whole and one for each criterion; what stood before is replaced and kept. */
async function writeConsensus(
  { tx, challenge, input, now }: Move,
  { itemId, proposalId }: AgendaItem,
  { consensus, reason }: { consensus: Consensus; reason: string },
): Promise<void> {
  const { challengeId, by } = input
  await tx
    .update(consensusScores)
    .set({ replacedAt: now })
    .where(and(eq(consensusScores.proposalId, proposalId), isNull(consensusScores.replacedAt)))
  const whole =
    consensus.wholeHundredths === null
      ? []
      : [{ criterionId: null, points: (consensus.wholeHundredths / 100).toFixed(2) }]
  const single = Object.entries(consensus.criteria).map(([criterionId, points]) => ({
    criterionId,
    points: plain(points),
  }))
  const about = { itemId, proposalId, challengeId, reason, at: now, by }
  await tx.insert(consensusScores).values([...whole, ...single].map((score) => ({ ...about, ...score })))
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId,
    type: 'ConsensusRecorded',
    at: now,
    body: { by },
    secrets: { consensus: canonicalJson({ proposalId, scores: [...whole, ...single], reason }) },
  })
}

/** Takes the next proposal that still takes part; what was withdrawn meanwhile is passed over. */
async function takeNext({ tx, input, now }: Move, agenda: readonly AgendaItem[]): Promise<void> {
  const pass = (itemId: string) =>
    tx.update(meetingItems).set({ state: 'passed', endedAt: now }).where(eq(meetingItems.id, itemId))
  for (const item of agenda.filter(({ state }) => state === 'waiting')) {
    if (input.act === 'end' || !item.takesPart) {
      await pass(item.itemId)
      continue
    }
    await tx
      .update(meetingItems)
      .set({ state: 'running', startedAt: now })
      .where(eq(meetingItems.id, item.itemId))
    return
  }
}

async function writeMeeting({ tx, challenge, meeting, seatId, input, now }: Move): Promise<void> {
  const { act, by, challengeId } = input
  if (seatId !== null) {
    await tx
      .insert(meetingPresences)
      .values({ meetingId: meeting.id, challengeId, jurorId: seatId, cameAt: now })
      .onConflictDoNothing()
  }
  const version = sql`${consensusMeetings.version} + 1`
  const change =
    act === 'start'
      ? { state: 'running' as const, startedAt: now, startedBy: by, version }
      : act === 'end'
        ? { state: 'ended' as const, endedAt: now, endedBy: by, version }
        : { version }
  await tx.update(consensusMeetings).set(change).where(eq(consensusMeetings.id, meeting.id))
  if (act === 'next') return
  if (act === 'end') {
    await tx
      .update(meetingPresences)
      .set({ leftAt: now })
      .where(and(eq(meetingPresences.meetingId, meeting.id), isNull(meetingPresences.leftAt)))
  }
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId,
    type: act === 'start' ? 'MeetingStarted' : 'MeetingEnded',
    at: now,
    body: { by, meetingId: meeting.id },
  })
}
