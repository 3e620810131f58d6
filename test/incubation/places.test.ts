import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { cohorts, intakeApplications, messages, recordEntries } from '#db/schema/index.ts'
import { acceptPlace, lapseOffers, withdrawApplication } from '#app/incubation/flows/answer-place.server.ts'
import {
  declineApplication,
  fillCohort,
  moveInLine,
  offerPlace,
  putOnWaitingList,
} from '#app/incubation/flows/decide-application.server.ts'
import { changeCohort } from '#app/incubation/flows/edit-intake.server.ts'
import { leaveEarly } from '#app/incubation/flows/start-up-road.server.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { useDatabase } from '#test/setup/database.ts'
import { anIncubation, codeOf, done, spring, type Incubation } from './intake-world.ts'

const database = useDatabase()
let base: Incubation

beforeEach(async () => {
  await database.setClock('2026-01-12T08:00:00Z')
  base = await anIncubation(database)
})

const offer = (about: { programmeId: string; applicationId: string; by: string }, cohortId: string) =>
  offerPlace({ ...about, cohortId, answerOn: null }, base.ports)

const constraintOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  const cause = error instanceof Error ? (error.cause as { constraint?: string } | undefined) : undefined
  return cause?.constraint ?? null
}

const noticesOf = async (personId: string) =>
  (
    await database.db
      .select({ notice: messages.notice, state: messages.state })
      .from(messages)
      .where(eq(messages.personId, personId))
      .orderBy(asc(messages.sendAt), asc(messages.notice))
  ).map(({ notice, state }) => (state === 'planned' ? notice : `${notice} ${state}`))

describe('the places of a cohort', () => {
  it('are never more than there are, when two organisers accept at once', async () => {
    const cohortId = await base.cohort({ capacity: 1 })
    const teams = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => base.applicant(name)))
    const answers = await Promise.all(teams.map(({ about }) => offer(about, cohortId)))
    expect(answers.map(codeOf).sort()).toEqual([
      'cohort-full',
      'cohort-full',
      'cohort-full',
      'cohort-full',
      'ok',
    ])
    const [cohort] = await database.db.select().from(cohorts)
    expect(cohort?.placesTaken).toBe(1)
  })

  it('are counted by the database, whoever writes: two transactions past every flow', async () => {
    const cohortId = await base.cohort({ capacity: 1 })
    const teams = [await base.applicant('A'), await base.applicant('B')]
    const write = (applicationId: string) =>
      database.db.transaction(async (tx) => {
        await tx
          .update(intakeApplications)
          .set({ state: 'offered', cohortId, answerBy: new Date('2026-02-01T00:00:00Z') })
          .where(eq(intakeApplications.id, applicationId))
      })
    const refused = await Promise.all(teams.map(({ applicationId }) => constraintOf(write(applicationId))))
    expect(refused.sort()).toEqual(['cohorts_places', null])
    const held = await database.db.$count(intakeApplications, eq(intakeApplications.cohortId, cohortId))
    expect(held).toBe(1)
  })

  it('cannot be made fewer than are held', async () => {
    const cohortId = await base.cohort({ capacity: 2 })
    const { about } = await base.applicant('A')
    const other = await base.applicant('B')
    done(await offer(about, cohortId))
    done(await offer(other.about, cohortId))
    const change = (capacity: number) =>
      changeCohort(
        { programmeId: base.programmeId, cohortId, version: 1, by: base.by, facts: { ...spring, capacity } },
        base.ports,
      )
    expect(await change(1)).toMatchObject({ refusal: { code: 'capacity-below-taken', taken: 2 } })
    expect(await constraintOf(database.db.update(cohorts).set({ capacity: 1 }))).toBe('cohorts_places')
    expect(codeOf(await change(3))).toBe('ok')
  })

  it('of one theme are no more than the cohort takes, in the flow and in the database', async () => {
    const balanced = await anIncubation(database, { themes: ['Mobility', 'Health'] })
    const cohortId = await balanced.cohort({ capacity: 3, mostPerTheme: 1 })
    const mobility = { themeId: balanced.themeId('Mobility') }
    const first = await balanced.applicant('A', mobility)
    const second = await balanced.applicant('B', mobility)
    const health = await balanced.applicant('C', { themeId: balanced.themeId('Health') })
    const place = (about: typeof first.about) =>
      offerPlace({ ...about, cohortId, answerOn: null }, balanced.ports)
    expect(codeOf(await place(first.about))).toBe('ok')
    expect(await place(second.about)).toMatchObject({ refusal: { code: 'theme-full', cohort: 1 } })
    expect(
      await constraintOf(
        database.db
          .update(intakeApplications)
          .set({ state: 'offered', cohortId, answerBy: new Date('2026-02-01T00:00:00Z') })
          .where(eq(intakeApplications.id, second.applicationId)),
      ),
    ).toBe('cohorts_theme_full')
    expect(codeOf(await place(health.about))).toBe('ok')
  })

  it('are not offered in a cohort that has ended, nor until a day that has passed', async () => {
    const over = await base.cohort({ startsOn: '2025-01-01', endsOn: '2025-06-30' })
    const now = await base.cohort()
    const { about } = await base.applicant('A')
    expect(codeOf(await offer(about, over))).toBe('cohort-over')
    const early = { ...about, cohortId: now, answerOn: '2026-01-11' }
    expect(codeOf(await offerPlace(early, base.ports))).toBe('answer-by-past')
    expect(codeOf(await offerPlace({ ...early, answerOn: '2026-01-12' }, base.ports))).toBe('ok')
  })
})

describe('the waiting list', () => {
  it('moves up by the instant of sending when an offered place is given back, and says so by mail', async () => {
    const cohortId = await base.cohort({ capacity: 1 })
    const [first, second, third] = [
      await base.applicant('First'),
      await base.applicant('Second'),
      await base.applicant('Third'),
    ]
    done(await offer(first.about, cohortId))
    // Put there in another order than they were sent.
    done(await putOnWaitingList(third.about, base.ports))
    done(await putOnWaitingList(second.about, base.ports))
    done(await withdrawApplication(first.own, base.ports))
    expect(await base.stateOf(first.applicationId)).toMatchObject({ state: 'withdrawn', cohortId: null })
    expect(await base.stateOf(second.applicationId)).toMatchObject({
      state: 'offered',
      cohortId,
      hasMovedUp: true,
    })
    expect(await base.stateOf(third.applicationId)).toMatchObject({ state: 'waiting' })
    expect(await noticesOf(second.person.id)).toEqual([
      'intake.received',
      'intake.waiting',
      'intake.offered',
      'intake.offer_reminder',
    ])
    expect(await noticesOf(first.person.id)).toEqual([
      'intake.received',
      'intake.offered',
      'intake.offer_reminder cancelled',
    ])
  })

  it('follows the order an organiser has stated with a reason, which stands in the record', async () => {
    const cohortId = await base.cohort({ capacity: 1 })
    const teams = [await base.applicant('A'), await base.applicant('B'), await base.applicant('C')]
    for (const { about } of teams) done(await putOnWaitingList(about, base.ports))
    const last = teams[2]!
    expect(codeOf(await moveInLine({ ...last.about, place: 1, reason: ' ' }, base.ports))).toBe(
      'reason-missing',
    )
    expect(await moveInLine({ ...last.about, place: 4, reason: 'Why' }, base.ports)).toMatchObject({
      refusal: { code: 'place-unknown', places: 3 },
    })
    done(await moveInLine({ ...last.about, place: 1, reason: 'Its host leaves in May.' }, base.ports))
    expect(await fillCohort({ programmeId: base.programmeId, cohortId, by: base.by }, base.ports)).toEqual({
      ok: true,
      value: 1,
    })
    expect((await base.stateOf(last.applicationId)).state).toBe('offered')
    const [entry] = await database.db
      .select({ body: recordEntries.body })
      .from(recordEntries)
      .where(eq(recordEntries.type, 'WaitingListReordered'))
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ from: 3, to: 1 })
    expect(entry?.body).not.toContain('host leaves')
  })

  it('passes over whom a theme leaves no room, and comes back to them', async () => {
    const balanced = await anIncubation(database, { themes: ['Mobility', 'Health'] })
    const cohortId = await balanced.cohort({ capacity: 2, mostPerTheme: 1 })
    const mobility = { themeId: balanced.themeId('Mobility') }
    const inside = await balanced.applicant('Inside', mobility)
    done(await offerPlace({ ...inside.about, cohortId, answerOn: null }, balanced.ports))
    const waits = await balanced.applicant('Mobility waits', mobility)
    const health = await balanced.applicant('Health waits', { themeId: balanced.themeId('Health') })
    for (const { about } of [waits, health]) done(await putOnWaitingList(about, balanced.ports))
    const fill = () =>
      fillCohort({ programmeId: balanced.programmeId, cohortId, by: balanced.by }, balanced.ports)
    expect(await fill()).toEqual({ ok: true, value: 1 })
    expect((await balanced.stateOf(health.applicationId)).state).toBe('offered')
    expect((await balanced.stateOf(waits.applicationId)).state).toBe('waiting')
    done(await withdrawApplication(inside.own, balanced.ports))
    expect((await balanced.stateOf(waits.applicationId)).state).toBe('offered')
  })
})

describe('an offered place', () => {
  it('is taken before the instant named and not at it; then it goes to the next by itself', async () => {
    const cohortId = await base.cohort({ capacity: 1 })
    const first = await base.applicant('First')
    const second = await base.applicant('Second')
    done(await offerPlace({ ...first.about, cohortId, answerOn: '2026-01-14' }, base.ports))
    done(await putOnWaitingList(second.about, base.ports))
    const { answerBy } = await base.stateOf(first.applicationId)
    expect(answerBy?.toISOString()).toBe('2026-01-14T21:59:00.000Z')
    const ports = { ...base.ports, log: silentLog }
    await database.setClock('2026-01-14T21:58:00Z')
    expect(await lapseOffers(ports)).toBe(0)
    await database.setClock('2026-01-14T21:59:00Z')
    expect(codeOf(await acceptPlace(first.own, base.ports))).toBe('offer-over')
    expect(await lapseOffers(ports)).toBe(1)
    expect(await lapseOffers(ports)).toBe(0)
    expect((await base.stateOf(first.applicationId)).state).toBe('lapsed')
    expect(await base.stateOf(second.applicationId)).toMatchObject({
      state: 'offered',
      answerBy: new Date('2026-01-21T21:59:00Z'),
    })
    expect(codeOf(await acceptPlace(second.own, base.ports))).toBe('ok')
    expect(await noticesOf(first.person.id)).toContain('intake.lapsed')
  })

  it('is for the start-up to answer, and for nobody else', async () => {
    const cohortId = await base.cohort()
    const first = await base.applicant('First')
    const second = await base.applicant('Second')
    done(await offer(first.about, cohortId))
    expect(codeOf(await acceptPlace({ ...first.own, by: second.person.id }, base.ports))).toBe(
      'application-moved',
    )
    expect(codeOf(await acceptPlace(second.own, base.ports))).toBe('application-moved')
    expect(codeOf(await acceptPlace(first.own, base.ports))).toBe('ok')
    expect(codeOf(await withdrawApplication(first.own, base.ports))).toBe('application-moved')
  })

  it('becomes free again when a start-up leaves early', async () => {
    const cohortId = await base.cohort({ capacity: 1 })
    const first = await base.applicant('First')
    const second = await base.applicant('Second')
    done(await offer(first.about, cohortId))
    done(await acceptPlace(first.own, base.ports))
    done(await putOnWaitingList(second.about, base.ports))
    expect(codeOf(await leaveEarly({ ...first.about, reason: '' }, base.ports))).toBe('reason-missing')
    done(await leaveEarly({ ...first.about, reason: 'It found a home in Espoo.' }, base.ports))
    expect(await base.stateOf(first.applicationId)).toMatchObject({ state: 'left', cohortId })
    expect((await base.stateOf(second.applicationId)).state).toBe('offered')
    const [cohort] = await database.db.select().from(cohorts).where(eq(cohorts.id, cohortId))
    expect(cohort?.placesTaken).toBe(1)
  })
})

it('declines with a reason that is told, and not without', async () => {
  const { about, person, applicationId } = await base.applicant('A')
  expect(codeOf(await declineApplication({ ...about, reason: '  ' }, base.ports))).toBe('reason-missing')
  done(await declineApplication({ ...about, reason: 'It is on paper still.' }, base.ports))
  const [mail] = await database.db
    .select({ data: messages.data })
    .from(messages)
    .where(and(eq(messages.personId, person.id), eq(messages.notice, 'intake.declined')))
  expect(mail?.data).toMatchObject({ reason: 'It is on paper still.', applicationId })
  expect(codeOf(await putOnWaitingList(about, base.ports))).toBe('application-moved')
})

it('takes no road that does not exist, whoever writes', async () => {
  const { applicationId } = await base.applicant('A')
  const cohortId = await base.cohort()
  const write = (set: Partial<typeof intakeApplications.$inferInsert>) =>
    constraintOf(
      database.db.update(intakeApplications).set(set).where(eq(intakeApplications.id, applicationId)),
    )
  expect(await write({ state: 'joined', cohortId, joinedAt: new Date() })).toBe('intake_applications_moves')
  expect(await write({ what: 'Something else.' })).toBe('intake_applications_stay')
  expect(await write({ state: 'declined' })).toBe('intake_applications_reason')
  expect(await constraintOf(database.db.delete(intakeApplications))).toBe('intake_applications_kept')
})
