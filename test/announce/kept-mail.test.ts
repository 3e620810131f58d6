import { expect, it } from 'vitest'
import { answerAward } from '#app/announce/flows/answer-award.server.ts'
import { agreeFeedbackWaiver, askFeedbackWaiver } from '#app/announce/flows/waive-feedback.server.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { announcedWorld } from './announced-world.ts'
import { recorded } from './deciding-world.ts'
import { check, commentOf, confirmBy, feedbackWorld } from './feedback-world.ts'

/* What teams hear after the announcement: their certificate, and feedback that was let through only then. */

const database = useDatabase()

it('a certificate is told the day after the announcement, to the whole team that won', async () => {
  const { proposalIds } = await announcedWorld(database)
  await aTeamMember(database.db, { proposalId: proposalIds[0]!, role: 'viewer', name: 'Vera Viewer' })
  await expectSent(database, { 'decision.certificate': [], 'decision.winner': ['Lead 1', 'Vera Viewer'] })
  await expectSent(database, { 'decision.certificate': ['Lead 1', 'Vera Viewer'] }, '2022-01-15T08:00:01Z')
})

it('whoever has declined is told of no certificate', async () => {
  const { challengeId, proposalIds, leadIds, ports } = await announcedWorld(database)
  const given = { challengeId, proposalId: proposalIds[0]!, by: leadIds[0]!, answer: 'declined' } as const
  expect(await answerAward(given, ports)).toMatchObject({ ok: true })
  await expectSent(database, { 'decision.certificate': [] }, '2022-01-15T08:00:01Z')
})

it('a comment that is let through after the announcement is told to its team, and to no other', async () => {
  const world = await feedbackWorld(database, { feedback: 'A word.' })
  const { challengeId, organiserId, colleagueId, proposalIds, ports } = world
  await aTeamMember(database.db, { proposalId: proposalIds[1]!, role: 'editor', name: 'Eero Editor' })
  const hash = await recorded(world)
  const reason = 'The jury is abroad and the mayor announces today.'
  expect(await askFeedbackWaiver({ challengeId, by: organiserId, reason }, ports)).toMatchObject({ ok: true })
  expect(await agreeFeedbackWaiver({ challengeId, by: colleagueId }, ports)).toMatchObject({ ok: true })
  expect(await confirmBy(world, hash)).toMatchObject({ ok: true })
  await expectSent(database, { 'decision.feedback_available': [] }, '2022-01-14T09:00:00Z')
  await database.setClock('2022-01-17T10:00:00Z')
  expect(await check(world, await commentOf(world, 1, 'first'))).toMatchObject({ ok: true })
  await expectSent(database, { 'decision.feedback_available': [] })
  await expectSent(
    database,
    { 'decision.feedback_available': ['Lead 2', 'Eero Editor'] },
    '2022-01-17T10:18:00Z',
  )
  // Withheld, nothing is told.
  const withheld = { step: 'withhold', reason: 'It names a person.' } as const
  expect(await check(world, await commentOf(world, 0, 'first'), withheld)).toMatchObject({ ok: true })
  await expectSent(database, { 'decision.feedback_available': [] }, '2022-01-17T11:00:00Z')
})

it('a juror hears a quarter of an hour later that a comment came back, and no other juror', async () => {
  const world = await feedbackWorld(database, { feedback: 'A word.' })
  const back = { step: 'send-back', reason: 'It names a person.' } as const
  expect(await check(world, await commentOf(world, 0, 'first'), back)).toMatchObject({ ok: true })
  await expectSent(database, { 'jury.comment_returned': [] })
  await expectSent(database, { 'jury.comment_returned': ['CANARY-JUROR First'] }, '2022-01-13T10:18:00Z')
})
