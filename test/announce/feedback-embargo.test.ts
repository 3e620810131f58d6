import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { decisions, feedbackRatings, feedbackWaivers, roleGrants } from '#db/schema/index.ts'
import * as checkPage from '#app/announce/pages/check-comments.tsx'
import * as resultPage from '#app/announce/pages/result.tsx'
import * as returnedPage from '#app/announce/pages/returned-comments.tsx'
import { rateFeedback } from '#app/announce/flows/rate-feedback.server.ts'
import { agreeFeedbackWaiver, askFeedbackWaiver } from '#app/announce/flows/waive-feedback.server.ts'
import { aDeclaration, aJuror } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { announcesAt, recorded, times } from './deciding-world.ts'
import {
  approveAll,
  check,
  commentOf,
  commentTo,
  confirmBy,
  confirmedFeedback,
  feedbackWorld,
  type FeedbackWorld,
} from './feedback-world.ts'
import { openPage } from './open-page.ts'

const database = useDatabase()

const page = (module: unknown) => module as Parameters<typeof openPage>[1]

const resultOf = (world: FeedbackWorld, index: number, personId: string | null = world.leadIds[index]!) =>
  openPage(database, page(resultPage), { params: { proposal: world.proposalIds[index]! }, personId })

const queueFor = (world: FeedbackWorld, personId: string) =>
  openPage(database, page(checkPage), { params: { challenge: world.slug }, personId })

const rowsOf = async (view: 'told_comments' | 'told_bands') =>
  (await database.db.execute(sql`select * from ${sql.identifier(view)}`)).rows

const refusedBy = async (query: Promise<unknown>) =>
  query.then(
    () => 'written',
    (error: { cause?: { constraint?: string; code?: string } }) =>
      error.cause?.constraint ?? error.cause?.code ?? 'unknown',
  )

describe('before the announcement', () => {
  it('no team reads a comment or a band, and the views of the database hold none', async () => {
    const world = await feedbackWorld(database)
    await confirmedFeedback(world)
    await database.setClock(new Date(announcesAt.getTime() - 60_000).toISOString())
    for (const index of [0, 1, 11]) {
      const { status, body } = await resultOf(world, index)
      expect(status).toBe(200)
      expect(body).not.toMatch(/CANARY|quarter|half/)
    }
    expect(await rowsOf('told_comments')).toEqual([])
    expect(await rowsOf('told_bands')).toEqual([])
  })

  it('the public role reads neither, before or after', async () => {
    for (const view of ['told_comments', 'told_bands', 'comment_standings'])
      expect(await refusedBy(database.publicDb.execute(sql`select 1 from ${sql.identifier(view)}`))).toBe(
        '42501',
      )
  })
})

describe('from the announcement on', () => {
  it('a team reads its own checked comments and bands, nobody’s name, and nothing that was withheld', async () => {
    const world = await feedbackWorld(database)
    await check(world, await commentOf(world, 0, 'second'), {
      step: 'withhold',
      reason: 'Not about the idea.',
    })
    await check(world, await commentOf(world, 1, 'first'), {
      wording: 'CANARY-EDITED words.',
      language: 'fi',
    })
    await confirmedFeedback(world)
    await database.setClock(times.announcesAt)
    const first = await resultOf(world, 0)
    expect(JSON.parse(first.body)).toMatchObject({
      view: {
        feedback: {
          bands: [{ band: 'top-quarter' }, { band: 'top-quarter' }],
          comments: [{ place: 1, wording: commentTo(0, 'first'), lang: 'en' }],
        },
      },
    })
    expect(first.body).not.toMatch(/CANARY-COMMENT second|Not about the idea|CANARY-JUROR/)
    const second = await resultOf(world, 1)
    expect(second.body).toContain('CANARY-EDITED words.')
    expect(second.body).toContain('"lang":"fi"')
    expect(second.body).not.toContain(commentTo(1, 'first'))
    expect(second.body).not.toContain(commentTo(0, 'first'))
    expect(await resultOf(world, 0, world.leadIds[1]!)).toEqual({ status: 404, body: '' })
    expect(await resultOf(world, 0, world.authors[0])).toEqual({ status: 404, body: '' })
  })

  it('what nobody has checked is not told, though two persons went on without', async () => {
    const world = await feedbackWorld(database)
    const { challengeId, organiserId, colleagueId, ports } = world
    const hash = await recorded(world)
    const reason = 'The mayor announces today, and it cannot wait.'
    await askFeedbackWaiver({ challengeId, by: organiserId, reason }, ports)
    await agreeFeedbackWaiver({ challengeId, by: colleagueId }, ports)
    expect((await confirmBy(world, hash)).ok).toBe(true)
    await database.setClock(times.announcesAt)
    expect((await resultOf(world, 0)).body).not.toContain('CANARY-COMMENT')
    // What was left may still be checked; what has been told stays.
    await approveAll(world)
    expect((await resultOf(world, 0)).body).toContain('CANARY-COMMENT first')
    const told = await commentOf(world, 0, 'first')
    expect(await check(world, told, { wording: 'Other words.' })).toMatchObject({
      refusal: { code: 'comment-check-over' },
    })
  })
})

describe('the queue', () => {
  it('shows no juror’s name, nothing to a juror who does not chair, and a chair not what they are kept from', async () => {
    const world = await feedbackWorld(database)
    const forOrganiser = await queueFor(world, world.organiserId)
    expect(forOrganiser.body).toContain(commentTo(1, 'second'))
    expect(forOrganiser.body).not.toContain('CANARY-JUROR')
    expect((await queueFor(world, world.authors[0])).status).toBe(404)
    expect((await queueFor(world, world.leadIds[0]!)).status).toBe(404)
    expect((await queueFor(world, world.chairId)).body).toContain(commentTo(0, 'first'))
    const { id: personId } = await aPerson(database.db)
    const { challengeId, programmeId, proposalIds } = world
    await database.db.insert(roleGrants).values({ personId, role: 'chair', programmeId })
    const { id: jurorId } = await aJuror(database.db, { challengeId, personId })
    await aDeclaration(database.db, {
      ...{ challengeId, jurorId, proposalId: proposalIds[0]!, standing: 'conflict', kind: 'family' },
    })
    const { body } = await queueFor(world, personId)
    expect(body).toContain(commentTo(1, 'second'))
    expect(body).not.toContain('to 0.')
    expect(JSON.parse(body)).toMatchObject({ desk: { hidden: 1 } })
  })

  it('gives a juror back their own comment alone, with the reason', async () => {
    const world = await feedbackWorld(database)
    const reason = 'CANARY-REASON it names a person.'
    await check(world, await commentOf(world, 0, 'first'), { step: 'send-back', reason })
    const opened = (personId: string) =>
      openPage(database, page(returnedPage), { params: { challenge: world.slug }, personId })
    expect((await opened(world.authors[0])).body).toContain(reason)
    expect((await opened(world.chairId)).body).not.toContain('CANARY-REASON')
  })
})

describe('in the database', () => {
  it('a decision is confirmed neither before its comments are checked nor with a team that reads nothing', async () => {
    const world = await feedbackWorld(database, { proposalCount: 4 })
    await recorded(world)
    const confirm = () =>
      database.db
        .update(decisions)
        .set({ state: 'confirmed', confirmedBy: world.colleagueId, confirmedAt: new Date(times.deciding) })
        .where(eq(decisions.challengeId, world.challengeId))
    expect(await refusedBy(confirm())).toBe('decisions_comments_checked')
    await approveAll(world)
    expect(await refusedBy(confirm())).toBe('decisions_feedback_given')
    const [decision] = await database.db
      .select({ id: decisions.id })
      .from(decisions)
      .where(eq(decisions.challengeId, world.challengeId))
    await database.db.insert(feedbackWaivers).values({
      ...{
        decisionId: decision!.id,
        reason: 'It cannot wait for any more words.',
        askedBy: world.organiserId,
      },
    })
    expect(await refusedBy(confirm())).toBe('decisions_feedback_given')
    const agree = (agreedBy: string) =>
      database.db.update(feedbackWaivers).set({ agreedBy, agreedAt: new Date(times.deciding) })
    expect(await refusedBy(agree(world.organiserId))).toBe('feedback_waivers_two_people')
    expect(await refusedBy(agree(world.colleagueId))).toBe('written')
    expect(await refusedBy(agree(world.chairId))).toBe('feedback_waivers_stay')
    expect(await refusedBy(confirm())).toBe('written')
  })
})

describe('the rating', () => {
  const rate = (
    { challengeId, proposalIds, ports }: FeedbackWorld,
    index: number,
    usefulness: 'useful' | 'not',
  ) =>
    rateFeedback(
      { challengeId, proposalId: proposalIds[index]!, usefulness, words: `CANARY-WORDS ${index}` },
      ports,
    )

  it('is taken from the announcement until a month later, once per team, and changed until then', async () => {
    const world = await feedbackWorld(database)
    await confirmedFeedback(world)
    expect(await rate(world, 0, 'useful')).toMatchObject({ refusal: { code: 'no-feedback' } })
    await database.setClock(times.announcesAt)
    expect((await rate(world, 0, 'useful')).ok).toBe(true)
    expect((await rate(world, 0, 'not')).ok).toBe(true)
    expect(await database.db.select().from(feedbackRatings)).toMatchObject([{ usefulness: 'not' }])
    expect(JSON.parse((await resultOf(world, 0)).body)).toMatchObject({
      view: { rating: { usefulness: 'not' } },
    })
    await database.setClock('2022-02-13T08:00:01Z')
    expect(await rate(world, 0, 'useful')).toMatchObject({ refusal: { code: 'rating-over' } })
    const row = {
      proposalId: world.proposalIds[1]!,
      challengeId: world.challengeId,
      usefulness: 'not' as const,
    }
    expect(await refusedBy(database.db.insert(feedbackRatings).values(row))).toBe('feedback_ratings_in_time')
  })

  it('reaches the organisers in counts from five teams on, and no juror at all', async () => {
    const world = await feedbackWorld(database)
    await confirmedFeedback(world)
    await database.setClock(times.announcesAt)
    for (const index of [0, 1, 2, 3]) await rate(world, index, 'useful')
    const early = await queueFor(world, world.organiserId)
    expect(JSON.parse(early.body)).toMatchObject({ desk: { ratings: null } })
    expect(early.body).not.toContain('CANARY-WORDS')
    await rate(world, 4, 'useful')
    const told = await queueFor(world, world.organiserId)
    expect(JSON.parse(told.body)).toMatchObject({
      desk: { ratings: { answered: { cells: [{ item: 'useful', count: 5 }], others: null } } },
    })
    expect((await queueFor(world, world.chairId)).body).not.toContain('CANARY-WORDS')
  })
})
