import { eq } from 'drizzle-orm'
import { moveRequests, proposals } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { saidMaturity } from '#app/apply/core/said-maturity.ts'
import {
  findVersion,
  lockProposal,
  memberIdsOf,
  type LockedProposal,
} from '#app/apply/data/proposals.server.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { screeningRefusal, teamRefusal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { currentForm, formNumbered } from '#app/publish/data/forms.server.ts'
import { termsOf } from '#app/publish/data/terms.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { movedBody, moveStanding, takesMoved } from '../core/move.ts'
import { closePending } from '../data/completions.server.ts'
import { findMove, heldBy, isOrganisationIn, newestBrief, type MoveRow } from '../data/moves.server.ts'
import { unfitFor } from './ask-move.server.ts'
import { insertNextVersion } from './insert-next-version.server.ts'
import { unscreened } from './ready-to-screen.server.ts'

export type AnswerMoveInput = {
  readonly proposalId: string
  readonly personId: string
  readonly role: TeamRole
  readonly moveId: string
  readonly answer: 'agreed' | 'declined'
  /** What the lead says with it; may be empty. */
  readonly words: string
  /** The brief of the other challenge that the lead had before them. */
  readonly briefNumber: number
}

export type AnswerMoveRefusal =
  | LifecycleRefusal
  | { readonly code: 'nothing-asked' | 'target-shut' | 'not-eligible-there' | 'organisation-there' }
  | { readonly code: 'move-held-jury' | 'move-held-duplicates' | 'brief-newer-there' }
  | { readonly code: 'move-lapsed'; readonly dueAt: Date; readonly zone: string }

/**
 * The lead's answer to the question whether the proposal may go to another challenge. With `agreed` it does, at once: it keeps
 * reference, team, files and every receipt, gets a version in which the same answers stand under the other challenge's form
 * (those it does not ask for stay as answers to earlier questions), and is screened there from the start. With `declined` it
 * stays. Both keep the lead's words. The same answer given twice is given once.
 */
export async function answerMove(
  input: AnswerMoveInput,
  ports: Ports,
): Promise<Result<null, AnswerMoveRefusal>> {
  try {
    return await ports.db.transaction((tx) => answerWithin(tx, input, ports))
  } catch (error) {
    // A draft was begun there at this very moment.
    if (constraintOf(error) === 'proposals_once_per_team') return refuse('organisation-there')
    // Somebody of the team has another proposal there, and an organisation takes part in one.
    if (constraintOf(error) === 'proposal_versions_one_part') return refuse('not-eligible-there')
    throw error
  }
}

async function answerWithin(
  tx: Tx,
  input: AnswerMoveInput,
  { clock, notices }: Ports,
): Promise<Result<null, AnswerMoveRefusal>> {
  const asked = await findMove(tx, input)
  if (asked === null) return refuse('nothing-asked')
  const [source, target] = await bothChallenges(tx, asked)
  const locked = await lockProposal(tx, input.proposalId)
  const move = await findMove(tx, input)
  if (locked === null || move === null) throw new Error('A proposal vanished while it was being locked')
  if (move.answer === input.answer) return accept(null)
  const role = teamRefusal('withdraw', input.role)
  if (role !== null) return { ok: false, refusal: role }
  const now = await clock.now(tx)
  const over = screeningRefusal(settled(source, now))
  if (over !== null) return { ok: false, refusal: over }
  const { row } = locked
  const standing = moveStanding(move, now)
  if (standing === 'lapsed') return refuse('move-lapsed', { dueAt: move.dueAt, zone: source.calendar.zone })
  const isAsked = row.state === 'submitted' && row.challengeId === source.id
  if (standing !== 'open' || !isAsked || row.submittedVersion !== move.version) return refuse('nothing-asked')
  const refusal = input.answer === 'agreed' ? await keptFrom(tx, { input, locked, move, target, now }) : null
  if (refusal !== null) return { ok: false, refusal }

  const words = input.words.trim()
  await tx
    .update(moveRequests)
    .set({ answer: input.answer, words, answeredBy: input.personId, answeredAt: now })
    .where(eq(moveRequests.id, move.id))
  await appendEntry(tx, {
    ...{ programmeId: source.programmeId, challengeId: source.id, proposalId: row.id },
    type: input.answer === 'agreed' ? 'MoveAgreed' : 'MoveDeclined',
    at: now,
    body: { reference: row.reference, version: move.version, toChallengeId: target.id },
    secrets: { words },
  })
  if (input.answer === 'agreed') {
    await moveNow(tx, { input, locked, move, target, now })
    await notices.replan(tx, { challengeId: target.id, proposalId: row.id })
  }
  await notices.replan(tx, { challengeId: source.id, proposalId: row.id })
  return accept(null)
}

/** Both challenges, held as they stand until the move is done, in one order: no jury begins meanwhile. */
async function bothChallenges(
  tx: Tx,
  { fromChallengeId, toChallengeId }: MoveRow,
): Promise<[source: Challenge, target: Challenge]> {
  const held = new Map<string, Challenge | null>()
  for (const id of [fromChallengeId, toChallengeId].toSorted())
    held.set(id, await loadChallenge(tx, id, 'share'))
  const [source, target] = [held.get(fromChallengeId), held.get(toChallengeId)]
  if (!source || !target) throw new Error('A proposal was to be moved between challenges that do not exist')
  return [source, target]
}

type Moving = {
  readonly input: AnswerMoveInput
  readonly locked: LockedProposal
  readonly move: MoveRow
  readonly target: Challenge
  readonly now: Date
}

/** What keeps a proposal from going there now; null for nothing. */
async function keptFrom(
  tx: Tx,
  { input, locked, move, target, now }: Moving,
): Promise<AnswerMoveRefusal | null> {
  if (!takesMoved(settled(target, now))) return { code: 'target-shut' }
  if ((await newestBrief(tx, target.id)) !== input.briefNumber) return { code: 'brief-newer-there' }
  const { organisationId } = locked.row
  if (await isOrganisationIn(tx, { challengeId: target.id, organisationId }))
    return { code: 'organisation-there' }
  const body = readFrozenBody((await versionOf(tx, move)).body)
  const unfit = await unfitFor(tx, { target: target.id, locked, body })
  if (unfit !== null) return { code: unfit }
  const held = await heldBy(tx, locked.row.id)
  return held === null ? null : { code: `move-held-${held}` }
}

async function moveNow(tx: Tx, { input, locked, move, target, now }: Moving): Promise<void> {
  const { row } = locked
  const { briefNumber } = input
  const before = await versionOf(tx, move)
  const body = readFrozenBody(before.body)
  const from = { challengeId: move.fromChallengeId, number: body.formNumber ?? 0 }
  const formBefore = await formNumbered(tx, from)
  const terms = await termsOf(tx, { challengeId: target.id, answered: briefNumber })
  const next = movedBody(body, {
    ...{ challengeId: target.id, briefNumber, form: await currentForm(tx, target.id) },
    formBefore,
    facts: {
      language: body.language,
      members: await memberIdsOf(tx, row.id),
      files: (body.files ?? []).map(({ id }) => id),
    },
    terms: terms && { version: terms.version, hash: terms.hash },
  })
  const maturity = saidMaturity(formBefore, body.answers, row.maturity)
  await closePending(tx, row.id, now)
  await tx
    .update(proposals)
    .set({
      ...{ challengeId: target.id, briefNumber, maturity, siteId: null, pilotMonths: null },
      ...{ ...unscreened, screenedVersion: null, completionDueAt: null },
    })
    .where(eq(proposals.id, row.id))
  const number = await insertNextVersion(tx, {
    ...{ before, body: next, requestId: move.id, personId: input.personId },
    ...{ challenge: target, reference: row.reference, type: 'ProposalMoved' },
    recorded: { fromChallengeId: move.fromChallengeId },
  })
  await tx.update(moveRequests).set({ movedVersion: number }).where(eq(moveRequests.id, move.id))
}

async function versionOf(tx: Tx, { proposalId, version }: MoveRow) {
  const found = await findVersion(tx, proposalId, version)
  if (found === null) throw new Error('A version was asked about that does not exist')
  return found
}

function constraintOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return typeof cause === 'object' && cause !== null && 'constraint' in cause ? cause.constraint : null
}
