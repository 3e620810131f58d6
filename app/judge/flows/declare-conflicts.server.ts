import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { changesOf, type Declaration } from '../core/declarations.ts'
import { preparationRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import {
  declarationsOf,
  eligibleProposalIds,
  isInTeamOf,
  lockAssignmentsOf,
  writeDeclarations,
} from '../data/declarations.server.ts'
import { jurorNumberOf, lockSeat, type Seat } from '../data/jury-seats.server.ts'
import { takeProposalAway } from './void-scorecard.server.ts'

export type DeclareConflictsInput = {
  readonly challengeId: string
  readonly personId: string
  /** As many as the juror has made up their mind about; the others stay as they were. */
  readonly declarations: readonly Declaration[]
}

/**
 * Writes down where a juror is free to judge and where not. A proposal that turns from clear to conflict is taken away
 * with what was scored, step by step in the record. The record counts; who, what and why is in its commitment.
 */
export async function declareConflicts(
  { challengeId, personId, declarations }: DeclareConflictsInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ changed: number; recused: number }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('Conflicts were declared in a challenge that does not exist')
    const seat = await lockSeat(tx, { challengeId, personId })
    if (seat?.state !== 'accepted') return refuse('seat-needed')
    await lockAssignmentsOf(tx, seat.id)
    const now = await clock.now(tx)
    const refusal = preparationRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    const unfit = await refusalOf(tx, { challengeId, personId, declarations })
    if (unfit) return { ok: false, refusal: unfit }

    const { changed, recused } = changesOf(await declarationsOf(tx, seat.id), declarations)
    if (changed.length === 0) return accept({ changed: 0, recused: 0 })
    for (const proposalId of recused) {
      await takeProposalAway(tx, {
        challenge,
        jurorId: seat.id,
        proposalId,
        at: now,
        reason: releaseReasons.conflict,
      })
    }
    await writeDeclarations(tx, { jurorId: seat.id, challengeId, declaredAt: now }, changed)
    await recordDeclarations(tx, { challenge, seat, changed, now })
    await notices.replan(tx, { challengeId })
    return accept({ changed: changed.length, recused: recused.length })
  })
}

async function refusalOf(
  tx: Tx,
  { challengeId, personId, declarations }: DeclareConflictsInput,
): Promise<JudgeRefusal | null> {
  if (await isInTeamOf(tx, { challengeId, personId })) return { code: 'juror-in-team' }
  const eligible = new Set(await eligibleProposalIds(tx, challengeId))
  for (const { proposalId, standing, kind } of declarations) {
    if (!eligible.has(proposalId)) return { code: 'proposal-not-eligible' }
    if (standing === 'conflict' && kind === null) return { code: 'conflict-kind-missing', proposalId }
  }
  return null
}

async function recordDeclarations(
  tx: Tx,
  {
    challenge,
    seat,
    changed,
    now,
  }: { challenge: Challenge; seat: Seat; changed: readonly Declaration[]; now: Date },
): Promise<void> {
  const conflicts = changed.filter(({ standing }) => standing === 'conflict').length
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    type: 'ConflictsDeclared',
    at: now,
    body: { juror: await jurorNumberOf(tx, seat.id), clear: changed.length - conflicts, conflicts },
    secrets: { declarations: canonicalJson(changed) },
  })
}
