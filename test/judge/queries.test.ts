import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as schema from '#db/schema/index.ts'
import type { Db } from '#db/client.server.ts'
import { assignmentPreview } from '#app/judge/data/assignment-preview.server.ts'
import { suggestionsOfJury } from '#app/judge/data/conflict-suggestions.server.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import { proposalsToDeclare } from '#app/judge/data/declarations.server.ts'
import { juriesOfPerson } from '#app/judge/data/juries-of-person.server.ts'
import { jurorQueue } from '#app/judge/data/juror-queue.server.ts'
import { juryOverview } from '#app/judge/data/jury-overview.server.ts'
import { judgingProgress } from '#app/judge/data/judging-progress.server.ts'
import { rankingOf } from '#app/judge/data/ranking.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

let pool: pg.Pool
let counted: Db
let queries = 0
beforeAll(() => {
  pool = new pg.Pool({ connectionString: database.url, options: '-c role=haaste_app' })
  counted = drizzle(pool, { schema, casing: 'snake_case', logger: { logQuery: () => (queries += 1) } })
})
afterAll(() => pool.end())

async function queriesOf(read: () => Promise<unknown>): Promise<number> {
  const before = queries
  await read()
  return queries - before
}

/** A challenge with so many proposals and jurors, everybody assigned to everything, one scorecard each. */
async function aJudgedChallenge(size: number) {
  const { challengeId, proposalIds, criterionIds } = await judgingWorld(database, { proposalCount: size })
  const seats = []
  for (let seat = 0; seat < size; seat += 1) {
    const juror = await aJuror(database.db, { challengeId })
    seats.push(juror)
    for (const proposalId of proposalIds) {
      const pair = { challengeId, jurorId: juror.id, proposalId }
      await anAssignment(database.db, pair)
      await aScorecard(database.db, { ...pair, points: { [criterionIds[0]]: 3, [criterionIds[1]]: 4 } })
    }
  }
  return { challengeId, jurorId: seats[0]!.id, personId: seats[0]!.personId }
}

it.each([
  [
    'my juries',
    ({ personId }: Ids) =>
      juriesOfPerson(counted, { personId, lang: 'fi', now: new Date(instants.whileJudging) }),
  ],
  [
    'my queue',
    async ({ challengeId, jurorId }: Ids) =>
      jurorQueue(counted, { challengeId, jurorId, criteria: await criteriaOf(counted, challengeId) }),
  ],
  ['declarations', ({ challengeId, jurorId }: Ids) => proposalsToDeclare(counted, { challengeId, jurorId })],
  [
    'suggested conflicts',
    ({ challengeId }: Ids) =>
      suggestionsOfJury(counted, { challengeId, now: new Date(instants.whileJudging) }),
  ],
  ['jury', ({ challengeId }: Ids) => juryOverview(counted, challengeId)],
  ['assignment', ({ challengeId }: Ids) => assignmentPreview(counted, challengeId)],
  ['progress', ({ challengeId }: Ids) => judgingProgress(counted, challengeId)],
  ['ranking', ({ challengeId }: Ids) => rankingOf(counted, challengeId)],
])('%s costs the same number of queries for one row and for three', async (_name, read) => {
  const [one, three] = [await aJudgedChallenge(1), await aJudgedChallenge(3)]
  expect(await queriesOf(() => read(three))).toBe(await queriesOf(() => read(one)))
})

it('a queue holds the own totals and nobody else’s', async () => {
  const { challengeId, jurorId } = await aJudgedChallenge(2)
  const queue = await jurorQueue(counted, {
    challengeId,
    jurorId,
    criteria: await criteriaOf(counted, challengeId),
  })
  expect(queue.map(({ ownTotal, state }) => [ownTotal, state])).toEqual([
    ['60.00', 'final'],
    ['60.00', 'final'],
  ])
})

type Ids = Awaited<ReturnType<typeof aJudgedChallenge>>
