import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { publicVotes } from '#db/schema/index.ts'
import {
  people,
  proposals,
  publicBallots,
  publicPicks,
  pubVoteCounts,
  pubVotePatterns,
  pubVoteProjects,
  recordEntries,
  voteConsents,
  votePatterns,
} from '#db/schema/index.ts'
import { publicVoteView } from '#app/judge/data/public-vote-view.server.ts'
import { voteFairnessOf } from '#app/judge/data/vote-fairness.server.ts'
import { ownVote } from '#app/judge/data/public-vote.server.ts'
import { castVote } from '#app/judge/flows/cast-vote.server.ts'
import { consentToVote } from '#app/judge/flows/consent-to-vote.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

const opensAt = '2021-12-29T08:00:00Z'
const whileOpen = '2021-12-30T10:00:00Z'
const closesAt = '2022-01-05T08:00:00Z'

/** A challenge with a vote under 100 on its first three proposals, whose teams agreed; the fourth did not. Before it opens. */
async function aVote(rule: Partial<typeof publicVotes.$inferInsert> = {}) {
  const world = await judgingWorld(database, {
    proposalCount: 4,
    vote: {
      ...{ opensAt: new Date(opensAt), closesAt: new Date(closesAt), budget: 100, isWithinBudget: true },
      ...rule,
    },
  })
  const costs = [60, 40, 50]
  for (const [index, cost] of costs.entries()) {
    const consent = { cost, summary: `What is shown of ${index}` }
    const asked = { proposalId: world.proposalIds[index]!, by: world.leadIds[index]!, consent }
    expect(await consentToVote(asked, world.ports)).toEqual({ ok: true, value: null })
  }
  return world
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? null : result.refusal?.code
const publicly = async (slug: string, now: string) =>
  publicVoteView({ db: database.publicDb, lang: 'en', now: new Date(now) }, slug)

describe('consent', () => {
  it('puts a proposal on the ballot and takes it off, until the vote opens; the record says so', async () => {
    const { proposalIds, leadIds, ports } = await aVote()
    const one = { proposalId: proposalIds[0]!, by: leadIds[0]! }
    expect((await consentToVote({ ...one, consent: null }, ports)).ok).toBe(true)
    expect(await database.db.$count(voteConsents)).toBe(2)
    await database.setClock(opensAt)
    const late = { ...one, consent: { cost: 1, summary: 'Late' } }
    expect(codeOf(await consentToVote(late, ports))).toBe('ballot-settled')
    await expect(
      database.db.update(voteConsents).set({ cost: 1 }).where(eq(voteConsents.proposalId, proposalIds[1]!)),
    ).rejects.toThrow()
    const types = await database.db.select({ type: recordEntries.type }).from(recordEntries)
    expect(types.at(-1)?.type).toBe('VoteConsentTakenBack')
  })

  it('is asked by a challenge with a public vote alone', async () => {
    const { proposalIds, leadIds, ports } = await judgingWorld(database)
    const asked = { proposalId: proposalIds[0]!, by: leadIds[0]!, consent: { cost: 1, summary: 'A' } }
    expect(codeOf(await consentToVote(asked, ports))).toBe('no-public-vote')
  })
})

describe('voting', () => {
  it('is one vote per person, changed until the vote closes and not at that instant', async () => {
    const { challengeId, proposalIds, leadIds, ports } = await aVote()
    const [a, b] = proposalIds as [string, string]
    const me = { challengeId, personId: leadIds[3]! }
    expect(codeOf(await castVote({ ...me, picks: [a] }, ports))).toBe('vote-not-open')
    await database.setClock(whileOpen)
    expect((await castVote({ ...me, picks: [a, b] }, ports)).ok).toBe(true)
    expect((await castVote({ ...me, picks: [b] }, ports)).ok).toBe(true)
    expect(await ownVote(database.db, me)).toMatchObject({ picks: [b] })
    expect(await database.db.$count(publicBallots)).toBe(1)
    expect(await database.db.$count(publicPicks)).toBe(1)
    await database.setClock(closesAt)
    expect(codeOf(await castVote({ ...me, picks: [a] }, ports))).toBe('vote-not-open')
    expect(await ownVote(database.db, me)).toMatchObject({ picks: [b] })
  })

  it('is refused by the database too before it opens and from its close on', async () => {
    const { challengeId, leadIds } = await aVote()
    const ballot = { challengeId, personId: leadIds[0]! }
    await expect(database.db.insert(publicBallots).values(ballot)).rejects.toThrow()
    await database.setClock(closesAt)
    await expect(database.db.insert(publicBallots).values(ballot)).rejects.toThrow()
    expect(await database.db.$count(publicBallots)).toBe(0)
  })

  it.each<[string, Partial<typeof publicVotes.$inferInsert>, number[], string]>([
    ['nothing picked', {}, [], 'vote-empty'],
    ['over the budget', {}, [0, 2], 'vote-over-budget'],
    ['too many', { maximum: 1, isWithinBudget: false }, [0, 1], 'vote-too-many'],
    ['a proposal whose team did not agree', {}, [3], 'vote-project-unknown'],
  ])('with %s is refused, and an earlier vote stays', async (_name, rule, indexes, code) => {
    const { challengeId, proposalIds, leadIds, ports } = await aVote(rule)
    await database.setClock(whileOpen)
    const me = { challengeId, personId: leadIds[3]! }
    await castVote({ ...me, picks: [proposalIds[1]!] }, ports)
    const picks = indexes.map((index) => proposalIds[index]!)
    expect(codeOf(await castVote({ ...me, picks }, ports))).toBe(code)
    expect(await ownVote(database.db, me)).toMatchObject({ picks: [proposalIds[1]] })
  })

  it('leaves no word of who picked what in the record', async () => {
    const { challengeId, proposalIds, leadIds, ports } = await aVote()
    await database.setClock(whileOpen)
    const before = await database.db.$count(recordEntries)
    await castVote({ challengeId, personId: leadIds[3]!, picks: [proposalIds[1]!] }, ports)
    expect(await database.db.$count(recordEntries)).toBe(before)
  })
})

it('whoever is forgotten takes their vote along, also when the vote has closed', async () => {
  const { challengeId, proposalIds, ports } = await aVote()
  await database.setClock(whileOpen)
  const { id: personId } = await aPerson(database.db)
  await castVote({ challengeId, personId, picks: [proposalIds[1]!] }, ports)
  await database.setClock(closesAt)
  await expect(
    database.db.delete(publicBallots).where(eq(publicBallots.personId, personId)),
  ).rejects.toThrow()
  await database.ownerDb.delete(people).where(eq(people.id, personId))
  expect(await database.db.$count(publicBallots)).toBe(0)
  expect(await database.db.$count(publicPicks)).toBe(0)
})

describe('what the public is told', () => {
  it('no proposal before the vote opens, no count before it closes, and then by the stated rule', async () => {
    const { challengeId, slug, proposalIds, leadIds, ports } = await aVote()
    expect(await publicly(slug, instants.whileJudging)).toMatchObject({
      stage: 'before',
      projects: [],
      result: null,
    })
    expect(await database.publicDb.select().from(pubVoteProjects)).toEqual([])
    await database.setClock(whileOpen)
    const [a, b, c] = proposalIds as [string, string, string]
    const cast = (voter: number, ...picks: string[]) =>
      castVote({ challengeId, personId: leadIds[voter]!, picks }, ports)
    await cast(0, a, b)
    await cast(1, a)
    await cast(2, c)
    const open = await publicly(slug, whileOpen)
    expect(open).toMatchObject({ stage: 'open', result: null })
    expect(open?.projects.map(({ projectId }) => projectId).sort()).toEqual([a, b, c].sort())
    expect(open?.projects[0]?.summary).toBe('What is shown of 0')
    // Whatever the page asks, the database tells no count yet.
    expect(await database.publicDb.select().from(pubVoteCounts)).toEqual([])
    expect(await publicly(slug, closesAt)).toMatchObject({ stage: 'closed', result: null })
    await database.setClock(closesAt)
    const over = await publicly(slug, closesAt)
    expect(over?.result).toMatchObject({ voters: 3, leftover: 0 })
    expect(over?.result?.rows.map(({ projectId, votes, outcome }) => [projectId, votes, outcome])).toEqual([
      [a, 2, 'funded'],
      [b, 1, 'funded'],
      [c, 1, 'too-dear'],
    ])
  })

  it('that nobody voted, where nobody did: nothing is placed', async () => {
    const { slug } = await aVote()
    await database.setClock(closesAt)
    expect(await publicly(slug, closesAt)).toMatchObject({ stage: 'closed', result: null })
  })

  it('by equal shares where that was stated; who picked what with whom is read after the close alone', async () => {
    const { challengeId, slug, proposalIds, leadIds, ports } = await aVote({ counting: 'equal-shares' })
    await database.setClock(whileOpen)
    const [a, b, c] = proposalIds as [string, string, string]
    const cast = (voter: number, ...picks: string[]) =>
      castVote({ challengeId, personId: leadIds[voter]!, picks }, ports)
    // 25 for each of four: A has three voters and the most votes, C the one who wants nothing else.
    await cast(0, a, b)
    await cast(1, a, b)
    await cast(2, a)
    const { id: personId } = await aPerson(database.db)
    await castVote({ challengeId, personId, picks: [c] }, ports)
    expect(await database.publicDb.select().from(pubVotePatterns)).toEqual([])
    expect(await database.db.select().from(votePatterns)).toEqual([])
    await database.setClock(closesAt)
    const { result } = (await publicly(slug, closesAt))!
    expect(result?.rows.map(({ projectId, votes, outcome }) => [projectId, votes, outcome])).toEqual([
      [a, 3, 'funded'],
      [b, 2, 'funded'],
      [c, 1, 'too-dear'],
    ])
    const context = { db: database.db, lang: 'en', now: new Date(closesAt) } as const
    const firm = await voteFairnessOf(context, { challengeId, slug, without: new Set([c]) })
    expect(firm).toMatchObject({ voters: 4, counting: 'equal-shares', other: 'by-votes' })
    expect(firm?.rows.map(({ projectId }) => projectId)).toEqual([a, b])
    expect(JSON.stringify(firm)).not.toContain(c)
  })

  it('no pattern of votes to everybody where projects are counted one by one', async () => {
    const { challengeId, proposalIds, leadIds, ports } = await aVote()
    await database.setClock(whileOpen)
    await castVote({ challengeId, personId: leadIds[3]!, picks: [proposalIds[1]!] }, ports)
    await database.setClock(closesAt)
    expect(await database.publicDb.select().from(pubVotePatterns)).toEqual([])
    expect(await database.db.select().from(votePatterns)).toEqual([
      { challengeId, picks: [proposalIds[1]], voters: 1 },
    ])
  })

  it('nothing of a proposal that was withdrawn after votes; its voters’ other picks count', async () => {
    const { challengeId, slug, proposalIds, leadIds, ports } = await aVote()
    await database.setClock(whileOpen)
    const [a, b] = proposalIds as [string, string]
    await castVote({ challengeId, personId: leadIds[3]!, picks: [a, b] }, ports)
    await database.db
      .update(proposals)
      .set({ state: 'withdrawn', withdrawnAt: new Date(whileOpen) })
      .where(eq(proposals.id, a))
    await database.setClock(closesAt)
    const over = await publicly(slug, closesAt)
    expect(over?.result?.rows.map(({ projectId, votes }) => [projectId, votes])).toEqual([
      [b, 1],
      [proposalIds[2], 0],
    ])
  })
})
