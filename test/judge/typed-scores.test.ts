import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { challenges, criteria, finalists, scores } from '#db/schema/index.ts'
import { ownScorecard } from '#app/judge/data/proposal-to-score.server.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import { rankingOf } from '#app/judge/data/ranking.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { saveScorecard } from '#app/judge/flows/save-scorecard.server.ts'
import { entriesOf, scorecardSchema } from '#app/judge/core/scorecard-schema.ts'
import { usualRule } from '#app/publish/core/judging-rule.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld } from './judging-world.ts'

const database = useDatabase()

/** The first criterion takes points in quarters, the second yes, partly or no. */
async function typed() {
  const world = await judgingWorld(database)
  const { challengeId, proposalIds, criterionIds } = world
  const set = (id: string, values: Partial<typeof criteria.$inferInsert>) =>
    database.db.update(criteria).set(values).where(eq(criteria.id, id))
  await set(criterionIds[0], { type: 'points', config: { lowest: '0', highest: '10', step: '0.25' } })
  await set(criterionIds[1], { type: 'yes-partly-no', config: {} })
  const juror = await aJuror(database.db, { challengeId })
  const proposalId = proposalIds[0]!
  const assignment = await anAssignment(database.db, { challengeId, jurorId: juror.id, proposalId })
  const own = { assignmentId: assignment.id, personId: juror.personId }
  return { ...world, set, juror, own, proposalId }
}

it('an answer is what its criterion takes, exactly, and comes back as it was given', async () => {
  const { own, ports, criterionIds, challengeId, juror, proposalId } = await typed()
  const [points, host] = criterionIds
  const sent = scorecardSchema.parse({ scores: { [points]: '7,25', [host]: 'partly' } })
  expect(await saveScorecard({ ...own, ...entriesOf(sent) }, ports)).toMatchObject({ ok: true })
  const again = scorecardSchema.parse({ scores: { [points]: '7.250' } })
  expect(await saveScorecard({ ...own, ...entriesOf(again) }, ports)).toMatchObject({
    value: { versions: { [points]: 1, [host]: 1 } },
  })
  const kept = await database.db.select({ points: scores.points }).from(scores)
  expect(kept.map((row) => row.points).sort()).toEqual(['0.5', '7.25'])
  const own_ = { jurorId: juror.id, proposalId, criteria: await criteriaOf(database.db, challengeId) }
  expect((await ownScorecard(database.db, own_)).answers).toEqual({ [points]: '7.25', [host]: 'partly' })
})

it.each([
  [0, '7.3', { code: 'takes-steps-between', lowest: '0', highest: '10', step: '0.25' }],
  [0, 'partly', { code: 'takes-steps-between' }],
  [0, '-0.25', { code: 'takes-steps-between' }],
  [1, '0.25', { code: 'takes-yes-partly-no' }],
])('criterion %i does not take "%s", and says what it takes', async (index, answer, refusal) => {
  const { own, ports, criterionIds } = await typed()
  const criterionId = criterionIds[index]!
  const entry = { criterionId, answer, seen: 0 }
  expect(await saveScorecard({ ...own, scores: [entry] }, ports)).toMatchObject({
    ok: false,
    refusal: { ...refusal, criterionId },
  })
  expect(await database.db.select().from(scores)).toEqual([])
})

it('a box that was emptied is no answer of its own, and takes none back in silence', async () => {
  const { own, ports, criterionIds } = await typed()
  const [points] = criterionIds
  const empty = (seen: number) =>
    saveScorecard(
      { ...own, ...entriesOf(scorecardSchema.parse({ scores: { [points]: '' }, seen: { [points]: seen } })) },
      ports,
    )
  expect(await empty(0)).toMatchObject({ ok: true })
  const both = scorecardSchema.parse({ scores: { [points]: ['3', 'cannot-judge'] } })
  await saveScorecard({ ...own, ...entriesOf(both) }, ports)
  expect(await database.db.select({ cannotJudge: scores.cannotJudge }).from(scores)).toEqual([
    { cannotJudge: true },
  ])
  expect(await empty(1)).toMatchObject({ refusal: { code: 'takes-steps-between' } })
})

it('what is for finalists is asked of finalists alone, and the ranking goes by the rule', async () => {
  const { own, ports, criterionIds, challengeId, proposalId, set } = await typed()
  const [points, host] = criterionIds
  await set(host, { isForFinalists: true })
  await database.db
    .update(challenges)
    .set({
      judgingRule: {
        ...usualRule,
        minimum: '80',
        rounding: { ...usualRule.rounding, total: { digits: 1, mode: 'up' } },
      },
    })
    .where(eq(challenges.id, challengeId))
  const forHost = { criterionId: host, answer: 'yes', seen: 0 }
  expect(await saveScorecard({ ...own, scores: [forHost] }, ports)).toMatchObject({
    refusal: { code: 'criterion-unknown' },
  })
  const first = { criterionId: points, answer: '7.25', seen: 0 }
  expect(await finaliseScorecard({ ...own, scores: [first] }, ports)).toMatchObject({ ok: true })
  const rowOf = async () =>
    (await rankingOf(database.db, challengeId)).rows.find((row) => row.proposalId === proposalId)
  expect(await rowOf()).toMatchObject({
    totalText: '72.5',
    isBelowTotal: true,
    isBehind: true,
    isFinalist: false,
  })
  await database.db.insert(finalists).values({ proposalId, challengeId })
  expect(await rowOf()).toMatchObject({ totalText: '72.5', isFinalist: true, place: 1 })
})
