import { eq } from 'drizzle-orm'
import { moveRequests, proposals } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { checkApplicant, checkMaturity } from '#app/apply/core/eligibility.ts'
import { consortiumRefusal } from '#app/apply/core/consortium.ts'
import { readFrozenBody, type FrozenBody } from '#app/apply/core/frozen-body.ts'
import { ownerAndContactOf } from '#app/apply/data/applicants.server.ts'
import { findVersion, type LockedProposal } from '#app/apply/data/proposals.server.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { saidMaturity } from '#app/apply/core/said-maturity.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { dueRefusal, type AskingRefusal } from '../core/completion.ts'
import { takesMoved } from '../core/move.ts'
import { closePending, pendingCompletion } from '../data/completions.server.ts'
import { closePendingMove, heldBy, pendingMove } from '../data/moves.server.ts'
import { readyToAsk, unscreened, type Asking } from './ready-to-screen.server.ts'

export type AskMoveRefusal =
  | AskingRefusal
  | { readonly code: 'own-proposal' | 'version-changed' | 'not-submitted' | 'nothing-asked' }
  | { readonly code: 'completion-open'; readonly dueAt: Date; readonly zone: string }
  | { readonly code: 'target-unknown' | 'target-shut' | 'not-eligible-there' | 'move-held-jury' }
  | { readonly code: 'move-held-duplicates' }

/**
 * Asks the lead of a team whether their proposal may go to another challenge of the programme. Whoever screens where it is
 * may ask: they have read it, nobody new reads a word of it before the lead agrees, and where it comes to it is screened from
 * the start like any other. Whether the organisation has a proposal there already is not said to them: it is the lead who
 * is told. What the screening said does not hold meanwhile; one thing is asked at a time,
 * and what lapsed before ends.
 */
export async function askMove(
  input: Asking & { readonly toChallengeId: string; readonly reason: string; readonly dueAt: Date },
  ports: Ports,
): Promise<Result<null, AskMoveRefusal>> {
  return ports.db.transaction(async (tx) => {
    const readied = await readyToAsk(tx, input, ports)
    if (!readied.ok) return readied
    const { row, challenge, now } = readied.value
    const due = dueRefusal(input.dueAt, challenge.calendar, now)
    if (due !== null) return { ok: false, refusal: due }
    const asked = await pendingCompletion(tx, row.id)
    if (asked !== null && now < asked.dueAt)
      return refuse('completion-open', { dueAt: asked.dueAt, zone: challenge.calendar.zone })
    const target = await loadChallenge(tx, input.toChallengeId)
    if (target === null || target.id === challenge.id || target.programmeId !== challenge.programmeId)
      return refuse('target-unknown')
    const version = await findVersion(tx, row.id, input.version)
    if (version === null) return refuse('version-changed')
    if (!takesMoved(settled(target, now))) return refuse('target-shut')
    const unfit = await unfitFor(tx, {
      target: target.id,
      locked: readied.value,
      body: readFrozenBody(version.body),
    })
    if (unfit !== null) return refuse(unfit)
    const held = await heldBy(tx, row.id)
    if (held !== null) return refuse(`move-held-${held}`)

    const reason = input.reason.trim()
    await closePendingMove(tx, row.id, now)
    await closePending(tx, row.id, now)
    await tx.insert(moveRequests).values({
      ...{ proposalId: row.id, version: input.version, reason, askedBy: input.personId, askedAt: now },
      ...{ fromChallengeId: challenge.id, toChallengeId: target.id, dueAt: input.dueAt },
    })
    await tx
      .update(proposals)
      .set({ ...unscreened, completionDueAt: null })
      .where(eq(proposals.id, row.id))
    await appendEntry(tx, {
      ...{ programmeId: challenge.programmeId, challengeId: challenge.id, proposalId: row.id },
      type: 'MoveAsked',
      at: now,
      body: {
        ...{ reference: row.reference, version: input.version },
        ...{ toChallengeId: target.id, dueAt: input.dueAt.toISOString() },
      },
      secrets: { reason },
    })
    await ports.notices.replan(tx, { challengeId: challenge.id, proposalId: row.id })
    return accept(null)
  })
}

/** Takes the question back, or ends one that has lapsed: the proposal stays and is screened where it is. */
export async function cancelMove(input: Asking, ports: Ports): Promise<Result<null, AskMoveRefusal>> {
  return ports.db.transaction(async (tx) => {
    const readied = await readyToAsk(tx, input, ports)
    if (!readied.ok) return readied
    const { row, challenge, now } = readied.value
    if ((await pendingMove(tx, row.id)) === null) return refuse('nothing-asked')
    await closePendingMove(tx, row.id, now)
    await appendEntry(tx, {
      ...{ programmeId: challenge.programmeId, challengeId: challenge.id, proposalId: row.id },
      type: 'MoveTakenBack',
      at: now,
      body: { reference: row.reference, version: input.version },
    })
    await ports.notices.replan(tx, { challengeId: challenge.id, proposalId: row.id })
    return accept(null)
  })
}

/** Null when the applicant and its consortium may apply there, by what the version says of them and what holds today. */
export async function unfitFor(
  tx: Tx,
  { target, locked, body }: { target: string; locked: LockedProposal; body: FrozenBody },
): Promise<'not-eligible-there' | null> {
  const eligibility = await eligibilityOf(tx, target)
  const { kind, country, id } = locked.organisation
  const { ownerId } = await ownerAndContactOf(tx, target)
  const applicant = checkApplicant({ kind, country, isChallengeOwner: ownerId === id }, eligibility)
  const together = consortiumRefusal(eligibility.consortium, body.partners?.length ?? 0)
  const from = { challengeId: body.challengeId, number: body.formNumber ?? 0 }
  const level = saidMaturity(await formNumbered(tx, from), body.answers, locked.row.maturity)
  const mature = checkMaturity(level, eligibility.maturity)
  return applicant.ok && together === null && mature.ok ? null : 'not-eligible-there'
}
