import { expect, it } from 'vitest'
import { toExactText } from '#app/platform/fraction.ts'
import { rankingOf } from '#app/judge/data/ranking.server.ts'
import { aJury, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld, type JudgingWorld } from './judging-world.ts'

const database = useDatabase()

/** Points on both criteria, by proposal, by juror; null is "cannot judge", a missing juror has a draft only. */
async function scored(
  world: JudgingWorld,
  table: readonly (readonly (readonly [number | null, number | null])[])[],
) {
  const { challengeId, proposalIds, criterionIds } = world
  const jury = await aJury(database.db, { challengeId, size: Math.max(...table.map(({ length }) => length)) })
  for (const [p, cards] of table.entries()) {
    for (const [j, [first, second]] of cards.entries()) {
      const seat = { challengeId, jurorId: jury[j]!.id, proposalId: proposalIds[p]! }
      await anAssignment(database.db, seat)
      await aScorecard(database.db, {
        ...seat,
        points: { [criterionIds[0]]: first, [criterionIds[1]]: second },
      })
    }
  }
  return jury
}

it('computes totals exactly from what is stored, and rounds only for showing', async () => {
  const world = await judgingWorld(database, { proposalCount: 2 })
  await scored(world, [
    [
      [5, 5],
      [4, null],
      [1, 2],
    ],
    [
      [null, null],
      [3, 3],
    ],
  ])
  const { rows } = await rankingOf(database.db, world.challengeId)
  // 100, 75 and 10: the mean of three is 185/3.
  expect(
    rows.map(({ totalText, total, reviews, finals }) => [
      total && toExactText(total),
      totalText,
      reviews,
      finals,
    ]),
  ).toEqual([
    ['185/3', '61.67', 3, 3],
    ['50/1', '50.00', 1, 2],
  ])
})

it('keeps a planted tie a tie, and says when nothing breaks it', async () => {
  const world = await judgingWorld(database, { proposalCount: 3 })
  await scored(world, [
    [
      [4, 2],
      [2, 4],
    ],
    [
      [2, 4],
      [4, 2],
    ],
    [
      [1, 1],
      [1, 1],
    ],
  ])
  const { rows } = await rankingOf(database.db, world.challengeId)
  expect(rows.map(({ place, isTied }) => [place, isTied])).toEqual([
    [1, true],
    [1, true],
    [3, false],
  ])
  expect(rows[0]?.tieBreak).toEqual({ by: 'nothing' })
  expect(rows[0]?.totalText).toBe(rows[1]?.totalText)
})

it('leaves out drafts, voided scorecards and proposals that left', async () => {
  const world = await judgingWorld(database, { proposalCount: 2 })
  const { challengeId, proposalIds, criterionIds } = world
  const [juror] = await aJury(database.db, { challengeId, size: 1 })
  const seat = { challengeId, jurorId: juror!.id, proposalId: proposalIds[0]! }
  await anAssignment(database.db, seat)
  await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 5 }, state: 'draft' })
  const { rows } = await rankingOf(database.db, challengeId)
  expect(rows.map(({ place, finals, assigned }) => [place, finals, assigned])).toEqual([
    [null, 0, 1],
    [null, 0, 0],
  ])
})
