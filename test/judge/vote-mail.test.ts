import { and, eq, inArray } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { followers, messages, people, proposals } from '#db/schema/index.ts'
import { consentToVote } from '#app/judge/flows/consent-to-vote.server.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { insertBrief } from '#test/factories/a-challenge.ts'
import { aService, aSender, realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld } from './judging-world.ts'

/* A public vote opens: what is planned when a team agrees to stand on the ballot, and what the worker sends. */

const database = useDatabase()
const opensAt = new Date('2021-12-29T08:00:00Z')
const vote = { opensAt, closesAt: new Date('2022-01-05T08:00:00Z'), budget: 155_000, maximum: 2 }

async function aVoteToCome() {
  const world = await judgingWorld(database, { vote })
  await insertBrief(database.db, world.challengeId, 'What shall be tried?', true)
  const ports = { ...world.ports, notices: realNotices }
  const [reader] = await database.db
    .insert(people)
    .values({ name: 'Reader', email: 'reader@follow.example' })
    .returning()
  await database.db.insert(followers).values({
    ...{ challengeId: world.challengeId, personId: reader!.id, email: reader!.email, locale: 'fi' },
    ...{ confirmedAt: new Date('2021-12-20T08:00:00Z') },
  })
  const consent = { cost: 70_000, summary: 'Shown on the ballot' }
  const stand = async (index: number) =>
    consentToVote({ proposalId: world.proposalIds[index]!, by: world.leadIds[index]!, consent }, ports)
  return { ...world, readerId: reader!.id, stand, consent, ports }
}

async function planned(challengeId: string) {
  const rows = await database.db
    .select({ notice: messages.notice, personId: messages.personId, sendAt: messages.sendAt })
    .from(messages)
    .where(
      and(
        eq(messages.challengeId, challengeId),
        inArray(messages.notice, ['vote.opened', 'follow.vote_opened']),
        eq(messages.state, 'planned'),
      ),
    )
    .orderBy(messages.notice)
  return rows.map(({ notice, personId, sendAt }) => [notice, personId, sendAt.toISOString()])
}

it('plans it for the opening when a team agrees, and takes it back with the consent', async () => {
  const { challengeId, leadIds, proposalIds, readerId, stand, ports } = await aVoteToCome()
  expect(await planned(challengeId)).toEqual([])
  expect((await stand(0)).ok).toBe(true)
  expect(await planned(challengeId)).toEqual([
    ['follow.vote_opened', readerId, opensAt.toISOString()],
    ['vote.opened', leadIds[0], opensAt.toISOString()],
  ])
  await consentToVote({ proposalId: proposalIds[0]!, by: leadIds[0]!, consent: null }, ports)
  expect(await planned(challengeId)).toEqual([])
})

it('is sent at the opening, with the whole ballot counted, and nothing to a team that has withdrawn', async () => {
  const { challengeId, proposalIds, stand } = await aVoteToCome()
  for (const index of [0, 1, 2]) await stand(index)
  await database.db
    .update(proposals)
    .set({ state: 'withdrawn', withdrawnAt: new Date('2021-12-28T12:00:00Z') })
    .where(eq(proposals.id, proposalIds[2]!))
  const service = aService()
  await runTick(aSender(database.db, service))
  expect(service.inbox.filter(({ tags }) => tags.notice?.includes('vote'))).toEqual([])
  await database.setClock('2021-12-29T08:00:01Z')
  await runTick(aSender(database.db, service))
  const sent = service.inbox.filter(({ tags }) => tags.notice?.includes('vote'))
  expect(sent.map(({ subject }) => subject.replace(/^\[.*\] /, '')).sort()).toEqual([
    'The public vote is open, and your proposal is in it',
    'The public vote is open, and your proposal is in it',
    'Äänestä nyt: What shall be tried?',
  ])
  for (const { text } of sent) expect(text).toMatch(/2 projects|2 ehdotusta/)
  expect(await planned(challengeId)).toEqual([])
})
