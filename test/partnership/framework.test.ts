import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  frameworkCorrections,
  frameworkGoals,
  frameworkReports,
  frameworkTerms,
  goalValues,
  messages,
  pubFrameworkCorrections,
  pubFrameworkReports,
  pubFrameworks,
} from '#db/schema/index.ts'
import { agreeTerm, moveTerm } from '#app/partnership/flows/agree-term.server.ts'
import { keepGoal } from '#app/partnership/flows/keep-goal.server.ts'
import { keepNeed } from '#app/partnership/flows/keep-need.server.ts'
import { proposeProject } from '#app/partnership/flows/propose-project.server.ts'
import { nameSpeaker, writeFramework } from '#app/partnership/flows/write-framework.server.ts'
import {
  publishCorrection,
  takeBackCorrection,
  writeCorrection,
} from '#app/partnership/flows/correct-report.server.ts'
import { publishReport, writeReport } from '#app/partnership/flows/write-report.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { aSender, aService } from '#test/factories/a-sender.ts'
import { publicFrame, publicPartnership } from '#app/partnership/data/public-partnership.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aPartnership, aProject, done, now, term, type PartnershipWorld } from './partnership-world.ts'

const database = useDatabase()
let world: PartnershipWorld
beforeEach(async () => {
  world = await aPartnership(database)
})

const refused = (code: string) => ({ ok: false, refusal: { code } })

/** The constraint that a statement breaks. */
const constraintOf = (broken: PromiseLike<unknown>) =>
  Promise.resolve(broken).then(
    () => null,
    (thrown: { cause?: { constraint?: string } }) => thrown.cause?.constraint,
  )

describe('a term', () => {
  const waiting = async () =>
    (
      await database.db
        .select({ data: messages.data, sendAt: messages.sendAt, state: messages.state })
        .from(messages)
        .where(eq(messages.notice, 'partnership.expiring'))
    ).filter(({ state }) => state === 'planned')

  it('has its end told to each organiser, moves the mail along, and takes it back when renewed', async () => {
    const { people, ports, programmeId } = world
    expect((await waiting()).map(({ sendAt }) => sendAt.toISOString())).toEqual(
      Array<string>(4).fill('2025-06-30T06:00:00.000Z'),
    )
    const moved = {
      programmeId,
      by: people.mayor,
      number: 1,
      version: 1,
      startsOn: term.startsOn,
      endsOn: '2024-12-31',
    }
    await done(moveTerm(moved, ports))
    expect(await moveTerm(moved, ports)).toMatchObject(refused('partnership-changed'))
    expect(new Set((await waiting()).map(({ sendAt }) => sendAt.toISOString()))).toEqual(
      new Set(['2024-06-30T06:00:00.000Z']),
    )
    const renewal = { programmeId, by: people.mayor, startsOn: '2024-12-31', endsOn: '2027-12-31' }
    expect(await agreeTerm(renewal, ports)).toMatchObject({
      ok: false,
      refusal: { code: 'term-overlaps', nextOn: '2025-01-01' },
    })
    expect(await agreeTerm({ ...renewal, startsOn: '2025-01-01' }, ports)).toEqual({
      ok: true,
      value: { number: 2 },
    })
    expect(new Set((await waiting()).map(({ data }) => data.number))).toEqual(new Set([2]))
    expect(await database.db.select().from(frameworkTerms)).toHaveLength(2)
    expect(
      await constraintOf(
        database.db
          .insert(frameworkTerms)
          .values({ programmeId, number: 3, startsOn: '2020-01-01', endsOn: '2020-12-31' }),
      ),
    ).toBe('framework_terms_apart')
  })

  it('is told by mail at its hour, and no more once the module is off', async () => {
    const service = aService()
    await database.setClock('2025-06-30T06:00:00Z')
    await runTick(aSender(database.db, service))
    const told = service.inbox.filter(({ tags }) => tags.notice === 'partnership-expiring')
    expect(told).toHaveLength(4)
    expect(told[0]?.subject).toContain('City and institute')
    expect(told[0]?.text).toContain('/organise/programmes/')
    const { ports, programmeId, people } = world
    for (const step of ['close', 'switch-off'] as const)
      await done(switchModule({ programmeId, module: 'partnership', step, by: people.mayor }, ports))
    await runTick(aSender(database.db, service))
    const left = await database.db
      .select()
      .from(messages)
      .where(eq(messages.notice, 'partnership.report_due'))
    expect(left.filter(({ state }) => state === 'planned')).toEqual([])
  })
})

describe('the report of a year', () => {
  const write =
    (year: number, by = world.people.mayor, version = 0) =>
    async (values: number[]) => {
      const [goal] = await database.db.select().from(frameworkGoals)
      const given = values.map((value) => ({
        goalId: goal!.id,
        value: String(value),
        basis: 'measured' as const,
        note: '',
      }))
      return writeReport(
        { programmeId: world.programmeId, by, year, version, body: 'Two schools changed.', values: given },
        world.ports,
      )
    }
  const publish = (year: number, by: string, version = 1) =>
    publishReport({ programmeId: world.programmeId, by, year, version }, world.ports)

  it('is a draft until a second person publishes it, and then stays', async () => {
    const { people } = world
    await done(write(2021)([910]))
    expect(await database.publicDb.select().from(pubFrameworkReports)).toEqual([])
    expect(await publish(2021, people.mayor)).toMatchObject(refused('report-own'))
    expect(await publish(2021, people.deputy, 7)).toMatchObject(refused('partnership-changed'))
    await done(publish(2021, people.deputy))
    expect(await database.publicDb.select().from(pubFrameworkReports)).toMatchObject([
      { year: 2021, body: 'Two schools changed.' },
    ])
    expect(await write(2021, people.mayor, 2)([900])).toMatchObject(refused('report-published'))
    expect(await constraintOf(database.db.update(frameworkReports).set({ body: 'Three.' }))).toBe(
      'framework_reports_stay',
    )
    expect(await constraintOf(database.db.update(goalValues).set({ value: '1' }))).toBe('goal_values_stay')
    const due = await database.db.select().from(messages).where(eq(messages.notice, 'partnership.report_due'))
    expect(due.filter(({ data, state }) => data.year === 2021 && state === 'planned')).toEqual([])
    expect(due.filter(({ data, state }) => data.year === 2022 && state === 'planned')).toHaveLength(8)
  })

  it('is about a year of a term that has begun, and tells a value', async () => {
    const { people, programmeId } = world
    expect(await write(2019)([1000])).toMatchObject({
      ok: false,
      refusal: { code: 'year-outside', firstYear: 2020, lastYear: 2025 },
    })
    expect(await write(2023)([800])).toMatchObject(refused('year-ahead'))
    await done(write(2022)([]))
    expect(await publish(2022, people.deputy)).toMatchObject(refused('report-without-values'))
    expect(
      await constraintOf(
        database.db
          .insert(frameworkReports)
          .values({ programmeId, year: 2031, body: 'x', draftedBy: people.mayor, draftedAt: new Date() }),
      ),
    ).toBe('framework_reports_in_term')
  })
})

describe('a correction', () => {
  const year = 2021
  const reported = async () => {
    const [goal] = await database.db.select().from(frameworkGoals)
    const { programmeId, people, ports } = world
    const values = [{ goalId: goal!.id, value: '910', basis: 'measured' as const, note: '' }]
    await done(
      writeReport({ programmeId, by: people.mayor, year, version: 0, body: 'Two schools.', values }, ports),
    )
    return { goalId: goal!.id, values }
  }
  const correct = (goalId: string, by = world.people.mayor) =>
    writeCorrection(
      {
        ...{ programmeId: world.programmeId, by, year, body: 'A meter stood still in May.' },
        values: [{ goalId, value: '925', basis: 'measured', note: '' }],
      },
      world.ports,
    )
  const publish = (by: string, number = 1) =>
    publishCorrection({ programmeId: world.programmeId, by, year, number }, world.ports)
  const corrections = () => database.publicDb.select().from(pubFrameworkCorrections)

  it('of a published report is written by one, published by another, and stands beside it with its day', async () => {
    const { people, programmeId, ports, slug } = world
    const { goalId } = await reported()
    expect(await correct(goalId)).toMatchObject(refused('report-not-published'))
    await done(publishReport({ programmeId, by: people.deputy, year, version: 1 }, ports))
    await done(correct(goalId))
    expect(await correct(goalId)).toMatchObject(refused('correction-waits'))
    expect(await corrections()).toEqual([])
    expect(await publish(people.mayor)).toMatchObject(refused('correction-own'))
    expect(await publish(people.director, 2)).toMatchObject(refused('correction-gone'))
    await done(publish(people.director))
    expect(await corrections()).toMatchObject([{ year, number: 1, body: 'A meter stood still in May.' }])
    expect(await database.publicDb.select().from(pubFrameworkReports)).toMatchObject([
      { body: 'Two schools.' },
    ])
    const frame = (await publicFrame(database.publicDb, { slug, lang: 'en', now }))!
    const shown = await publicPartnership(database.publicDb, frame, 'en')
    expect(shown.goals[0]?.values).toMatchObject([{ year, value: 925 }])
    expect(shown.reports[0]?.corrections).toMatchObject([{ number: 1, values: [{ value: 925 }] }])
  })

  it('can be taken back until it is published, and never afterwards, whoever writes', async () => {
    const { people, programmeId, ports } = world
    const { goalId } = await reported()
    await done(publishReport({ programmeId, by: people.deputy, year, version: 1 }, ports))
    await done(correct(goalId))
    const takeBack = () => takeBackCorrection({ programmeId, by: people.deputy, year, number: 1 }, ports)
    await done(takeBack())
    await done(correct(goalId))
    const write = (change: Partial<typeof frameworkCorrections.$inferInsert>) =>
      constraintOf(database.db.update(frameworkCorrections).set(change))
    expect(await write({ publishedBy: people.mayor, publishedAt: now })).toBe(
      'framework_corrections_four_eyes',
    )
    expect(await write({ publishedAt: now })).toBe('framework_corrections_two_people')
    await done(publish(people.director))
    expect(await takeBack()).toMatchObject(refused('correction-gone'))
    expect(await write({ publishedAt: new Date() })).toBe('framework_corrections_stay')
    expect(await constraintOf(database.db.delete(frameworkCorrections))).toBe('framework_corrections_stay')
    await expect(database.db.update(frameworkCorrections).set({ body: 'x' })).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })
})

describe('the framework', () => {
  it('is changed by one hand at a time, and by nobody while the module is off', async () => {
    const { ports, programmeId, people } = world
    const words = {
      programmeId,
      by: people.mayor,
      purpose: 'Less.',
      contentLocale: 'en' as const,
      noticeMonths: 3,
    }
    expect(await writeFramework({ ...words, version: 0 }, ports)).toMatchObject(
      refused('partnership-changed'),
    )
    await done(writeFramework({ ...words, version: 1 }, ports))
    for (const step of ['close', 'switch-off'] as const)
      await done(switchModule({ programmeId, module: 'partnership', step, by: people.mayor }, ports))
    expect(await writeFramework({ ...words, version: 2 }, ports)).toMatchObject(refused('module-off'))
    expect(
      await agreeTerm({ programmeId, by: people.mayor, startsOn: '2026-01-01', endsOn: '2027-01-01' }, ports),
    ).toMatchObject(refused('module-off'))
    expect(await database.publicDb.select().from(pubFrameworks)).toEqual([])
  })

  it('lets nobody speak for a party that is none, nor somebody who is nothing in the programme', async () => {
    const { ports, programmeId, people, city } = world
    const by = people.mayor
    const name = (personId: string, organisationId: string) =>
      nameSpeaker({ programmeId, by, personId, organisationId }, ports)
    expect(await name(people.guest, programmeId)).toMatchObject(refused('not-a-party'))
    expect(await name(programmeId, city)).toMatchObject(refused('not-in-programme'))
    await done(name(people.guest, city))
    await done(name(people.guest, ''))
    expect(await proposeProject({ ...aProject(world), by: people.guest }, ports)).toMatchObject(
      refused('speaks-for-nobody'),
    )
  })

  it('numbers needs, refuses goals that say half of a baseline, and a change of what somebody else has changed', async () => {
    const { ports, programmeId, people, needId } = world
    const by = people.mayor
    const words = { title: 'Buses at night', description: 'Nobody gets home.', year: 2023 }
    expect(await keepNeed({ programmeId, by, standing: null, ...words }, ports)).toEqual({
      ok: true,
      value: { number: 2 },
    })
    const standing = { id: needId, version: 1 }
    await done(keepNeed({ programmeId, by, standing, ...words }, ports))
    expect(await keepNeed({ programmeId, by, standing, ...words }, ports)).toMatchObject(
      refused('partnership-changed'),
    )
    const goal = {
      programmeId,
      by,
      standing: null,
      name: 'Bus kilometres',
      unit: 'km',
      target: '5',
      targetYear: 2030,
    }
    const half = { ...goal, baseline: '3', baselineYear: null, baselineBasis: null }
    expect(await keepGoal(half, ports)).toMatchObject(refused('baseline-incomplete'))
    await done(keepGoal({ ...half, baseline: null }, ports))
  })
})
