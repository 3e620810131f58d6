import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  ballotComparisons,
  ballotLines,
  conflicts,
  proposals,
  recordEntries,
  recordSecrets,
} from '#db/schema/index.ts'
import { nextPair } from '#app/judge/core/ballots/next-pair.ts'
import { assignmentFacts } from '#app/judge/data/assignment-facts.server.ts'
import { ballotFairnessOf } from '#app/judge/data/ballot-fairness.server.ts'
import { ballotRankingOf } from '#app/judge/data/ballot-ranking.server.ts'
import { comparisonsOfJuror, orderOnBallot, ownBallot, wayOfJudging } from '#app/judge/data/ballots.server.ts'
import { unfinishedScorecards } from '#app/judge/data/judging-counts.server.ts'
import { judgingProgress } from '#app/judge/data/judging-progress.server.ts'
import { rankingOf } from '#app/judge/data/ranking.server.ts'
import { comparePair, finaliseComparisons, undoComparison } from '#app/judge/flows/compare-pair.server.ts'
import { juryWork } from '#app/judge/data/jury-work.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { reopenBallot } from '#app/judge/flows/finalise-ballot.server.ts'
import { leaveJury } from '#app/judge/flows/leave-jury.server.ts'
import { finaliseRanks, rankProposals } from '#app/judge/flows/rank-proposals.server.ts'
import { saveScorecard } from '#app/judge/flows/save-scorecard.server.ts'
import { voidScorecard } from '#app/judge/flows/void-scorecard.server.ts'
import type { Refusal, Result } from '#app/platform/result.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

const byRank = { way: 'ranked', rankRule: 'mean-rank' } as const
const byPairs = { way: 'pairwise' } as const

/** A challenge judged by ballots and jurors who may judge the proposals at these indexes. */
async function aJuryOf(way: typeof byRank | typeof byPairs, ...assigned: readonly (readonly number[])[]) {
  const world = await judgingWorld(database, { way, proposalCount: 4 })
  const { challengeId, proposalIds } = world
  const jurors = []
  for (const indexes of assigned) {
    const seat = await aJuror(database.db, { challengeId })
    const own = []
    for (const index of indexes) {
      const about = { challengeId, jurorId: seat.id, proposalId: proposalIds[index]! }
      own.push(await anAssignment(database.db, about))
    }
    jurors.push({ seat, own, input: { challengeId, personId: seat.personId } })
  }
  const [p0, p1, p2, p3] = proposalIds as readonly [string, string, string, string]
  return { ...world, jurors, p: [p0, p1, p2, p3] as const }
}

const ranksOf = (ids: readonly string[]) => Object.fromEntries(ids.map((id, index) => [id, index + 1]))
const sure = <Value>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? null : result.refusal?.code
const typesIn = async () =>
  (await database.db.select({ type: recordEntries.type }).from(recordEntries)).map(({ type }) => type)

describe('a ranked ballot', () => {
  it('keeps a part of an order, moves one a step, and is final when all have a rank', async () => {
    const { jurors, p, ports } = await aJuryOf(byRank, [0, 1, 2])
    const { input, seat } = jurors[0]!
    const part = { [p[0]]: 3, [p[1]]: 1 }
    expect(await rankProposals({ ...input, ranks: part, seen: 0, move: null }, ports)).toEqual({
      ok: true,
      value: { version: 2 },
    })
    const before = await ownBallot(database.db, seat.id)
    expect(before.order).toEqual([p[1], p[0]])
    const up = { id: p[0], direction: 'up' as const }
    await rankProposals({ ...input, ranks: ranksOf([p[1], p[0]]), seen: 2, move: up }, ports)
    expect((await ownBallot(database.db, seat.id)).order).toEqual([p[0], p[1]])

    const incomplete = await finaliseRanks({ ...input, ranks: ranksOf([p[0], p[1]]), seen: 3 }, ports)
    expect(incomplete).toMatchObject({ refusal: { code: 'ranks-incomplete', missing: [p[2]] } })
    const final = await finaliseRanks({ ...input, ranks: ranksOf([p[2], p[0], p[1]]), seen: 3 }, ports)
    expect(final.ok).toBe(true)
    const [entry] = await database.db.select().from(recordEntries)
    expect(entry).toMatchObject({ type: 'BallotFinalised' })
    expect(entry?.body).not.toContain(p[2])
    const [secret] = await database.db.select().from(recordSecrets)
    expect(JSON.parse(secret?.payload ?? '')).toEqual([p[2], p[0], p[1]])
    expect(codeOf(await rankProposals({ ...input, ranks: {}, seen: 0, move: null }, ports))).toBe(
      'ballot-final',
    )
  })

  it.each<[string, (p: readonly string[]) => Record<string, number>, string]>([
    ['the same rank twice', (p) => ({ [p[0]!]: 1, [p[1]!]: 1, [p[2]!]: 2 }), 'ranks-doubled'],
    ['all the same', (p) => ({ [p[0]!]: 1, [p[1]!]: 1, [p[2]!]: 1 }), 'ranks-doubled'],
    ['a rank beyond the last', (p) => ({ [p[0]!]: 4, [p[1]!]: 1, [p[2]!]: 2 }), 'ranks-off'],
    ['what is no number', (p) => ({ [p[0]!]: NaN, [p[1]!]: 1, [p[2]!]: 2 }), 'ranks-off'],
  ])('with %s is refused, and nothing of it is kept', async (_name, ranks, code) => {
    const { jurors, p, ports } = await aJuryOf(byRank, [0, 1, 2])
    const { input, seat } = jurors[0]!
    expect(codeOf(await finaliseRanks({ ...input, ranks: ranks(p), seen: 0 }, ports))).toBe(code)
    expect((await ownBallot(database.db, seat.id)).order).toEqual([])
  })

  it('is not overwritten by a window that is behind', async () => {
    const { jurors, p, ports } = await aJuryOf(byRank, [0, 1])
    const { input, seat } = jurors[0]!
    const all = ranksOf([p[0], p[1]])
    await rankProposals({ ...input, ranks: all, seen: 0, move: null }, ports)
    await rankProposals({ ...input, ranks: ranksOf([p[1], p[0]]), seen: 2, move: null }, ports)
    expect(codeOf(await rankProposals({ ...input, ranks: all, seen: 2, move: null }, ports))).toBe(
      'ballot-changed',
    )
    expect((await ownBallot(database.db, seat.id)).order).toEqual([p[1], p[0]])
  })

  it('has begun with a rank: that proposal stays with the juror when others are assigned anew', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byRank, [0, 1])
    await rankProposals({ ...jurors[0]!.input, ranks: { [p[0]]: 1 }, seen: 0, move: null }, ports)
    const { standing } = await assignmentFacts(database.db, challengeId)
    const begun = standing.filter(({ isStarted }) => isStarted)
    expect(begun.map(({ proposalId }) => proposalId)).toEqual([p[0]])
  })

  it('can be reopened until judging ends, and the record says so', async () => {
    const { jurors, p, ports } = await aJuryOf(byRank, [0, 1])
    const { input } = jurors[0]!
    expect(codeOf(await reopenBallot(input, ports))).toBe('ballot-not-final')
    const sent = { ...input, ranks: ranksOf([p[0], p[1]]), seen: 0 }
    await finaliseRanks(sent, ports)
    expect(await reopenBallot(input, ports)).toEqual({ ok: true, value: null })
    await finaliseRanks(sent, ports)
    expect(await typesIn()).toEqual(['BallotFinalised', 'BallotReopened', 'BallotFinalised'])
    await database.setClock(instants.judgingEndsAt)
    expect(codeOf(await reopenBallot(input, ports))).toBe('judging-over')
    expect(codeOf(await finaliseRanks(sent, ports))).toBe('judging-over')
  })

  it('holds no proposal that is not the juror’s: a rank for it is not looked at, and the database refuses its line', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byRank, [0, 1])
    const { input, seat } = jurors[0]!
    const ranks = { ...ranksOf([p[0], p[1]]), [p[3]]: 3 }
    expect((await finaliseRanks({ ...input, ranks, seen: 0 }, ports)).ok).toBe(true)
    const { id } = await ownBallot(database.db, seat.id)
    expect(await orderOnBallot(database.db, id!)).toEqual([p[0], p[1]])
    const line = { ballotId: id!, jurorId: seat.id, challengeId, proposalId: p[3], place: 3 }
    await expect(database.db.insert(ballotLines).values(line)).rejects.toThrow()
    await database.db.insert(conflicts).values({
      ...{ jurorId: seat.id, challengeId, proposalId: p[3], standing: 'conflict', kind: 'family' },
    })
    await expect(database.db.insert(ballotLines).values(line)).rejects.toThrow()
  })
})

describe('the order of ranked ballots', () => {
  it('is the mean of the places, with gaps where jurors may not judge; drafts count nothing', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byRank, [0, 1, 2, 3], [0, 1], [0, 1, 2, 3])
    const [one, two, late] = jurors
    await finaliseRanks({ ...one!.input, ranks: ranksOf([p[0], p[1], p[2], p[3]]), seen: 0 }, ports)
    await finaliseRanks({ ...two!.input, ranks: ranksOf([p[1], p[0]]), seen: 0 }, ports)
    await rankProposals({ ...late!.input, ranks: ranksOf([p[3], p[2]]), seen: 0, move: null }, ports)
    const ranking = await ballotRankingOf(database.db, challengeId)
    // Two of four: places 1 and 2 count as 3/2 and 7/2.
    expect(
      ranking?.rows.map(({ proposalId, place, figureText, count }) => [proposalId, place, figureText, count]),
    ).toEqual([
      [p[1], 1, '1.75', 2],
      [p[0], 2, '2.25', 2],
      [p[2], 3, '3.00', 1],
      [p[3], 4, '4.00', 1],
    ])
    expect(ranking?.ballots).toBe(2)
    const { rows } = await rankingOf(database.db, challengeId)
    expect(rows.map(({ proposalId, place }) => [proposalId, place])).toEqual([
      [p[1], 1],
      [p[0], 2],
      [p[2], 3],
      [p[3], 4],
    ])
    expect(await unfinishedScorecards(database.db, challengeId)).toBe(4)
    const progress = await judgingProgress(database.db, challengeId)
    expect(progress.jurors.map(({ finished, assigned }) => [finished, assigned])).toEqual([
      [4, 4],
      [2, 2],
      [0, 4],
    ])
  })

  it('closes up when a proposal is withdrawn, taken away or turns into a conflict', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byRank, [0, 1, 2, 3])
    const { input, own } = jurors[0]!
    await finaliseRanks({ ...input, ranks: ranksOf([p[0], p[1], p[2], p[3]]), seen: 0 }, ports)
    const order = async () =>
      (await ballotRankingOf(database.db, challengeId))?.rows.flatMap(({ proposalId, figureText }) =>
        figureText === null ? [] : [[p.indexOf(proposalId), figureText]],
      )
    await database.db
      .update(proposals)
      .set({ state: 'withdrawn', withdrawnAt: new Date(instants.whileJudging) })
      .where(eq(proposals.id, p[1]))
    expect(await order()).toEqual([
      [0, '1.00'],
      [2, '2.00'],
      [3, '3.00'],
    ])
    const conflict = { proposalId: p[0], standing: 'conflict', kind: 'family', privateNote: null } as const
    expect((await declareConflicts({ ...input, declarations: [conflict] }, ports)).ok).toBe(true)
    expect(await typesIn()).toContain('BallotLineVoided')
    const away = { challengeId, assignmentId: own[2]!.id, reason: 'Ill' }
    expect((await voidScorecard(away, ports)).ok).toBe(true)
    // One of three that are left: the middle.
    expect(await order()).toEqual([[3, '2.00']])
    expect(codeOf(await finaliseRanks({ ...input, ranks: ranksOf([p[3]]), seen: 0 }, ports))).toBe(
      'ballot-final',
    )
  })

  it('comes with a fairness report that follows each final ballot, and leaves out what is closed to its reader', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byRank, [0, 1, 2], [0, 1, 2])
    const report = async (...closed: string[]) => {
      const way = await wayOfJudging(database.db, challengeId)
      if (way.way === 'scorecards') throw new Error('judged by ballots')
      return ballotFairnessOf(database.db, challengeId, { way, without: new Set(closed) })
    }
    expect((await report()).lines).toEqual([])
    for (const { input } of jurors)
      await finaliseRanks({ ...input, ranks: ranksOf([p[0], p[1], p[2]]), seen: 0 }, ports)
    const whole = await report()
    expect(whole.agreement).toMatchObject({ concordance: 1, meanTau: 1, couples: 1 })
    expect(whole.lines.map(({ verdict }) => verdict)).toEqual(['safe', 'safe'])
    const closed = await report(p[0])
    expect(closed.rows.map(({ proposalId, place }) => [proposalId, place])).toEqual([
      [p[1], 1],
      [p[2], 2],
    ])
    await reopenBallot(jurors[0]!.input, ports)
    expect((await report()).jurors).toHaveLength(1)
  })

  it.each([
    ['count', [1, 2]],
    ['void', [null, null]],
  ] as const)(
    'of a juror who leaves half-way: %s what is final, a draft counts nothing',
    async (finals, places) => {
      const { jurors, p, ports, challengeId } = await aJuryOf(byRank, [0, 1], [0, 1])
      const [one, two] = jurors
      await finaliseRanks({ ...one!.input, ranks: ranksOf([p[1], p[0]]), seen: 0 }, ports)
      await rankProposals({ ...two!.input, ranks: ranksOf([p[0], p[1]]), seen: 0, move: null }, ports)
      for (const { seat } of jurors) {
        const leaving = { challengeId, jurorId: seat.id, by: seat.personId, reason: 'Ill', finals }
        expect((await leaveJury(leaving, ports)).ok).toBe(true)
      }
      const ranking = await ballotRankingOf(database.db, challengeId)
      const of = new Map(ranking?.rows.map(({ proposalId, place }) => [proposalId, place]))
      expect([of.get(p[1]), of.get(p[0])]).toEqual(places)
      expect(ranking?.ballots).toBe(finals === 'count' ? 1 : 0)
    },
  )

  it('leaves out what is closed to a reader before anything is added up', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byRank, [0, 1, 2])
    await finaliseRanks({ ...jurors[0]!.input, ranks: ranksOf([p[0], p[1], p[2]]), seen: 0 }, ports)
    const shown = await ballotRankingOf(database.db, challengeId, { without: new Set([p[0]]) })
    expect(shown?.rows.map(({ proposalId, figureText }) => [proposalId, figureText])).toEqual([
      [p[1], '1.25'],
      [p[2], '2.75'],
      [p[3], null],
    ])
  })
})

describe('comparing pairs', () => {
  it('keeps an answer whichever way round it was shown, and none twice', async () => {
    const { jurors, p, ports } = await aJuryOf(byPairs, [0, 1, 2])
    const { input, seat } = jurors[0]!
    const ids = [...p.slice(0, 2)].sort() as [string, string]
    const turned = { firstId: ids[1], secondId: ids[0] }
    expect((await comparePair({ ...input, ...turned, answer: 'first' }, ports)).ok).toBe(true)
    const all = await comparisonsOfJuror(database.db, seat.id)
    expect(all).toMatchObject([{ firstId: ids[0], secondId: ids[1], answer: 'second' }])
    const again = { firstId: ids[0], secondId: ids[1], answer: 'equal' as const }
    expect(codeOf(await comparePair({ ...input, ...again }, ports))).toBe('pair-answered')
    expect(
      codeOf(await comparePair({ ...input, firstId: p[0], secondId: p[3], answer: 'first' }, ports)),
    ).toBe('pair-gone')
    expect(
      codeOf(await comparePair({ ...input, firstId: p[0], secondId: p[0], answer: 'first' }, ports)),
    ).toBe('pair-gone')
    expect(await undoComparison(input, ports)).toEqual({ ok: true, value: null })
    expect(codeOf(await undoComparison(input, ports))).toBe('nothing-to-undo')
    expect((await comparePair({ ...input, ...again }, ports)).ok).toBe(true)
  })

  it('is final once each was compared, makes an order, and loses what is taken away', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byPairs, [0, 1, 2], [0, 1, 2, 3])
    const { input, own, seat } = jurors[0]!
    const say = (firstId: string, secondId: string) =>
      comparePair({ ...input, firstId, secondId, answer: 'first' }, ports)
    await say(p[0], p[1])
    expect(await finaliseComparisons(input, ports)).toMatchObject({
      refusal: { code: 'comparisons-incomplete', count: 1 },
    })
    await say(p[1], p[2])
    // Another juror's draft counts nothing yet.
    await comparePair({ ...jurors[1]!.input, firstId: p[3], secondId: p[0], answer: 'first' }, ports)
    expect((await finaliseComparisons(input, ports)).ok).toBe(true)
    const order = async () =>
      (await ballotRankingOf(database.db, challengeId))?.rows.map(({ proposalId, place }) => [
        p.indexOf(proposalId),
        place,
      ])
    expect(await order()).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, null],
    ])
    expect((await voidScorecard({ challengeId, assignmentId: own[1]!.id, reason: 'Ill' }, ports)).ok).toBe(
      true,
    )
    expect(await order()).toEqual([
      [0, null],
      [1, null],
      [2, null],
      [3, null],
    ])
    const comparisons = await comparisonsOfJuror(database.db, seat.id)
    const next = nextPair({ mine: [p[0], p[2]], jurorId: seat.id, comparisons, seed: 'seed' })
    expect(next && [next.firstId, next.secondId].sort()).toEqual([p[0], p[2]].sort())
  })

  it('a word on a proposal that left the ballot is refused by the database too', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byPairs, [0, 1])
    const { input, own, seat } = jurors[0]!
    await comparePair({ ...input, firstId: p[0], secondId: p[1], answer: 'first' }, ports)
    await voidScorecard({ challengeId, assignmentId: own[0]!.id, reason: 'Ill' }, ports)
    const { id } = await ownBallot(database.db, seat.id)
    const [firstId, secondId] = [p[0], p[1]].sort() as [string, string]
    const word = { ballotId: id!, number: 9, firstId, secondId, answer: 'equal' as const }
    await expect(database.db.insert(ballotComparisons).values(word)).rejects.toThrow()
  })
})

describe('how far the jury is', () => {
  it('is done with a final ballot: nobody who has one is late, and the progress says since when', async () => {
    const { jurors, p, ports, challengeId } = await aJuryOf(byRank, [0, 1], [0, 1])
    const [{ input, seat }, other] = [jurors[0]!, jurors[1]!]
    const { finalisedAt } = sure(
      await finaliseRanks({ ...input, ranks: ranksOf([p[1], p[0]]), seen: 0 }, ports),
    )
    await database.setClock('2022-01-11T00:00:00Z')
    const [until, now] = [new Date(instants.judgingEndsAt), new Date('2022-01-11T00:00:00Z')]
    const work = await juryWork(database.db, { challengeId, until, now })
    const outlooks = new Map(work.map(({ jurorId, forecast }) => [jurorId, forecast.outlook]))
    expect(outlooks.get(seat.id)).toBe('done')
    expect(outlooks.get(other.seat.id)).toBe('late')
    const { jurors: rows } = await judgingProgress(database.db, challengeId)
    expect(rows.map(({ id, finished, lastFinishedAt }) => [id, finished, lastFinishedAt])).toEqual(
      expect.arrayContaining([
        [seat.id, 2, finalisedAt],
        [other.seat.id, 0, null],
      ]),
    )
  })
})

describe('one way alone', () => {
  it('no scorecard beside ballots, no ballot of another kind, none beside scorecards', async () => {
    const { jurors, p, ports, criterionIds } = await aJuryOf(byRank, [0])
    const { input, own } = jurors[0]!
    const score = { criterionId: criterionIds[0], answer: '4', seen: 0 }
    const card = { assignmentId: own[0]!.id, personId: input.personId, scores: [score] }
    expect(codeOf(await saveScorecard(card, ports))).toBe('judged-otherwise')
    const pair = { ...input, firstId: p[0], secondId: p[1], answer: 'first' as const }
    expect(codeOf(await comparePair(pair, ports))).toBe('judged-otherwise')
    const plain = await judgingWorld(database)
    const seat = await aJuror(database.db, { challengeId: plain.challengeId })
    const other = { challengeId: plain.challengeId, personId: seat.personId }
    expect(codeOf(await rankProposals({ ...other, ranks: {}, seen: 0, move: null }, plain.ports))).toBe(
      'judged-otherwise',
    )
  })

  it('cannot be chosen once the deadline is over', async () => {
    const { challengeId } = await judgingWorld(database)
    const { waysOfJudging } = await import('#db/schema/index.ts')
    await expect(database.db.insert(waysOfJudging).values({ challengeId, way: 'pairwise' })).rejects.toThrow()
  })
})
