import type { Db, Executor } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { readAnswerText, type AnswerTextRefusal } from '../core/answer-text.ts'
import { findQuestion } from '#app/publish/core/form/form.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'
import { wasAsked } from '#app/publish/data/forms.server.ts'
import { currentAnswer, writeAnswer, type AnswerToWrite } from '../data/answer-writer.server.ts'
import { teamRoleOf } from '../data/proposals.server.ts'
import { findTeamProposal } from '../data/team-proposal.server.ts'

/** `isAsked` is false for a question of an earlier form: the text is kept, and counts no more. */
export type SavedAnswer = { readonly version: number; readonly changedAt: Date; readonly isAsked: boolean }

/** Somebody was faster: their text, to be laid beside one's own. `by` is null when their account is gone. */
export type AnswerChanged = {
  readonly code: 'answer-changed'
  readonly theirs: string
  readonly version: number
  readonly by: string | null
  /** The person's own, from another window. */
  readonly isOwn: boolean
  readonly changedAt: Date
}

export type SaveAnswerRefusal =
  | LifecycleRefusal
  | AnswerTextRefusal
  | AnswerChanged
  | { readonly code: 'question-unknown' }
  | { readonly code: 'not-in-team' }

/**
 * Saves one answer of a draft; not an entry of the record. One round trip when all is well. Sending the same answer
 * again (a queue replayed, a lost reply) is accepted and changes nothing.
 */
export async function saveAnswer(
  answer: AnswerToWrite,
  { db, clock }: Pick<Ports, 'clock'> & { db: Db },
): Promise<Result<SavedAnswer, SaveAnswerRefusal>> {
  return saveAnswerIn(db, answer, clock)
}

/** The same inside somebody's transaction, or on the database itself. */
export async function saveAnswerIn(
  db: Executor,
  answer: AnswerToWrite,
  clock: Ports['clock'],
): Promise<Result<SavedAnswer, SaveAnswerRefusal>> {
  const read = readAnswerText(answer.value)
  if (!read.ok) return read
  const isStandard = findQuestion(standardForm, answer.question) !== null
  const written = await writeAnswer(db, { ...answer, value: read.value, isStandard })
  return written ? accept(written) : whyNot(db, { ...answer, value: read.value }, clock)
}

/** Why nothing was written, asked of the same rules in words. */
async function whyNot(
  db: Executor,
  { proposalId, personId, question, value }: AnswerToWrite,
  clock: Ports['clock'],
): Promise<Result<SavedAnswer, SaveAnswerRefusal>> {
  const role = await teamRoleOf(db, proposalId, personId)
  const found = await findTeamProposal(db, proposalId)
  if (role === null || found === null) return refuse('not-in-team')
  const { proposal, challenge } = found
  const { draftVersion } = proposal
  const command = { type: 'editDraft', by: personId, role, draftVersion } as const
  const decision = decideProposal(proposal, command, challenge, await clock.now(db))
  if (!decision.ok) return decision
  const asked = await wasAsked(db, { challengeId: challenge.id, question })
  if (asked === 'never') return refuse('question-unknown')
  const current = await currentAnswer(db, proposalId, question)
  if (current !== null && current.value === value) {
    return accept({ version: current.version, changedAt: current.changedAt, isAsked: asked === 'now' })
  }
  return refuse('answer-changed', {
    theirs: current?.value ?? '',
    version: current?.version ?? 0,
    by: current?.changedBy ?? null,
    isOwn: current?.changedById === personId,
    changedAt: current?.changedAt ?? found.row.startedAt,
  })
}
