import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { challenges, conducts, criteria, finalists, scorecards, scores } from '#db/schema/index.ts'
import { builtInConduct } from '#app/judge/core/conduct.ts'
import { writeScorecard } from '#app/judge/data/scorecard-writer.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { saveScorecard, type ScorecardEntries } from '#app/judge/flows/save-scorecard.server.ts'
import { voidScorecard } from '#app/judge/flows/void-scorecard.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

/** A scorecard that holds 4 and 3 and a comment, and whose criteria this process has met. */
async function aBegunScorecard() {
  const world = await judgingWorld(database)
  const { challengeId, proposalIds, criterionIds, ports } = world
  const juror = await aJuror(database.db, { challengeId })
  const assigned = await anAssignment(database.db, {
    challengeId,
    jurorId: juror.id,
    proposalId: proposalIds[0]!,
  })
  const own = { assignmentId: assigned.id, personId: juror.personId }
  const begun = {
    scores: [
      { criterionId: criterionIds[0], answer: '4', seen: 0 },
      { criterionId: criterionIds[1], answer: '3', seen: 0 },
    ],
    texts: { commentToTeam: 'Clear plan', seen: 1 },
  }
  expect((await saveScorecard({ ...own, ...begun }, ports)).ok).toBe(true)
  return { ...world, juror, own, save: (sent: ScorecardEntries) => saveScorecard({ ...own, ...sent }, ports) }
}

type World = Awaited<ReturnType<typeof aBegunScorecard>>

/** What the one statement says to the same: null when it leaves the answer to the rules. */
function writeOf({ own, criterionIds }: World) {
  const next = [{ criterionId: criterionIds[0], points: '5', seen: 1 }]
  return () => writeScorecard(database.db, { ...own, scores: next })
}

async function stored() {
  const rows = await database.db.select().from(scores)
  const [card] = await database.db.select().from(scorecards)
  const { commentToTeam, privateNote, version } = card!
  return {
    scores: rows.map(({ points, version: seen }) => [points, seen]).sort(),
    texts: [commentToTeam, privateNote, version],
  }
}

describe('a scorecard in one statement', () => {
  it('writes what differs, keeps the rest, and says all versions', async () => {
    const { save, criterionIds } = await aBegunScorecard()
    const [first, second] = criterionIds
    const sent = {
      scores: [
        { criterionId: first, answer: '5', seen: 1 },
        { criterionId: second, answer: '3.0', seen: 0 },
      ],
      texts: { privateNote: 'One\r\nTwo', seen: 2 },
    }
    const kept = { value: { versions: { [first]: 2, [second]: 1 }, textsVersion: 3 } }
    expect(await save(sent)).toMatchObject(kept)
    expect(await save(sent)).toMatchObject(kept)
    expect(await stored()).toEqual({
      scores: [
        ['3', 1],
        ['5', 2],
      ],
      texts: ['Clear plan', 'One\nTwo', 3],
    })
  })

  it('takes cannot judge instead of a number, and back', async () => {
    const { save, criterionIds } = await aBegunScorecard()
    const [criterionId] = criterionIds
    const saveOne = (answer: string, seen: number) => save({ scores: [{ criterionId, answer, seen }] })
    expect(await saveOne('cannot-judge', 1)).toMatchObject({ value: { versions: { [criterionId]: 2 } } })
    expect(await saveOne('cannot-judge', 1)).toMatchObject({ value: { versions: { [criterionId]: 2 } } })
    expect(await saveOne('2', 2)).toMatchObject({ value: { versions: { [criterionId]: 3 } } })
    expect((await stored()).scores).toEqual([
      ['2', 3],
      ['3', 1],
    ])
  })

  it.each<[string, (world: World) => ScorecardEntries, string]>([
    [
      'an answer changed elsewhere, beside one that was not',
      ({ criterionIds }) => ({
        scores: [
          { criterionId: criterionIds[0], answer: '5', seen: 1 },
          { criterionId: criterionIds[1], answer: '5', seen: 0 },
        ],
      }),
      'score-changed',
    ],
    [
      'a version no row can have',
      ({ criterionIds }) => ({ scores: [{ criterionId: criterionIds[0], answer: '5', seen: 9e12 }] }),
      'score-changed',
    ],
    [
      'texts changed elsewhere, beside an answer that was not',
      ({ criterionIds }) => ({
        scores: [{ criterionId: criterionIds[0], answer: '5', seen: 1 }],
        texts: { commentToTeam: 'Other', seen: 1 },
      }),
      'score-changed',
    ],
    [
      'an answer outside the scale',
      ({ criterionIds }) => ({ scores: [{ criterionId: criterionIds[0], answer: '6', seen: 1 }] }),
      'takes-whole-between',
    ],
    [
      'a text too long, beside an answer that fits',
      ({ criterionIds }) => ({
        scores: [{ criterionId: criterionIds[0], answer: '5', seen: 1 }],
        texts: { privateNote: 'x'.repeat(20_001), seen: 2 },
      }),
      'text-too-long',
    ],
  ])('refuses %s, and keeps nothing', async (_name, sent, code) => {
    const world = await aBegunScorecard()
    const before = await stored()
    expect(await world.save(sent(world))).toMatchObject({ refusal: { code } })
    expect(await stored()).toEqual(before)
  })

  it.each<[string, (world: World) => Promise<unknown>, string]>([
    ['the jury deadline has come', () => database.setClock(instants.judgingEndsAt), 'judging-over'],
    [
      'judging has ended early',
      ({ challengeId }) =>
        database.db.update(challenges).set({ state: 'deliberating' }).where(eq(challenges.id, challengeId)),
      'judging-over',
    ],
    [
      'a newer code of conduct waits',
      ({ programmeId, organiserId }) =>
        database.db.insert(conducts).values({
          ...{ programmeId, version: 2, texts: builtInConduct, hash: 'a'.repeat(64) },
          publishedBy: organiserId,
        }),
      'conduct-not-accepted',
    ],
    ['it is final', ({ own, ports }) => finaliseScorecard({ ...own, scores: [] }, ports), 'scorecard-final'],
    [
      'the proposal was taken away',
      ({ challengeId, own, ports }) =>
        voidScorecard({ challengeId, assignmentId: own.assignmentId, reason: 'A conflict' }, ports),
      'assignment-released',
    ],
    [
      'the criterion is for finalists alone',
      ({ criterionIds }) =>
        database.db.update(criteria).set({ isForFinalists: true }).where(eq(criteria.id, criterionIds[0])),
      'criterion-unknown',
    ],
  ])('writes nothing once %s', async (_name, happen, code) => {
    const world = await aBegunScorecard()
    const write = writeOf(world)
    await happen(world)
    const before = await stored()
    expect(await write()).toBeNull()
    expect(
      await world.save({ scores: [{ criterionId: world.criterionIds[0], answer: '5', seen: 1 }] }),
    ).toMatchObject({ refusal: { code } })
    expect(await stored()).toEqual(before)
  })

  it('takes a finalist’s answer, another juror’s never', async () => {
    const world = await aBegunScorecard()
    const { challengeId, proposalIds, criterionIds, organiserId, own } = world
    await database.db.update(criteria).set({ isForFinalists: true }).where(eq(criteria.id, criterionIds[0]))
    await database.db.insert(finalists).values({ challengeId, proposalId: proposalIds[0]!, by: organiserId })
    const other = await aJuror(database.db, { challengeId })
    const scoresGiven = [{ criterionId: criterionIds[0], points: '5', seen: 1 }]
    expect(
      await writeScorecard(database.db, { ...own, personId: other.personId, scores: scoresGiven }),
    ).toBeNull()
    expect(await writeScorecard(database.db, { ...own, scores: scoresGiven })).toMatchObject({
      versions: { [criterionIds[0]]: 2 },
    })
  })

  it('lets one of two windows win, whole, each time', async () => {
    const { save, criterionIds } = await aBegunScorecard()
    const [first, second] = criterionIds
    for (let seen = 1; seen <= 20; seen += 1) {
      const send = (answer: string) =>
        save({
          scores: criterionIds.map((criterionId) => ({ criterionId, answer, seen })),
          texts: { commentToTeam: `Window ${answer}, ${seen}`, seen: seen + 1 },
        })
      const [a, b] = seen % 2 === 0 ? (['2', '4'] as const) : (['1', '5'] as const)
      const [one, other] = await Promise.all([send(a), send(b)])
      expect([one.ok, other.ok].sort()).toEqual([false, true])
      const won = one.ok ? a : b
      expect(one.ok ? other : one).toMatchObject({
        refusal: { code: 'score-changed', fields: [first, second, 'texts'] },
      })
      expect(await stored()).toEqual({
        scores: [
          [won, seen + 1],
          [won, seen + 1],
        ],
        texts: [`Window ${won}, ${seen}`, '', seen + 2],
      })
    }
  })
})
