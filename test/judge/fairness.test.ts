import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { fairnessOf, namesOfJurors, namesOfProposals } from '#app/judge/data/fairness.server.ts'
import { usualRule } from '#app/publish/core/judging-rule.ts'
import { challenges, proposals, scorecards } from '#db/schema/index.ts'
import { aJury, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld } from './judging-world.ts'

const database = useDatabase()
const nobody: ReadonlySet<string> = new Set()

/** Four proposals by three jurors of whom the last is strict; one point on both criteria each. */
async function judged() {
  const world = await judgingWorld(database, { proposalCount: 4 })
  const { challengeId, proposalIds, criterionIds } = world
  const jury = await aJury(database.db, { challengeId, size: 3 })
  const points = [
    [5, 5, 4],
    [4, 4, 3],
    [3, 3, 2],
    [2, 2, 1],
  ]
  for (const [p, own] of points.entries()) {
    for (const [j, given] of own.entries()) {
      const seat = { challengeId, jurorId: jury[j]!.id, proposalId: proposalIds[p]! }
      await anAssignment(database.db, seat)
      await aScorecard(database.db, {
        ...seat,
        points: { [criterionIds[0]]: given, [criterionIds[1]]: given },
      })
    }
  }
  return { ...world, jury }
}

it('says of the stored scores who is strict and which places are safe', async () => {
  const { challengeId, proposalIds, jury } = await judged()
  const { rows, severity, lines, scores } = await fairnessOf(database.db, challengeId, { without: nobody })
  expect(scores).toBe(12)
  expect(rows.map(({ proposalId, place }) => [proposalId, place])).toEqual(
    proposalIds.map((proposalId, index) => [proposalId, index + 1]),
  )
  expect(severity.withheld).toBeNull()
  expect(severity.jurors[0]?.juror).toBe(jury[2]?.id)
  expect(lines.map(({ verdict }) => verdict)).toContain('safe')
})

it('is computed anew when a scorecard, or who takes part, has changed, and not before', async () => {
  const { challengeId, proposalIds, jury } = await judged()
  const read = () => fairnessOf(database.db, challengeId, { without: nobody })
  const first = await read()
  expect(await read()).toBe(first)

  await database.db
    .update(scorecards)
    .set({ state: 'draft', finalisedAt: null, version: sql`version + 1` })
    .where(eq(scorecards.jurorId, jury[0]!.id))
  const second = await read()
  expect([first.scores, second.scores]).toEqual([12, 8])
  expect(await read()).toBe(second)

  await database.db
    .update(proposals)
    .set({ screening: 'ineligible', screeningRule: '1', screeningReason: 'Not of this challenge after all' })
    .where(eq(proposals.id, proposalIds[3]!))
  expect((await read()).rows.length).toBe(3)
})

it('never keeps what was read while a change was under way', async () => {
  const { challengeId, jury } = await judged()
  const read = () => fairnessOf(database.db, challengeId, { without: nobody })
  await database.db.transaction(async (tx) => {
    await tx
      .update(scorecards)
      .set({ state: 'draft', finalisedAt: null, version: sql`version + 1` })
      .where(eq(scorecards.jurorId, jury[0]!.id))
    // Others still see what was; whoever has changed it sees the new and keeps nothing of it.
    expect((await read()).scores).toBe(12)
    expect((await fairnessOf(tx, challengeId, { without: nobody })).scores).toBe(8)
    expect((await read()).scores).toBe(12)
  })
  expect((await read()).scores).toBe(8)
  const undone = database.db.transaction(async (tx) => {
    await tx
      .update(scorecards)
      .set({ state: 'draft', finalisedAt: null, version: sql`version + 1` })
      .where(eq(scorecards.jurorId, jury[1]!.id))
    expect((await fairnessOf(tx, challengeId, { without: nobody })).scores).toBe(4)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect((await read()).scores).toBe(8)
})

it('goes by the rule as it is', async () => {
  const { challengeId } = await judged()
  const read = () => fairnessOf(database.db, challengeId, { without: nobody })
  const first = await read()
  await database.db
    .update(challenges)
    .set({ judgingRule: { ...usualRule, panel: { by: 'median' } } })
    .where(eq(challenges.id, challengeId))
  expect(await read()).not.toBe(first)
})

it('leaves out what is closed to a reader before anything is computed, and keeps the two apart', async () => {
  const { challengeId, proposalIds } = await judged()
  const [all, without] = [
    await fairnessOf(database.db, challengeId, { without: nobody }),
    await fairnessOf(database.db, challengeId, { without: new Set([proposalIds[0]!]) }),
  ]
  expect([all.rows.length, without.rows.length]).toEqual([4, 3])
  expect(JSON.stringify(without)).not.toContain(proposalIds[0])
  expect(without.rows[0]?.place).toBe(1)
})

it('names proposals and jurors', async () => {
  const { proposalIds, jury } = await judged()
  const named = await namesOfProposals(database.db, proposalIds)
  expect(named.map(({ proposalId }) => proposalId).sort()).toEqual([...proposalIds].sort())
  expect(named.every(({ title, reference }) => title !== '' && reference !== '')).toBe(true)
  const jurors = await namesOfJurors(
    database.db,
    jury.map(({ id }) => id),
  )
  expect(jurors.size).toBe(3)
})
