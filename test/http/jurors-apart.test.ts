import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { challenges } from '#db/schema/index.ts'
import { comparePair, finaliseComparisons } from '#app/judge/flows/compare-pair.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { finaliseRanks } from '#app/judge/flows/rank-proposals.server.ts'
import type { PeerSight } from '#app/lifecycle/challenge.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { judgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { countedQueries } from './counted.ts'
import { unpacked } from './crawl.ts'
import { handlersOf, openSite, theBuild, type Ask, type Handler, type Reply, type Site } from './site.ts'

/*
 * A juror learns nothing of another one's scores before the own ones are final: every answer of every page a juror can
 * open is the same, to the byte and the header, and costs the same, in two worlds that differ in those scores alone.
 */

const database = useDatabase({ keepsRows: true })
const queries = countedQueries(database)
let site: Site
/** The same site on databases that count. */
let countedSite: Site
let handlers: Handler[]

beforeAll(async () => {
  const build = await theBuild()
  site = openSite(build, database)
  countedSite = openSite(build, queries.open())
  handlers = handlersOf(build).filter(({ rule, kind }) => kind === 'loader' && isForJurors(rule.who))
}, 400_000)
afterAll(() => expect(handlers.length).toBeGreaterThan(12))

/** A chairing juror opens the pages of staff too. */
const isForJurors = (who: string) => who.startsWith('juror') || who === 'staff of :challenge'

/** Two jurors on the same two proposals. The other one is final on both; the first has begun, as a chair or not. */
async function twoJurors({ sight, isChair = false }: { sight: PeerSight; isChair?: boolean }) {
  const { db } = database
  const world = await judgingWorld(database, { state: 'closed' })
  const { challengeId, proposalIds, criterionIds } = world
  await db
    .update(challenges)
    .set({ jurorsSeeOthers: sight, organisersSeeScoresFrom: 'judging' })
    .where(eq(challenges.id, challengeId))
  await db.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, challengeId))
  const one = await aJuror(db, { challengeId, isChair })
  const other = await aJuror(db, { challengeId })
  const own: string[] = []
  for (const proposalId of proposalIds.slice(0, 2)) {
    own.push((await anAssignment(db, { challengeId, proposalId, jurorId: one.id })).id)
    await anAssignment(db, { challengeId, proposalId, jurorId: other.id })
    const points = { [criterionIds[0]]: 5, [criterionIds[1]]: 4 }
    await aScorecard(db, { challengeId, proposalId, jurorId: other.id, points })
  }
  const input = { assignmentId: own[0]!, personId: one.personId }
  return { ...world, one, other, own, input }
}

type Jurors = Awaited<ReturnType<typeof twoJurors>>

/** The other world: everything the other juror gave is another. */
async function otherScores({ other }: Jurors): Promise<void> {
  await database.db.transaction(async (tx) => {
    // A final scorecard takes no scores: it is a draft for as long as that takes.
    await tx.execute(sql`update scorecards set state = 'draft' where juror_id = ${other.id}`)
    await tx.execute(sql`update scores set points = case when points = 5 then 1 end, cannot_judge = points <> 5
      where scorecard_id in (select id from scorecards where juror_id = ${other.id})`)
    await tx.execute(sql`update scorecards set state = 'final', comment_to_team = repeat('canary-comment ', 300),
      private_note = 'canary-note' where juror_id = ${other.id}`)
  })
}

const addressOf = (pattern: string, slug: string, assignment: string) =>
  pattern
    .replace(':lang', 'en')
    .replace(':challenge', slug)
    .replace(':assignment', assignment)
    .replace(/:\w+/, '00000000-0000-4000-8000-000000000000')

/** Everything the juror can ask for, by a name. */
async function everyAnswer(jurors: Jurors): Promise<Map<string, string>> {
  const { one, slug, own, criterionIds } = jurors
  const as = await site.signIn(one.personId)
  const asks: Ask[] = handlers.flatMap(({ pattern, routeId, isPage }) =>
    (pattern.includes(':assignment') ? own : ['none']).flatMap((assignment) => {
      const path = addressOf(pattern, slug, assignment)
      return [
        { path },
        { path, method: 'HEAD' },
        { path: `${path}?as=juror&text=en&own=${own.join(',')}` },
        ...(isPage
          ? [
              { path, data: routeId },
              { path, data: 'root' },
            ]
          : []),
      ]
    }),
  )
  const saved = { [`scores.${criterionIds[0]}`]: '3', [`seen.${criterionIds[0]}`]: '1' }
  for (const assignment of own) {
    const path = `/en/jury/assignments/${assignment}`
    asks.push({ path: `${path}/autosave`, method: 'POST', form: saved })
    asks.push({ path, method: 'POST', form: { ...saved, intent: 'check' } })
    asks.push({ path: `${path}/check`, method: 'POST', form: saved })
  }
  const answers = new Map<string, string>()
  for (const [index, ask] of asks.entries()) {
    const reply = await site.send({ ...ask, as })
    answers.set(`${index} ${ask.method ?? 'GET'} ${ask.path} ${ask.data ?? ''}`, comparable(reply))
  }
  return answers
}

/** Without what is never the same twice: the instant of the answer and the number of the request. */
function comparable({ status, headers, body, bytes }: Reply): string {
  const isoInstants = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
  const requestId = headers.get('x-request-id') ?? 'none'
  const kept = [...headers].filter(([name]) => name !== 'x-request-id')
  const text = body.replaceAll(requestId, '<request>').replace(isoInstants, '<instant>')
  const said = body.startsWith('PK') ? unpacked(bytes) : text
  return JSON.stringify([status, kept, bytes.byteLength, said])
}

/** The other world: what the other juror has given is a draft. */
async function otherHasDrafts({ other }: Jurors): Promise<void> {
  await database.db.execute(
    sql`update scorecards set state = 'draft', finalised_at = null where juror_id = ${other.id}`,
  )
}

/** Two jurors on the same four proposals, by ballots. The other one has ranked or compared them, and is final. */
async function twoBallots(way: 'ranked' | 'pairwise'): Promise<Jurors> {
  const { db } = database
  const stated = way === 'ranked' ? { way, rankRule: 'mean-rank' as const } : { way }
  const world = await judgingWorld(database, { way: stated, proposalCount: 4 })
  const { challengeId, proposalIds, ports } = world
  const [one, other] = [await aJuror(db, { challengeId }), await aJuror(db, { challengeId })]
  const own: string[] = []
  for (const proposalId of proposalIds) {
    own.push((await anAssignment(db, { challengeId, proposalId, jurorId: one.id })).id)
    await anAssignment(db, { challengeId, proposalId, jurorId: other.id })
  }
  const theirs = { challengeId, personId: other.personId }
  if (way === 'ranked') {
    const ranks = Object.fromEntries(proposalIds.map((id, index) => [id, index + 1]))
    expect((await finaliseRanks({ ...theirs, ranks, seen: 0 }, ports)).ok).toBe(true)
  } else {
    const [first, ...rest] = proposalIds as [string, ...string[]]
    for (const secondId of rest)
      expect((await comparePair({ ...theirs, firstId: first, secondId, answer: 'first' }, ports)).ok).toBe(
        true,
      )
    expect((await finaliseComparisons(theirs, ports)).ok).toBe(true)
  }
  return { ...world, one, other, own, input: { assignmentId: own[0]!, personId: one.personId } }
}

/** The other world: the other juror has said the opposite, and nothing is final. */
async function otherBallot({ other }: Jurors): Promise<void> {
  await database.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(
      sql`update ballots set state = 'draft', finalised_at = null where juror_id = ${other.id}`,
    )
    // In two steps: no two lines of a ballot have one place at any moment.
    await tx.execute(sql`update ballot_lines set place = place + 10 where juror_id = ${other.id}`)
    await tx.execute(sql`update ballot_lines set place = 15 - place where juror_id = ${other.id}`)
    await tx.execute(sql`update ballot_comparisons set answer = 'second' where answer = 'first'
      and ballot_id in (select id from ballots where juror_id = ${other.id})`)
  })
}

/**
 * What each page of a juror asks of the database: how long an answer takes comes from that, and a clock would show how
 * busy the machine is. The fewest of three times, since now and then something that is due is done beside an answer.
 */
async function costs({ one, slug, own }: Jurors): Promise<Record<string, number>> {
  const as = await countedSite.signIn(one.personId)
  const found: Record<string, number> = {}
  for (const { pattern } of handlers.filter(({ rule }) => rule.who.startsWith('juror')))
    for (const assignment of pattern.includes(':assignment') ? own : ['none']) {
      const path = addressOf(pattern, slug, assignment)
      for (let time = 0; time < 3; time += 1) {
        const before = queries.soFar()
        await countedSite.send({ path, as })
        const cost = queries.soFar() - before
        found[path] = Math.min(found[path] ?? cost, cost)
      }
    }
  return found
}

/** The names of the answers that are another in the other world. */
async function differing(
  jurors: Jurors,
  change: (jurors: Jurors) => Promise<void> = otherScores,
): Promise<string[]> {
  // Opening a page for the first time says so: both worlds begin with everything opened.
  await everyAnswer(jurors)
  const before = await everyAnswer(jurors)
  await change(jurors)
  const after = await everyAnswer(jurors)
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const body of [...before.values(), ...after.values()]) expect(body).not.toContain('canary-')
  return [...before].flatMap(([name, answer]) => (after.get(name) === answer ? [] : [name]))
}

describe('before the own scorecard is final', () => {
  it.each(['never', 'after-own-final', 'after-judging'] as const)(
    'no answer tells what another juror gave (%s)',
    async (sight) => {
      expect(await differing(await twoJurors({ sight }))).toEqual([])
    },
    900_000,
  )

  it('no answer tells whether another juror has finished', async () => {
    expect(await differing(await twoJurors({ sight: 'after-own-final' }), otherHasDrafts)).toEqual([])
  }, 900_000)

  it.each(['ranked', 'pairwise'] as const)(
    'no answer tells what another juror said on a ballot (%s)',
    async (way) => {
      expect(await differing(await twoBallots(way), otherBallot)).toEqual([])
    },
    900_000,
  )

  it.each<[string, () => Promise<Jurors>, (jurors: Jurors) => Promise<void>]>([
    ['what was scored', () => twoJurors({ sight: 'after-own-final' }), otherScores],
    ['whether anything is final', () => twoJurors({ sight: 'after-own-final' }), otherHasDrafts],
    ['a ranking', () => twoBallots('ranked'), otherBallot],
    ['answers about pairs', () => twoBallots('pairwise'), otherBallot],
  ])(
    'an answer costs the same, whatever another juror has given: %s',
    async (_name, worldOf, change) => {
      const jurors = await worldOf()
      await everyAnswer(jurors)
      const before = await costs(jurors)
      await change(jurors)
      expect(await costs(jurors)).toEqual(before)
      expect(Object.keys(before).length).toBeGreaterThan(10)
    },
    900_000,
  )

  it('nor do the pages of a chair', async () => {
    expect(await differing(await twoJurors({ sight: 'after-own-final', isChair: true }))).toEqual([])
  }, 900_000)
})

describe('once the own scorecard is final', () => {
  const finalOnTheFirst = async (sight: PeerSight) => {
    const jurors = await twoJurors({ sight })
    const scores = jurors.criterionIds.map((criterionId) => ({ criterionId, answer: '3', seen: 0 }))
    const final = await finaliseScorecard({ ...jurors.input, scores }, jurors.ports)
    expect(final.ok).toBe(true)
    return jurors
  }

  it.each(['never', 'after-judging'] as const)(
    'still none where the challenge says %s',
    async (sight) => {
      expect(await differing(await finalOnTheFirst(sight))).toEqual([])
    },
    900_000,
  )

  it('only the page of that proposal does where the challenge allows it', async () => {
    const jurors = await finalOnTheFirst('after-own-final')
    const names = await differing(jurors)
    expect(names.length).toBeGreaterThan(2)
    for (const name of names) expect(name).toContain(`/jury/assignments/${jurors.own[0]}/others`)
  }, 900_000)
})
