import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { followers, messages, milestones, people, pilots } from '#db/schema/index.ts'
import { approveReport } from '#app/pilot/flows/approve-report.server.ts'
import { enterMeasurement } from '#app/pilot/flows/enter-measurement.server.ts'
import { publishPilot } from '#app/pilot/flows/publish-pilot.server.ts'
import { reportMilestone } from '#app/pilot/flows/report-milestone.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotWorld } from './pilot-world.ts'

const database = useDatabase()

type World = Awaited<ReturnType<typeof pilotWorld>>

/** A running pilot with a final report of the team, and somebody who follows its challenge. */
async function reportedWorld() {
  const world = await pilotWorld(database, { state: 'running' })
  const { pilotId, milestoneId, measureId, leadId, ports, challengeId } = world
  const follower = await aPerson(database.db)
  await database.db.insert(followers).values({
    ...{ challengeId, personId: follower.id, email: follower.email, locale: 'en' },
    confirmedAt: new Date('2022-01-20T08:00:00Z'),
  })
  await database.db.update(milestones).set({ reportKind: 'final' }).where(eq(milestones.id, milestoneId))
  const value = { measureId, value: '84.5', measuredOn: '2022-02-09', basis: 'measured', note: '' } as const
  await enterMeasurement({ pilotId, by: leadId, ...value }, ports)
  const report = { milestoneId, report: 'It saves a third.', version: 1 }
  expect(await reportMilestone({ pilotId, by: leadId, ...report }, ports)).toMatchObject({ ok: true })
  return { ...world, followerId: follower.id }
}

async function approve({ pilotId, milestoneId, ports }: World & { milestoneId: string }, by: string) {
  const [row] = await database.db.select().from(milestones).where(eq(milestones.id, milestoneId))
  const [person] = await database.db.select().from(people).where(eq(people.id, by))
  const yes = { milestoneId, reportHash: row!.reportHash!, signedName: person!.name }
  expect(await approveReport({ pilotId, by, ...yes }, ports)).toMatchObject({ ok: true })
}

async function publish({ pilotId, by, ports }: World, isPublished: boolean) {
  const [row] = await database.db.select().from(pilots).where(eq(pilots.id, pilotId))
  const asked = { pilotId, by, isPublished, version: row!.version }
  expect(await publishPilot(asked, ports)).toMatchObject({ ok: true })
}

const planned = async () =>
  (await database.db.select().from(messages).where(eq(messages.notice, 'pilot.result_published'))).filter(
    ({ state }) => state === 'planned',
  )

it('a public pilot tells its result with the second yes to its final report, and says what came of it', async () => {
  const world = await reportedWorld()
  await publish(world, true)
  await approve(world, world.pilot.hostContactId!)
  expect(await planned()).toEqual([])
  await approve(world, world.pilot.managerId!)
  const [message, ...others] = await planned()
  expect(others).toEqual([])
  expect(message).toMatchObject({
    personId: world.followerId,
    data: {
      pilotSlug: world.pilot.slug,
      achieved: [{ name: 'Heat used', value: '84.5', unit: 'MWh', basis: 'measured', baseline: '120' }],
    },
  })
})

it('an approved one tells it when its page is made public, and not while it is taken back', async () => {
  const world = await reportedWorld()
  await approve(world, world.pilot.hostContactId!)
  await approve(world, world.pilot.managerId!)
  expect(await planned()).toEqual([])
  // Months later, when words of the day of the approval would be too old to send.
  await database.setClock('2022-06-01T08:00:00Z')
  await publish(world, true)
  const [first] = await planned()
  expect(first!.sendAt.toISOString().slice(0, 10)).toBe('2022-06-01')
  await publish(world, false)
  expect(await planned()).toEqual([])
  await publish(world, true)
  expect((await planned()).map(({ personId }) => personId)).toEqual([world.followerId])
  // It was sent: what is published once more is not told once more.
  await database.ownerDb
    .update(messages)
    .set({ state: 'sent', sentAt: new Date('2022-06-01T09:00:00Z'), contentHash: 'a'.repeat(64) })
    .where(eq(messages.id, first!.id))
  await publish(world, false)
  await publish(world, true)
  expect(await planned()).toEqual([])
})
