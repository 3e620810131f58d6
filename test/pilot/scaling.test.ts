import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { pilots, organisations } from '#db/schema/index.ts'
import { publicPilot } from '#app/pilot/data/public-pilots.server.ts'
import { supplierTotals } from '#app/pilot/data/supplier-totals.server.ts'
import { answerFollowup } from '#app/pilot/flows/answer-followup.server.ts'
import { changePilotState } from '#app/pilot/flows/change-pilot-state.server.ts'
import { decideScaling } from '#app/pilot/flows/decide-scaling.server.ts'
import { planPayment } from '#app/pilot/flows/plan-payment.server.ts'
import { publishPilot } from '#app/pilot/flows/publish-pilot.server.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotWorld } from './pilot-world.ts'

const database = useDatabase()

const decision = {
  way: 'procure',
  decider: 'Board of the city works',
  decidedOn: '2022-02-09',
  reasons: 'It paid for itself.',
} as const

it('goes on by a decision that is public with its reasons, and by nothing else', async () => {
  const { pilotId, by, ports, pilot } = await pilotWorld(database, { state: 'measured' })
  expect(await changePilotState({ pilotId, by, to: 'scaled', reason: '', version: 1 }, ports)).toMatchObject({
    refusal: { code: 'scaling-needs-decision' },
  })
  await expect(
    database.db.update(pilots).set({ state: 'scaled' }).where(eq(pilots.id, pilotId)),
  ).rejects.toMatchObject({ cause: { constraint: 'pilots_scaled_by_decision' } })
  const decide = (change: object) => decideScaling({ pilotId, by, version: 1, ...decision, ...change }, ports)
  expect(await decide({ decidedOn: '2022-02-11' })).toMatchObject({ refusal: { code: 'decided-in-future' } })
  expect(await decide({ version: 5 })).toMatchObject({ refusal: { code: 'pilot-changed' } })
  expect(await decide({})).toMatchObject({ ok: true })
  await publishPilot({ pilotId, by, isPublished: true, version: 2 }, ports)
  expect(await publicPilot(database.publicDb, { slug: pilot.slug, lang: 'en' })).toMatchObject({
    state: 'scaled',
    scaling: decision,
  })
})

it('is followed up by each side once, from its day on; its words stay with the parties', async () => {
  const { pilotId, by, ports, pilot, leadId } = await pilotWorld(database, { state: 'measured' })
  await decideScaling({ pilotId, by, version: 1, ...decision }, ports)
  await publishPilot({ pilotId, by, isPublished: true, version: 2 }, ports)
  const answer = (person: string, months: 6 | 12 = 6) =>
    answerFollowup({ pilotId, by: person, months, standing: 'in_use', text: 'CANARY-WORDS' }, ports)
  await database.setClock('2023-01-31T12:00:00Z')
  expect(await answer(leadId)).toMatchObject({ refusal: { code: 'followup-not-due' } })
  await database.setClock('2023-02-01T06:00:00Z')
  expect(await answer(by)).toMatchObject({ refusal: { code: 'not-a-signatory' } })
  expect(await answer(leadId)).toMatchObject({ ok: true })
  expect(await answer(leadId)).toMatchObject({ refusal: { code: 'followup-answered' } })
  expect(await answer(pilot.hostContactId!, 12)).toMatchObject({ refusal: { code: 'followup-not-due' } })
  const seen = await publicPilot(database.publicDb, { slug: pilot.slug, lang: 'en' })
  expect(seen?.followups).toEqual([{ months: 6, side: 'team', standing: 'in_use' }])
  expect(JSON.stringify(seen)).not.toContain('CANARY')
})

it('is asked of each side half a year after its last day, and of who has answered no more', async () => {
  const { pilotId, by, ports, leadId } = await pilotWorld(database, { state: 'measured' })
  await decideScaling({ pilotId, by, version: 1, ...decision }, ports)
  const { rows } = await database.db.execute<{ name: string }>(
    sql`select distinct p.name from people p where p.id = ${leadId} or p.id in (select manager_id from pilots union select host_contact_id from pilots)`,
  )
  const sides = rows.map(({ name }) => name)
  expect(sides).toHaveLength(3)
  await expectSent(database, { 'pilot.followup_survey': sides }, '2023-02-01T07:00:30Z')
})

it('sums what a host plans to pay a supplier, against the thresholds of the host’s country', async () => {
  const { pilotId, by, ports, pilot, milestoneId } = await pilotWorld(database)
  const total = () => supplierTotals(database.db, { pilotIds: [pilotId], today: '2022-02-10' })
  expect(await total()).toEqual([])
  const plan = (amount: string) =>
    planPayment({ pilotId, by, milestoneId, amount, currency: 'EUR', vat: 'without' }, ports)
  await plan('35000')
  const inCountry = (country: string | null) =>
    database.db.update(organisations).set({ country }).where(eq(organisations.id, pilot.hostOrganisationId))
  await inCountry('FI')
  expect(await total()).toMatchObject([{ amount: 35_000, notes: [{ standing: 'below' }] }])
  await plan('25000')
  expect(await total()).toMatchObject([{ amount: 60_000, pilots: 1, notes: [{ standing: 'reached' }] }])
  await inCountry('JP')
  expect(await total()).toMatchObject([{ amount: 60_000, notes: null }])
})
