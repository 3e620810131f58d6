import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  appeals,
  messages,
  pubAppealDays,
  pubCorrections,
  pubOpenAppeals,
  recordEntries,
  recordSecrets,
  teamMembers,
} from '#db/schema/index.ts'
import { appealsForOrganisers, appealsOfTeam, openAppealsOf } from '#app/announce/data/appeals.server.ts'
import { confirmAppealAnswer, draftAppealAnswer } from '#app/announce/flows/answer-appeal.server.ts'
import { makeAppeal } from '#app/announce/flows/make-appeal.server.ts'
import * as appealPage from '#app/announce/pages/appeal.tsx'
import * as appealsPage from '#app/announce/pages/appeals.tsx'
import * as figuresPage from '#app/announce/pages/figures.tsx'
import * as resultPage from '#app/announce/pages/result.tsx'
import * as winnersPage from '#app/announce/pages/winners.tsx'
import * as challengePage from '#app/desks/pages/challenge.tsx'
import { runTick } from '#app/worker/run-tick.server.ts'
import { aService, aSender } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'
import { announcedWorld as anAnnouncedWorld, type AnnouncedWorld as World } from './announced-world.ts'
import { announcesAt } from './deciding-world.ts'
import { openPage } from './open-page.ts'

const database = useDatabase()
const day = 86_400_000
const until = new Date(announcesAt.getTime() + 14 * day)
const words = 'CANARY-APPEAL the sum on page four is another.'
const reasons = 'CANARY-REASONS the sum was read wrongly.'
const correction = 'The sum of one proposal was read wrongly; it changes no place.'

const announcedWorld = () => anAnnouncedWorld(database)

const appeal = (world: World, index = 2, change: Partial<Parameters<typeof makeAppeal>[0]> = {}) =>
  makeAppeal(
    {
      ...{ challengeId: world.challengeId, proposalId: world.proposalIds[index]! },
      ...{ by: world.leadIds[index]!, ground: 'fact', body: words, ...change },
    },
    world.ports,
  )

async function onlyAppeal() {
  const [row] = await database.db.select().from(appeals)
  if (!row) throw new Error('nobody has appealed')
  return row
}

async function draft(
  world: World,
  by: string,
  change: Partial<Parameters<typeof draftAppealAnswer>[0]> = {},
) {
  const { id: appealId, draftedAt: seenAt } = await onlyAppeal()
  const answer = { outcome: 'partly' as const, reasons, correction, language: 'en' as const }
  return draftAppealAnswer(
    { challengeId: world.challengeId, appealId, by, seenAt, ...answer, ...change },
    world.ports,
  )
}

async function confirm(world: World, by: string, change: { seenAt?: Date } = {}) {
  const { id: appealId, draftedAt: seenAt } = await onlyAppeal()
  return confirmAppealAnswer({ challengeId: world.challengeId, appealId, by, seenAt, ...change }, world.ports)
}

const refused = (code: string) => ({ ok: false, refusal: { code } })

const constraintOf = (broken: PromiseLike<unknown>) =>
  Promise.resolve(broken).then(
    () => null,
    (thrown: { cause?: { constraint?: string } }) => thrown.cause?.constraint,
  )

async function planned(notice: string) {
  const rows = await database.db
    .select({ personId: messages.personId })
    .from(messages)
    .where(eq(messages.notice, notice))
  return rows.map(({ personId }) => personId).sort()
}

describe('an appeal', () => {
  it('is taken from the lead and numbered, is in the record by commitment, and is told by mail', async () => {
    const world = await announcedWorld()
    expect(await appeal(world)).toEqual({ ok: true, value: { number: 1 } })
    const [entry] = await database.db.select().from(recordEntries).where(eq(recordEntries.type, 'AppealMade'))
    expect(entry?.body).toContain('"ground":"fact"')
    expect(entry?.body).not.toContain('CANARY')
    const secrets = await database.db.select().from(recordSecrets).where(eq(recordSecrets.seq, entry!.seq))
    expect(secrets.map(({ name, payload }) => [name, payload])).toEqual([['body', words]])
    expect(await planned('decision.appeal_received')).toEqual([world.leadIds[2]])
    expect(await planned('decision.appeal_arrived')).toEqual(
      [world.organiserId, world.colleagueId, world.thirdId].sort(),
    )
    const service = aService()
    await runTick(aSender(database.db, service))
    const told = service.inbox.filter(({ tags }) => tags.notice?.includes('appeal'))
    expect(told).toHaveLength(4)
    for (const { subject, text } of told) {
      expect(subject).toMatch(/^\[.*\/A1\] (Your appeal has arrived|An appeal waits for an answer)$/)
      expect(text).not.toContain('CANARY')
    }
  })

  it('is taken until the last moment by the database’s clock, and then refused with both times', async () => {
    const world = await announcedWorld()
    await database.setClock(new Date(until.getTime() - 60_000))
    expect(await appeal(world, 1)).toMatchObject({ ok: true })
    await database.setClock(until)
    const late = await appeal(world)
    expect(late).toMatchObject(refused('appeal-late'))
    expect(late).toMatchObject({ refusal: { until, now: expect.any(Date) as Date } })
    const past = database.db.insert(appeals).values({
      ...{ challengeId: world.challengeId, proposalId: world.proposalIds[2]!, number: 1 },
      ...{ ground: 'fact', body: words, madeBy: world.leadIds[2]! },
    })
    expect(await constraintOf(past)).toBe('appeals_in_time')
  })

  it('is not taken before the announcement, from a viewer, a rival, or twice before an answer', async () => {
    const world = await announcedWorld()
    await database.setClock(new Date(announcesAt.getTime() - 60_000))
    expect(await appeal(world)).toMatchObject(refused('appeal-early'))
    await database.setClock(new Date(announcesAt.getTime() + 60_000))
    expect(await appeal(world, 2, { by: world.leadIds[0]! })).toEqual(refused('appeal-gone'))
    await database.db.insert(teamMembers).values({
      ...{ proposalId: world.proposalIds[2]!, challengeId: world.challengeId },
      ...{ personId: world.leadIds[0]!, role: 'viewer' },
    })
    expect(await appeal(world, 2, { by: world.leadIds[0]! })).toEqual(refused('appeal-gone'))
    expect(await appeal(world)).toMatchObject({ ok: true })
    expect(await appeal(world)).toMatchObject(refused('appeal-open'))
  })

  it('of two sent at once is one', async () => {
    const world = await announcedWorld()
    const results = await Promise.all([appeal(world), appeal(world)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

describe('an answer', () => {
  it('is written by one and confirmed by another who did not record the decision', async () => {
    const world = await announcedWorld()
    await appeal(world)
    expect(await confirm(world, world.thirdId)).toMatchObject(refused('appeal-draft-missing'))
    expect(await draft(world, world.thirdId)).toEqual({ ok: true, value: null })
    const own = (await appealsOfTeam(database.db, world.proposalIds[2]!))[0]
    expect(own).toMatchObject({ outcome: null, reasons: '', answeredIso: null })
    expect(await confirm(world, world.thirdId)).toMatchObject(refused('appeal-draft-own'))
    expect(await confirm(world, world.organiserId)).toMatchObject(refused('appeal-decider'))
    expect(await confirm(world, world.colleagueId, { seenAt: announcesAt })).toMatchObject(
      refused('appeal-draft-changed'),
    )
    expect(await confirm(world, world.colleagueId)).toEqual({ ok: true, value: null })
    expect(await draft(world, world.thirdId)).toMatchObject(refused('appeal-answered'))
    expect((await appealsOfTeam(database.db, world.proposalIds[2]!))[0]).toMatchObject({
      outcome: 'partly',
      reasons,
    })
    const types = (await database.db.select({ type: recordEntries.type }).from(recordEntries)).map(
      ({ type }) => type,
    )
    expect(types.filter((type) => type.startsWith('Appeal'))).toEqual([
      'AppealMade',
      'AppealAnswerWritten',
      'AppealAnswered',
    ])
    const bodies = await database.db.select({ body: recordEntries.body }).from(recordEntries)
    expect(JSON.stringify(bodies)).not.toMatch(/CANARY-(APPEAL|REASONS)/)
    expect(await planned('decision.appeal_answered')).toEqual([world.leadIds[2]])
    expect(await appeal(world)).toEqual({ ok: true, value: { number: 2 } })
  })

  it('needs a correction where it is upheld, and has none where it is dismissed', async () => {
    const world = await announcedWorld()
    await appeal(world)
    expect(await draft(world, world.thirdId, { correction: ' ' })).toMatchObject(
      refused('appeal-correction-missing'),
    )
    expect(await draft(world, world.thirdId, { outcome: 'dismissed' })).toMatchObject(
      refused('appeal-correction-idle'),
    )
    expect(await draft(world, world.thirdId, { outcome: 'dismissed', correction: '' })).toMatchObject({
      ok: true,
    })
    expect(await confirm(world, world.colleagueId)).toMatchObject({ ok: true })
    expect(await database.publicDb.select().from(pubCorrections)).toEqual([])
  })

  it('is nothing for whoever is kept from the proposal: neither seen nor written', async () => {
    const world = await announcedWorld()
    await database.db.insert(teamMembers).values({
      ...{ proposalId: world.proposalIds[2]!, challengeId: world.challengeId },
      ...{ personId: world.thirdId, role: 'viewer' },
    })
    await appeal(world)
    const { challengeId, thirdId: personId, colleagueId } = world
    const now = new Date(announcesAt.getTime() + day)
    expect(await appealsForOrganisers(database.db, { challengeId, personId, now })).toEqual({
      hidden: 1,
      lines: [],
    })
    const others = await appealsForOrganisers(database.db, { challengeId, personId: colleagueId, now })
    expect(others).toMatchObject({ hidden: 0, lines: [{ body: words, daysLeft: 29 }] })
    expect(await draft(world, personId)).toEqual(refused('appeal-gone'))
    expect(await planned('decision.appeal_arrived')).not.toContain(personId)
  })

  it('is by two in the database too, and stays', async () => {
    const world = await announcedWorld()
    await appeal(world)
    const { db } = database
    const set = (change: Partial<typeof appeals.$inferInsert>) => db.update(appeals).set(change)
    const answeredAt = new Date(announcesAt.getTime() + day)
    const written = { outcome: 'dismissed', reasons, draftedAt: answeredAt } as const
    expect(
      await constraintOf(
        set({ ...written, draftedBy: world.thirdId, answeredBy: world.colleagueId, answeredAt }),
      ),
    ).toBe('appeals_two_people')
    expect(await constraintOf(set({ ...written, draftedBy: world.leadIds[2]! }))).toBe('appeals_no_conflict')
    await draft(world, world.thirdId)
    expect(await constraintOf(set({ answeredBy: world.thirdId, answeredAt }))).toBe('appeals_four_eyes')
    expect(await constraintOf(set({ answeredBy: world.organiserId, answeredAt }))).toBe('appeals_not_decider')
    expect(await constraintOf(set({ answeredBy: null, answeredAt }))).toBe('appeals_two_people')
    expect(await constraintOf(set({ answeredBy: world.colleagueId, answeredAt, reasons: 'Others' }))).toBe(
      'appeals_two_people',
    )
    await confirm(world, world.colleagueId)
    expect(await constraintOf(set({ reasons: 'Others' }))).toBe('appeals_stay')
    expect(await constraintOf(db.execute(sql`update appeals set body = 'x'`))).not.toBeNull()
    await expect(db.execute(sql`delete from appeals`)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(database.ownerDb.update(appeals).set({ draftedBy: null })).resolves.toBeDefined()
  })
})

describe('two who answer at the same time', () => {
  const others = 'CANARY-REASONS the plan is as it was read.'

  it.each([1, 2, 3, 4])('with different answers leave one draft, and the other is told (%i)', async () => {
    const world = await announcedWorld()
    await appeal(world)
    const [one, two] = await Promise.all([
      draft(world, world.thirdId),
      draft(world, world.colleagueId, { outcome: 'dismissed', reasons: others, correction: '' }),
    ])
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1)
    expect(one.ok ? two : one).toMatchObject(refused('appeal-draft-changed'))
    const row = await onlyAppeal()
    expect([row.draftedBy, row.outcome, row.reasons]).toEqual(
      one.ok ? [world.thirdId, 'partly', reasons] : [world.colleagueId, 'dismissed', others],
    )
  })

  it.each([1, 2, 3, 4])(
    'one confirms, one writes anew: confirmed is what was read, or nothing (%i)',
    async () => {
      const world = await announcedWorld()
      await appeal(world)
      await draft(world, world.thirdId)
      const [confirmed, rewritten] = await Promise.all([
        confirm(world, world.colleagueId),
        draft(world, world.thirdId, { reasons: others }),
      ])
      expect([confirmed.ok, rewritten.ok].filter(Boolean)).toHaveLength(1)
      const row = await onlyAppeal()
      if (confirmed.ok) {
        expect(rewritten).toMatchObject(refused('appeal-answered'))
        expect([row.answeredBy, row.reasons]).toEqual([world.colleagueId, reasons])
      } else {
        expect(confirmed).toMatchObject(refused('appeal-draft-changed'))
        expect([row.answeredAt, row.reasons]).toEqual([null, others])
      }
      const entries = await database.db
        .select({ type: recordEntries.type })
        .from(recordEntries)
        .where(eq(recordEntries.type, 'AppealAnswered'))
      expect(entries).toHaveLength(confirmed.ok ? 1 : 0)
    },
  )

  it('both confirming: one does, once, and the team hears once', async () => {
    const world = await announcedWorld()
    await appeal(world)
    await draft(world, world.thirdId)
    const answers = await Promise.all([
      confirm(world, world.colleagueId),
      confirm(world, world.colleagueId),
      confirm(world, world.colleagueId),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(answer).toMatchObject(refused('appeal-answered'))
    expect(await planned('decision.appeal_answered')).toEqual([world.leadIds[2]])
  })

  it('past every lock, by two connections: the database takes one', async () => {
    const world = await announcedWorld()
    await appeal(world)
    await draft(world, world.thirdId)
    const { id, draftedAt } = await onlyAppeal()
    const answeredAt = new Date(draftedAt!.getTime() + 60_000)
    const answer = (by: string, ms: number) =>
      database.db
        .update(appeals)
        .set({ answeredBy: by, answeredAt: new Date(answeredAt.getTime() + ms) })
        .where(eq(appeals.id, id))
    const [one, two] = await Promise.all([
      constraintOf(answer(world.colleagueId, 0)),
      constraintOf(answer(world.leadIds[0]!, 1)),
    ])
    expect([one, two].sort()).toEqual(['appeals_stay', null].sort())
  })
})

describe('what is told of appeals', () => {
  it('is to the public the correction and a number that hides few, and never who', async () => {
    const world = await announcedWorld()
    const { challengeId, slug } = world
    expect(await openAppealsOf(database.publicDb, challengeId)).toEqual({ made: 0, outcomes: null })
    await appeal(world)
    await draft(world, world.thirdId)
    expect(await database.publicDb.select().from(pubCorrections)).toEqual([])
    await confirm(world, world.colleagueId)
    expect(await openAppealsOf(database.publicDb, challengeId)).toEqual({ made: null, outcomes: null })
    expect(await database.publicDb.select().from(pubAppealDays)).toEqual([{ challengeId, days: 14 }])
    const asked = { challengeId, personId: world.colleagueId, now: until }
    const reference = (await appealsForOrganisers(database.db, asked)).lines[0]!.reference
    for (const page of [winnersPage, figuresPage, challengePage]) {
      const { status, body } = await openPage(database, page, { params: { challenge: slug } })
      expect(status).toBe(200)
      expect(body).not.toContain('CANARY-APPEAL')
      expect(body).not.toContain('CANARY-REASONS')
      if (page === winnersPage) expect(body).toContain(correction)
      expect(body).not.toContain(reference)
    }
    const open = JSON.stringify(await database.publicDb.select().from(pubOpenAppeals))
    expect(open).not.toContain(reference)
  })

  it('is to team and organisers their own page, and to rivals and jurors nothing', async () => {
    const world = await announcedWorld()
    await appeal(world)
    const proposal = { proposal: world.proposalIds[2]! }
    const challenge = { challenge: world.slug }
    const seen = async (
      page: Parameters<typeof openPage>[1],
      params: Record<string, string>,
      personId: string,
    ) => openPage(database, page, { params, personId })
    expect((await seen(appealPage, proposal, world.leadIds[2]!)).body).toContain(words)
    expect((await seen(resultPage, proposal, world.leadIds[2]!)).body).toContain('"hasAppealed":true')
    expect((await seen(appealsPage, challenge, world.colleagueId)).body).toContain(words)
    for (const personId of [world.leadIds[0]!, world.jurorPersonId]) {
      expect(await seen(appealPage, proposal, personId)).toEqual({ status: 404, body: '' })
      expect(await seen(appealsPage, challenge, personId)).toEqual({ status: 404, body: '' })
    }
  })
})
