import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { criteria } from '#db/schema/index.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { decidingWorld } from './deciding-world.ts'

const database = useDatabase()

it('records nobody who stays below a minimum as winner or reserve, and anybody as honourable mention', async () => {
  const { challengeId, criterionIds, organiserId, outcomes, ports, proposalIds } =
    await decidingWorld(database)
  await database.db.update(criteria).set({ minimum: '5' }).where(eq(criteria.id, criterionIds[0]))
  const record = (given: typeof outcomes) =>
    recordDecision(
      { challengeId, by: organiserId, signedName: 'Organiser', outcomes: given, statements: {} },
      ports,
    )
  expect(await record(outcomes)).toMatchObject({
    refusal: { code: 'below-minimum', proposalIds: [proposalIds[1]] },
  })
  const mentioned = outcomes.map((row) =>
    row.outcome === 'reserve' ? { ...row, outcome: 'honourable_mention' as const, place: null } : row,
  )
  expect((await record(mentioned)).ok).toBe(true)
})
