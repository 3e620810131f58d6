import { describe, expect, it } from 'vitest'
import { awards, followers, roleGrants } from '#db/schema/index.ts'
import { answerAnnouncementMove } from '#app/announce/flows/answer-announcement-move.server.ts'
import { answerAward } from '#app/announce/flows/answer-award.server.ts'
import { askAnnouncementMove } from '#app/announce/flows/ask-announcement-move.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { makeAppeal } from '#app/announce/flows/make-appeal.server.ts'
import { moveUpReserve } from '#app/announce/flows/move-up-reserve.server.ts'
import { openMove } from '#app/announce/data/announcement-moves.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { decidingWorld, recorded, signing } from './deciding-world.ts'

/* What a decision and its announcement tell: set off by the flows, sent by the worker, each to exactly its people. */

const database = useDatabase()
const ok = expect.objectContaining({ ok: true }) as unknown
const organisers = ['Organiser', 'Colleague']
const winners = ['Lead 1', 'Vera Viewer']

/** Three teams (won, in reserve, not selected), two organisers, a follower, a partner, a juror. */
async function aWorld() {
  const made = await decidingWorld(database)
  const { programmeId, challengeId, organiserId, colleagueId, proposalIds } = made
  const { db } = database
  const grant = (personId: string, role: 'organiser' | 'partner' | 'challenge_owner') =>
    db.insert(roleGrants).values({ personId, role, programmeId }).onConflictDoNothing()
  for (const personId of [organiserId, colleagueId]) await grant(personId, 'organiser')
  await grant((await aPerson(db, { name: 'Pia Partner' })).id, 'partner')
  await grant((await aPerson(db, { name: 'Nea Owner' })).id, 'challenge_owner')
  await aTeamMember(db, { proposalId: proposalIds[0]!, role: 'viewer', name: 'Vera Viewer' })
  const follower = await aPerson(db, { name: 'Fanni Follower' })
  await db.insert(followers).values({
    ...{ challengeId, personId: follower.id, email: follower.email, locale: 'en' },
    ...{ confirmedAt: new Date('2021-12-20T08:00:00Z') },
  })
  const rows = await database.db.execute<{ name: string }>(
    `select p.name from jurors j join people p on p.id = j.person_id where j.state = 'accepted'`,
  )
  const jury = rows.rows.map(({ name }) => name)
  return { ...made, jury }
}

type World = Awaited<ReturnType<typeof aWorld>>

async function confirmed(world: World): Promise<string> {
  const { challengeId, colleagueId: by, ports } = world
  const hash = await recorded(world)
  expect(await confirmDecision({ challengeId, by, hash, ...signing(hash) }, ports)).toEqual(ok)
  return hash
}

describe('a decision', () => {
  it('asks the other organiser to confirm it, and tells nobody outside', async () => {
    const world = await aWorld()
    await recorded(world)
    await expectSent(database, { 'decision.confirm_asked': ['Colleague'], 'decision.winner': [] })
  })

  it('tells each team its own outcome at the instant, the jury with them and followers two hours later', async () => {
    const world = await aWorld()
    await confirmed(world)
    await expectSent(database, { 'decision.winner': [], 'winners.public': [] }, '2022-01-14T07:59:00Z')
    await expectSent(
      database,
      {
        'decision.winner': winners,
        'decision.waitlist': ['Lead 2'],
        'decision.not_selected': ['Lead 3'],
        'winners.public': [...world.jury, 'Pia Partner'],
        'follow.winners': [],
      },
      '2022-01-14T08:00:05Z',
    )
    await expectSent(database, { 'follow.winners': ['Fanni Follower'] }, '2022-01-14T10:00:05Z')
    await expectSent(database, { 'decision.award_reminder': ['Lead 1'] }, '2022-01-16T08:00:05Z')
  })

  it('is moved: asked of the other organiser, then told to organisers, teams and followers', async () => {
    const world = await aWorld()
    const hash = await confirmed(world)
    const { challengeId, organiserId, colleagueId, ports } = world
    const later = { announcesAt: new Date('2022-01-20T08:00:00Z'), reason: 'The mayor is away' }
    const asked = { challengeId, by: organiserId, calendarVersion: 1, ...later }
    expect(await askAnnouncementMove(asked, ports)).toEqual(ok)
    await expectSent(database, { 'decision.move_asked': ['Colleague'] })
    const move = await openMove(database.db, challengeId)
    const answer = { challengeId, moveId: move!.id, hash, by: colleagueId, isAgreed: true }
    expect(await answerAnnouncementMove(answer, ports)).toEqual(ok)
    await expectSent(database, {
      'decision.announcement_moved': organisers,
      'proposal.announcement_moved': [...winners, 'Lead 2', 'Lead 3'],
      'follow.announcement_moved': ['Fanni Follower'],
    })
  })
})

describe('after the announcement', () => {
  it('a place that is declined is told to organisers, and one that is taken to the reserve', async () => {
    const world = await aWorld()
    await confirmed(world)
    const { challengeId, proposalIds, leadIds, organiserId, ports } = world
    await expectSent(database, { 'decision.winner': winners }, '2022-01-14T08:00:05Z')
    const answered = {
      challengeId,
      proposalId: proposalIds[0]!,
      by: leadIds[0]!,
      answer: 'declined',
    } as const
    expect(await answerAward(answered, ports)).toEqual(ok)
    await expectSent(database, { 'decision.declined': organisers, 'decision.moved_up': [] })
    const rows = await database.db.select().from(awards)
    const awardOf = (outcome: string) => rows.find((row) => row.outcome === outcome)!.id
    const move = { challengeId, by: organiserId, insteadOf: awardOf('winner'), awardId: awardOf('reserve') }
    expect(await moveUpReserve(move, ports)).toEqual(ok)
    await expectSent(database, { 'decision.moved_up': ['Lead 2'], 'decision.declined': [] })
  })

  it('an appeal is confirmed to its team and told to organisers', async () => {
    const world = await aWorld()
    await confirmed(world)
    const { challengeId, proposalIds, leadIds, ports } = world
    await expectSent(database, {}, '2022-01-14T08:00:05Z')
    const appeal = { challengeId, proposalId: proposalIds[2]!, by: leadIds[2]!, ground: 'fact' } as const
    const body = 'The plan says forty weeks and the reason says four. '.repeat(4)
    expect(await makeAppeal({ ...appeal, body } as Parameters<typeof makeAppeal>[0], ports)).toEqual(ok)
    await expectSent(database, {
      'decision.appeal_received': ['Lead 3'],
      'decision.appeal_arrived': organisers,
    })
  })
})
