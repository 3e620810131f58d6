import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { challenges, recordEntries, scorecards } from '#db/schema/index.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { editJudgingRules } from '#app/judge/flows/edit-judging-rules.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { reopenScorecard } from '#app/judge/flows/reopen-scorecard.server.ts'
import { seeOthers } from '#app/judge/flows/see-others.server.ts'
import type { PeerSight } from '#app/lifecycle/challenge.ts'
import { aJury, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

/** Three jurors on one proposal; the second and third are final, the first has not begun. */
async function threeJurors(jurorsSeeOthers: PeerSight) {
  const { db } = database
  const world = await judgingWorld(database, { state: 'closed' })
  const { challengeId, proposalIds, criterionIds } = world
  await db.update(challenges).set({ jurorsSeeOthers }).where(eq(challenges.id, challengeId))
  await db.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, challengeId))
  const [first, second, third] = await aJury(db, { challengeId })
  const pairs = [first!, second!, third!].map(({ id }) => ({
    ...{ challengeId, jurorId: id, proposalId: proposalIds[0]! },
  }))
  const [own] = await Promise.all(pairs.map((pair) => anAssignment(db, pair)))
  await aScorecard(db, { ...pairs[1]!, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 1 } })
  await aScorecard(db, { ...pairs[2]!, points: { [criterionIds[0]]: 2, [criterionIds[1]]: null } })
  const input = { assignmentId: own!.id, personId: first!.personId }
  const answers = criterionIds.map((criterionId) => ({ criterionId, answer: '3', seen: 0 }))
  return { ...world, jurors: [first!, second!, third!], pairs, input, answers }
}

/** The constraint that stops a write, or null when nothing does. */
async function constraintOf(write: PromiseLike<unknown>): Promise<string | null> {
  try {
    await write
    return null
  } catch (error) {
    return ((error as Error).cause as { constraint?: string }).constraint ?? null
  }
}

const entryTypes = async () =>
  (await database.db.select({ type: recordEntries.type }).from(recordEntries).orderBy(recordEntries.seq)).map(
    ({ type }) => type,
  )

describe('what the others gave', () => {
  it('stays closed until the own scorecard is final, and no look is recorded', async () => {
    const { input, ports } = await threeJurors('after-own-final')
    expect(await seeOthers(input, ports)).toEqual({ ok: false, refusal: { code: 'own-not-final' } })
    expect(await entryTypes()).toEqual([])
  })

  it('is shown afterwards without names, and the first look is recorded', async () => {
    const { input, ports, answers, jurors, criterionIds } = await threeJurors('after-own-final')
    await finaliseScorecard({ ...input, scores: answers }, ports)
    const seen = await seeOthers(input, ports)
    if (!seen.ok) throw new Error(seen.refusal.code)
    expect(seen.value.map(({ number }) => number)).toEqual([1, 2])
    expect(seen.value.map(({ total }) => total).sort()).toEqual(['25.00', '60.00'])
    expect(seen.value.map(({ answers }) => answers[criterionIds[1]]).sort()).toEqual(['1', 'cannot-judge'])
    for (const { id } of jurors) expect(JSON.stringify(seen.value)).not.toContain(id)
    await seeOthers(input, ports)
    expect(await entryTypes()).toEqual(['ScorecardFinalised', 'OthersScoresSeen'])
  })

  it('marks in the record what changes after that', async () => {
    const { input, ports, answers } = await threeJurors('after-own-final')
    await finaliseScorecard({ ...input, scores: answers }, ports)
    await seeOthers(input, ports)
    await reopenScorecard(input, ports)
    expect(await seeOthers(input, ports)).toMatchObject({ refusal: { code: 'own-not-final' } })
    await finaliseScorecard({ ...input, scores: [] }, ports)
    const entries = await database.db
      .select({ type: recordEntries.type, body: recordEntries.body })
      .from(recordEntries)
      .orderBy(recordEntries.seq)
    expect(
      entries.map(({ type, body }) => [
        type,
        (JSON.parse(body) as Record<string, unknown>).afterSeeingOthers,
      ]),
    ).toEqual([
      ['ScorecardFinalised', undefined],
      ['OthersScoresSeen', undefined],
      ['ScorecardReopened', true],
      ['ScorecardFinalised', true],
    ])
    const unsee = database.db.update(scorecards).set({ othersSeenAt: null })
    expect(await constraintOf(unsee)).toBe('scorecards_others_seen_stays')
  })

  it.each([
    ['never', 'never'],
    ['after-judging', 'not-yet'],
  ] as const)('where the challenge says %s it is %s while judging lasts', async (sight, code) => {
    const { input, ports, answers } = await threeJurors(sight)
    await finaliseScorecard({ ...input, scores: answers }, ports)
    expect(await seeOthers(input, ports)).toEqual({ ok: false, refusal: { code } })
    await database.setClock(instants.judgingEndsAt)
    expect((await seeOthers(input, ports)).ok).toBe(sight === 'after-judging')
  })

  it('leaves out who has declared a conflict since, and closes to them', async () => {
    const { input, ports, answers, jurors, challengeId, proposalIds } = await threeJurors('after-own-final')
    await finaliseScorecard({ ...input, scores: answers }, ports)
    const conflict = {
      ...{
        proposalId: proposalIds[0]!,
        standing: 'conflict' as const,
        kind: 'other' as const,
        privateNote: 'x',
      },
    }
    const declared = await declareConflicts(
      { challengeId, personId: jurors[1]!.personId, declarations: [conflict] },
      ports,
    )
    expect(declared.ok).toBe(true)
    const seen = await seeOthers(input, ports)
    expect(seen).toMatchObject({ ok: true, value: [{ number: 1, total: '25.00' }] })
    await declareConflicts({ challengeId, personId: jurors[0]!.personId, declarations: [conflict] }, ports)
    expect((await seeOthers(input, ports)).ok).toBe(false)
  })
})

describe('the rules of judging', () => {
  it('say what jurors see of each other until judging begins, and blindness until the opening', async () => {
    const { challengeId, organiserId: by, ports } = await judgingWorld(database, { state: 'closed' })
    const set = (rules: Partial<Parameters<typeof editJudgingRules>[0]>) =>
      editJudgingRules({ challengeId, by, jurorsSeeOthers: 'after-judging', isBlind: false, ...rules }, ports)
    expect(await set({ jurorsSeeOthers: 'never' })).toEqual({ ok: true, value: null })
    expect(await set({ jurorsSeeOthers: 'never', isBlind: true })).toMatchObject({
      refusal: { code: 'brief-is-public' },
    })
    await database.db.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, challengeId))
    expect(await set({ jurorsSeeOthers: 'after-own-final' })).toMatchObject({
      refusal: { code: 'judging-has-started' },
    })
    const change = (values: Partial<typeof challenges.$inferInsert>) =>
      constraintOf(database.db.update(challenges).set(values).where(eq(challenges.id, challengeId)))
    expect(await change({ isBlind: true })).toBe('challenges_blindness_stays')
    expect(await change({ jurorsSeeOthers: 'after-judging' })).toBe('challenges_peer_sight_stays')
  })
})
