import { and, eq, sql } from 'drizzle-orm'
import { completionAnswers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { readAnswerText, type AnswerTextRefusal } from '#app/apply/core/answer-text.ts'
import { challengeOfProposal, lockProposal, teamRoleOf } from '#app/apply/data/proposals.server.ts'
import type { AnswerChanged } from '#app/apply/flows/save-answer.server.ts'
import { screeningRefusal, teamRefusal } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { completionStanding } from '../core/completion.ts'
import { pendingCompletion, writtenSoFar } from '../data/completions.server.ts'

export type SaveCompletionInput = {
  readonly proposalId: string
  readonly personId: string
  readonly question: string
  readonly value: string
  /** Of the text the person had before them; 0 when nothing had been saved yet. */
  readonly version: number
}

export type SaveCompletionRefusal =
  | LifecycleRefusal
  | AnswerTextRefusal
  | AnswerChanged
  | { readonly code: 'not-in-team' | 'nothing-asked' | 'question-unknown' }
  | { readonly code: 'completion-lapsed'; readonly dueAt: Date; readonly zone: string }

/**
 * Saves one answer to what a team is asked for while it is written: nothing is handed in by it. Sending the same text again
 * is accepted and changes nothing; where somebody was faster both texts are kept apart.
 */
export async function saveCompletion(
  input: SaveCompletionInput,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<{ version: number; changedAt: Date }, SaveCompletionRefusal>> {
  const read = readAnswerText(input.value)
  if (!read.ok) return read
  const value = read.value
  const { proposalId, personId, question } = input
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfProposal(tx, proposalId)
    const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
    const role = await teamRoleOf(tx, proposalId, personId)
    // Whoever hands in meanwhile waits, or has closed what is asked.
    const locked = await lockProposal(tx, proposalId)
    if (!challenge || locked === null || role === null) return refuse('not-in-team')
    const refusal = teamRefusal('editDraft', role)
    if (refusal !== null) return { ok: false, refusal }
    const now = await clock.now(tx)
    const over = screeningRefusal(settled(challenge, now))
    if (over !== null) return { ok: false, refusal: over }
    const request = await pendingCompletion(tx, proposalId)
    if (request === null || request.version !== locked.row.submittedVersion) return refuse('nothing-asked')
    if (completionStanding(request, now) !== 'open')
      return refuse('completion-lapsed', { dueAt: request.dueAt, zone: challenge.calendar.zone })
    if (!request.questions.includes(question)) return refuse('question-unknown')
    const before = (await writtenSoFar(tx, request.id)).find((each) => each.question === question)
    if (before?.value === value) return accept({ version: before.version, changedAt: before.changedAt })
    if ((before?.version ?? 0) !== input.version)
      return refuse('answer-changed', {
        theirs: before?.value ?? '',
        version: before?.version ?? 0,
        by: before?.by ?? null,
        isOwn: before?.changedBy === personId,
        changedAt: before?.changedAt ?? request.askedAt,
      })
    const [saved] = await tx
      .insert(completionAnswers)
      .values({ requestId: request.id, question, value, changedBy: personId, changedAt: now })
      .onConflictDoUpdate({
        target: [completionAnswers.requestId, completionAnswers.question],
        set: { value, version: sql`${completionAnswers.version} + 1`, changedBy: personId, changedAt: now },
        setWhere: and(eq(completionAnswers.version, input.version)),
      })
      .returning({ version: completionAnswers.version, changedAt: completionAnswers.changedAt })
    if (!saved) throw new Error('An answer was saved and not returned')
    return accept(saved)
  })
}
