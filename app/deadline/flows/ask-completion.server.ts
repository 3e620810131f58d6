import { eq } from 'drizzle-orm'
import { completionRequests, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { findVersion } from '#app/apply/data/proposals.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { completableQuestions, dueRefusal, type AskingRefusal } from '../core/completion.ts'
import { closePending, pendingCompletion } from '../data/completions.server.ts'
import { closePendingMove, pendingMove } from '../data/moves.server.ts'
import { readyToAsk, unscreened, type Asking } from './ready-to-screen.server.ts'

export type AskCompletionRefusal =
  | AskingRefusal
  | {
      readonly code:
        'own-proposal' | 'version-changed' | 'not-submitted' | 'question-unknown' | 'nothing-asked'
    }
  | { readonly code: 'move-open'; readonly dueAt: Date; readonly zone: string }

/**
 * Asks the team of a submitted proposal to answer some of its questions anew until then. What was said by the screening does
 * not hold meanwhile; a request before this one ends, but a question about a move has to be answered or taken back first. The message is the team's and stays out of the record but for a
 * commitment.
 */
export async function askCompletion(
  input: Asking & { readonly questions: readonly string[]; readonly message: string; readonly dueAt: Date },
  ports: Ports,
): Promise<Result<null, AskCompletionRefusal>> {
  return ports.db.transaction(async (tx) => {
    const readied = await readyToAsk(tx, input, ports)
    if (!readied.ok) return readied
    const { row, challenge, now } = readied.value
    const refusal = dueRefusal(input.dueAt, challenge.calendar, now)
    if (refusal !== null) return { ok: false, refusal }
    const move = await pendingMove(tx, row.id)
    if (move !== null && now < move.dueAt)
      return refuse('move-open', { dueAt: move.dueAt, zone: challenge.calendar.zone })
    const version = await findVersion(tx, row.id, input.version)
    if (version === null) return refuse('version-changed')
    const { answers, formNumber } = readFrozenBody(version.body)
    const form = await formNumbered(tx, { challengeId: input.challengeId, number: formNumber ?? 0 })
    const askable = completableQuestions(form, answers).map(({ key }) => key)
    const questions = askable.filter((key) => input.questions.includes(key))
    if (questions.length !== new Set(input.questions).size) return refuse('question-unknown')
    await closePending(tx, row.id, now)
    await closePendingMove(tx, row.id, now)
    await tx.insert(completionRequests).values({
      proposalId: row.id,
      version: input.version,
      message: input.message.trim(),
      questions,
      askedBy: input.personId,
      askedAt: now,
      dueAt: input.dueAt,
    })
    await tx
      .update(proposals)
      .set({ ...unscreened, completionDueAt: input.dueAt })
      .where(eq(proposals.id, row.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: input.challengeId,
      proposalId: row.id,
      type: 'CompletionAsked',
      at: now,
      body: { reference: row.reference, version: input.version, questions, dueAt: input.dueAt.toISOString() },
      secrets: { message: input.message.trim() },
    })
    await ports.notices.replan(tx, { challengeId: input.challengeId, proposalId: row.id })
    return accept(null)
  })
}

/** Takes a request back, or ends one that has lapsed: the proposal is to be screened as it is. */
export async function closeCompletion(
  input: Asking,
  ports: Ports,
): Promise<Result<null, AskCompletionRefusal>> {
  return ports.db.transaction(async (tx) => {
    const readied = await readyToAsk(tx, input, ports)
    if (!readied.ok) return readied
    const { row, challenge, now } = readied.value
    if ((await pendingCompletion(tx, row.id)) === null) return refuse('nothing-asked')
    await closePending(tx, row.id, now)
    await tx.update(proposals).set({ completionDueAt: null }).where(eq(proposals.id, row.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: input.challengeId,
      proposalId: row.id,
      type: 'CompletionClosed',
      at: now,
      body: { reference: row.reference, version: input.version },
    })
    await ports.notices.replan(tx, { challengeId: input.challengeId, proposalId: row.id })
    return accept(null)
  })
}
