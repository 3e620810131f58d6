import { and, eq, isNotNull, or } from 'drizzle-orm'
import { proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Tx } from '#db/client.server.ts'
import { challengeOfProposal, lockProposal, teamRoleOf } from '#app/apply/data/proposals.server.ts'
import { proposalFromRow } from '#app/apply/data/proposal-row.ts'
import { decideProposal } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { closePending } from '../data/completions.server.ts'
import { closePendingMove } from '../data/moves.server.ts'
import { proposalByReference } from '../data/duplicates.server.ts'
import { releasedAnew } from './screen-proposal.server.ts'

/** The general rule that a repetition does not meet: an applicant sends one proposal to a challenge. */
const ruleOfOne = '2'

type Marking = {
  readonly challengeId: string
  readonly proposalId: string
  readonly personId: string
  /** The submitted version the person read. */
  readonly version: number
}

export type MarkDuplicateRefusal =
  | LifecycleRefusal
  | { readonly code: 'own-proposal' | 'version-changed' | 'original-unknown' | 'original-is-duplicate' }
  | { readonly code: 'not-duplicate' }

/**
 * Says that a submitted proposal repeats another of the challenge: it is kept, does not go to the jury, and its team is told
 * the rule and the reason like any other. It can be taken back until the judging starts.
 */
export async function markDuplicate(
  input: Marking & { readonly original: string; readonly reason: string },
  ports: Ports,
): Promise<Result<null, MarkDuplicateRefusal>> {
  return ports.db.transaction(async (tx) => {
    const reason = input.reason.trim()
    const { challengeId, personId, original: reference } = input
    const originalId = await proposalByReference(tx, { challengeId, reference, personId })
    const readied = await readyToMark(tx, input, { reason, originalId }, ports)
    if (!readied.ok) return readied
    const { row, challenge, now } = readied.value
    if (originalId === null || originalId === row.id) return refuse('original-unknown')
    if (await isChain(tx, { originalId, proposalId: row.id })) return refuse('original-is-duplicate')
    await tx
      .update(proposals)
      .set({
        ...{ screening: 'ineligible', screeningRule: ruleOfOne, screeningReason: reason },
        ...{ screenedBy: input.personId, screenedAt: now, screenedVersion: input.version },
        duplicateOf: originalId,
        completionDueAt: null,
        ...releasedAnew(row, now),
      })
      .where(eq(proposals.id, row.id))
    await closePending(tx, row.id, now)
    await closePendingMove(tx, row.id, now)
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: input.challengeId,
      proposalId: row.id,
      type: 'ProposalMarkedDuplicate',
      at: now,
      body: {
        reference: row.reference,
        version: input.version,
        duplicateOf: input.original,
        rule: ruleOfOne,
      },
      secrets: { reason },
    })
    await ports.notices.replan(tx, { challengeId: input.challengeId, proposalId: row.id })
    return accept(null)
  })
}

/** Takes the mark back: the proposal is not screened any more, and says nothing to its team until it is again. */
export async function takeBackDuplicate(
  input: Marking,
  ports: Ports,
): Promise<Result<null, MarkDuplicateRefusal>> {
  return ports.db.transaction(async (tx) => {
    const readied = await readyToMark(tx, input, { reason: 'none', originalId: null }, ports)
    if (!readied.ok) return readied
    const { row, challenge, now } = readied.value
    if (row.duplicateOf === null) return refuse('not-duplicate')
    await tx
      .update(proposals)
      .set({
        ...{
          screening: null,
          screeningRule: null,
          screeningReason: null,
          screenedBy: null,
          screenedAt: null,
          screenedVersion: null,
        },
        ...{ duplicateOf: null, screeningReleasedAt: null },
      })
      .where(eq(proposals.id, row.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: input.challengeId,
      proposalId: row.id,
      type: 'DuplicateMarkTakenBack',
      at: now,
      body: { reference: row.reference, version: input.version },
    })
    await ports.notices.replan(tx, { challengeId: input.challengeId, proposalId: row.id })
    return accept(null)
  })
}

/**
 * The proposal, locked, when this person may screen it now in the version they read. The original is locked with it, both in
 * one order, so that two that are marked as each other's repetition at once do not both go through.
 */
async function readyToMark(
  tx: Tx,
  { challengeId, proposalId, personId, version }: Marking,
  { reason, originalId }: { reason: string; originalId: string | null },
  { clock }: Ports,
) {
  if ((await challengeOfProposal(tx, proposalId)) !== challengeId) return refuse('not-submitted')
  const challenge = await loadChallenge(tx, challengeId, 'share')
  for (const id of [proposalId, ...(originalId ? [originalId] : [])].toSorted()) await lockProposal(tx, id)
  const locked = await lockProposal(tx, proposalId)
  if (challenge === null || locked === null) throw new Error('A proposal vanished while it was being locked')
  if (locked.row.challengeId !== challengeId) return refuse('not-submitted')
  if ((await teamRoleOf(tx, proposalId, personId)) !== null) return refuse('own-proposal')
  const now = await clock.now(tx)
  const command = { type: 'screen', by: personId, outcome: 'ineligible', rule: ruleOfOne, reason } as const
  const decision = decideProposal(proposalFromRow(locked.row), command, challenge, now)
  if (!decision.ok) return decision
  if (locked.row.submittedVersion !== version) return refuse('version-changed')
  return accept({ row: locked.row, challenge, now })
}

/** True when the original is a repetition itself, or when what is to be marked is repeated by another. */
async function isChain(
  tx: Tx,
  { originalId, proposalId }: { originalId: string; proposalId: string },
): Promise<boolean> {
  const [found] = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      or(
        and(eq(proposals.id, originalId), isNotNull(proposals.duplicateOf)),
        eq(proposals.duplicateOf, proposalId),
      ),
    )
    .limit(1)
  return found !== undefined
}
