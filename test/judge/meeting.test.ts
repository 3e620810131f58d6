import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  consensusScores,
  jurors,
  meetingItemJurors,
  meetingMinutes,
  meetingPresences,
  people,
  proposals,
  recordEntries,
  roleGrants,
  scorecards,
} from '#db/schema/index.ts'
import type { RoomViewer } from '#app/judge/core/deliberation/room.ts'
import { decisionDraft } from '#app/announce/data/decision-draft.server.ts'
import type { CountingRule } from '#app/judge/core/deliberation/counting.ts'
import { countingRankingOf } from '#app/judge/data/finalists.server.ts'
import { agendaOf, latestMeeting } from '#app/judge/data/meetings.server.ts'
import { meetingRoom } from '#app/judge/data/meeting-room.server.ts'
import { isApprovedByOrganiser, latestMinutes } from '#app/judge/data/minutes.server.ts'
import { attendMeeting } from '#app/judge/flows/attend-meeting.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { moveMeeting, type MoveMeetingInput } from '#app/judge/flows/move-meeting.server.ts'
import { planMeeting } from '#app/judge/flows/plan-meeting.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { approveMinutes, draftMinutes, editMinutes } from '#app/judge/flows/write-minutes.server.ts'
import { aDeclaration, aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

const juror: RoomViewer = { isSeated: true, isChair: false, isOrganiser: false, isAuditor: false }
const nothing = { whole: '', criteria: {}, reason: '', decision: '', abstained: [] }
const agreed = { ...nothing, whole: '72.5', reason: 'Agreed after the second reading.' }

/**
 * A consensus round with a chair and two jurors, all clear and assigned to three proposals, except the last juror, who has
 * a conflict with the first proposal. The jurors differ most about the first one.
 */
async function meetingWorld({ hasChair = true, counts = 'individual' as CountingRule } = {}) {
  const world = await judgingWorld(database, { state: 'deliberating', counts })
  const { challengeId, proposalIds, criterionIds, organiserId, ports } = world
  const chair = await aJuror(database.db, { challengeId, isChair: hasChair })
  const second = await aJuror(database.db, { challengeId })
  const kept = await aJuror(database.db, { challengeId })
  for (const seat of [chair, second, kept]) {
    for (const [index, proposalId] of proposalIds.entries()) {
      const pair = { challengeId, jurorId: seat.id, proposalId }
      if (seat === kept && index === 0) {
        await aDeclaration(database.db, { ...pair, standing: 'conflict', kind: 'family' })
        continue
      }
      await anAssignment(database.db, pair)
      const points = seat === chair && index === 0 ? 5 : 2
      await aScorecard(database.db, {
        ...pair,
        points: { [criterionIds[0]]: points, [criterionIds[1]]: points },
      })
    }
  }
  await pressRound({ challengeId, by: organiserId, kind: 'consensus', act: 'open' }, ports)
  expect(await planMeeting({ challengeId, by: organiserId, atLeast: 0 }, ports)).toMatchObject({ ok: true })
  const agenda = async () => {
    const meeting = await latestMeeting(database.db, challengeId)
    return meeting ? agendaOf(database.db, meeting.id) : []
  }
  const move = async (
    by: string,
    act: MoveMeetingInput['act'],
    said?: MoveMeetingInput['said'],
    isOrganiser = by === organiserId,
  ) => {
    const seen = (await latestMeeting(database.db, challengeId))?.version ?? 0
    return moveMeeting(
      { challengeId, by, roles: { isOrganiser, isChairByRole: false }, act, seen, said },
      ports,
    )
  }
  const roomOf = (seat: { id: string; personId: string }, viewer = juror) =>
    meetingRoom(database.db, { challengeId, personId: seat.personId, jurorId: seat.id, viewer, lang: 'en' })
  return { ...world, chair, second, kept, agenda, move, roomOf }
}

/** Moves on until the proposal about which somebody leaves is the one that runs. */
async function untilFirstRuns(world: Awaited<ReturnType<typeof meetingWorld>>, by: string) {
  await world.move(by, 'start')
  for (let left = 3; left > 0; left -= 1) {
    const running = (await world.agenda()).find(({ state }) => state === 'running')
    if (running?.proposalId === world.proposalIds[0]) return
    await world.move(by, 'next', nothing)
  }
  throw new Error('The first proposal is not on the agenda')
}

describe('a consensus meeting', () => {
  it('takes what nobody leaves for together and is planned anew until it begins', async () => {
    const { challengeId, organiserId: by, proposalIds, agenda, ports } = await meetingWorld()
    const order = (await agenda()).map(({ proposalId }) => proposalId)
    expect(order).toHaveLength(3)
    expect(order.at(-1)).toBe(proposalIds[0])
    expect(await planMeeting({ challengeId, by, atLeast: 50 }, ports)).toEqual({
      ok: true,
      value: { items: 1, departures: 1 },
    })
    expect(await planMeeting({ challengeId, by, atLeast: 100 }, ports)).toMatchObject({
      refusal: { code: 'agenda-empty' },
    })
  })

  it('hides everything from whoever is out of the room, and shows it again after', async () => {
    const world = await meetingWorld()
    const { chair, second, kept, roomOf, move } = world
    await untilFirstRuns(world, chair.personId)
    expect(await roomOf(second)).toMatchObject({
      standing: 'in',
      current: { reference: expect.stringContaining('-1') as string, totals: [25, 100] },
    })
    const seen = await roomOf(kept)
    expect(seen).toMatchObject({ standing: 'out', current: null, agenda: [], present: [], hidden: 0 })
    await move(chair.personId, 'next', { ...agreed, decision: 'Ask about the site.' })
    const after = await roomOf(kept)
    expect(after).toMatchObject({ standing: 'in', hidden: 1 })
    expect(JSON.stringify(after)).not.toContain('72.5')
    expect(JSON.stringify(after)).not.toContain('Proposal 1')
    expect(JSON.stringify(await roomOf(second))).toContain('72.5')
  })

  it('takes sight away at once from a juror who declares a conflict, is excluded or loses the seat', async () => {
    const world = await meetingWorld()
    const { challengeId, chair, second, proposalIds, roomOf, ports } = world
    await untilFirstRuns(world, chair.personId)
    expect((await roomOf(second))?.standing).toBe('in')
    const conflict = {
      proposalId: proposalIds[0]!,
      standing: 'conflict',
      kind: 'family',
      privateNote: null,
    } as const
    await declareConflicts({ challengeId, personId: second.personId, declarations: [conflict] }, ports)
    expect(await roomOf(second)).toMatchObject({ standing: 'out', current: null, agenda: [] })
    const cards = await database.db
      .select()
      .from(scorecards)
      .where(and(eq(scorecards.jurorId, second.id), eq(scorecards.proposalId, proposalIds[0]!)))
    expect(cards).toMatchObject([{ state: 'void' }])
    // The seat is gone: the gate lets nobody in, and the room has no place either.
    expect(await roomOf(chair, { ...juror, isSeated: false })).toMatchObject({ standing: 'away', agenda: [] })
  })

  it('writes the consensus beside the scorecards, with who was where', async () => {
    const world = await meetingWorld()
    const { challengeId, chair, second, kept, proposalIds, move, ports } = world
    await attendMeeting({ challengeId, personId: second.personId, act: 'come' }, ports)
    await attendMeeting({ challengeId, personId: second.personId, act: 'come' }, ports)
    await attendMeeting({ challengeId, personId: kept.personId, act: 'come' }, ports)
    await untilFirstRuns(world, chair.personId)
    const before = await database.db.select().from(scorecards)
    expect(await move(chair.personId, 'next', { ...agreed, abstained: [kept.id] })).toMatchObject({
      refusal: { code: 'abstention-of-absent' },
    })
    expect(await move(chair.personId, 'end', { ...agreed, abstained: [second.id] })).toMatchObject({
      ok: true,
    })
    expect(await database.db.select().from(consensusScores)).toMatchObject([
      {
        proposalId: proposalIds[0],
        criterionId: null,
        points: '72.50',
        reason: agreed.reason,
        by: chair.personId,
      },
    ])
    expect(await database.db.select().from(scorecards)).toEqual(before)
    const parts = await database.db
      .select()
      .from(meetingItemJurors)
      .where(eq(meetingItemJurors.proposalId, proposalIds[0]!))
    expect(Object.fromEntries(parts.map(({ jurorId, part }) => [jurorId, part]))).toEqual({
      [chair.id]: 'in',
      [second.id]: 'abstained',
      [kept.id]: 'out',
    })
    expect(await database.db.select().from(meetingPresences)).toHaveLength(3)
    const [entry] = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ConsensusRecorded'))
    expect(entry?.body).not.toContain('second reading')
    // The individual ranking counts where nobody has stated anything else.
    const { rows, counting } = await countingRankingOf(database.db, challengeId)
    expect(counting).toEqual(rows)
  })

  it('counts where the challenge has said so, for the decision too', async () => {
    const world = await meetingWorld({ counts: 'consensus' })
    const { challengeId, chair, proposalIds, move } = world
    await untilFirstRuns(world, chair.personId)
    expect(await move(chair.personId, 'end', { ...agreed, whole: '10' })).toMatchObject({ ok: true })
    const { rows } = await countingRankingOf(database.db, challengeId)
    expect(rows[0]?.proposalId).toBe(proposalIds[0])
    const draft = await decisionDraft(database.db, { challengeId, lang: 'en' })
    expect(draft.rows.map(({ proposalId, rank, totalText }) => [proposalId, rank, totalText])).toEqual([
      [proposalIds[1], 1, '25.00'],
      [proposalIds[2], 1, '25.00'],
      [proposalIds[0], 3, '10.00'],
    ])
  })

  it('counts one of two presses at once', async () => {
    const { chair, second, organiserId, agenda, challengeId, ports } = await meetingWorld()
    await attendMeeting({ challengeId, personId: second.personId, act: 'come' }, ports)
    const press = (by: string, isOrganiser: boolean) =>
      moveMeeting(
        { challengeId, by, roles: { isOrganiser, isChairByRole: false }, act: 'start', seen: 1 },
        ports,
      )
    const pressed = await Promise.all([press(chair.personId, false), press(organiserId, true)])
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(pressed).toContainEqual({ ok: false, refusal: { code: 'meeting-changed' } })
    expect((await agenda()).filter(({ state }) => state === 'running')).toHaveLength(1)
  })

  it('is led by an organiser while the chair is out, and the chair cannot press from outside', async () => {
    const world = await meetingWorld()
    const { challengeId, chair, second, organiserId, proposalIds, move, ports } = world
    await attendMeeting({ challengeId, personId: second.personId, act: 'come' }, ports)
    await untilFirstRuns(world, organiserId)
    await attendMeeting({ challengeId, personId: chair.personId, act: 'come' }, ports)
    expect(await move(organiserId, 'next', agreed)).toMatchObject({ refusal: { code: 'leader-only' } })
    const conflict = {
      proposalId: proposalIds[0]!,
      standing: 'conflict',
      kind: 'other',
      privateNote: null,
    } as const
    await declareConflicts({ challengeId, personId: chair.personId, declarations: [conflict] }, ports)
    expect(await move(chair.personId, 'next', nothing)).toMatchObject({ refusal: { code: 'out-of-room' } })
    expect(await move(organiserId, 'next', agreed)).toMatchObject({ ok: true })
  })

  it('goes without a chair, and without a juror in the room nothing is agreed on', async () => {
    const world = await meetingWorld({ hasChair: false })
    const { challengeId, second, organiserId, move, ports } = world
    expect(await move(second.personId, 'start')).toMatchObject({ refusal: { code: 'leader-only' } })
    expect(await database.db.select().from(meetingPresences)).toEqual([])
    expect(await move(organiserId, 'start')).toMatchObject({ refusal: { code: 'meeting-nobody-here' } })
    expect(await latestMeeting(database.db, challengeId)).toMatchObject({ state: 'planned' })
    const attend = (act: 'come' | 'go') =>
      attendMeeting({ challengeId, personId: second.personId, act }, ports)
    await attend('come')
    expect(await move(organiserId, 'start')).toMatchObject({ ok: true })
    await attend('go')
    expect(await move(organiserId, 'next', agreed)).toMatchObject({ refusal: { code: 'meeting-empty' } })
    await attend('come')
    expect(await move(organiserId, 'next', agreed)).toMatchObject({ ok: true })
  })

  it('passes over a proposal that was withdrawn meanwhile, and ends', async () => {
    const { challengeId, chair, agenda, move, ports, organiserId: by } = await meetingWorld()
    await move(chair.personId, 'start')
    const next = (await agenda()).find(({ state }) => state === 'waiting')
    await database.db
      .update(proposals)
      .set({ state: 'withdrawn', withdrawnAt: new Date(instants.whileJudging) })
      .where(eq(proposals.id, next?.proposalId ?? ''))
    await move(chair.personId, 'next', nothing)
    expect((await agenda()).map(({ state }) => state)).toEqual(['done', 'passed', 'running'])
    const close = { challengeId, by, kind: 'consensus', act: 'close' } as const
    expect(await pressRound(close, ports)).toMatchObject({ refusal: { code: 'meeting-running' } })
    await move(chair.personId, 'end', nothing)
    expect(await latestMeeting(database.db, challengeId)).toMatchObject({ state: 'ended' })
    expect(await pressRound(close, ports)).toMatchObject({ ok: true })
    expect(await attendMeeting({ challengeId, personId: chair.personId, act: 'come' }, ports)).toMatchObject({
      refusal: { code: 'meeting-not-running' },
    })
  })

  it('never writes down a juror with a conflict as having been in the room', async () => {
    const { chair, kept, challengeId, proposalIds, agenda, move } = await meetingWorld()
    await move(chair.personId, 'start')
    const item = (await agenda()).find(({ proposalId }) => proposalId === proposalIds[0])
    const row = { itemId: item?.itemId ?? '', proposalId: proposalIds[0]!, challengeId, jurorId: kept.id }
    await expect(database.db.insert(meetingItemJurors).values({ ...row, part: 'in' })).rejects.toThrow()
    expect(await database.db.select().from(jurors)).toHaveLength(3)
  })
})

describe('minutes', () => {
  const say = (sentence: string, words: Readonly<Record<string, string | number>> = {}) =>
    [sentence, ...Object.values(words)].join(' ')

  it('are drafted once the meeting has ended, versioned, and approved by the typed name with their hash in the record', async () => {
    const world = await meetingWorld()
    const { challengeId, chair, proposalIds, move, ports } = world
    const by = chair.personId
    const draft = () =>
      draftMinutes({ challengeId, by, lang: 'en', zone: 'Europe/Helsinki', say, whole: 'whole' }, ports)
    await untilFirstRuns(world, by)
    expect(await draft()).toMatchObject({ refusal: { code: 'minutes-of-running' } })
    await move(by, 'end', agreed)
    const drafted = await Promise.all([draft(), draft()])
    expect(drafted.filter(({ ok }) => ok)).toHaveLength(1)
    const meeting = await latestMeeting(database.db, challengeId)
    const first = await latestMinutes(database.db, meeting?.id ?? '')
    const at = first?.parts.findIndex(({ proposalId }) => proposalId === proposalIds[0]) ?? -1
    expect(first?.parts[at]?.text).toContain('agreed whole 72.50')
    expect(first?.parts[at]?.text).toContain('out Juror')

    const edit = { challengeId, by, seen: 1, texts: { 0: 'Opening, as the chair wrote it.' } }
    expect(await editMinutes(edit, ports)).toMatchObject({ ok: true })
    expect(await editMinutes(edit, ports)).toMatchObject({ refusal: { code: 'minutes-changed' } })
    const [{ name } = { name: '' }] = await database.db
      .select({ name: people.name })
      .from(people)
      .where(eq(people.id, by))
    const approve = { challengeId, by, seen: 2, name: 'Somebody Else' }
    const byOrganiser = { ...approve, by: world.organiserId }
    expect(await approveMinutes(byOrganiser, ports)).toEqual({
      ok: false,
      refusal: { code: 'approval-of-chair', names: [name] },
    })
    expect(await approveMinutes(approve, ports)).toMatchObject({ refusal: { code: 'approval-name', name } })
    const approved = await approveMinutes({ ...approve, name }, ports)
    expect(approved).toMatchObject({ ok: true })
    expect(await editMinutes({ ...edit, seen: 2 }, ports)).toMatchObject({
      refusal: { code: 'minutes-approved' },
    })
    const [entry] = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'MinutesApproved'))
    const standing = await latestMinutes(database.db, meeting?.id ?? '')
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ as: 'chair', version: 2, hash: standing?.hash })
    expect(await isApprovedByOrganiser(database.db, { challengeId, meetingId: meeting!.id })).toBe(false)
    const later = { ...standing!, number: 3, approvedAt: null, approvedName: null, approvedBy: null }
    await expect(database.db.insert(meetingMinutes).values(later)).rejects.toThrow()
  })

  it('are approved by an organiser where there is no chair, and the record says so', async () => {
    const world = await meetingWorld({ hasChair: false })
    const { challengeId, programmeId, second, organiserId: by, move, ports } = world
    await attendMeeting({ challengeId, personId: second.personId, act: 'come' }, ports)
    await move(by, 'start')
    await move(by, 'end', nothing)
    await draftMinutes({ challengeId, by, lang: 'en', zone: 'Europe/Helsinki', say, whole: 'whole' }, ports)
    const [{ name } = { name: '' }] = await database.db
      .select({ name: people.name })
      .from(people)
      .where(eq(people.id, by))
    const approve = { challengeId, by, seen: 1, name }
    // A chair by role is a chair.
    const chair = await aPerson(database.db, { name: 'Chair By Role' })
    const grant = { personId: chair.id, role: 'chair', programmeId } as const
    await database.db.insert(roleGrants).values(grant)
    expect(await approveMinutes(approve, ports)).toMatchObject({
      refusal: { code: 'approval-of-chair', names: ['Chair By Role'] },
    })
    await database.db.delete(roleGrants).where(eq(roleGrants.personId, chair.id))
    expect(await approveMinutes(approve, ports)).toMatchObject({ ok: true })
    const meeting = await latestMeeting(database.db, challengeId)
    expect(await isApprovedByOrganiser(database.db, { challengeId, meetingId: meeting!.id })).toBe(true)
  })
})
