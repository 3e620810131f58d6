import { and, eq } from 'drizzle-orm'
import { completionAnswers, completionRequests, proposals, proposalVersions } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { readAnswerText } from '#app/apply/core/answer-text.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import {
  challengeOfProposal,
  findVersion,
  lockProposal,
  memberIdsOf,
} from '#app/apply/data/proposals.server.ts'
import { screeningRefusal, teamRefusal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import {
  completedBody,
  completedProblems,
  completionStanding,
  type CompletedProblem,
} from '../core/completion.ts'
import { namedQuestions, pendingCompletion } from '../data/completions.server.ts'
import { insertNextVersion } from './insert-next-version.server.ts'

export type AnswerCompletionInput = {
  readonly proposalId: string
  readonly personId: string
  readonly role: TeamRole
  /** By question; only those that were asked for count. */
  readonly answers: Readonly<Partial<Record<string, string>>>
  /** Made by the page that shows the button: pressing it twice hands in once. */
  readonly requestId: string
}

export type AnswerCompletionRefusal =
  | LifecycleRefusal
  | { readonly code: 'nothing-asked' | 'control-characters' | 'completion-unchanged' }
  | { readonly code: 'completion-lapsed'; readonly dueAt: Date; readonly zone: string }
  | { readonly code: 'completion-problems'; readonly problems: readonly CompletedProblem[] }

/**
 * Hands in what a team was asked for: a version of its own with hash, time and record entry, in which only the named answers
 * differ from the one before, which stays. The database makes both last checks while writing: the time, and that nothing
 * else has changed.
 */
export async function answerCompletion(
  input: AnswerCompletionInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ version: number }, AnswerCompletionRefusal>> {
  const challengeId = await challengeOfProposal(db, input.proposalId)
  if (challengeId === null) throw new Error('A proposal was completed that does not exist')
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    const locked = await lockProposal(tx, input.proposalId)
    if (challenge === null || locked === null)
      throw new Error('A proposal vanished while it was being locked')
    const repeated = await versionOfRequest(tx, input)
    if (repeated !== null) return accept({ version: repeated })
    const role = teamRefusal('submit', input.role)
    if (role !== null) return { ok: false, refusal: role }
    const now = await clock.now(tx)
    const over = screeningRefusal(settled(challenge, now))
    if (over !== null) return { ok: false, refusal: over }
    const request = await pendingCompletion(tx, input.proposalId)
    const isAsked = locked.row.state === 'submitted' && locked.row.completionDueAt !== null
    if (request === null || !isAsked || request.version !== locked.row.submittedVersion)
      return refuse('nothing-asked')
    if (completionStanding(request, now) !== 'open')
      return refuse('completion-lapsed', { dueAt: request.dueAt, zone: challenge.calendar.zone })
    const before = await findVersion(tx, input.proposalId, request.version)
    if (before === null) throw new Error('A version was asked about that does not exist')

    const { language, formNumber } = readFrozenBody(before.body)
    const form = await formNumbered(tx, { challengeId, number: formNumber ?? 0 })
    const questions = namedQuestions(form, request.questions)
    const answers: Record<string, string> = {}
    for (const { key } of questions) {
      const text = readAnswerText(input.answers[key] ?? '')
      if (!text.ok) return refuse('control-characters')
      answers[key] = text.value
    }
    const facts = { language, members: await memberIdsOf(tx, input.proposalId) }
    const problems = completedProblems(questions, answers, facts)
    if (problems.length > 0) return refuse('completion-problems', { problems })
    const number = before.number + 1
    const body = completedBody(before.body, number, questions, answers)
    if (body === completedBody(before.body, number, [], {})) return refuse('completion-unchanged')
    await insertNextVersion(tx, {
      ...{ before, body, requestId: input.requestId, personId: input.personId },
      ...{ challenge, reference: locked.row.reference, type: 'ProposalCompleted' },
    })
    await tx
      .update(proposals)
      // What was said of an earlier version keeps its number; what nobody has screened has not changed since.
      .set({ completionDueAt: null })
      .where(eq(proposals.id, input.proposalId))
    await tx
      .update(completionRequests)
      .set({ answeredAt: now, answeredVersion: number })
      .where(eq(completionRequests.id, request.id))
    // Handed in: what was kept on the way is no more needed.
    await tx.delete(completionAnswers).where(eq(completionAnswers.requestId, request.id))
    await notices.replan(tx, { challengeId, proposalId: input.proposalId })
    return accept({ version: number })
  })
}

async function versionOfRequest(
  tx: Tx,
  { proposalId, requestId }: AnswerCompletionInput,
): Promise<number | null> {
  const [found] = await tx
    .select({ number: proposalVersions.number })
    .from(proposalVersions)
    .where(and(eq(proposalVersions.proposalId, proposalId), eq(proposalVersions.requestId, requestId)))
  return found?.number ?? null
}
