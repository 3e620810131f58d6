import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { conflicts, consensusMeetings, meetingItems } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { agendaOrder, departures, type AgendaProposal } from '../core/deliberation/agenda.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import { toNumber } from '#app/platform/fraction.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { latestMeeting } from '../data/meetings.server.ts'
import { rankingOf } from '../data/ranking.server.ts'
import { roundsOf } from '../data/rounds.server.ts'

/** What the agenda is made of: every proposal that takes part, who leaves the room for it, how far the jurors differ. */
async function agendaFacts(db: Executor, challengeId: string): Promise<AgendaProposal[]> {
  const { rows } = await rankingOf(db, challengeId)
  const kept = await db
    .select({
      jurorId: conflicts.jurorId,
      proposalId: conflicts.proposalId,
      standing: conflicts.standing,
    })
    .from(conflicts)
    .where(eq(conflicts.challengeId, challengeId))
  return rows.map(({ proposalId, reference, spread }) => ({
    proposalId,
    reference,
    spread: spread && toNumber(spread),
    out: kept
      .filter((row) => row.proposalId === proposalId && row.standing !== 'clear')
      .map(({ jurorId }) => jurorId),
  }))
}

/**
 * Plans a consensus meeting, or plans it anew while it has not begun: the proposals about which the jurors differ by at
 * least `atLeast` points, in the order in which the fewest people come and go.
 */
export async function planMeeting(
  { challengeId, by, atLeast }: { challengeId: string; by: string; atLeast: number },
  { db, clock }: Ports,
): Promise<Result<{ items: number; departures: number }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A meeting was planned in a challenge that does not exist')
    const now = await clock.now(tx)
    if (!allowedNow(await roundsOf(tx, challengeId), settled(challenge, now).state).meeting)
      return refuse('consensus-not-open')
    const before = await latestMeeting(tx, challengeId)
    if (before?.state === 'running') return refuse('meeting-running')
    const order = agendaOrder(
      (await agendaFacts(tx, challengeId)).filter(({ spread }) => atLeast === 0 || (spread ?? 0) >= atLeast),
    )
    if (order.length === 0) return refuse('agenda-empty')
    const meetingId =
      before?.state === 'planned'
        ? before.id
        : (
            await tx
              .insert(consensusMeetings)
              .values({ challengeId, number: (before?.number ?? 0) + 1, plannedAt: now, plannedBy: by })
              .returning({ id: consensusMeetings.id })
          )[0]?.id
    if (!meetingId) throw new Error('A meeting was inserted and not returned')
    await tx.delete(meetingItems).where(eq(meetingItems.meetingId, meetingId))
    await tx
      .insert(meetingItems)
      .values(
        order.map(({ proposalId }, index) => ({ meetingId, challengeId, proposalId, position: index + 1 })),
      )
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'MeetingPlanned',
      at: now,
      body: { by, meetingId, items: order.length },
    })
    return accept({ items: order.length, departures: departures(order) })
  })
}
