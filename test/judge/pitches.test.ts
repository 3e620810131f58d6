import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { finalists, judgingRounds, pitchSlots, proposals } from '#db/schema/index.ts'
import { pitchCall } from '#app/apply/data/pitch-call.server.ts'
import { slotsOf, slotsShownWithout } from '#app/judge/data/pitches.server.ts'
import { addSlot, cancelSlot, moveSlot, takeSlot } from '#app/judge/flows/pitch-slots.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { setRounds } from '#app/judge/flows/set-rounds.server.ts'
import { pitchNotices } from '#app/judge/pitch-notices.ts'
import { finalFacts } from '#app/notify/data/final-facts.server.ts'
import { aDeclaration, aJuror } from '#test/factories/a-jury.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { aMember, aProposalSeen, someFacts } from '#test/factories/some-facts.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

const at = (hour: number, minute = 0) => new Date(Date.UTC(2022, 0, 11, hour, minute))
const where = { place: 'Harbour Hall', link: '' }

/** A challenge whose first two proposals are finalists, with its round of pitches open and two free slots. */
async function pitchWorld() {
  const world = await judgingWorld(database, { state: 'deliberating' })
  const { challengeId, proposalIds, organiserId: by, ports } = world
  await setRounds({ challengeId, by, kinds: ['individual', 'shortlist', 'pitch', 'final'] }, ports)
  const press = (kind: 'shortlist' | 'pitch', act: 'open' | 'close') =>
    pressRound({ challengeId, by, kind, act }, ports)
  await press('shortlist', 'open')
  await database.db
    .insert(finalists)
    .values(proposalIds.slice(0, 2).map((proposalId) => ({ proposalId, challengeId })))
  await press('shortlist', 'close')
  expect(
    await addSlot({ challengeId, by, startsAt: at(8), endsAt: at(8, 20), ...where }, ports),
  ).toMatchObject({ refusal: { code: 'pitch-not-open' } })
  await press('pitch', 'open')
  await addSlot({ challengeId, by, startsAt: at(8), endsAt: at(8, 20), ...where }, ports)
  await addSlot({ challengeId, by, startsAt: at(8, 20), endsAt: at(8, 40), ...where }, ports)
  const [first, second] = await slotsOf(database.db, challengeId)
  return { ...world, first: first!.id, second: second!.id }
}

/** What the notices want now for the finalists of this world. */
async function mailed({ challengeId, proposalIds }: { challengeId: string; proposalIds: readonly string[] }) {
  const base = someFacts()
  const facts = {
    ...base,
    challenge: { ...base.challenge, effectiveState: 'deliberating' as const },
    finals: await finalFacts(database.db, challengeId),
    proposals: await Promise.all(
      proposalIds.map(async (id) => {
        const [row] = await database.db.select().from(proposals).where(eq(proposals.id, id))
        return aProposalSeen({
          id,
          state: row?.state ?? 'submitted',
          screening: 'eligible',
          team: [aMember({ personId: `lead of ${id}` })],
        })
      }),
    ),
  }
  return pitchNotices.flatMap(({ name, wanted }) =>
    wanted(facts).map(({ about, anchor }) => `${name} ${proposalIds.indexOf(about)} ${anchor}`),
  )
}

describe('pitch slots', () => {
  it('do not overlap', async () => {
    const { challengeId, organiserId: by, ports } = await pitchWorld()
    const late = { challengeId, by, startsAt: at(8, 30), endsAt: at(8, 50), ...where }
    expect(await addSlot(late, ports)).toMatchObject({ refusal: { code: 'slot-overlaps' } })
  })

  it('are taken once: of two teams at once one finds it taken, and a team has one', async () => {
    const { challengeId, proposalIds, leadIds, first, second, ports } = await pitchWorld()
    const take = (index: number, slotId = first) =>
      takeSlot(
        { challengeId, by: leadIds[index]!, slotId, proposalId: proposalIds[index]!, as: 'team' },
        ports,
      )
    const taken = await Promise.all([take(0), take(1)])
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    expect(taken).toContainEqual({ ok: false, refusal: { code: 'slot-taken' } })
    const winner = taken.findIndex(({ ok }) => ok)
    expect(await take(winner, second)).toMatchObject({ refusal: { code: 'slot-chosen-already' } })
    expect(await take(2, second)).toMatchObject({ refusal: { code: 'finalist-not-eligible' } })
    expect(await take(1 - winner, second)).toMatchObject({ ok: true })
  })

  it('are told to their teams: invited, given, moved, called off, and nothing once withdrawn', async () => {
    const world = await pitchWorld()
    const { challengeId, organiserId: by, proposalIds, first, second, ports } = world
    expect(await mailed(world)).toEqual(['pitch.invited 0 choose', 'pitch.invited 1 choose'])
    await takeSlot({ challengeId, by, slotId: first, proposalId: proposalIds[0]!, as: 'organiser' }, ports)
    expect(await mailed(world)).toEqual([
      `pitch.invited 0 ${first}`,
      'pitch.invited 1 choose',
      `pitch.reminder 0 ${first}-0-7d`,
      `pitch.reminder 0 ${first}-0-24h`,
    ])
    const moved = { challengeId, by, slotId: first, startsAt: at(9), endsAt: at(9, 20), ...where }
    expect(await moveSlot(moved, ports)).toMatchObject({ ok: true })
    expect(await mailed(world)).toContain(`pitch.moved 0 ${first}-1`)
    expect(
      await cancelSlot({ challengeId, by, slotId: first, reason: ' The hall is flooded. ' }, ports),
    ).toMatchObject({ ok: true })
    expect(await mailed(world)).toEqual([
      'pitch.invited 0 choose',
      'pitch.invited 1 choose',
      `pitch.cancelled 0 ${first}`,
    ])
    // Another time may be taken once the first was called off.
    expect(
      await takeSlot({ challengeId, by, slotId: second, proposalId: proposalIds[0]!, as: 'team' }, ports),
    ).toMatchObject({ ok: true })
    expect(await moveSlot(moved, ports)).toMatchObject({ refusal: { code: 'slot-gone' } })
    await database.db
      .update(proposals)
      .set({ state: 'withdrawn', withdrawnAt: new Date(instants.whileJudging) })
      .where(eq(proposals.id, proposalIds[0]!))
    expect(await mailed(world)).toEqual(['pitch.invited 1 choose'])
  })

  it('are sent to the teams of finalists, each its own', async () => {
    const world = await pitchWorld()
    const { challengeId, organiserId: by, proposalIds, first } = world
    const ports = { ...world.ports, notices: realNotices }
    await database.db.transaction((tx) => realNotices.replan(tx, { challengeId }))
    await expectSent(database, { 'pitch.invited': ['Lead 1', 'Lead 2'] })
    await takeSlot({ challengeId, by, slotId: first, proposalId: proposalIds[0]!, as: 'organiser' }, ports)
    await expectSent(database, { 'pitch.invited': ['Lead 1'] })
    const moved = { challengeId, by, slotId: first, startsAt: at(9), endsAt: at(9, 20), ...where }
    expect(await moveSlot(moved, ports)).toMatchObject({ ok: true })
    await expectSent(database, { 'pitch.moved': ['Lead 1'], 'pitch.invited': [] })
    await expectSent(database, { 'pitch.reminder': ['Lead 1'] }, '2022-01-04T09:00:30Z')
    await expectSent(database, { 'pitch.reminder': ['Lead 1'] }, '2022-01-10T09:00:30Z')
    expect(await cancelSlot({ challengeId, by, slotId: first, reason: 'Flooded.' }, ports)).toMatchObject({
      ok: true,
    })
    await expectSent(database, { 'pitch.cancelled': ['Lead 1'] })
  })

  it('are called at the proposal of each finalist that takes part, and of nobody else', async () => {
    const { challengeId, organiserId: by, proposalIds, first, ports } = await pitchWorld()
    const called = () => Promise.all(proposalIds.map((id) => pitchCall(database.db, id)))
    expect(await called()).toEqual([{ at: null }, { at: null }, null])
    await takeSlot({ challengeId, by, slotId: first, proposalId: proposalIds[0]!, as: 'organiser' }, ports)
    expect(await called()).toEqual([{ at: at(8) }, { at: null }, null])
    await database.db
      .update(proposals)
      .set({ state: 'withdrawn', withdrawnAt: new Date(instants.whileJudging) })
      .where(eq(proposals.id, proposalIds[1]!))
    expect(await called()).toEqual([{ at: at(8) }, null, null])
    await database.db
      .update(judgingRounds)
      .set({ state: 'planned', openedAt: null, openedBy: null })
      .where(eq(judgingRounds.kind, 'pitch'))
    expect(await called()).toEqual([null, null, null])
  })

  it('tell whoever is kept from a proposal nothing of it: neither its time nor a free one, and they plan none', async () => {
    const { challengeId, organiserId: by, proposalIds, first, second, ports } = await pitchWorld()
    await takeSlot({ challengeId, by, slotId: first, proposalId: proposalIds[0]!, as: 'organiser' }, ports)
    const shown = (closed: readonly string[]) =>
      slotsShownWithout(database.db, { challengeId, closed: new Set(closed) })
    expect((await shown([])).map(({ id }) => id)).toEqual([first, second])
    expect(await shown([proposalIds[0]!])).toEqual([])
    expect((await shown([proposalIds[1]!])).map(({ id }) => id)).toEqual([first])
    const seat = await aJuror(database.db, { challengeId, personId: by })
    const kept = { standing: 'conflict', kind: 'family', proposalId: proposalIds[1]! } as const
    await aDeclaration(database.db, { ...kept, challengeId, jurorId: seat.id })
    const refused = { refusal: { code: 'planner-in-conflict' } }
    expect(
      await addSlot({ challengeId, by, startsAt: at(10), endsAt: at(10, 20), ...where }, ports),
    ).toMatchObject(refused)
    expect(await cancelSlot({ challengeId, by, slotId: second, reason: 'Flooded.' }, ports)).toMatchObject(
      refused,
    )
  })

  it('belong to finalists alone, by a key of the database', async () => {
    const { challengeId, proposalIds, first } = await pitchWorld()
    const given = { proposalId: proposalIds[2]!, takenAt: at(7), takenBy: 'organiser' as const }
    await expect(database.db.update(pitchSlots).set(given).where(eq(pitchSlots.id, first))).rejects.toThrow()
    expect(await slotsOf(database.db, challengeId)).toHaveLength(2)
  })
})
