import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { awards } from '#db/schema/index.ts'
import { answerAward } from '#app/announce/flows/answer-award.server.ts'
import { moveUpReserve } from '#app/announce/flows/move-up-reserve.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aCrawler, canariesIn, crawl, without, type Crawler } from './embargo-crawl.ts'
import { instants, type World } from './world.ts'

/* The winners have been told under embargo: their team reads what it won, and everybody else what they read before. */

const database = useDatabase({ keepsRows: true })

let crawler: Crawler
let world: World

beforeAll(async () => {
  crawler = await aCrawler(database, { embargoHours: 12 })
  world = crawler.world
  // The world ends two hours before the announcement: the winners have been told for ten.
  await database.setClock(instants.beforeAnnouncement)
}, 900_000)

type Who = [who: string, personOf: (given: World) => string | null, allowed: RegExp]

const others: Who[] = [
  ['an anonymous visitor', () => null, /^canary-pilot-(title|organisation|summary)$/],
  ['a rival', ({ rival }) => rival.leadId, /^canary-(rival|pilot)-/],
  ['who was not selected', ({ notSelected }) => notSelected.leadId, /^canary-(other|pilot)-/],
  [
    'a juror who has not declared',
    ({ people }) => people['undeclared juror']!,
    /^canary-(pilot-|juror-undeclared$|(team|rival)-(title|organisation)$)/,
  ],
  [
    'a juror of another challenge',
    ({ people }) => people['juror elsewhere']!,
    /^canary-(pilot-|juror-elsewhere$)/,
  ],
  // The partner has proposed a project that nobody has decided on.
  ['a partner of the programme', ({ people }) => people.partner!, /^canary-(pilot|project)-/],
  [
    'an organiser of another programme',
    ({ people }) => people['organiser elsewhere']!,
    /^canary-(pilot-|juror-elsewhere$)/,
  ],
]

async function resultOf({ leadId, proposalId }: { leadId: string; proposalId: string }) {
  const as = await crawler.site.signIn(leadId)
  return crawler.site.send({ path: `/en/proposals/${proposalId}/result`, as })
}

describe('while the winner knows', () => {
  it.each<Who>([
    ...others,
    ['who is in reserve', ({ reserve }) => reserve.leadId, /^canary-(reserve|pilot)-/],
  ])('%s finds nothing of it on any address', { timeout: 900_000 }, async (_who, personOf, allowed) => {
    const { seen, broken } = await crawl(crawler, personOf(world))
    expect(without(seen, allowed)).toEqual([])
    expect(broken).toEqual([])
  })

  it(
    'its own team reads its own outcome, and nothing else that was decided',
    { timeout: 900_000 },
    async () => {
      const { seen, broken } = await crawl(crawler, world.winner.leadId)
      expect(seen.get('canary-reason-winner')).toContain(`/proposals/${world.winner.proposalId}/result`)
      expect(without(seen, /^canary-(winner-|pilot-|reason-winner$)/)).toEqual([])
      expect(broken).toEqual([])
      for (const personId of [world.winner.editorId, world.winner.viewerId]) {
        const reply = await resultOf({ ...world.winner, leadId: personId })
        expect(reply.body).toContain('Under embargo until')
      }
      for (const team of [world.reserve, world.notSelected])
        expect((await resultOf(team)).body).not.toContain('Under embargo until')
    },
  )
})

describe('while the winner has declined and the reserve knows', () => {
  beforeAll(async () => {
    const challengeId = world.challengeIds.decided
    const rows = await database.db.select().from(awards).where(eq(awards.challengeId, challengeId))
    const awardOf = ({ proposalId }: { proposalId: string }) =>
      rows.find((row) => row.proposalId === proposalId)!.id
    const { leadId: by, proposalId } = world.winner
    expect(await answerAward({ challengeId, proposalId, by, answer: 'declined' }, world.ports)).toMatchObject(
      {
        ok: true,
      },
    )
    const moved = await moveUpReserve(
      {
        ...{ challengeId, by: world.people.organiser! },
        ...{ insteadOf: awardOf(world.winner), awardId: awardOf(world.reserve) },
      },
      world.ports,
    )
    expect(moved).toMatchObject({ ok: true })
  })

  it.each<Who>(others.slice(0, 3))(
    '%s finds nothing of it',
    { timeout: 900_000 },
    async (_who, personOf, allowed) => {
      const { seen, broken } = await crawl(crawler, personOf(world))
      expect(without(seen, allowed)).toEqual([])
      expect(broken).toEqual([])
    },
  )

  it('each of the two reads its own', { timeout: 900_000 }, async () => {
    const { seen } = await crawl(crawler, world.reserve.leadId)
    expect(without(seen, /^canary-(reserve-|pilot-|reason-reserve$)/)).toEqual([])
    const replies = [await resultOf(world.winner), await resultOf(world.reserve)]
    expect(
      replies.map((reply) => canariesIn(reply).filter((one) => one.startsWith('canary-reason'))),
    ).toEqual([['canary-reason-winner'], ['canary-reason-reserve']])
  })
})

describe('at the announcement', () => {
  beforeAll(() => database.setClock(instants.announcement))

  it('the reserve is a winner, and nothing tells who declined', { timeout: 900_000 }, async () => {
    const { seen, broken } = await crawl(crawler, null)
    expect([...seen.keys()]).toEqual(expect.arrayContaining(['canary-reserve-title', 'canary-statement']))
    expect(
      without(seen, /^canary-(statement|press-\w+|(reserve|pilot)-(title|organisation|summary))$/),
    ).toEqual([])
    expect(broken).toEqual([])
  })
})
