import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { assignments, conflicts, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { takeAwayRefusal } from '../core/judging-window.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import { lockAssignmentsOf, standingOf } from '../data/declarations.server.ts'
import { jurorNumberOf, lockSeat } from '../data/jury-seats.server.ts'
import { takeProposalAway } from './void-scorecard.server.ts'

/**
 * Who has just joined a team judges nothing of that challenge any more: each of their proposals is taken away with what
 * was scored, and the team's own one becomes a conflict. In the transaction that makes them a member. Nothing happens
 * to who has no seat, before the deadline, when nothing is assigned yet, and once a decision rests on the scores.
 */
export async function recuseTeamMember(
  tx: Tx,
  { proposalId, personId }: { proposalId: string; personId: string },
  { clock, notices }: Pick<Ports, 'clock' | 'notices'>,
): Promise<void> {
  const [proposal] = await tx
    .select({ challengeId: proposals.challengeId, state: proposals.state })
    .from(proposals)
    .where(eq(proposals.id, proposalId))
  if (proposal?.state !== 'submitted') return
  const { challengeId } = proposal
  const challenge = await loadChallenge(tx, challengeId, 'share')
  const seat = await lockSeat(tx, { challengeId, personId })
  if (!challenge || seat?.state !== 'accepted') return
  await lockAssignmentsOf(tx, seat.id)
  const now = await clock.now(tx)
  if (takeAwayRefusal(challenge, now)) return
  const held = await tx
    .select({ proposalId: assignments.proposalId })
    .from(assignments)
    .where(and(eq(assignments.jurorId, seat.id), isNull(assignments.releasedAt)))
  const about = { challenge, jurorId: seat.id, at: now, reason: releaseReasons.inTeam }
  for (const each of held) await takeProposalAway(tx, { ...about, proposalId: each.proposalId })
  const standing = await standingOf(tx, { jurorId: seat.id, proposalId })
  if (standing === null || standing === 'clear' || standing === 'abstained') {
    const said = {
      standing: 'conflict',
      kind: 'competing_proposal',
      isByName: false,
      declaredAt: now,
    } as const
    await tx
      .insert(conflicts)
      .values({ jurorId: seat.id, proposalId, challengeId, ...said })
      .onConflictDoUpdate({ target: [conflicts.jurorId, conflicts.proposalId], set: said })
  }
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId,
    type: 'JurorJoinedTeam',
    at: now,
    body: { juror: await jurorNumberOf(tx, seat.id), released: held.length },
  })
  await notices.replan(tx, { challengeId })
}
