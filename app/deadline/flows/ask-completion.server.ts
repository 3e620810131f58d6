import { eq } from 'drizzle-orm'
import { completionRequests, proposals } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import {
  challengeOfProposal,
  findVersion,
  lockProposal,
  teamRoleOf,
} from '#app/apply/data/proposals.server.ts'
import { screeningRefusal } from '#app/lifecycle/proposal.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { completableQuestions, dueRefusal, type AskingRefusal } from '../core/completion.ts'
import { closePending, pendingCompletion } from '../data/completions.server.ts'

type Asking = {
  readonly challengeId: string
  readonly proposalId: string
  readonly personId: string
  /** The submitted version the person read. */
  readonly version: number
}

export type AskCompletionRefusal =
  | AskingRefusal
  | {
      readonly code:
        'own-proposal' | 'version-changed' | 'not-submitted' | 'question-unknown' | 'nothing-asked'
    }

/**
 * Asks the team of a submitted proposal to answer some of its questions anew until then. What was said by the screening does
 * not hold meanwhile; a request before this one ends. The message is the team's and stays out of the record but for a
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
    const version = await findVersion(tx, row.id, input.version)
    if (version === null) return refuse('version-changed')
    const { answers, formNumber } = readFrozenBody(version.body)
    const form = await formNumbered(tx, { challengeId: input.challengeId, number: formNumber ?? 0 })
    const askable = completableQuestions(form, answers).map(({ key }) => key)
    const questions = askable.filter((key) => input.questions.includes(key))
    if (questions.length !== new Set(input.questions).size) return refuse('question-unknown')
    await closePending(tx, row.id, now)
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

/** Nothing is said of the proposal any more. */
const unscreened = {
  ...{ screening: null, screeningRule: null, screeningReason: null, screenedBy: null, screenedAt: null },
  ...{ screeningReleasedAt: null, duplicateOf: null },
}

async function readyToAsk(tx: Tx, { challengeId, proposalId, personId, version }: Asking, { clock }: Ports) {
  if ((await challengeOfProposal(tx, proposalId)) !== challengeId) return refuse('not-submitted')
  const challenge = await loadChallenge(tx, challengeId, 'share')
  const locked = await lockProposal(tx, proposalId)
  if (challenge === null || locked === null) throw new Error('A proposal vanished while it was being locked')
  if ((await teamRoleOf(tx, proposalId, personId)) !== null) return refuse('own-proposal')
  const now = await clock.now(tx)
  const refusal = screeningRefusal(settled(challenge, now))
  if (refusal !== null) return { ok: false as const, refusal }
  if (locked.row.state !== 'submitted') return refuse('not-submitted')
  if (locked.row.submittedVersion !== version) return refuse('version-changed')
  return accept({ row: locked.row, challenge, now })
}
