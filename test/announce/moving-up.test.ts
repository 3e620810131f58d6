import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { awards, decisions, messages, recordEntries } from '#db/schema/index.ts'
import { answerAward } from '#app/announce/flows/answer-award.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { moveUpReserve } from '#app/announce/flows/move-up-reserve.server.ts'
import { releaseSheet } from '#app/announce/data/release-sheet.server.ts'
import { reserveList } from '#app/announce/data/reserve-list.server.ts'
import { publicWinners } from '#app/announce/data/public-winners.server.ts'
import { offeredAwards } from '#app/pilot/data/offered-awards.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { canaries, decidingWorld, recorded, signing, times } from './deciding-world.ts'
import { settledOf } from './settled-of.ts'

const t = (key: string) => key
const database = useDatabase()

async function confirmedWorld() {
  const world = await decidingWorld(database)
  const { challengeId, colleagueId, ports } = world
  const hash = await recorded(world)
  expect(
    await confirmDecision({ challengeId, by: colleagueId, hash, ...signing(hash) }, ports),
  ).toMatchObject({ ok: true })
  const rows = await database.db.select().from(awards)
  const awardOf = (outcome: string) => rows.find((row) => row.outcome === outcome)!.id
  const [winner, reserve] = world.proposalIds
  const answer = (proposalId: string, given: 'accepted' | 'declined') => {
    const by = world.leadIds[world.proposalIds.indexOf(proposalId)]!
    return answerAward({ challengeId, proposalId, by, answer: given }, ports)
  }
  return {
    ...world,
    winner: winner!,
    reserve: reserve!,
    hash,
    answer,
    move: { challengeId, by: world.organiserId, insteadOf: awardOf('winner'), awardId: awardOf('reserve') },
    notSelected: awardOf('not_selected'),
  }
}

async function declinedWorld() {
  const world = await confirmedWorld()
  await database.setClock(times.announcesAt)
  expect(await world.answer(world.winner, 'declined')).toMatchObject({ ok: true })
  return world
}

const sent = (notice: string) =>
  database.db
    .select({ proposalId: messages.proposalId, state: messages.state, personId: messages.personId })
    .from(messages)
    .where(eq(messages.notice, notice))

describe('moving a reserve up', () => {
  it('gives the place, tells the team, and leaves the decision as it was', async () => {
    const world = await declinedWorld()
    expect(await sent('decision.moved_up')).toEqual([])
    expect(await moveUpReserve(world.move, world.ports)).toEqual({ ok: true, value: null })

    const [award] = await database.db.select().from(awards).where(eq(awards.id, world.move.awardId))
    expect(award).toMatchObject({
      outcome: 'reserve',
      place: 1,
      movedUpFor: world.move.insteadOf,
      answer: null,
    })
    const [decision] = await database.db.select().from(decisions)
    expect(decision).toMatchObject({ hash: world.hash, state: 'confirmed' })
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(and(eq(recordEntries.type, 'ReserveMovedUp'), eq(recordEntries.proposalId, world.reserve)))
    expect(entries).toHaveLength(1)
    expect(entries[0]?.body).not.toContain('CANARY')
    expect((await sent('decision.moved_up')).map(({ proposalId }) => proposalId)).toEqual([world.reserve])
    // The winner's own mails are as they were, and nobody who was told an outcome is told another.
    expect(
      (
        await releaseSheet(database.db, {
          challenge: await settledOf(database, world.challengeId),
          lang: 'en',
        })
      )?.faults,
    ).toBe(0)
    expect((await sent('decision.winner')).map(({ proposalId }) => proposalId)).toEqual([world.winner])
  })

  it('lets the team accept, and a pilot be agreed with it alone', async () => {
    const world = await declinedWorld()
    expect(await world.answer(world.reserve, 'accepted')).toMatchObject({ refusal: { code: 'no-award' } })
    await moveUpReserve(world.move, world.ports)
    expect(await world.answer(world.reserve, 'accepted')).toEqual({ ok: true, value: null })
    expect((await offeredAwards(database.db, world.challengeId)).map(({ answer }) => answer)).toEqual([
      'declined',
      'accepted',
    ])
  })

  it('shows the public who moved up, and never the reason the reserve was given', async () => {
    const world = await declinedWorld()
    const page = async () =>
      publicWinners(database.db, { slug: world.slug, lang: 'en', now: new Date(times.announcesAt), t })
    expect((await page())?.winners).toHaveLength(1)
    await moveUpReserve(world.move, world.ports)
    const winners = (await page())?.winners ?? []
    expect(winners.map(({ answer, movedUpAtIso }) => [answer, movedUpAtIso !== null])).toEqual([
      ['declined', false],
      [null, true],
    ])
    expect(winners[0]?.reason).toContain(canaries.reason)
    expect(JSON.stringify(winners[1])).not.toContain('CANARY-REASON')
  })

  it('is proposed to the organisers, in the order that was confirmed', async () => {
    const world = await declinedWorld()
    const before = await reserveList(database.db, world.challengeId)
    expect(before.free.map(({ id }) => id)).toEqual([world.move.insteadOf])
    expect(before.free[0]?.next?.id).toBe(world.move.awardId)
    await moveUpReserve(world.move, world.ports)
    expect(await reserveList(database.db, world.challengeId)).toMatchObject({
      free: [],
      moved: [{ id: world.move.awardId, movedUpBy: 'Organiser', answer: null }],
    })
    await world.answer(world.reserve, 'declined')
    const after = await reserveList(database.db, world.challengeId)
    expect(after.free.map(({ id }) => id)).toEqual([world.move.awardId])
    expect(after.free[0]?.next).toBeNull()
  })

  it('happens once, whoever presses first', async () => {
    const world = await declinedWorld()
    const results = await Promise.all([
      moveUpReserve(world.move, world.ports),
      moveUpReserve({ ...world.move, by: world.colleagueId }, world.ports),
    ])
    expect(results.map(({ ok }) => ok)).toEqual([true, true])
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ReserveMovedUp'))
    expect(entries).toHaveLength(1)
  })

  it('is refused out of order, while the winner has not declined, and to somebody in a team', async () => {
    const world = await declinedWorld()
    const { move, ports } = world
    expect(await moveUpReserve({ ...move, awardId: world.notSelected }, ports)).toMatchObject({
      refusal: { code: 'reserve-out-of-order', place: 1 },
    })
    expect(await moveUpReserve({ ...move, by: world.leadIds[1]! }, ports)).toMatchObject({
      refusal: { code: 'own-proposal-decided' },
    })
    const waiting = await confirmedWorld()
    await database.setClock(times.announcesAt)
    expect(await moveUpReserve(waiting.move, waiting.ports)).toMatchObject({
      refusal: { code: 'place-not-free' },
    })
  })

  it('does not exist before the announcement: the database takes no answer', async () => {
    const world = await confirmedWorld()
    const written = database.ownerDb
      .update(awards)
      .set({ answer: 'declined', answeredAt: new Date(times.deciding) })
      .where(eq(awards.id, world.move.insteadOf))
    await expect(written).rejects.toMatchObject({ cause: { constraint: 'awards_told' } })
    await database.setClock('2022-01-14T07:59:50Z')
    expect(await moveUpReserve(world.move, world.ports)).toMatchObject({
      refusal: { code: 'place-not-free' },
    })
    const page = await publicWinners(database.db, {
      slug: world.slug,
      lang: 'en',
      now: new Date('2022-01-14T07:59:50Z'),
      t,
    })
    expect(page?.winners).toEqual([])
  })
})
