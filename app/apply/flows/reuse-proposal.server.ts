import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { draftAnswers, proposalReuses, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { isContentLanguage } from '#app/platform/languages.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { questionsOf } from '#app/publish/core/form/form.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import { isNothingWritten, reusePlan } from '../core/reuse.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import { challengeOfProposal, draftAnswersOf, lockProposal } from '../data/proposals.server.ts'
import { reusableProposals } from '../data/reuses.server.ts'

export type ReuseRefusal =
  | LifecycleRefusal
  /** No proposal of the person's own, or nothing is written in it. */
  | { readonly code: 'reuse-unknown' }
  /** Something is written already: nothing is overwritten. */
  | { readonly code: 'draft-begun' }

export type ReuseInput = {
  readonly proposalId: string
  readonly personId: string
  readonly role: TeamRole
  readonly sourceId: string
}

/**
 * Fills an empty draft with the answers of an earlier proposal of the person's own, where the same is asked, as they
 * are: also what is too long here. What came over and what did not is kept for the team to read. Pressing twice copies
 * once.
 */
export async function reuseProposal(
  input: ReuseInput,
  { db, clock }: Ports,
): Promise<Result<{ copied: number }, ReuseRefusal>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfProposal(tx, input.proposalId)
    const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
    const locked = await lockProposal(tx, input.proposalId)
    if (!challenge || locked === null) throw new Error('A proposal vanished while it was being locked')
    const { row } = locked
    const now = await clock.now(tx)
    const edit = { type: 'editDraft', by: input.personId, role: input.role } as const
    const command = { ...edit, draftVersion: row.draftVersion }
    const decision = decideProposal(proposalFromRow(row), command, challenge, now)
    if (!decision.ok) return decision
    return copyAnswers(tx, input, now)
  })
}

/** The same within a transaction that has made or locked the draft. */
export async function copyAnswers(
  tx: Tx,
  { proposalId, personId, sourceId }: Omit<ReuseInput, 'role'>,
  now: Date,
): Promise<Result<{ copied: number }, ReuseRefusal>> {
  if (!isNothingWritten(await draftAnswersOf(tx, proposalId))) return refuse('draft-begun')
  const source = (await reusableProposals(tx, { personId, exceptId: proposalId })).find(
    ({ id }) => id === sourceId,
  )
  if (!source) return refuse('reuse-unknown')
  const { copied, left } = reusePlan(
    await draftAnswersOf(tx, sourceId),
    await asked(tx, sourceId),
    await asked(tx, proposalId),
  )
  const [noted] = await tx
    .insert(proposalReuses)
    .values({
      ...{ proposalId, sourceId, sourceReference: source.reference },
      copied: copied.map(({ question }) => question),
      leftBehind: [...left],
      reusedBy: personId,
      reusedAt: now,
    })
    .onConflictDoNothing()
    .returning({ proposalId: proposalReuses.proposalId })
  if (!noted) return refuse('draft-begun')
  const answer = (key: string) => copied.find(({ question }) => question === key)?.value
  for (const { question, value } of copied)
    await tx
      .insert(draftAnswers)
      .values({ proposalId, question, value, changedBy: personId, changedAt: now })
      .onConflictDoUpdate({
        target: [draftAnswers.proposalId, draftAnswers.question],
        set: { value, changedBy: personId, changedAt: now, version: sql`${draftAnswers.version} + 1` },
      })
  const language = answer('language')
  await tx
    .update(proposals)
    .set({
      draftVersion: sql`${proposals.draftVersion} + 1`,
      title: (answer('title') ?? '').trim().slice(0, 300),
      ...(isContentLanguage(language) && { language }),
    })
    .where(eq(proposals.id, proposalId))
  return accept({ copied: copied.length })
}

/** The questions that a draft is asked now. */
async function asked(tx: Tx, proposalId: string) {
  const challengeId = await challengeOfProposal(tx, proposalId)
  return challengeId === null ? [] : questionsOf(await currentForm(tx, challengeId))
}
