import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { outcomeRefusal, type OutcomeState } from '../core/introductions.ts'
import type { MatchmakingRefusal } from '../core/refusals.ts'
import { keepOpenIntroductions, lastDay, lockIntroduction } from '../data/introductions.server.ts'
import { lockCatalogue, todayIn } from '../data/programme.server.ts'
import { moveIntroduction } from './move-introduction.server.ts'

/** An organiser notes what came of an introduction that was made, on the day it happened and in words. */
export async function noteOutcome(
  input: {
    readonly programmeId: string
    readonly id: string
    readonly to: OutcomeState
    readonly happenedOn: string
    readonly outcome: string
    readonly by: string
  },
  { db, clock }: Ports,
): Promise<Result<null, MatchmakingRefusal>> {
  const { programmeId, id, to, happenedOn, outcome, by } = input
  return db.transaction(async (tx) => {
    if ((await lockCatalogue(tx, programmeId)).state === 'off') return refuse('matchmaking-closed')
    const row = await lockIntroduction(tx, { programmeId, id })
    if (!row) return refuse('entry-gone')
    const now = await clock.now(tx)
    const days = { lastOn: await lastDay(tx, id), today: await todayIn(tx, programmeId, now) }
    const refusal = outcomeRefusal(row.state, { to, happenedOn, outcome }, days)
    if (refusal) return { ok: false, refusal }
    await moveIntroduction(tx, {
      row,
      to: { state: to },
      step: { happenedOn, outcome: outcome.trim(), at: now, by },
    })
    await keepOpenIntroductions(tx, programmeId, now)
    return accept(null)
  })
}
