import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, measures, milestones, pilots } from '#db/schema/index.ts'
import { anOrganisation } from './an-organisation.ts'
import { aPerson } from './a-person.ts'

let count = 0

/**
 * A pilot of an award (which it marks as accepted) with a manager, a host contact, one milestone and one measure with a
 * measured baseline. Returns its row and the ids of its milestone and measure.
 */
export async function aPilot(
  db: Executor,
  given: { awardId: string; proposalId: string; challengeId: string } & Partial<typeof pilots.$inferInsert>,
) {
  count += 1
  await db
    .update(awards)
    .set({ answer: 'accepted', answeredAt: new Date('2022-01-15T08:00:00Z') })
    .where(eq(awards.id, given.awardId))
  const hostOrganisationId = given.hostOrganisationId ?? (await anOrganisation(db, { kind: 'city' })).id
  const managerId = given.managerId ?? (await aPerson(db)).id
  const hostContactId = given.hostContactId ?? (await aPerson(db)).id
  const [pilot] = await db
    .insert(pilots)
    .values({
      slug: `pilot-${count}`,
      site: 'Block 17',
      state: 'agreed',
      startsOn: '2022-02-01',
      endsOn: '2022-08-01',
      createdAt: new Date('2022-01-20T08:00:00Z'),
      stateAt: new Date('2022-01-20T08:00:00Z'),
      ...given,
      hostOrganisationId,
      managerId,
      hostContactId,
    })
    .returning()
  if (!pilot) throw new Error('A pilot was inserted and not returned')
  const [milestone] = await db
    .insert(milestones)
    .values({ pilotId: pilot.id, position: 1, title: 'Installed', dueOn: '2022-03-01' })
    .returning({ id: milestones.id })
  const [measure] = await db
    .insert(measures)
    .values({
      pilotId: pilot.id,
      position: 1,
      name: 'Heat used',
      unit: 'MWh',
      baseline: '120',
      baselineBasis: 'measured',
    })
    .returning({ id: measures.id })
  if (!milestone || !measure) throw new Error('A plan was inserted and not returned')
  return { pilot, milestoneId: milestone.id, measureId: measure.id }
}
