import type { Tx } from '#db/client.server.ts'
import { dismissedSuggestions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { preparationRefusal, takeAwayRefusal } from '../core/judging-window.ts'
import { nameKey, type NamedConflict } from '../core/names-declared.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { isInTeamOf, lockAssignmentsOf } from '../data/declarations.server.ts'
import { fingerprintOf, suggestionsOfJury } from '../data/conflict-suggestions.server.ts'
import { lockSeat, type Seat } from '../data/jury-seats.server.ts'
import {
  forgetNamedConflict,
  namedConflictsOf,
  namesInList,
  writeNamedConflicts,
} from '../data/names-to-declare.server.ts'
import { followNames, recordDeclarations, type Dismissed } from './declare-conflicts.server.ts'

export type DeclareNamesInput = {
  readonly challengeId: string
  readonly personId: string
  /** Names out of the list the juror has a tie with, beside those written down already. */
  readonly added: readonly NamedConflict[]
  /** A name written down by mistake. */
  readonly removed: string | null
  /**
   * The juror has gone through the whole list and has no tie with anybody else in it: `list` is the hash of the one they
   * saw, `seenSuggestions` the fingerprint of the hints beside it, which are answered with it.
   */
  readonly whole: { readonly list: string; readonly seenSuggestions: string | null } | null
}

/**
 * Declares conflicts where a challenge is read blind: by the names of those who take part, never by proposal. A tie
 * holds at once, and takes away what it closes; the other proposals are free to be assigned once the whole list has been
 * gone through. Adding is possible until the decision; taking back ends with judging, whatever would follow from it. What
 * is answered is the same whether a name stands behind one proposal, three or none.
 */
export async function declareNames(
  { challengeId, personId, added, removed, whole }: DeclareNamesInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('Names were declared in a challenge that does not exist')
    if (!challenge.policy.isBlind) return refuse('proposal-not-eligible')
    const seat = await lockSeat(tx, { challengeId, personId })
    if (seat?.state !== 'accepted') return refuse('seat-needed')
    await lockAssignmentsOf(tx, seat.id)
    const now = await clock.now(tx)
    const mayFree = removed !== null || whole !== null
    const refusal = (mayFree ? preparationRefusal : takeAwayRefusal)(challenge, now)
    if (refusal) return { ok: false, refusal }
    if (await isInTeamOf(tx, { challengeId, personId })) return refuse('juror-in-team')
    const list = await namesInList(tx, { challengeId, lang: 'en' })
    const known = new Set(list.names.map(nameKey))
    const isStale = whole !== null && whole.list !== list.hash
    if (isStale || added.some(({ name }) => !known.has(nameKey(name)))) return refuse('names-changed')

    const hasSeenHints = await isSeen(tx, { seat, seen: whole?.seenSuggestions ?? null, now })
    const own = { challengeId, jurorId: seat.id, declaredAt: now }
    if (added.length > 0) await writeNamedConflicts(tx, own, added)
    if (removed !== null) await forgetNamedConflict(tx, { jurorId: seat.id, name: removed })
    const changed = await followNames(tx, { challenge, seat, now, isWhole: whole !== null })
    const dismissed: Dismissed[] = hasSeenHints ? await hintsOf(tx, { seat, now }) : []
    if (dismissed.length > 0) {
      const rows = dismissed.map(({ proposalId, edge }) => ({
        proposalId,
        edge,
        jurorId: seat.id,
        challengeId,
        dismissedAt: now,
      }))
      await tx.insert(dismissedSuggestions).values(rows).onConflictDoNothing()
    }
    const named = await namedConflictsOf(tx, seat.id)
    await recordDeclarations(tx, { challenge, seat, changed, dismissed, named, now })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}

/** Whether the hints are still those the juror saw. */
async function isSeen(
  tx: Tx,
  { seat, seen, now }: { seat: Seat; seen: string | null; now: Date },
): Promise<boolean> {
  return seen !== null && fingerprintOf(await hintsOf(tx, { seat, now })) === seen
}

/** What is suggested for this juror; what a name has closed suggests nothing any more. */
async function hintsOf(tx: Tx, { seat, now }: { seat: Seat; now: Date }) {
  const { challengeId, id: jurorId } = seat
  return (await suggestionsOfJury(tx, { challengeId, jurorId, now })).get(jurorId) ?? []
}
