import type { Tx } from '#db/client.server.ts'
import { dismissedSuggestions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { changesOf, type Declaration } from '../core/declarations.ts'
import { declaredByNames, type NamedConflict } from '../core/names-declared.ts'
import { preparationRefusal, takeAwayRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import {
  declarationsOf,
  eligibleProposalIds,
  excludedFrom,
  isInTeamOf,
  lockAssignmentsOf,
  writeDeclarations,
} from '../data/declarations.server.ts'
import { fingerprintOf, suggestionsOfJury } from '../data/conflict-suggestions.server.ts'
import { namedConflictsOf, namedProposals, speakableProposalIds } from '../data/names-to-declare.server.ts'
import { jurorNumberOf, lockSeat, type Seat } from '../data/jury-seats.server.ts'
import { takeProposalAway } from './void-scorecard.server.ts'

export type DeclareConflictsInput = {
  readonly challengeId: string
  readonly personId: string
  /** As many as the juror has made up their mind about; the others stay as they were. */
  readonly declarations: readonly Declaration[]
  /**
   * What was suggested beside a proposal when the juror answered, by its fingerprint: saying that they can judge it
   * dismisses exactly that.
   */
  readonly seen?: Readonly<Record<string, string>>
}

/**
 * Writes down where a juror is free to judge and where not, by proposal. Where the challenge is read blind that is only
 * possible for what they have been given: before, they declare by name. A proposal that turns from clear to a conflict or an
 * abstention is taken away with what was scored, step by step in the record; that is possible until the decision. The
 * record counts; who, what and why is in its commitment. An exclusion is not for the juror to touch.
 */
export async function declareConflicts(
  { challengeId, personId, declarations, seen = {} }: DeclareConflictsInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ changed: number; taken: number; dismissed: number }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('Conflicts were declared in a challenge that does not exist')
    const seat = await lockSeat(tx, { challengeId, personId })
    if (seat?.state !== 'accepted') return refuse('seat-needed')
    await lockAssignmentsOf(tx, seat.id)
    const now = await clock.now(tx)
    const { changed, taken } = changesOf(await declarationsOf(tx, seat.id), declarations)
    const isFreed = changed.some(({ standing }) => standing === 'clear')
    const refusal = (isFreed ? preparationRefusal : takeAwayRefusal)(challenge, now)
    if (refusal) return { ok: false, refusal }
    const { isBlind } = challenge.policy
    const unfit = await refusalOf(tx, { challengeId, personId, jurorId: seat.id, isBlind, declarations })
    if (unfit) return { ok: false, refusal: unfit }

    const dismissed = await dismissedBy(tx, { seat, declarations, seen, now })
    if (changed.length + dismissed.length === 0) return accept({ changed: 0, taken: 0, dismissed: 0 })
    await takeAll(tx, { challenge, seat, taken, now })
    if (changed.length > 0) {
      await writeDeclarations(tx, { jurorId: seat.id, challengeId, declaredAt: now }, changed)
    }
    // What is given back by reference may still be closed by a name.
    if (isBlind && isFreed) await followNames(tx, { challenge, seat, now, isWhole: false })
    if (dismissed.length > 0) {
      const rows = dismissed.map((row) => ({ ...row, jurorId: seat.id, challengeId, dismissedAt: now }))
      await tx.insert(dismissedSuggestions).values(rows).onConflictDoNothing()
    }
    await recordDeclarations(tx, { challenge, seat, changed, dismissed, now })
    await notices.replan(tx, { challengeId })
    return accept({ changed: changed.length, taken: taken.length, dismissed: dismissed.length })
  })
}

/** Takes away what was turned from clear into something else, each with what was scored. */
export async function takeAll(
  tx: Tx,
  {
    challenge,
    seat,
    taken,
    now,
  }: { challenge: Challenge; seat: Seat; taken: readonly Declaration[]; now: Date },
): Promise<void> {
  for (const { proposalId, standing } of taken) {
    const reason = standing === 'conflict' ? releaseReasons.conflict : releaseReasons.abstention
    await takeProposalAway(tx, { challenge, jurorId: seat.id, proposalId, at: now, reason })
  }
}

/** Writes down what follows from the names of a blind challenge; what it takes away is taken with what was scored. */
export async function followNames(
  tx: Tx,
  { challenge, seat, now, isWhole }: { challenge: Challenge; seat: Seat; now: Date; isWhole: boolean },
): Promise<Declaration[]> {
  const own = { challengeId: challenge.id, jurorId: seat.id }
  const named = await namedConflictsOf(tx, seat.id)
  const declared = declaredByNames(await namedProposals(tx, own), named, { isWhole })
  const { changed, taken } = changesOf(await declarationsOf(tx, seat.id), declared)
  await takeAll(tx, { challenge, seat, taken, now })
  if (changed.length > 0) await writeDeclarations(tx, { ...own, declaredAt: now, isByName: true }, changed)
  return changed
}

export type Dismissed = { readonly proposalId: string; readonly edge: string }

/** Of each proposal the juror can judge: what was suggested, if it is still the same as what they saw. */
async function dismissedBy(
  tx: Tx,
  {
    seat,
    declarations,
    seen,
    now,
  }: Pick<DeclareConflictsInput, 'declarations' | 'seen'> & { seat: Seat; now: Date },
): Promise<Dismissed[]> {
  const cleared = declarations.filter(
    ({ proposalId, standing }) => standing === 'clear' && seen?.[proposalId] !== undefined,
  )
  if (cleared.length === 0) return []
  const { challengeId, id: jurorId } = seat
  const waiting = (await suggestionsOfJury(tx, { challengeId, jurorId, now })).get(jurorId) ?? []
  return cleared.flatMap(({ proposalId }) => {
    const own = waiting.filter((suggestion) => suggestion.proposalId === proposalId)
    return fingerprintOf(own) === seen?.[proposalId] ? own.map(({ edge }) => ({ proposalId, edge })) : []
  })
}

async function refusalOf(
  tx: Tx,
  {
    challengeId,
    personId,
    jurorId,
    isBlind,
    declarations,
  }: DeclareConflictsInput & { jurorId: string; isBlind: boolean },
): Promise<JudgeRefusal | null> {
  if (await isInTeamOf(tx, { challengeId, personId })) return { code: 'juror-in-team' }
  const excluded = await excludedFrom(tx, jurorId)
  const speakable = isBlind ? await speakableProposalIds(tx, jurorId) : null
  const eligible = new Set(
    (await eligibleProposalIds(tx, challengeId)).filter(
      (proposalId) => !excluded.has(proposalId) && (speakable?.has(proposalId) ?? true),
    ),
  )
  for (const { proposalId, standing, kind } of declarations) {
    if (!eligible.has(proposalId)) return { code: 'proposal-not-eligible' }
    if (standing === 'conflict' && kind === null) return { code: 'conflict-kind-missing', proposalId }
  }
  return null
}

export async function recordDeclarations(
  tx: Tx,
  {
    challenge,
    seat,
    changed,
    dismissed,
    named,
    now,
  }: {
    challenge: Challenge
    seat: Seat
    changed: readonly Declaration[]
    dismissed: readonly Dismissed[]
    /** Where the challenge is read blind: the names that are declared now, in place of those before. */
    named?: readonly NamedConflict[]
    now: Date
  },
): Promise<void> {
  const count = (standing: Declaration['standing']) =>
    changed.filter((declaration) => declaration.standing === standing).length
  const body = {
    juror: await jurorNumberOf(tx, seat.id),
    clear: count('clear'),
    conflicts: count('conflict'),
    ...(count('abstained') > 0 && { abstentions: count('abstained') }),
    ...(dismissed.length > 0 && { dismissed: dismissed.length }),
  }
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    type: 'ConflictsDeclared',
    at: now,
    body,
    secrets: {
      declarations: canonicalJson(changed),
      ...(named && { names: canonicalJson(named) }),
      ...(dismissed.length > 0 && { dismissed: canonicalJson(dismissed) }),
    },
  })
}
