import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { closeRefusal, openRefusal, reopenRefusal, type RoundKind } from '../core/deliberation/rounds.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { standingFinalistIds } from '../data/finalists.server.ts'
import { areMinutesApproved, isMeetingRunning } from '../data/meetings.server.ts'
import { roundsOf, writePress, writeRounds, type Press } from '../data/rounds.server.ts'

const refusals = { open: openRefusal, close: closeRefusal, reopen: reopenRefusal } as const
const entries = { open: 'RoundOpened', close: 'RoundClosed', reopen: 'RoundReopened' } as const

/**
 * Opens or closes a round by hand, or opens again what was closed too early, with a reason that stands on the page of the
 * rounds. Of two presses at once one finds it done and says so.
 */
export async function pressRound(
  { challengeId, by, kind, ...press }: { challengeId: string; by: string; kind: RoundKind } & Press,
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A round was pressed in a challenge that does not exist')
    const now = await clock.now(tx)
    const rounds = await roundsOf(tx, challengeId)
    const facts = {
      rounds,
      state: settled(challenge, now).state,
      finalists: (await standingFinalistIds(tx, challengeId)).length,
      isMeetingRunning: await isMeetingRunning(tx, challengeId),
      areMinutesApproved: await areMinutesApproved(tx, challengeId),
    }
    const { act } = press
    const refusal = refusals[act](kind, facts)
    if (refusal) return { ok: false, refusal }
    const reason = press.act === 'reopen' ? press.reason.trim() : null
    if (reason === '') return refuse('reopen-reason-missing')
    await writeRounds(tx, challengeId, rounds)
    const told: Press = press.act === 'reopen' ? { act: press.act, reason: press.reason.trim() } : press
    await writePress(tx, { challengeId, kind, at: now, by, ...told })
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: entries[act],
      at: now,
      body: { by, round: kind },
      ...(reason !== null && { secrets: { reason } }),
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
