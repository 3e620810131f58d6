import { eq } from 'drizzle-orm'
import { introductions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { withdrawMessages } from '#app/notify/flows/withdraw-messages.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { answered, isMade, type Answer, type IntroductionState } from '../core/introductions.ts'
import type { MatchmakingRefusal } from '../core/refusals.ts'
import {
  introductionOf,
  keepOpenIntroductions,
  lockIntroduction,
  sideIn,
} from '../data/introductions.server.ts'
import { lockCatalogue, todayIn } from '../data/programme.server.ts'
import { moveIntroduction } from './move-introduction.server.ts'
import { requestKeys, tellMade } from './tell-sides.server.ts'

/**
 * One side says yes or no for itself. The second yes makes the introduction: each gets the other's address by mail. A no ends
 * it; the other side is sent nothing, and reads neither a reason nor who said so.
 */
export async function answerIntroduction(
  input: {
    readonly programmeId: string
    readonly id: string
    readonly by: string
    readonly answer: Answer
  },
  { db, clock, notices }: Ports,
): Promise<Result<{ state: IntroductionState }, MatchmakingRefusal>> {
  const { programmeId, id, by, answer } = input
  return db.transaction(async (tx) => {
    const { state: standing, slug } = await lockCatalogue(tx, programmeId)
    if (standing === 'off') return refuse('matchmaking-closed')
    const row = await lockIntroduction(tx, { programmeId, id })
    const side = row && (await sideIn(tx, row, by))
    if (!row || !side) return refuse('entry-gone')
    const next = answered(introductionOf(row), side, answer)
    if (!next.ok) return next
    const { state, answers } = next.value
    const now = await clock.now(tx)
    await moveIntroduction(tx, {
      row,
      to: {
        ...{ state, firstAnswer: answers.first, secondAnswer: answers.second },
        introducedAt: isMade(next.value) ? now : null,
      },
      step: { happenedOn: await todayIn(tx, programmeId, now), at: now, by: null },
    })
    if (state === 'introduced') await tellMade(tx, { row, programme: slug, now, notices })
    if (state === 'declined') await withdrawMessages(tx, requestKeys(row), now)
    if (state !== 'interested') await keepOpenIntroductions(tx, programmeId, now)
    return accept({ state })
  })
}

/** One side says whether the two may be named on the public page. Both have to, and either may stop at any time. */
export async function showIntroduction(
  { programmeId, id, by, shows }: { programmeId: string; id: string; by: string; shows: boolean },
  { db }: Ports,
): Promise<Result<null, MatchmakingRefusal>> {
  return db.transaction(async (tx) => {
    const row = await lockIntroduction(tx, { programmeId, id })
    const side = row && (await sideIn(tx, row, by))
    if (!row || !side) return refuse('entry-gone')
    if (row.introducedAt === null) return refuse('introduction-not-made')
    await tx
      .update(introductions)
      .set(side === 'first' ? { firstShows: shows } : { secondShows: shows })
      .where(eq(introductions.id, id))
    return accept(null)
  })
}
