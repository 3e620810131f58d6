import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { recordEntries, recordSecrets, scorecards, scores } from '#db/schema/index.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { reopenScorecard } from '#app/judge/flows/reopen-scorecard.server.ts'
import { saveScorecard } from '#app/judge/flows/save-scorecard.server.ts'
import { voidScorecard } from '#app/judge/flows/void-scorecard.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

async function anAssignedJuror() {
  const world = await judgingWorld(database)
  const { challengeId, proposalIds } = world
  const juror = await aJuror(database.db, { challengeId })
  const assignment = await anAssignment(database.db, {
    challengeId,
    jurorId: juror.id,
    proposalId: proposalIds[0]!,
  })
  return { ...world, juror, own: { assignmentId: assignment.id, personId: juror.personId } }
}

const storedScores = () => database.db.select({ points: scores.points, version: scores.version }).from(scores)

describe('saving', () => {
  it('keeps one answer, and takes the same one again without a change', async () => {
    const { own, ports, criterionIds } = await anAssignedJuror()
    const entry = { criterionId: criterionIds[0], answer: '4', seen: 0 }
    const first = await saveScorecard({ ...own, scores: [entry] }, ports)
    expect(first).toMatchObject({ ok: true, value: { versions: { [criterionIds[0]]: 1 } } })
    const again = await saveScorecard({ ...own, scores: [entry] }, ports)
    expect(again).toMatchObject({ ok: true, value: { versions: { [criterionIds[0]]: 1 } } })
    expect(await storedScores()).toEqual([{ points: '4', version: 1 }])
  })

  it('refuses what another window has changed, and names it', async () => {
    const { own, ports, criterionIds } = await anAssignedJuror()
    await saveScorecard({ ...own, scores: [{ criterionId: criterionIds[0], answer: '4', seen: 0 }] }, ports)
    const stale = [
      { criterionId: criterionIds[0], answer: '2', seen: 0 },
      { criterionId: criterionIds[1], answer: '5', seen: 0 },
    ]
    expect(await saveScorecard({ ...own, scores: stale }, ports)).toEqual({
      ok: false,
      refusal: { code: 'score-changed', fields: [criterionIds[0]] },
    })
    expect(await storedScores()).toEqual([{ points: '4', version: 1 }])
  })

  it('keeps cannot judge apart from any number', async () => {
    const { own, ports, criterionIds } = await anAssignedJuror()
    await saveScorecard(
      { ...own, scores: [{ criterionId: criterionIds[0], answer: 'cannot-judge', seen: 0 }] },
      ports,
    )
    expect(
      await database.db.select({ points: scores.points, cannotJudge: scores.cannotJudge }).from(scores),
    ).toEqual([{ points: null, cannotJudge: true }])
  })

  it('guards both texts by one version', async () => {
    const { own, ports } = await anAssignedJuror()
    const save = (texts: { commentToTeam?: string; privateNote?: string; seen: number }) =>
      saveScorecard({ ...own, scores: [], texts }, ports)
    expect(await save({ commentToTeam: 'Clear\r\nplan', seen: 1 })).toMatchObject({
      value: { textsVersion: 2 },
    })
    expect(await save({ commentToTeam: 'Other', seen: 1 })).toMatchObject({
      refusal: { code: 'score-changed', fields: ['texts'] },
    })
    expect(await save({ commentToTeam: 'Clear\nplan', seen: 1 })).toMatchObject({
      value: { textsVersion: 2 },
    })
    expect(await save({ privateNote: 'x'.repeat(20_001), seen: 2 })).toMatchObject({
      refusal: { code: 'text-too-long' },
    })
  })

  it.each([
    [
      'a criterion of no challenge',
      { criterionId: '00000000-0000-4000-8000-000000000000', answer: '3', seen: 0 },
      'criterion-unknown',
    ],
    ['points above the scale', { answer: '6', seen: 0 }, 'takes-whole-between'],
    ['half a point', { answer: '2.5', seen: 0 }, 'takes-whole-between'],
  ])('refuses %s', async (_name, entry, code) => {
    const { own, ports, criterionIds } = await anAssignedJuror()
    const result = await saveScorecard(
      { ...own, scores: [{ criterionId: criterionIds[0], ...entry }] },
      ports,
    )
    expect(result).toMatchObject({ ok: false, refusal: { code } })
    expect(await storedScores()).toEqual([])
  })

  it.each([
    ['one second before the jury deadline', '2022-01-12T13:59:58Z', null],
    ['at the jury deadline, whatever is recorded', instants.judgingEndsAt, 'judging-over'],
  ])('%s', async (_name, instant, code) => {
    const { own, ports, criterionIds } = await anAssignedJuror()
    await database.setClock(instant)
    const result = await saveScorecard(
      { ...own, scores: [{ criterionId: criterionIds[0], answer: '3', seen: 0 }] },
      ports,
    )
    expect(result.ok ? null : result.refusal.code).toBe(code)
    expect(await storedScores()).toHaveLength(code === null ? 1 : 0)
  })
})

describe('finalising', () => {
  it('needs every criterion, and keeps what came along', async () => {
    const { own, ports, criterionIds } = await anAssignedJuror()
    const result = await finaliseScorecard(
      { ...own, scores: [{ criterionId: criterionIds[0], answer: '4', seen: 0 }] },
      ports,
    )
    expect(result).toEqual({
      ok: false,
      refusal: { code: 'scorecard-incomplete', missing: [criterionIds[1]], count: 1 },
    })
    expect(await storedScores()).toEqual([{ points: '4', version: 1 }])
  })

  it('writes a commitment into the record, under a number and without the scores', async () => {
    const { own, ports, criterionIds, juror, replanned, challengeId } = await anAssignedJuror()
    const scoresGiven = [
      { criterionId: criterionIds[0], answer: '4', seen: 0 },
      { criterionId: criterionIds[1], answer: 'cannot-judge' as const, seen: 0 },
    ]
    expect((await finaliseScorecard({ ...own, scores: scoresGiven }, ports)).ok).toBe(true)
    const [entry] = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ScorecardFinalised'))
    const body = JSON.parse(entry?.body ?? '{}') as Record<string, unknown>
    expect(Object.keys(body).sort()).toEqual([
      'challengeId',
      'commitments',
      'juror',
      'proposalId',
      'scorecardId',
    ])
    expect(body.juror).toBe(1)
    expect(entry?.body).not.toContain(juror.id)
    const [secret] = await database.db.select().from(recordSecrets)
    expect(JSON.parse(secret?.payload ?? '{}')).toEqual({
      points: { [criterionIds[0]]: '4', [criterionIds[1]]: null },
      commentToTeam: '',
    })
    expect(replanned).toEqual([challengeId])
    expect(await saveScorecard({ ...own, scores: scoresGiven }, ports)).toMatchObject({
      refusal: { code: 'scorecard-final' },
    })
  })

  it('can be taken back until judging ends, and the record says so', async () => {
    const { own, ports, criterionIds } = await anAssignedJuror()
    expect(await reopenScorecard(own, ports)).toMatchObject({ refusal: { code: 'scorecard-not-final' } })
    const answers = criterionIds.map((criterionId) => ({ criterionId, answer: '3', seen: 0 }))
    await finaliseScorecard({ ...own, scores: answers }, ports)
    expect(await reopenScorecard(own, ports)).toEqual({ ok: true, value: null })
    const types = await database.db.select({ type: recordEntries.type }).from(recordEntries)
    expect(types.map(({ type }) => type)).toEqual(['ScorecardFinalised', 'ScorecardReopened'])
    await finaliseScorecard({ ...own, scores: [] }, ports)
    await database.setClock(instants.judgingEndsAt)
    expect(await reopenScorecard(own, ports)).toMatchObject({ refusal: { code: 'judging-over' } })
  })
})

describe('taking a proposal away', () => {
  it('voids the scorecard, releases the assignment, and closes both to the juror', async () => {
    const { own, ports, criterionIds, challengeId } = await anAssignedJuror()
    const entry = { criterionId: criterionIds[0], answer: '4', seen: 0 }
    await saveScorecard({ ...own, scores: [entry] }, ports)
    expect(
      await voidScorecard({ challengeId, assignmentId: own.assignmentId, reason: ' ' }, ports),
    ).toMatchObject({
      refusal: { code: 'void-reason-missing' },
    })
    expect(
      (
        await voidScorecard(
          { challengeId, assignmentId: own.assignmentId, reason: 'Cannot take part' },
          ports,
        )
      ).ok,
    ).toBe(true)
    expect(await database.db.select({ state: scorecards.state }).from(scorecards)).toEqual([
      { state: 'void' },
    ])
    expect(
      await saveScorecard({ ...own, scores: [{ ...entry, answer: '1', seen: 1 }] }, ports),
    ).toMatchObject({
      refusal: { code: 'assignment-released' },
    })
    const types = await database.db.select({ type: recordEntries.type }).from(recordEntries)
    expect(types.map(({ type }) => type)).toEqual(['ScorecardVoided', 'AssignmentReleased'])
  })
})
