import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  assignments,
  consensusRules,
  criteria,
  finalists,
  judgingRounds,
  jurors,
  proposals,
  recordEntries,
  scorecards,
  scores,
} from '#db/schema/index.ts'
import { usualRounds, type RoundKind } from '#app/judge/core/deliberation/rounds.ts'
import { standingFinalistIds } from '#app/judge/data/finalists.server.ts'
import { juriesOfPerson } from '#app/judge/data/juries-of-person.server.ts'
import { roundsOf } from '#app/judge/data/rounds.server.ts'
import { addFinalist, drawShortlist } from '#app/judge/flows/draw-shortlist.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { scoreFinal } from '#app/judge/flows/score-final.server.ts'
import { setRounds, stateCountingRule } from '#app/judge/flows/set-rounds.server.ts'
import { aDeclaration, aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld, type JudgingWorld } from './judging-world.ts'

const database = useDatabase()

const twoStage: readonly RoundKind[] = ['individual', 'shortlist', 'pitch', 'final']

/** A challenge in deliberation whose three proposals have these points in both criteria, with its shortlist round open. */
async function drawingWorld(points: readonly number[] = [5, 4, 3]): Promise<JudgingWorld> {
  const world = await judgingWorld(database, { state: 'deliberating' })
  const { challengeId, criterionIds, organiserId: by, ports } = world
  const juror = await aJuror(database.db, { challengeId })
  for (const [index, proposalId] of world.proposalIds.entries()) {
    const seat = { challengeId, jurorId: juror.id, proposalId }
    await anAssignment(database.db, seat)
    const given = points[index] ?? 1
    await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: given, [criterionIds[1]]: given } })
  }
  await setRounds({ challengeId, by, kinds: twoStage }, ports)
  await pressRound({ challengeId, by, kind: 'shortlist', act: 'open' }, ports)
  return world
}

/** The round to which the home of juries leads this juror, while the jury deliberates. */
async function openRoundAtHome(personId: string): Promise<RoundKind | null | undefined> {
  const now = new Date('2022-01-13T10:00:00Z')
  const [jury] = await juriesOfPerson(database.db, { personId, lang: 'en', now })
  return jury?.round
}

const firstTwo = { rule: 'first', value: 2 } as const

describe('rounds', () => {
  it('are the usual ones until somebody sets others, which the record keeps', async () => {
    const { challengeId, organiserId: by, ports } = await judgingWorld(database, { state: 'closed' })
    expect(await roundsOf(database.db, challengeId)).toMatchObject(usualRounds())
    expect(await setRounds({ challengeId, by, kinds: twoStage }, ports)).toMatchObject({ ok: true })
    expect((await roundsOf(database.db, challengeId)).map(({ kind }) => kind)).toEqual(twoStage)
    const [entry] = await database.db.select().from(recordEntries)
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ by, rounds: twoStage })
    expect(await setRounds({ challengeId, by, kinds: ['pitch'] }, ports)).toMatchObject({
      refusal: { code: 'individual-needed' },
    })
  })

  it('are opened one at a time, and by one of two presses at once', async () => {
    const { challengeId, organiserId: by, ports } = await judgingWorld(database, { state: 'deliberating' })
    const press = () => pressRound({ challengeId, by, kind: 'consensus', act: 'open' }, ports)
    const pressed = await Promise.all([press(), press(), press()])
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(pressed.filter(({ ok }) => !ok)).toEqual([
      { ok: false, refusal: { code: 'round-changed' } },
      { ok: false, refusal: { code: 'round-changed' } },
    ])
    expect(await setRounds({ challengeId, by, kinds: twoStage }, ports)).toMatchObject({
      refusal: { code: 'round-begun' },
    })
    const close = { challengeId, by, kind: 'consensus', act: 'close' } as const
    expect(await pressRound(close, ports)).toMatchObject({ ok: true })
    const rows = await database.db.select().from(judgingRounds)
    expect(rows.find(({ kind }) => kind === 'consensus')).toMatchObject({
      state: 'closed',
      openedBy: by,
      closedBy: by,
    })
  })

  it('lead a juror from the home to the one that is open', async () => {
    const { challengeId, organiserId: by, ports } = await judgingWorld(database, { state: 'deliberating' })
    const { personId } = await aJuror(database.db, { challengeId })
    const round = () => openRoundAtHome(personId)
    expect(await round()).toBeNull()
    await pressRound({ challengeId, by, kind: 'consensus', act: 'open' }, ports)
    expect(await round()).toBe('consensus')
    await pressRound({ challengeId, by, kind: 'consensus', act: 'close' }, ports)
    expect(await round()).toBeNull()
  })

  it('wait for their state of the challenge', async () => {
    const { challengeId, organiserId: by, ports } = await judgingWorld(database)
    const press = { challengeId, by, kind: 'consensus', act: 'open' } as const
    expect(await pressRound(press, ports)).toMatchObject({ refusal: { code: 'not-deliberating' } })
  })
})

describe('which ranking counts', () => {
  it('is stated before the deadline and not after it', async () => {
    const world = await judgingWorld(database, { state: 'open' })
    const { challengeId, organiserId: by, ports } = world
    expect(await stateCountingRule({ challengeId, by, counts: 'consensus' }, ports)).toMatchObject({
      refusal: { code: 'rule-too-late' },
    })
    const late = database.db.insert(consensusRules).values({ challengeId, counts: 'consensus' })
    await expect(late).rejects.toThrow()
    await database.setClock(instants.whileOpen)
    expect(await stateCountingRule({ challengeId, by, counts: 'consensus' }, ports)).toMatchObject({
      ok: true,
    })
    expect(await database.db.select().from(consensusRules)).toMatchObject([{ counts: 'consensus' }])
  })
})

describe('the shortlist', () => {
  it('is drawn by the ranking and opens the rounds of finalists', async () => {
    const { challengeId, organiserId: by, proposalIds, ports } = await drawingWorld()
    const [a, b] = proposalIds
    const close = { challengeId, by, kind: 'shortlist', act: 'close' } as const
    expect(await pressRound(close, ports)).toMatchObject({ refusal: { code: 'no-finalists' } })
    const input = { challengeId, by, line: firstTwo, chosen: [a!, b!], reasons: {}, seen: 0 }
    expect(await drawShortlist(input, ports)).toEqual({ ok: true, value: { finalists: 2 } })
    expect(new Set(await standingFinalistIds(database.db, challengeId))).toEqual(new Set([a, b]))
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ShortlistDrawn'))
    expect(JSON.parse(entries[0]?.body ?? '{}')).toMatchObject({
      rule: 'first',
      value: 2,
      finalists: 2,
      deviations: 0,
    })
    // Which ones they are is not for everybody who may read the record.
    expect(entries[0]?.body).not.toContain(a)
    await pressRound(close, ports)
    expect(await pressRound({ challengeId, by, kind: 'pitch', act: 'open' }, ports)).toMatchObject({
      ok: true,
    })
    expect(await drawShortlist({ ...input, seen: 1 }, ports)).toMatchObject({
      refusal: { code: 'shortlist-not-open' },
    })
  })

  it('needs a reason against the line, also in a tie', async () => {
    const { challengeId, organiserId: by, proposalIds, ports } = await drawingWorld([4, 4, 4])
    const [a, b, c] = proposalIds
    const input = { challengeId, by, line: { rule: 'first', value: 1 } as const, chosen: [a!], seen: 0 }
    expect(await drawShortlist({ ...input, reasons: {} }, ports)).toMatchObject({
      refusal: { code: 'deviation-reason-missing', count: 2 },
    })
    const reasons = { [b!]: 'One site for both.', [c!]: 'Has its pilot already.' }
    expect(await drawShortlist({ ...input, reasons }, ports)).toMatchObject({ ok: true })
  })

  it('counts one of two drawings at once', async () => {
    const { challengeId, organiserId: by, proposalIds, ports } = await drawingWorld()
    const draw = () =>
      drawShortlist(
        { challengeId, by, line: firstTwo, chosen: proposalIds.slice(0, 2), reasons: {}, seen: 0 },
        ports,
      )
    const drawn = await Promise.all([draw(), draw()])
    expect(drawn.filter(({ ok }) => ok)).toHaveLength(1)
    expect(drawn).toContainEqual({ ok: false, refusal: { code: 'shortlist-changed' } })
  })

  it('is not drawn by somebody with a conflict', async () => {
    const { challengeId, proposalIds, ports } = await drawingWorld()
    const chair = await aJuror(database.db, { challengeId, isChair: true })
    await aDeclaration(database.db, {
      challengeId,
      jurorId: chair.id,
      proposalId: proposalIds[2]!,
      standing: 'conflict',
      kind: 'family',
    })
    const input = {
      challengeId,
      by: chair.personId,
      line: firstTwo,
      chosen: proposalIds.slice(0, 2),
      reasons: {},
    }
    expect(await drawShortlist({ ...input, seen: 0 }, ports)).toMatchObject({
      refusal: { code: 'drawer-in-conflict' },
    })
  })

  it('keeps a finalist that withdraws written down, and takes another one with a reason', async () => {
    const { challengeId, organiserId: by, proposalIds, ports } = await drawingWorld()
    const [a, b, c] = proposalIds
    const drawing = { challengeId, by, line: { rule: 'first', value: 1 } as const, chosen: [a!], reasons: {} }
    await drawShortlist({ ...drawing, seen: 0 }, ports)
    await database.db
      .update(proposals)
      .set({ state: 'withdrawn', withdrawnAt: new Date(instants.whileJudging) })
      .where(eq(proposals.id, a!))
    expect(await standingFinalistIds(database.db, challengeId)).toEqual([])
    const press = (kind: RoundKind, act: 'open' | 'close') =>
      pressRound({ challengeId, by, kind, act }, ports)
    expect(await press('shortlist', 'close')).toMatchObject({ refusal: { code: 'no-finalists' } })
    expect(await drawShortlist({ ...drawing, seen: 1 }, ports)).toMatchObject({
      refusal: { code: 'finalist-not-eligible' },
    })
    expect(await drawShortlist({ ...drawing, chosen: [b!], seen: 1 }, ports)).toMatchObject({ ok: true })
    await press('shortlist', 'close')
    await press('pitch', 'open')
    const add = { challengeId, by, proposalId: c!, reason: 'Takes the place of the one that withdrew.' }
    expect(await addFinalist({ ...add, reason: ' ' }, ports)).toMatchObject({
      refusal: { code: 'deviation-reason-missing' },
    })
    expect(await addFinalist({ ...add, proposalId: a! }, ports)).toMatchObject({
      refusal: { code: 'finalist-not-eligible' },
    })
    expect(await addFinalist(add, ports)).toMatchObject({ ok: true })
    expect(await database.db.select().from(finalists).where(eq(finalists.proposalId, c!))).toMatchObject([
      { reason: add.reason, by },
    ])
  })
})

describe('the final', () => {
  it('opens a final scorecard of a finalist for the criteria of finalists alone', async () => {
    const { challengeId, organiserId: by, proposalIds, criterionIds, ports } = await drawingWorld()
    const [first, inFinal] = criterionIds
    await database.db.update(criteria).set({ isForFinalists: true }).where(eq(criteria.id, inFinal))
    const chosen = [proposalIds[0]!]
    const line = { rule: 'first', value: 1 } as const
    await drawShortlist({ challengeId, by, line, chosen, reasons: {}, seen: 0 }, ports)
    const assigned = await database.db.select().from(assignments)
    const [seat] = await database.db.select().from(jurors)
    const score = (proposalId: string | undefined, criterionId: string, answer: string) =>
      scoreFinal(
        {
          assignmentId: assigned.find((row) => row.proposalId === proposalId)!.id,
          personId: seat!.personId,
          scores: [{ criterionId, answer, seen: 1 }],
        },
        ports,
      )
    expect(await score(chosen[0], inFinal, '3')).toMatchObject({ refusal: { code: 'final-not-open' } })
    for (const [kind, act] of [
      ['shortlist', 'close'],
      ['pitch', 'open'],
      ['pitch', 'close'],
      ['final', 'open'],
    ] as const)
      expect(await pressRound({ challengeId, by, kind, act }, ports)).toMatchObject({ ok: true })
    const before = await database.db.select().from(scorecards)
    expect(await score(proposalIds[1], inFinal, '3')).toMatchObject({ refusal: { code: 'final-not-asked' } })
    expect(await score(chosen[0], first, '3')).toMatchObject({ refusal: { code: 'criterion-unknown' } })
    expect(await score(chosen[0], inFinal, '3')).toMatchObject({ ok: true })
    expect(await openRoundAtHome(seat!.personId)).toBe('final')
    await database.db.update(criteria).set({ isForFinalists: false }).where(eq(criteria.id, inFinal))
    expect(await openRoundAtHome(seat!.personId)).toBeNull()
    // The card is final as it was, since the same instant, and nothing else of it has changed.
    expect(await database.db.select().from(scorecards)).toEqual(expect.arrayContaining(before))
    const card = before.find(({ proposalId }) => proposalId === chosen[0])
    const given = await database.db.select().from(scores).where(eq(scores.scorecardId, card!.id))
    expect(Object.fromEntries(given.map(({ criterionId, points }) => [criterionId, Number(points)]))).toEqual(
      {
        [first]: 5,
        [inFinal]: 3,
      },
    )
  })
})
