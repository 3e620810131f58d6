import { and, eq } from 'drizzle-orm'
import { awards, challenges, teamMembers, type pilots } from '#db/schema/index.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { aDecision } from '#test/factories/a-decision.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aPilot } from '#test/factories/a-pilot.ts'
import { judgingWorld } from '#test/judge/judging-world.ts'
import type { TestDatabase } from '#test/setup/database.ts'

/** A challenge in its pilot phase, with one pilot (agreed unless said otherwise); the clock stands on 10 February 2022. */
export async function pilotWorld(database: TestDatabase, given: Partial<typeof pilots.$inferInsert> = {}) {
  const world = await judgingWorld(database, { proposalCount: 1 })
  const { challengeId, organiserId: by } = world
  const [proposalId] = world.proposalIds
  const colleague = await aPerson(database.db)
  const decision = await aDecision(database.db, {
    challengeId,
    decidedBy: by,
    confirmedBy: colleague.id,
    outcomes: [{ proposalId: proposalId!, outcome: 'winner', place: 1 }],
  })
  const awardId = decision.awardIds.get(proposalId!)!
  await database.setClock('2022-02-10T08:00:00Z')
  await database.db
    .update(awards)
    .set({ answer: 'accepted', answeredAt: new Date('2022-01-15T08:00:00Z') })
    .where(eq(awards.id, awardId))
  const made = await aPilot(database.db, { awardId, proposalId: proposalId!, challengeId, ...given })
  await database.db.update(challenges).set({ state: 'piloting' }).where(eq(challenges.id, challengeId))
  const [lead] = await database.db
    .select({ id: teamMembers.personId })
    .from(teamMembers)
    .where(and(eq(teamMembers.proposalId, proposalId!), eq(teamMembers.role, 'lead')))
  const ports = {
    db: database.db,
    clock: databaseClock,
    notices: createNoticesPort(noticeCatalogue, databaseClock),
  }
  return { ...world, ...made, ports, by, pilotId: made.pilot.id, proposalId: proposalId!, leadId: lead!.id }
}
