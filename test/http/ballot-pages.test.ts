import { beforeAll, describe, expect, it } from 'vitest'
import type { publicVotes } from '#db/schema/index.ts'
import { conflicts } from '#db/schema/index.ts'
import { ownBallot } from '#app/judge/data/ballots.server.ts'
import { consentToVote } from '#app/judge/flows/consent-to-vote.server.ts'
import { grantRole } from '#app/people/flows/change-roles.server.ts'
import { insertBrief } from '#test/factories/a-challenge.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { judgingWorld, type JudgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/*
 * Ballots over HTTP, without script: what a juror sees and sends. The third proposal of each challenge is in conflict
 * with the juror, and its texts say "Canary 3" and "Proposal 3".
 */

const database = useDatabase({ keepsRows: true })

type Seated = { world: JudgingWorld; as: string; jurorId: string; assignmentIds: string[] }
let site: Site
let ranked: Seated
let pairwise: Seated
let other: string
let voted: JudgingWorld

const vote: Omit<typeof publicVotes.$inferInsert, 'challengeId'> = {
  ...{ opensAt: new Date('2021-12-29T08:00:00Z'), closesAt: new Date('2022-01-05T08:00:00Z') },
  ...{ budget: 155_000, isWithinBudget: true },
}

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  const worlds = [
    await judgingWorld(database, { way: { way: 'ranked', rankRule: 'mean-rank' } }),
    await judgingWorld(database, { way: { way: 'pairwise' } }),
  ] as const
  voted = await judgingWorld(database, { vote })
  await insertBrief(database.db, voted.challengeId, 'What shall be tried?', true)
  ranked = await seated(worlds[0])
  pairwise = await seated(worlds[1])
  other = await site.signIn(worlds[0].leadIds[0]!)
}, 900_000)

/** A juror who may judge the first two proposals and has a conflict with the third. */
async function seated(world: JudgingWorld): Promise<Seated> {
  const { challengeId, proposalIds } = world
  const { id: jurorId, personId } = await aJuror(database.db, { challengeId })
  const assignmentIds = []
  for (const proposalId of proposalIds.slice(0, 2))
    assignmentIds.push((await anAssignment(database.db, { challengeId, jurorId, proposalId })).id)
  const third = { challengeId, jurorId, proposalId: proposalIds[2]! }
  await database.db.insert(conflicts).values({ ...third, standing: 'conflict', kind: 'family' })
  return { world, jurorId, as: await site.signIn(personId), assignmentIds }
}

const page = ({ world }: Seated, name: string) => `/en/jury/challenges/${world.slug}${name}`

describe('a juror', () => {
  it('sees nothing of a proposal with a conflict on any page of the ballot, nor in their data', async () => {
    for (const seat of [ranked, pairwise]) {
      for (const name of ['', '/ranks', '/pairs']) {
        const { status, body } = await site.send({ path: page(seat, name), as: seat.as })
        expect(status).toBe(200)
        expect(body).not.toMatch(/(Proposal|Canary) 3/)
        expect(body).not.toContain(seat.world.proposalIds[2])
      }
    }
    const route = { ranks: 'judge/pages/rank-proposals', pairs: 'judge/pages/compare-proposals' }
    for (const [seat, name] of [
      [ranked, 'ranks'],
      [pairwise, 'pairs'],
    ] as const) {
      const { body } = await site.send({ path: page(seat, `/${name}`), as: seat.as, data: route[name] })
      expect(body).toContain('Proposal 1')
      expect(body).not.toContain(seat.world.proposalIds[2])
    }
  })

  it('ranks by numbers, moves by a button, and is told what is missing with everything typed still there', async () => {
    const [first, second] = ranked.world.proposalIds as [string, string]
    const send = (form: Record<string, string>) =>
      site.send({ path: page(ranked, '/ranks'), method: 'POST', as: ranked.as, form })
    const twice = await send({ intent: 'finalise', [`ranks.${first}`]: '1', [`ranks.${second}`]: '1' })
    expect(twice.status).toBe(409)
    expect(twice.body).toContain('Rank 1 is given more than once.')
    expect(twice.body).toMatch(new RegExp(`name="ranks\\.${first}"[^>]*value="1"`))
    const half = await send({ intent: 'finalise', [`ranks.${first}`]: '2', [`ranks.${second}`]: '' })
    expect(half.body).toContain('1 proposal has no rank yet.')
    const word = await send({ intent: 'save', [`ranks.${first}`]: 'first' })
    expect(word.body).toContain('Ranks are whole numbers from 1 to 2 here.')
    expect(
      (await send({ [`ranks.${first}`]: '1', [`ranks.${second}`]: '2', move: `up ${second}` })).status,
    ).toBe(303)
    expect((await ownBallot(database.db, ranked.jurorId)).order).toEqual([second, first])
    expect(
      (await send({ intent: 'finalise', [`ranks.${first}`]: '2', [`ranks.${second}`]: '1' })).status,
    ).toBe(303)
    expect((await site.send({ path: page(ranked, ''), as: ranked.as })).body).toContain(
      'Your ballot is final',
    )
  })

  it('compares two, takes the answer back and says it again', async () => {
    const [first, second] = pairwise.world.proposalIds as [string, string]
    const send = (form: Record<string, string>) =>
      site.send({ path: page(pairwise, '/pairs'), method: 'POST', as: pairwise.as, form })
    const pair = { firstId: first, secondId: second }
    expect((await send({ ...pair, answer: 'first' })).status).toBe(303)
    const again = await send({ ...pair, answer: 'first' })
    expect(again.body).toContain('You have answered this pair already')
    expect((await send({ intent: 'undo' })).status).toBe(303)
    const closed = await send({ firstId: first, secondId: pairwise.world.proposalIds[2]!, answer: 'first' })
    expect(closed.body).toContain('One of the two is no longer on your ballot.')
    expect((await send({ ...pair, answer: 'skipped' })).status).toBe(303)
    expect((await send({ intent: 'finalise' })).status).toBe(303)
  })

  it('gives no points beside a ballot', async () => {
    const score = `/en/jury/assignments/${ranked.assignmentIds[0]}`
    const { body } = await site.send({ path: score, as: ranked.as })
    expect(body).toContain('You judge with one ranked ballot')
    expect(body).not.toContain('name="scores.')
    const form = { intent: 'save', [`scores.${ranked.world.criterionIds[0]}`]: '4' }
    const saved = await site.send({ path: score, method: 'POST', as: ranked.as, form })
    expect(saved.body).toContain('This challenge is judged in another way.')
  })

  it('has a page that nobody else has', async () => {
    for (const name of ['/ranks', '/pairs'])
      expect((await site.send({ path: page(ranked, name), as: other })).status).toBe(404)
  })
})

describe('where a jury judges by ballots', () => {
  it.each(['ranked', 'pairwise'] as const)('no page of a juror speaks of scorecards: %s', async (way) => {
    const seat = way === 'ranked' ? ranked : pairwise
    const pages = [
      '/en/jury',
      ...['', way === 'ranked' ? '/ranks' : '/pairs', '/conflicts', '/conduct', '/meeting'].map((name) =>
        page(seat, name),
      ),
      `/en/jury/assignments/${seat.assignmentIds[0]}`,
    ]
    for (const path of pages) {
      const { status, body } = await site.send({ path, as: seat.as })
      expect([path, status]).toEqual([path, 200])
      expect([path, /[^\n]{0,60}scorecard[^\n]{0,60}/i.exec(visible(body))?.[0] ?? null]).toEqual([
        path,
        null,
      ])
    }
  })
})

/** What a page shows, without its scripts and data. */
function visible(body: string): string {
  return body.replaceAll(/<script[^]*?<\/script>/g, '').replaceAll(/<[^>]+>/g, ' ')
}

describe('whoever runs the jury', () => {
  it('reads of ballots, and of no scorecard', async () => {
    const { challengeId, slug } = ranked.world
    const { personId } = await aJuror(database.db, { challengeId, isChair: true })
    const as = await site.signIn(personId)
    const { body } = await site.send({ path: `/en/organise/challenges/${slug}/progress`, as })
    expect(body.replaceAll('<!-- -->', '')).toMatch(/[01] of 1 ballot final/)
    expect(body).toContain('Ballots are due')
    const spoken: (string | number | undefined)[] = []
    for (const name of ['progress', 'jury', 'assignments', 'rounds', 'meeting', 'ranking', 'shortlist']) {
      const reply = await site.send({ path: `/en/organise/challenges/${slug}/${name}`, as })
      const found = /.{0,60}scorecard.{0,60}/i.exec(visible(reply.body))
      if (reply.status !== 200 || found) spoken.push(name, reply.status, found?.[0])
    }
    expect(spoken).toEqual([])
  })
})

describe('a public vote', () => {
  it('shows the ballot to all, takes one vote of whoever is signed in, and tells no count before it closes', async () => {
    const world = voted
    const [a, b] = world.proposalIds as [string, string]
    for (const [index, proposalId] of [a, b].entries()) {
      const consent = { cost: 70_000 + index * 20_000, summary: `Shown of ${index}` }
      const asked = { proposalId, by: world.leadIds[index]!, consent }
      expect((await consentToVote(asked, world.ports)).ok).toBe(true)
    }
    const [about, ballot] = [`/en/challenges/${world.slug}/vote`, `/en/challenges/${world.slug}/vote/ballot`]
    const before = await site.send({ path: about })
    expect(before.body).toContain('The vote has not opened')
    expect(before.body).not.toContain('Shown of')
    const challenge = `/en/challenges/${world.slug}`
    const stated = (await site.send({ path: challenge })).body.replaceAll('<!-- -->', '')
    for (const said of ['The public vote opens', 'The public vote closes', '€155,000', 'How to vote'])
      expect(stated).toContain(said)
    expect(stated).toContain('Pick as many as you like. Together they cost no more than the budget.')
    expect(stated).toContain('29 December 2021, 10:00')
    expect(stated).not.toContain('Go to your vote')
    expect((await site.send({ path: `${challenge}/times.json` })).body).toContain(
      '"voteOpensAt":"2021-12-29T08:00:00.000Z","voteClosesAt":"2022-01-05T08:00:00.000Z"',
    )
    const calendar = (await site.send({ path: `${challenge}/calendar.ics` })).body
    expect(calendar).toMatch(/UID:vote-opens-[^]*DTSTART:20211229T080000Z[^]*UID:vote-closes-/)
    await database.setClock('2021-12-30T10:00:00Z')
    expect((await site.send({ path: challenge })).body).toContain('Go to your vote')
    const open = await site.send({ path: about })
    expect(open.body).toContain('Shown of 0')
    expect(open.body).not.toContain('Canary')
    expect((await site.send({ path: ballot })).location).toContain('/sign-in')
    const as = await site.signIn(world.leadIds[2]!)
    const send = (picks: string) => site.send({ path: ballot, method: 'POST', as, form: picks })
    const dear = await send(`picks[]=${a}&picks[]=${b}`)
    expect(dear.status).toBe(409)
    expect(dear.body.replaceAll('<!-- -->', '')).toContain(
      'What you picked costs €160,000, more than the budget of €155,000.',
    )
    expect((await send('')).body).toContain('Pick at least one project.')
    expect((await send(`picks[]=${world.proposalIds[2]}`)).body).toContain('is not on the ballot')
    expect((await send(`picks[]=${a}`)).status).toBe(303)
    expect((await send(`picks[]=${b}`)).status).toBe(303)
    for (const path of [about, `${about}?_data=judge%2Fpages%2Fpublic-vote`, ballot]) {
      const { body } = await site.send({ path, as })
      expect(body).not.toMatch(/"votes"|outcome"|How the public vote went/)
    }
    await database.setClock('2022-01-05T08:00:00Z')
    const late = await send(`picks[]=${a}`)
    expect(late.body).toContain('The vote is not open at this moment.')
    const over = (await site.send({ path: about })).body.replaceAll('<!-- -->', '')
    expect(over).toContain('1 person voted.')
    expect(over).toContain('within the budget')
  })
})

describe('whoever decides', () => {
  it('reads what the places of ballots come from, and what the public said', async () => {
    await database.setClock('2022-01-13T10:00:00Z')
    const decisionOf = async ({ slug, organiserId, programmeId }: JudgingWorld) => {
      await grantRole(
        { personId: organiserId, role: 'organiser', programmeId, challengeId: null, by: organiserId },
        voted.ports,
      )
      const as = await site.signIn(organiserId)
      return (await site.send({ path: `/en/organise/challenges/${slug}/decision`, as })).body
    }
    const onBallots = visible((await decisionOf(ranked.world)).replaceAll('<!-- -->', ''))
    expect(onBallots).toContain('place 1, mean place 1.')
    expect(onBallots).not.toMatch(/\d points|public vote/)
    const withVote = visible((await decisionOf(voted)).replaceAll('<!-- -->', ''))
    expect(withVote).toContain('How the public vote went')
    expect(withVote).toContain('1 person voted.')
  })
})
