import { desc, eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { feedbackBands, recordEntries } from '#db/schema/index.ts'
import { historyOfComment } from '#app/announce/data/comments.server.ts'
import { rewriteComment } from '#app/announce/flows/rewrite-comment.server.ts'
import { agreeFeedbackWaiver, askFeedbackWaiver } from '#app/announce/flows/waive-feedback.server.ts'
import { withdrawDecision } from '#app/announce/flows/withdraw-decision.server.ts'
import { aDeclaration } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { recorded } from './deciding-world.ts'
import {
  approveAll,
  check,
  commentOf,
  commentTo,
  confirmBy,
  confirmedFeedback,
  feedbackWorld,
} from './feedback-world.ts'

const database = useDatabase()

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

const lastEntry = async () =>
  (await database.db.select().from(recordEntries).orderBy(desc(recordEntries.seq)).limit(1))[0]

describe('the check of a comment', () => {
  it('approves it as it is, and in other words keeps those of the juror', async () => {
    const world = await feedbackWorld(database)
    await check(world, await commentOf(world, 0, 'first'))
    await check(world, await commentOf(world, 0, 'second'), { wording: '  Said more kindly.\r\n' })
    expect(await commentOf(world, 0, 'first')).toMatchObject({
      ...{ standing: 'told', step: 'approved', wording: commentTo(0, 'first') },
    })
    const edited = await commentOf(world, 0, 'second')
    expect(edited).toMatchObject({
      ...{ standing: 'told', step: 'edited', wording: 'Said more kindly.', original: commentTo(0, 'second') },
    })
    expect(await historyOfComment(database.db, edited.scorecardId)).toMatchObject([
      { step: 'edited', wording: 'Said more kindly.', by: 'Organiser' },
    ])
  })

  it('sends it back to its juror, who writes it anew, and it is checked again', async () => {
    const world = await feedbackWorld(database)
    const comment = await commentOf(world, 0, 'first')
    expect(codeOf(await check(world, comment, { step: 'send-back' }))).toBe('comment-reason-missing')
    expect(codeOf(await check(world, comment, { step: 'send-back', reason: 'It names a person.' }))).toBe(
      'ok',
    )
    const back = await commentOf(world, 0, 'first')
    expect(back).toMatchObject({ standing: 'sent-back', reason: 'It names a person.' })
    const anew = {
      ...{ challengeId: world.challengeId, scorecardId: back.scorecardId, seen: back.number },
      ...{ wording: 'Without a name.', language: 'en' as const },
    }
    expect(codeOf(await rewriteComment({ ...anew, by: world.chairId }, world.ports))).toBe('comment-gone')
    expect(codeOf(await rewriteComment({ ...anew, by: world.authors[0] }, world.ports))).toBe('ok')
    expect(codeOf(await rewriteComment({ ...anew, by: world.authors[0] }, world.ports))).toBe(
      'comment-checked-since',
    )
    const rewritten = await commentOf(world, 0, 'first')
    expect(rewritten).toMatchObject({ standing: 'waiting', wording: 'Without a name.' })
    await check(world, rewritten)
    expect(await commentOf(world, 0, 'first')).toMatchObject({
      ...{ standing: 'told', step: 'approved', wording: 'Without a name.', original: commentTo(0, 'first') },
    })
  })

  it('is nobody’s own, not of somebody kept from the proposal, and not of somebody who read it earlier', async () => {
    const world = await feedbackWorld(database)
    const [first, second] = [await commentOf(world, 0, 'first'), await commentOf(world, 0, 'second')]
    expect(codeOf(await check(world, second, { by: world.chairId }))).toBe('own-comment')
    expect(codeOf(await check(world, first, { seen: 1 }))).toBe('comment-checked-since')
    expect(codeOf(await check(world, first, { wording: ' ' }))).toBe('comment-wording-missing')
    const other = await commentOf(world, 1, 'first')
    expect(codeOf(await check(world, other, { by: world.leadIds[1]! }))).toBe('comment-gone')
    expect(codeOf(await check(world, other, { by: world.chairId }))).toBe('ok')
  })

  it('is not of a juror with a conflict, whichever role they have beside', async () => {
    const world = await feedbackWorld(database)
    const { id: personId } = await aPerson(database.db)
    const { challengeId, proposalIds } = world
    const seat = await database.db.execute<{
      id: string
    }>(sql`insert into jurors (challenge_id, person_id, state, answered_at)
      values (${challengeId}, ${personId}, 'accepted', now()) returning id`)
    const jurorId = seat.rows[0]!.id
    await aDeclaration(database.db, {
      ...{ challengeId, jurorId, proposalId: proposalIds[0]!, standing: 'conflict', kind: 'family' },
    })
    const comment = await commentOf(world, 0, 'first')
    expect(codeOf(await check(world, comment, { by: personId }))).toBe('comment-gone')
    expect(codeOf(await check(world, await commentOf(world, 1, 'first'), { by: personId }))).toBe('ok')
  })

  it('counts no more once the comment is another', async () => {
    const world = await feedbackWorld(database)
    const comment = await commentOf(world, 0, 'first')
    await check(world, comment)
    await database.db.execute(
      sql`update scorecards set comment_to_team = 'Other words.' where id = ${comment.scorecardId}`,
    )
    expect(await commentOf(world, 0, 'first')).toMatchObject({ standing: 'waiting', wording: 'Other words.' })
  })

  it('is told by the record once the last one is settled, without a word of any comment', async () => {
    const world = await feedbackWorld(database)
    await check(world, await commentOf(world, 0, 'first'), { wording: 'Kindly.' })
    await check(world, await commentOf(world, 0, 'second'), {
      step: 'withhold',
      reason: 'Not about the idea.',
    })
    await check(world, await commentOf(world, 1, 'first'))
    expect(await lastEntry()).toBeUndefined()
    await check(world, await commentOf(world, 1, 'second'))
    const entry = (await lastEntry())!
    expect(entry.type).toBe('CommentsChecked')
    expect(JSON.parse(entry.body)).toMatchObject({ comments: 4, edited: 1, withheld: 1 })
    expect(JSON.stringify(entry)).not.toMatch(/CANARY|Kindly/)
  })
})

describe('the confirmation', () => {
  it('waits for the check of every comment', async () => {
    const world = await feedbackWorld(database)
    const hash = await recorded(world)
    const comment = await commentOf(world, 0, 'first')
    await check(world, comment, { step: 'send-back', reason: 'It names a person.' })
    expect(await confirmBy(world, hash)).toMatchObject({
      refusal: { code: 'feedback-due', waiting: 4, count: 0 },
    })
    await check(world, await commentOf(world, 0, 'first'), { step: 'withhold', reason: 'The juror is away.' })
    await approveAll(world)
    expect(codeOf(await confirmBy(world, hash))).toBe('ok')
  })

  it('waits for feedback to every team that was not selected: a band, a comment, or a word', async () => {
    const world = await feedbackWorld(database, { proposalCount: 4 })
    const hash = await recorded(world)
    await approveAll(world)
    // Too few for bands: the two that were not selected have neither a comment nor a word.
    expect(await confirmBy(world, hash)).toMatchObject({
      refusal: { code: 'feedback-due', waiting: 0, count: 2 },
    })
    const spoken = await feedbackWorld(database, { proposalCount: 4, feedback: 'A word.' })
    const withWords = await recorded(spoken)
    await approveAll(spoken)
    expect(codeOf(await confirmBy(spoken, withWords))).toBe('ok')
  })

  it('keeps the bands as they are, in place of those of an earlier decision', async () => {
    const world = await feedbackWorld(database)
    await confirmedFeedback(world)
    const kept = () =>
      database.db.select().from(feedbackBands).where(eq(feedbackBands.challengeId, world.challengeId))
    const bandOf = async (index: number) =>
      new Set(
        (await kept())
          .filter(({ proposalId }) => proposalId === world.proposalIds[index])
          .map(({ band }) => band),
      )
    expect(await kept()).toHaveLength(24)
    expect(await bandOf(0)).toEqual(new Set(['top-quarter']))
    expect(await bandOf(11)).toEqual(new Set(['lowest-quarter']))
    const reason = 'A mistake in the reasons.'
    const withdrawn = await withdrawDecision(
      { challengeId: world.challengeId, by: world.colleagueId, reason },
      world.ports,
    )
    expect(codeOf(withdrawn)).toBe('ok')
    await confirmedFeedback(world)
    expect(await kept()).toHaveLength(24)
  })
})

describe('two persons who go on without', () => {
  const why = 'The jury is abroad and the mayor announces today.'

  it('ask and agree; one alone is not enough, and it goes with its decision', async () => {
    const world = await feedbackWorld(database)
    const { challengeId, organiserId, colleagueId, ports } = world
    const asked = { challengeId, by: organiserId, reason: why }
    expect(codeOf(await askFeedbackWaiver(asked, ports))).toBe('feedback-waiver-gone')
    const hash = await recorded(world)
    expect(codeOf(await askFeedbackWaiver({ ...asked, reason: 'No time.' }, ports))).toBe(
      'feedback-waiver-reason',
    )
    expect(codeOf(await askFeedbackWaiver({ ...asked, by: world.leadIds[0]! }, ports))).toBe(
      'own-proposal-decided',
    )
    expect(codeOf(await agreeFeedbackWaiver({ challengeId, by: colleagueId }, ports))).toBe(
      'feedback-waiver-gone',
    )
    expect(codeOf(await askFeedbackWaiver(asked, ports))).toBe('ok')
    expect(await lastEntry()).toMatchObject({ type: 'FeedbackWaiverAsked' })
    expect((await lastEntry())?.body).not.toContain(why)
    expect(codeOf(await askFeedbackWaiver(asked, ports))).toBe('feedback-waiver-asked')
    expect(codeOf(await confirmBy(world, hash))).toBe('feedback-due')
    expect(codeOf(await agreeFeedbackWaiver({ challengeId, by: organiserId }, ports))).toBe(
      'feedback-waiver-own',
    )
    expect(codeOf(await agreeFeedbackWaiver({ challengeId, by: colleagueId }, ports))).toBe('ok')
    expect(JSON.parse((await lastEntry())!.body)).toMatchObject({
      comments: 4,
      teams: 0,
      askedBy: organiserId,
    })
    expect(codeOf(await confirmBy(world, hash))).toBe('ok')
    await withdrawDecision({ challengeId, by: colleagueId, reason: 'The mayor is ill.' }, ports)
    const again = await recorded(world)
    expect(codeOf(await confirmBy(world, again))).toBe('feedback-due')
  })

  it('have nothing to say where nothing is due', async () => {
    const world = await feedbackWorld(database)
    await recorded(world)
    await approveAll(world)
    const asked = { challengeId: world.challengeId, by: world.organiserId, reason: why }
    expect(codeOf(await askFeedbackWaiver(asked, world.ports))).toBe('feedback-complete')
  })
})
