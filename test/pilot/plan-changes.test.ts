import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  measurements,
  messages,
  milestones,
  pilotPlanChanges,
  pilots,
  recordEntries,
} from '#db/schema/index.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { addToPlan } from '#app/pilot/flows/add-to-plan.server.ts'
import { changePilotState } from '#app/pilot/flows/change-pilot-state.server.ts'
import { changePlan } from '#app/pilot/flows/change-plan.server.ts'
import { enterMeasurement } from '#app/pilot/flows/enter-measurement.server.ts'
import { reportMilestone } from '#app/pilot/flows/report-milestone.server.ts'
import { retireFromPlan } from '#app/pilot/flows/retire-from-plan.server.ts'
import { managedPilot } from '#app/pilot/data/managed-pilot.server.ts'
import { publicPilot } from '#app/pilot/data/public-pilots.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { aDecision } from '#test/factories/a-decision.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aPilot } from '#test/factories/a-pilot.ts'
import { judgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

/** A published pilot that runs, with the milestone and the measure of the factory. */
async function runningPilot() {
  const { db } = database
  const world = await judgingWorld(database, { proposalCount: 1 })
  const colleague = await aPerson(db)
  const [proposalId] = world.proposalIds
  const { challengeId } = world
  const decision = await aDecision(db, {
    challengeId,
    decidedBy: world.organiserId,
    confirmedBy: colleague.id,
    outcomes: [{ proposalId: proposalId!, outcome: 'winner', place: 1 }],
  })
  const awardId = decision.awardIds.get(proposalId!)!
  await database.setClock('2022-02-10T08:00:00Z')
  const { pilot, milestoneId, measureId } = await aPilot(db, {
    awardId,
    proposalId: proposalId!,
    challengeId,
    state: 'running',
    isPublished: true,
  })
  const ports = { db, clock: databaseClock, notices: createNoticesPort(noticeCatalogue, databaseClock) }
  const about = { pilotId: pilot.id, by: pilot.managerId! }
  const measure = {
    kind: 'measure',
    name: 'Heat used',
    unit: 'MWh',
    method: '',
    comparator: '',
    baseline: '120',
    baselineBasis: 'measured',
    target: null,
  } as const
  const enter = (value: string) =>
    enterMeasurement(
      { ...about, measureId, value, measuredOn: '2022-02-09', basis: 'measured', note: '' },
      ports,
    )
  return { pilot, milestoneId, measureId, measure, ports, about, enter }
}

const history = () => database.db.select().from(pilotPlanChanges)
const entries = async () =>
  (await database.db.select().from(recordEntries).where(eq(recordEntries.type, 'PilotPlanChanged'))).map(
    ({ body }) => body,
  )
const page = (slug: string) => publicPilot(database.db, { slug, lang: 'en' })

describe('changing the plan of a running pilot', () => {
  it('keeps what it was and why, in the record by commitment, and tells the public', async () => {
    const { pilot, measureId, measure, ports, about } = await runningPilot()
    const change = { ...about, id: measureId, version: 1, reason: 'A colder winter.' }
    expect(await changePlan({ ...change, item: { ...measure, target: '90' } }, ports)).toEqual({
      ok: true,
      value: null,
    })
    const [kept] = await history()
    expect(kept).toMatchObject({
      item: 'measure',
      itemId: measureId,
      name: 'Heat used',
      kind: 'changed',
      changes: [{ field: 'target', from: null, to: '90' }],
      reason: 'A colder winter.',
      changedBy: about.by,
    })
    const [body] = await entries()
    expect(body).toContain('"target"')
    expect(body).not.toContain('colder')
    const shown = await page(pilot.slug)
    expect(shown?.measures[0]?.target).toBe(90)
    expect(shown?.planChanges).toMatchObject([
      { kind: 'changed', itemId: measureId, reason: 'A colder winter.' },
    ])
    expect(JSON.stringify(shown)).not.toContain(about.by)
  })

  it('leaves no trace when it is refused or when nothing differs', async () => {
    const { measureId, measure, ports, about } = await runningPilot()
    const change = { ...about, id: measureId, version: 1, reason: '' }
    expect(await changePlan({ ...change, item: { ...measure, target: '90' } }, ports)).toMatchObject({
      refusal: { code: 'change-reason-missing' },
    })
    expect(
      await changePlan({ ...change, version: 9, item: { ...measure, method: 'x' } }, ports),
    ).toMatchObject({
      refusal: { code: 'item-changed' },
    })
    expect(await changePlan({ ...change, item: measure }, ports)).toEqual({ ok: true, value: null })
    expect([await history(), await entries()]).toEqual([[], []])
  })

  it('does not rewrite a value when the unit changes', async () => {
    const { pilot, measureId, measure, ports, about, enter } = await runningPilot()
    await enter('100')
    const change = {
      ...about,
      id: measureId,
      version: 1,
      item: { ...measure, unit: 'kWh', baseline: '120000' },
    }
    expect(await changePlan({ ...change, reason: '' }, ports)).toMatchObject({
      refusal: { code: 'change-reason-missing', name: 'Heat used' },
    })
    expect((await changePlan({ ...change, reason: 'The meter counts kWh.' }, ports)).ok).toBe(true)
    await enter('99000')
    expect((await database.db.select().from(measurements)).map(({ value, unit }) => [value, unit])).toEqual([
      ['100', 'MWh'],
      ['99000', 'kWh'],
    ])
    expect((await page(pilot.slug))?.measures[0]).toMatchObject({
      unit: 'kWh',
      values: [{ value: 99000, unit: 'kWh' }],
    })
  })

  it('moves the reminders of a milestone, and not one that is reported', async () => {
    const { milestoneId, ports, about } = await runningPilot()
    const change = { ...about, id: milestoneId, version: 1, reason: '' }
    const item = { kind: 'milestone', title: 'Installed', dueOn: '2022-05-01' } as const
    expect((await changePlan({ ...change, item }, ports)).ok).toBe(true)
    const due = await database.db.select().from(messages).where(eq(messages.notice, 'pilot.milestone_due'))
    const alive = due.filter(({ state }) => state === 'planned')
    expect(new Set(alive.map(({ data }) => data.dueOn))).toEqual(new Set(['2022-05-01']))
    expect(
      await changePlan({ ...change, version: 2, item: { ...item, dueOn: '2022-09-01' } }, ports),
    ).toMatchObject({ refusal: { code: 'milestone-outside' } })
    await reportMilestone({ ...about, milestoneId, report: 'Done.', version: 2 }, ports)
    expect(
      await changePlan({ ...change, version: 3, item: { ...item, title: 'Other' } }, ports),
    ).toMatchObject({
      refusal: { code: 'milestone-reported' },
    })
  })
})

describe('adding and taking out', () => {
  it('adds behind what is there, and tells it', async () => {
    const { pilot, ports, about, measure } = await runningPilot()
    const milestone = { kind: 'milestone', title: 'Second winter', dueOn: '2022-07-01' } as const
    expect((await addToPlan({ ...about, item: milestone }, ports)).ok).toBe(true)
    expect((await addToPlan({ ...about, item: { ...measure, name: 'Noise' } }, ports)).ok).toBe(true)
    const shown = await page(pilot.slug)
    expect(shown?.milestones.map(({ title }) => title)).toEqual(['Installed', 'Second winter'])
    expect(shown?.measures.map(({ name }) => name)).toEqual(['Heat used', 'Noise'])
    expect((await history()).map(({ kind, item, name }) => [kind, item, name]).sort()).toEqual([
      ['added', 'measure', 'Noise'],
      ['added', 'milestone', 'Second winter'],
    ])
    expect(await entries()).toHaveLength(2)
  })

  it('takes a measure out with its values kept, and asks for no more of it', async () => {
    const { pilot, measureId, measure, ports, about, enter } = await runningPilot()
    await enter('100')
    const out = { ...about, kind: 'measure', id: measureId, version: 1, reason: 'The meter broke.' } as const
    expect(await retireFromPlan(out, ports)).toMatchObject({ refusal: { code: 'last-measure' } })
    await addToPlan({ ...about, item: { ...measure, name: 'Noise', unit: 'dB' } }, ports)
    expect(await retireFromPlan({ ...out, reason: ' ' }, ports)).toMatchObject({
      refusal: { code: 'retire-reason-missing' },
    })
    expect(await retireFromPlan(out, ports)).toEqual({ ok: true, value: null })
    expect(await enter('90')).toMatchObject({ refusal: { code: 'item-retired' } })
    expect(await database.db.select().from(measurements)).toHaveLength(1)
    const shown = await page(pilot.slug)
    expect(shown?.measures[0]).toMatchObject({
      retired: { reason: 'The meter broke.' },
      values: [{ value: 100 }],
    })
    // Only the measure that still stands keeps the pilot from being closed as measured.
    expect(
      await changePilotState({ ...about, to: 'measured', reason: '', version: pilot.version }, ports),
    ).toMatchObject({ refusal: { code: 'measures-without-values', count: 1 } })
  })

  it('takes a milestone off the page and stops its reminders', async () => {
    const { pilot, milestoneId, ports, about } = await runningPilot()
    await addToPlan({ ...about, item: { kind: 'milestone', title: 'Later', dueOn: '2022-07-01' } }, ports)
    const out = { ...about, kind: 'milestone', id: milestoneId, version: 1, reason: 'No permit.' } as const
    expect(await retireFromPlan(out, ports)).toEqual({ ok: true, value: null })
    expect((await page(pilot.slug))?.milestones.map(({ title }) => title)).toEqual(['Later'])
    const [row] = await database.db.select().from(milestones).where(eq(milestones.id, milestoneId))
    expect(row).toMatchObject({ title: 'Installed', retireReason: 'No permit.' })
    const due = await database.db.select().from(messages).where(eq(messages.notice, 'pilot.milestone_due'))
    expect(new Set(due.filter(({ state }) => state === 'planned').map(({ data }) => data.milestone))).toEqual(
      new Set(['Later']),
    )
    expect(await reportMilestone({ ...about, milestoneId, report: 'Late', version: 2 }, ports)).toMatchObject(
      {
        refusal: { code: 'item-retired' },
      },
    )
  })

  it('is over with the pilot', async () => {
    const { pilot, measureId, measure, ports, about } = await runningPilot()
    await database.db
      .update(pilots)
      .set({ state: 'stopped', stopReason: 'The roof leaked.' })
      .where(eq(pilots.id, pilot.id))
    const refused = { refusal: { code: 'pilot-over' } }
    expect(await addToPlan({ ...about, item: measure }, ports)).toMatchObject(refused)
    expect(
      await changePlan({ ...about, id: measureId, version: 1, reason: 'x', item: measure }, ports),
    ).toMatchObject(refused)
    expect(
      await retireFromPlan({ ...about, kind: 'measure', id: measureId, version: 1, reason: 'x' }, ports),
    ).toMatchObject(refused)
    expect((await managedPilot(database.db, { pilotId: pilot.id, lang: 'en' })).planChanges).toEqual([])
  })
})
