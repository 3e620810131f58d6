import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  announcementChanges,
  announcementMoves,
  approvalPeople,
  challenges,
  messages,
  pubAnnouncementChanges,
  recordEntries,
} from '#db/schema/index.ts'
import { openMove } from '#app/announce/data/announcement-moves.server.ts'
import { answerAnnouncementMove } from '#app/announce/flows/answer-announcement-move.server.ts'
import { askAnnouncementMove } from '#app/announce/flows/ask-announcement-move.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { postponeAnnouncement } from '#app/announce/flows/postpone-announcement.server.ts'
import { withdrawDecision } from '#app/announce/flows/withdraw-decision.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { announcesAt, decidingWorld, recorded, signing, type DecidingWorld } from './deciding-world.ts'

const database = useDatabase()
const later = new Date('2022-01-20T08:00:00Z')

async function confirmedWorld() {
  const world = await decidingWorld(database)
  const hash = await recorded(world)
  const { challengeId, colleagueId: by, ports } = world
  expect(await confirmDecision({ challengeId, by, hash, ...signing(hash) }, ports)).toMatchObject({
    ok: true,
  })
  return { world, hash }
}

const ask = (world: DecidingWorld, instant: Date | null, by = world.organiserId) =>
  askAnnouncementMove(
    {
      ...{ challengeId: world.challengeId, by, announcesAt: instant },
      ...{ reason: 'The mayor is away', calendarVersion: 1 },
    },
    world.ports,
  )

async function answer(world: DecidingWorld, hash: string, change: { by?: string; isAgreed?: boolean } = {}) {
  const move = await openMove(database.db, world.challengeId)
  return answerAnnouncementMove(
    {
      ...{ challengeId: world.challengeId, moveId: move?.id ?? crypto.randomUUID(), hash },
      ...{ by: world.colleagueId, isAgreed: true, ...change },
    },
    world.ports,
  )
}

async function announcementOf({ challengeId }: DecidingWorld) {
  const [row] = await database.db
    .select({ at: challenges.announcesAt })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  return row?.at
}

const sendTimes = async () => {
  const rows = await database.db
    .select({ state: messages.state, sendAt: messages.sendAt })
    .from(messages)
    .where(eq(messages.notice, 'decision.winner'))
  return rows.map(({ state, sendAt }) => [state, sendAt])
}

describe('a confirmed announcement', () => {
  it('is not moved by one person, nor by the same person twice', async () => {
    const { world, hash } = await confirmedWorld()
    const { challengeId, organiserId: by, ports } = world
    const alone = { challengeId, by, announcesAt: later, reason: 'The mayor is away', calendarVersion: 1 }
    expect(await postponeAnnouncement(alone, ports)).toEqual({
      ok: false,
      refusal: { code: 'second-person-needed' },
    })
    expect(await ask(world, later)).toMatchObject({ ok: true })
    expect(await answer(world, hash, { by })).toEqual({ ok: false, refusal: { code: 'mover-is-asker' } })
    expect(await announcementOf(world)).toEqual(announcesAt)
  })

  it('moves later with its messages once another person agrees, and both are in the record', async () => {
    const { world, hash } = await confirmedWorld()
    expect(await ask(world, later)).toMatchObject({ ok: true })
    expect(await sendTimes()).toEqual([['planned', announcesAt]])
    expect(await answer(world, hash)).toEqual({ ok: true, value: { announcesAt: later } })
    expect(await announcementOf(world)).toEqual(later)
    expect(await sendTimes()).toEqual([['planned', later]])
    const types = (await database.db.select({ type: recordEntries.type }).from(recordEntries)).map(
      ({ type }) => type,
    )
    expect(types).toContain('AnnouncementMoveAsked')
    expect(types).toContain('AnnouncementPostponed')
    const reason = 'The mayor is away'
    expect(await database.publicDb.select().from(pubAnnouncementChanges)).toMatchObject([
      { previousAnnouncesAt: announcesAt, announcesAt: later, reason },
    ])
    const erased = database.ownerDb.update(announcementChanges).set({ changedBy: null })
    await expect(erased).resolves.toBeDefined()
    await expect(
      database.ownerDb.update(announcementChanges).set({ announcesAt: new Date('2022-01-21T08:00:00Z') }),
    ).rejects.toMatchObject({ cause: { constraint: 'announcement_changes_append_only' } })
  })

  it('comes sooner at the first full minute ten minutes after the agreement, and can be stopped until then', async () => {
    const { world, hash } = await confirmedWorld()
    await database.setClock('2022-01-13T10:00:30Z')
    expect(await ask(world, null)).toMatchObject({ ok: true })
    expect(await answer(world, 'f'.repeat(64))).toEqual({ ok: false, refusal: { code: 'decision-changed' } })
    const soon = new Date('2022-01-13T10:11:00Z')
    expect(await answer(world, hash)).toEqual({ ok: true, value: { announcesAt: soon } })
    expect(await sendTimes()).toEqual([['planned', soon]])

    await database.setClock('2022-01-13T10:10:50Z')
    const { challengeId, organiserId: by, ports } = world
    expect(await withdrawDecision({ challengeId, by, reason: 'A wrong name' }, ports)).toMatchObject({
      ok: true,
    })
    expect((await sendTimes()).map(([state]) => state)).toEqual(['cancelled'])
  })

  it('is asked for once at a time, and dropped by whoever asked', async () => {
    const { world, hash } = await confirmedWorld()
    expect(await ask(world, later)).toMatchObject({ ok: true })
    expect(await ask(world, null, world.colleagueId)).toEqual({
      ok: false,
      refusal: { code: 'move-asked' },
    })
    expect(await answer(world, hash, { by: world.organiserId, isAgreed: false })).toMatchObject({ ok: true })
    expect(await answer(world, hash)).toEqual({ ok: false, refusal: { code: 'move-answered' } })
    expect(await ask(world, null, world.colleagueId)).toMatchObject({ ok: true })
    expect(await announcementOf(world)).toEqual(announcesAt)
  })

  it('of two who agree at once moves once', async () => {
    const { world, hash } = await confirmedWorld()
    await ask(world, later)
    const move = await openMove(database.db, world.challengeId)
    const agreed = {
      ...{ challengeId: world.challengeId, moveId: move!.id, hash },
      ...{ by: world.colleagueId, isAgreed: true },
    }
    const results = await Promise.all([
      answerAnnouncementMove(agreed, world.ports),
      answerAnnouncementMove(agreed, world.ports),
    ])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('asks nothing any more of a decision that was withdrawn', async () => {
    const { world, hash } = await confirmedWorld()
    await ask(world, later)
    const { challengeId, organiserId: by, ports } = world
    await withdrawDecision({ challengeId, by, reason: 'A conflict came up' }, ports)
    expect(await openMove(database.db, challengeId)).toBeNull()
    expect(await answer(world, hash)).toEqual({ ok: false, refusal: { code: 'move-answered' } })
    expect(await ask(world, later)).toMatchObject({ refusal: { code: 'decision-needed' } })
  })

  it('is asked for and agreed to by those the programme has named alone', async () => {
    const { world, hash } = await confirmedWorld()
    const { programmeId, colleagueId: personId } = world
    await database.db
      .insert(approvalPeople)
      .values({ programmeId, approval: 'release', part: 'approver', personId })
    expect(await ask(world, later)).toEqual({ ok: false, refusal: { code: 'approver-not-named' } })
    expect(await ask(world, later, personId)).toMatchObject({ ok: true })
    expect(await answer(world, hash, { by: world.organiserId })).toEqual({
      ok: false,
      refusal: { code: 'approver-not-named' },
    })
  })

  it('does not move in the database either without the agreement of two', async () => {
    const { world } = await confirmedWorld()
    const { challengeId, organiserId } = world
    const { db } = database
    const move = () => db.update(challenges).set({ announcesAt: later }).where(eq(challenges.id, challengeId))
    const reasonOf = async (broken: PromiseLike<unknown>) => {
      const error = await Promise.resolve(broken).then(
        () => null,
        (thrown: { cause?: { constraint?: string } }) => thrown,
      )
      return error?.cause?.constraint
    }
    expect(await reasonOf(move())).toBe('challenges_moved_by_two')
    await ask(world, later)
    expect(await reasonOf(move())).toBe('challenges_moved_by_two')
    const agree = (by: string | null) =>
      db
        .update(announcementMoves)
        .set({ state: 'agreed', answeredBy: by, answeredAt: new Date('2022-01-13T11:00:00Z') })
        .where(eq(announcementMoves.challengeId, challengeId))
    expect(await reasonOf(agree(organiserId))).toBe('announcement_moves_four_eyes')
    expect(await reasonOf(agree(null))).toBe('announcement_moves_two_people')
    const other = db.update(announcementMoves).set({ announcesAt: announcesAt })
    expect(await reasonOf(other)).toBe('announcement_moves_fixed')
  })
})
