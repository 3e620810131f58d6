import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { pitchSlots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { slotRefusal, takeRefusal, type SlotTimes } from '../core/deliberation/pitch.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { isKeptFromOne } from '../data/closed-proposals.server.ts'
import { standingFinalistIds } from '../data/finalists.server.ts'
import { slotsOf, type PitchSlot } from '../data/pitches.server.ts'
import { roundsOf } from '../data/rounds.server.ts'

type Open = {
  readonly tx: Tx
  readonly challenge: Challenge
  readonly slots: readonly PitchSlot[]
  readonly now: Date
}

/**
 * Locks the challenge and runs what may be done about its slots while the round of pitches is open. Who plans them sees them
 * all, so a planner (null for a team that chooses its own) is kept from no proposal that takes part.
 */
async function whileOpen<Value>(
  { db, clock, notices }: Ports,
  { challengeId, planner }: { challengeId: string; planner: string | null },
  run: (open: Open) => Promise<Result<Value, JudgeRefusal>>,
): Promise<Result<Value, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A pitch was planned in a challenge that does not exist')
    const now = await clock.now(tx)
    if (!allowedNow(await roundsOf(tx, challengeId), settled(challenge, now).state).slots)
      return refuse('pitch-not-open')
    if (planner !== null && (await isKeptFromOne(tx, { challengeId, personId: planner })))
      return refuse('planner-in-conflict')
    const result = await run({ tx, challenge, slots: await slotsOf(tx, challengeId), now })
    if (result.ok) await notices.replan(tx, { challengeId })
    return result
  })
}

async function record(
  { tx, challenge, now }: Open,
  type: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    type,
    at: now,
    body,
  })
}

/** Offers one more time to pitch. */
export async function addSlot(
  { challengeId, by, ...times }: { challengeId: string; by: string } & SlotTimes,
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whileOpen(ports, { challengeId, planner: by }, async (open) => {
    const refusal = slotRefusal(times, open.slots, open.now)
    if (refusal) return { ok: false, refusal }
    await open.tx.insert(pitchSlots).values({ challengeId, ...trimmed(times), changedAt: open.now })
    await record(open, 'PitchSlotAdded', { by, startsAt: times.startsAt.toISOString() })
    return accept(null)
  })
}

/** Moves a slot; the team that has it hears the new time with a calendar file that moves the old one. */
export async function moveSlot(
  { challengeId, by, slotId, ...times }: { challengeId: string; by: string; slotId: string } & SlotTimes,
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whileOpen(ports, { challengeId, planner: by }, async (open) => {
    const slot = open.slots.find(({ id }) => id === slotId)
    if (!slot || slot.isCancelled) return refuse('slot-gone')
    const refusal = slotRefusal(
      times,
      open.slots.filter(({ id }) => id !== slotId),
      open.now,
    )
    if (refusal) return { ok: false, refusal }
    await open.tx
      .update(pitchSlots)
      .set({ ...trimmed(times), sequence: sql`${pitchSlots.sequence} + 1`, changedAt: open.now })
      .where(eq(pitchSlots.id, slotId))
    await record(open, 'PitchSlotMoved', { by, slotId, startsAt: times.startsAt.toISOString() })
    return accept(null)
  })
}

/** Calls a slot off. The team that had it hears so with the reason, and may take another one. */
export async function cancelSlot(
  { challengeId, by, slotId, reason }: { challengeId: string; by: string; slotId: string; reason: string },
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whileOpen(ports, { challengeId, planner: by }, async (open) => {
    const slot = open.slots.find(({ id }) => id === slotId)
    if (!slot || slot.isCancelled) return refuse('slot-gone')
    if (slot.startsAt <= open.now) return refuse('slot-past')
    if (reason.trim() === '') return refuse('slot-cancel-reason-missing')
    await open.tx
      .update(pitchSlots)
      .set({
        cancelledAt: open.now,
        cancelReason: reason.trim(),
        sequence: sql`${pitchSlots.sequence} + 1`,
        changedAt: open.now,
      })
      .where(eq(pitchSlots.id, slotId))
    await record(open, 'PitchSlotCancelled', { by, slotId })
    return accept(null)
  })
}

/** Gives a finalist a slot, or takes it for the own team. Of two at once one finds it taken. */
export async function takeSlot(
  given: { challengeId: string; by: string; slotId: string; proposalId: string; as: 'organiser' | 'team' },
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  const { challengeId, by, slotId, proposalId, as } = given
  return whileOpen(ports, { challengeId, planner: as === 'organiser' ? by : null }, async (open) => {
    const finalists = await standingFinalistIds(open.tx, challengeId)
    const refusal = takeRefusal(slotId, { proposalId, slots: open.slots, finalists, now: open.now })
    if (refusal) return { ok: false, refusal }
    await open.tx
      .update(pitchSlots)
      .set({ proposalId, takenAt: open.now, takenBy: as })
      .where(and(eq(pitchSlots.id, slotId), isNull(pitchSlots.proposalId)))
    if (as === 'team') await record(open, 'PitchSlotChosen', { slotId })
    else await record(open, 'PitchSlotGiven', { by, slotId })
    return accept(null)
  })
}

function trimmed({ startsAt, endsAt, place, link }: SlotTimes): SlotTimes {
  return { startsAt, endsAt, place: place.trim(), link: link.trim() }
}
