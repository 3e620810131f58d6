import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { scorecards, scores } from '#db/schema/index.ts'

/** A scorecard of a standing assignment with these points, final unless said otherwise. */
export async function aScorecard(
  db: Executor,
  {
    points,
    state = 'final',
    ...given
  }: {
    jurorId: string
    proposalId: string
    challengeId: string /** By criterion id; null: cannot judge. */
    points: Readonly<Record<string, number | string | null>>
    state?: 'draft' | 'final'
  },
): Promise<string> {
  const [card] = await db.insert(scorecards).values(given).returning({ id: scorecards.id })
  if (!card) throw new Error('A scorecard was inserted and not returned')
  const answers = Object.entries(points).map(([criterionId, value]) => ({
    scorecardId: card.id,
    criterionId,
    challengeId: given.challengeId,
    points: value === null ? null : String(value),
    cannotJudge: value === null,
  }))
  if (answers.length > 0) await db.insert(scores).values(answers)
  if (state === 'final') {
    const finalisedAt = new Date('2021-12-28T10:00:00Z')
    await db.update(scorecards).set({ state, finalisedAt }).where(eq(scorecards.id, card.id))
  }
  return card.id
}
