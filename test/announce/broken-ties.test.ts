import { describe, expect, it } from 'vitest'
import { decisionDraft } from '#app/announce/data/decision-draft.server.ts'
import { releaseSheet } from '#app/announce/data/release-sheet.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import { finaliseRanks } from '#app/judge/flows/rank-proposals.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { judgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { verifyBundle } from '../../public/haaste-verify.mjs'
import { byRanking, confirmed, filesOf } from './bundle-world.ts'
import { times } from './deciding-world.ts'
import { settledOf } from './settled-of.ts'

/*
 * Two proposals share the first place, and the published tie-break puts one of them first. Whoever decides otherwise leaves
 * the ranking: it asks for a reason, and every place that counts such steps counts it.
 */

const database = useDatabase()

/** One juror, equal totals on the first two, which the heavier criterion parts. */
async function byScores() {
  const world = await judgingWorld(database)
  const { challengeId, criterionIds, proposalIds } = world
  const { id: jurorId } = await aJuror(database.db, { challengeId })
  const answers = [
    [5, 1],
    [3, 4],
    [1, 1],
  ] as const
  for (const [index, [one, two]] of answers.entries()) {
    const of = { challengeId, jurorId, proposalId: proposalIds[index]! }
    await anAssignment(database.db, of)
    await aScorecard(database.db, { ...of, points: { [criterionIds[0]]: one, [criterionIds[1]]: two } })
  }
  return world
}

/** Three jurors whose mean places are equal for the first two, whom most of them put in one order. */
async function byRanks() {
  const way = { way: 'ranked', rankRule: 'mean-rank' } as const
  const world = await judgingWorld(database, { way })
  const { challengeId, proposalIds, ports } = world
  const [a, b, c] = proposalIds as readonly [string, string, string]
  for (const order of [
    [a, b, c],
    [a, b, c],
    [b, c, a],
  ]) {
    const { id: jurorId, personId } = await aJuror(database.db, { challengeId })
    for (const proposalId of proposalIds)
      await anAssignment(database.db, { challengeId, jurorId, proposalId })
    const ranks = Object.fromEntries(order.map((id, index) => [id, index + 1]))
    const result = await finaliseRanks({ challengeId, personId, ranks, seen: 0 }, ports)
    if (!result.ok) throw new Error(`a ballot was refused: ${result.refusal.code}`)
  }
  return world
}

describe.each([
  ['scorecards', byScores],
  ['ranked ballots', byRanks],
])('by %s, a winner whom the tie-break puts second', (_, judged) => {
  async function decidingWorld() {
    const { ports: asked, ...world } = await judged()
    const { id: colleagueId } = await aPerson(database.db, { name: 'Colleague' })
    await database.setClock(times.deciding)
    const notices = createNoticesPort(noticeCatalogue, databaseClock)
    return { ...world, colleagueId, ports: { ...asked, notices } }
  }
  const secondFirst = ([first, second, ...others]: readonly string[]) =>
    byRanking([second ?? '', first ?? '', ...others])

  it('needs a reason, as the page of the decision says of the tie', async () => {
    const world = await decidingWorld()
    const { challengeId, organiserId: by, proposalIds, ports } = world
    const draft = await decisionDraft(database.db, { challengeId, lang: 'en' })
    expect(draft.rows.map(({ rank, tie }) => [rank, tie])).toEqual([
      [1, 'broken'],
      [1, 'broken'],
      [3, 'none'],
    ])
    const outcomes = secondFirst(proposalIds).map((row) => ({ ...row, reason: 'Short.' }))
    const result = await recordDecision(
      { challengeId, by, signedName: 'Organiser', statements: {}, outcomes },
      ports,
    )
    expect(result).toEqual({
      ok: false,
      refusal: { code: 'deviation-unexplained', proposalIds: [proposalIds[1], proposalIds[0]] },
    })
  })

  it.each([
    ['counts', secondFirst, 2],
    ['does not count whoever follows it', byRanking, 0],
  ] as const)('%s on the page of the release and in the bundle', async (_name, decide, expected) => {
    const world = await decidingWorld()
    await confirmed(database, world, decide)
    const sheet = await releaseSheet(database.db, {
      challenge: await settledOf(database, world.challengeId),
      lang: 'en',
    })
    expect(sheet?.deviations).toBe(expected)
    expect(sheet?.decision.proposals.filter(({ isDeviation }) => isDeviation)).toHaveLength(expected)
    await database.setClock(times.announcesAt)
    const { publicText, fullText } = await filesOf(database, world)
    expect(JSON.parse(publicText)).toMatchObject({ bundle: { decision: { deviations: expected } } })
    const checked = verifyBundle(fullText).findings.filter(({ code }) =>
      ['ranking', 'decision', 'told', 'outcomes'].includes(code),
    )
    expect(checked.map(({ code, status }) => [code, status])).toEqual(checked.map(({ code }) => [code, 'ok']))
    expect(checked).toHaveLength(4)
  })
})
