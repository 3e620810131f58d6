import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '#test/setup/database.ts'
import { leastInBreadth } from './breadth.ts'
import { aCrawler, canariesIn, crawl, without, type Crawler } from './embargo-crawl.ts'
import type { Reply, Site } from './site.ts'
import { instants, type World } from './world.ts'

/* Before the announcement, and at it; winners hear of it with everybody. */

const database = useDatabase({ keepsRows: true })

let crawler: Crawler
let site: Site
let world: World
/** Answers to everybody before the announcement. */
let answersBefore = 0

beforeAll(async () => {
  crawler = await aCrawler(database)
  ;({ site, world } = crawler)
}, 900_000)

async function crawlAs(personId: string | null, how?: { isThorough?: boolean }) {
  const found = await crawl(crawler, personId, how)
  answersBefore += found.answers
  return found
}

describe('before the announcement', () => {
  it('an anonymous visitor finds nothing private on any address', { timeout: 900_000 }, async () => {
    const { seen, broken, answers } = await crawlAs(null, { isThorough: true })
    expect(without(seen, /^canary-pilot-(title|organisation|summary)$/)).toEqual([])
    expect(broken).toEqual([])
    expect(answers).toBeGreaterThan(leastInBreadth(3_000))
  })

  it.each<[string, (given: World) => string, RegExp]>([
    ['a rival reads what is theirs alone', ({ rival }) => rival.leadId, /^canary-(rival|pilot)-/],
    ['the winner does not know yet', ({ winner }) => winner.leadId, /^canary-(winner|pilot)-/],
    ['nor does who was not selected', ({ notSelected }) => notSelected.leadId, /^canary-(other|pilot)-/],
    [
      'a juror who has not declared reads titles and names only',
      ({ people }) => people['undeclared juror']!,
      /^canary-(pilot-|juror-undeclared$|(team|rival)-(title|organisation)$)/,
    ],
    [
      'a juror of another challenge reads nothing of this one',
      ({ people }) => people['juror elsewhere']!,
      /^canary-(pilot-|juror-elsewhere$)/,
    ],
    // The partner has proposed a project that nobody has decided on.
    [
      'a partner of the programme reads nothing more',
      ({ people }) => people.partner!,
      /^canary-(pilot-|project-)/,
    ],
    [
      'an organiser of another programme reads nothing of this one',
      ({ people }) => people['organiser elsewhere']!,
      /^canary-(pilot-|juror-elsewhere$)/,
    ],
  ])('%s', { timeout: 900_000 }, async (_name, personOf, allowed) => {
    const { seen, broken } = await crawlAs(personOf(world))
    expect(without(seen, allowed)).toEqual([])
    expect(broken).toEqual([])
  })

  it('all of them were answered more than 5,000 times', () => {
    expect(answersBefore).toBeGreaterThan(leastInBreadth(5_000))
  })

  it('a hidden object and a missing one answer alike', async () => {
    const as = await site.signIn(world.people.stranger!)
    const missing = '6a0f5e0e-1111-4222-8333-444455556666'
    const pairs: [hidden: string, missing: string][] = [
      [`/en/proposals/${world.team.proposalId}`, `/en/proposals/${missing}`],
      [`/en/jury/assignments/${world.assignmentId}`, `/en/jury/assignments/${missing}`],
      [`/en/organise/challenges/${world.slugs.draft}`, '/en/organise/challenges/wrong'],
      [`/en/challenges/${world.slugs.draft}`, '/en/challenges/wrong'],
      [`/en/organise/programmes/${world.north}/settings`, '/en/organise/programmes/wrong/settings'],
    ]
    for (const [hidden, absent] of pairs) {
      const [one, other] = [await site.send({ path: hidden, as }), await site.send({ path: absent, as })]
      expect([one.status, other.status], hidden).toEqual([404, 404])
      const plain = ({ body, headers }: Reply, path: string) =>
        body.replaceAll(headers.get('x-request-id')!, '').replaceAll(path.slice('/en'.length), '')
      expect(plain(one, hidden)).toBe(plain(other, absent))
    }
  })
})

describe('at the announcement', () => {
  beforeAll(() => database.setClock(instants.announcement))

  it(
    'the winner and the jury’s words are public, and still nothing else is',
    { timeout: 900_000 },
    async () => {
      const { seen, broken } = await crawlAs(null)
      const all = [...seen.keys()]
      expect(all).toEqual(
        expect.arrayContaining([
          'canary-winner-title',
          'canary-winner-organisation',
          'canary-statement',
          'canary-citation',
          'canary-press-quote',
          'canary-press-contact',
        ]),
      )
      expect(
        without(
          seen,
          /^canary-(statement|citation|press-\w+|reason-winner|(winner|pilot)-(title|organisation|summary))$/,
        ),
      ).toEqual([])
      expect(broken).toEqual([])
    },
  )

  it('each team reads its own outcome', async () => {
    for (const [team, own] of [
      [world.winner, 'winner'],
      [world.reserve, 'reserve'],
      [world.notSelected, 'other'],
    ] as const) {
      const as = await site.signIn(team.leadId)
      const reply = await site.send({ path: `/en/proposals/${team.proposalId}/result`, as })
      expect(reply.status).toBe(200)
      const reasons = canariesIn(reply).filter((canary) => canary.startsWith('canary-reason'))
      expect(reasons).toEqual([`canary-reason-${own}`])
    }
  })
})
