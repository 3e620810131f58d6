import { and, eq, inArray, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  awards,
  challenges,
  decisions,
  messages,
  people,
  proposals,
  pubDeclinedBefore,
  pubEmbargoes,
  pubWinners,
  recordEntries,
  recordSecrets,
  roleGrants,
  teamMembers,
  toldAwards,
} from '#db/schema/index.ts'
import { answerAward } from '#app/announce/flows/answer-award.server.ts'
import { answerAnnouncementMove } from '#app/announce/flows/answer-announcement-move.server.ts'
import { askAnnouncementMove } from '#app/announce/flows/ask-announcement-move.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { moveUpReserve } from '#app/announce/flows/move-up-reserve.server.ts'
import { withdrawDecision } from '#app/announce/flows/withdraw-decision.server.ts'
import { openMove } from '#app/announce/data/announcement-moves.server.ts'
import { publicWinners } from '#app/announce/data/public-winners.server.ts'
import { releaseSheet } from '#app/announce/data/release-sheet.server.ts'
import { toldTeams } from '#app/announce/data/told-teams.server.ts'
import * as releasePage from '#app/announce/pages/release.tsx'
import * as resultPage from '#app/announce/pages/result.tsx'
import * as winnersPage from '#app/announce/pages/winners.tsx'
import { cancelChallenge } from '#app/publish/flows/publish-challenge.server.ts'
import { eraseFromRecord } from '#app/record/flows/erase-from-record.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { settleDueChallenges } from '#app/worker/lifecycle-tick.server.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { aService, aSender } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'
import { verifyBundle } from '../../public/haaste-verify.mjs'
import { confirmed, filesOf, judgedWorld, receiptsOf } from './bundle-world.ts'
import { canaries, decidingWorld, recorded, signing, times, type DecidingWorld } from './deciding-world.ts'
import { openPage } from './open-page.ts'
import { settledOf } from './settled-of.ts'

/* Confirmed on 13 January at 10:00, told twelve hours before the announcement of 14 January at 08:00 (UTC). */

const database = useDatabase()
const told = '2022-01-13T20:00:00Z'
const during = '2022-01-13T21:00:00Z'

async function confirmedWorld({ embargoHours = 12 } = {}) {
  const world = await decidingWorld(database, { embargoHours })
  const { programmeId, challengeId, organiserId, colleagueId, ports } = world
  await database.db
    .insert(roleGrants)
    .values(
      [organiserId, colleagueId].map((personId) => ({ personId, role: 'organiser' as const, programmeId })),
    )
    .onConflictDoNothing()
  const hash = await recorded(world)
  const by = { challengeId, by: colleagueId }
  expect(await confirmDecision({ ...by, hash, ...signing(hash) }, ports)).toMatchObject({ ok: true })
  const [winner, reserve, other] = world.proposalIds
  const rows = await database.db.select().from(awards).where(eq(awards.challengeId, challengeId))
  const awardOf = (proposalId: string) => rows.find((row) => row.proposalId === proposalId)!.id
  return {
    ...world,
    hash,
    ...{ winner: winner!, reserve: reserve!, other: other! },
    move: { challengeId, by: organiserId, insteadOf: awardOf(winner!), awardId: awardOf(reserve!) },
    answer: (proposalId: string, answer: 'accepted' | 'declined') =>
      answerAward(
        { challengeId, proposalId, by: world.leadIds[world.proposalIds.indexOf(proposalId)]!, answer },
        ports,
      ),
    moveTo: async (announcesAt: Date | null) => {
      const asked = { announcesAt, reason: 'The mayor is away', calendarVersion: 1 }
      expect(await askAnnouncementMove({ challengeId, by: organiserId, ...asked }, ports)).toMatchObject({
        ok: true,
      })
      const moveId = (await openMove(database.db, challengeId))!.id
      return answerAnnouncementMove({ ...by, moveId, hash, isAgreed: true }, ports)
    },
  }
}

type World = Awaited<ReturnType<typeof confirmedWorld>>

/** The messages of a notice that stand: to whom, about which proposal, when. */
async function standing(notice: string, states: readonly string[] = ['planned', 'queued', 'sent']) {
  const rows = await database.db
    .select({ proposalId: messages.proposalId, personId: messages.personId, sendAt: messages.sendAt })
    .from(messages)
    .where(and(eq(messages.notice, notice), inArray(messages.state, [...states] as never)))
  return rows.map(({ proposalId, personId, sendAt }) => [proposalId, personId, sendAt.toISOString()])
}

const iso = (text: string) => new Date(text).toISOString()
const leadOf = (world: DecidingWorld, proposalId: string) =>
  world.leadIds[world.proposalIds.indexOf(proposalId)]!

const resultOf = (world: World, proposalId: string) =>
  openPage(database, resultPage, { params: { proposal: proposalId }, personId: leadOf(world, proposalId) })

async function toldTo(world: World, proposalId: string): Promise<Record<string, unknown> | null> {
  const { body } = await resultOf(world, proposalId)
  return (JSON.parse(body) as { view: { told?: Record<string, unknown> | null } }).view.told ?? null
}

async function sentNow() {
  const service = aService()
  await runTick(aSender(database.db, service))
  return service.inbox.map(({ tags, to, subject, text }) => ({ notice: tags.notice, to, subject, text }))
}

async function faults(world: World) {
  return (
    await releaseSheet(database.db, { challenge: await settledOf(database, world.challengeId), lang: 'en' })
  )?.faults
}

/** Without those of the proposals, which this world has not handed in. */
async function chainFaults({ programmeId }: World) {
  const { faults } = await verifyRecord(database.db, programmeId)
  return faults.filter(({ code }) => !/^(receipt|version)/.test(code))
}

const recordOf = async (types: readonly string[]) =>
  (
    await database.db
      .select({ type: recordEntries.type })
      .from(recordEntries)
      .where(inArray(recordEntries.type, [...types]))
      .orderBy(recordEntries.seq)
  ).map(({ type }) => type)

describe('the winners are told', () => {
  it('alone, at the instant, by mail and on their own page', async () => {
    const world = await confirmedWorld()
    const { winner, reserve, other } = world
    const lead = leadOf(world, winner)
    expect(await standing('decision.winner_embargoed')).toEqual([[winner, lead, iso(told)]])
    expect(await standing('decision.winner')).toEqual([[winner, lead, iso(times.announcesAt)]])
    await database.setClock('2022-01-13T19:59:50Z')
    for (const proposalId of [winner, reserve, other]) expect(await toldTo(world, proposalId)).toBeNull()
    expect(await database.db.select().from(toldAwards)).toEqual([])

    await database.setClock(told)
    const mails = await sentNow()
    expect(mails.map(({ notice }) => notice)).toEqual(['decision-winner_embargoed'])
    expect(mails[0]?.subject).toContain('Under embargo')
    expect(mails[0]?.text).toContain('14 January 2022')
    for (const canary of Object.values(canaries)) expect(mails[0]?.text).not.toContain(canary)
    const own = await toldTo(world, winner)
    expect(own).toMatchObject({ answer: null, answerByIso: iso('2022-01-27T20:00:00Z') })
    expect(own?.reason).toContain(canaries.reason)
    // Its own reason and nothing else that was decided: no feedback, no statement, no other team.
    const { body } = await resultOf(world, winner)
    for (const secret of [canaries.feedback, canaries.statement, canaries.citation, reserve, other])
      expect(body).not.toContain(secret)
    for (const proposalId of [reserve, other]) expect(await toldTo(world, proposalId)).toBeNull()
    expect((await resultOf(world, reserve)).body).not.toContain('CANARY')
    expect(await recordOf(['DecisionConfirmed', 'WinnersTold'])).toEqual(['DecisionConfirmed', 'WinnersTold'])
  })

  it('by arithmetic, without any worker; what the worker writes down is what held', async () => {
    const world = await confirmedWorld()
    await database.setClock(during)
    expect(await toldTo(world, world.winner)).not.toBeNull()
    expect(await settleDueChallenges({ ...world.ports, log: silentLog })).toBe(1)
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, world.challengeId))
    expect(row?.winnersToldAt).toEqual(new Date(told))
    const [decision] = await database.db.select().from(decisions)
    expect(decision?.toldAt).toEqual(new Date(told))
    expect(await settleDueChallenges({ ...world.ports, log: silentLog })).toBe(0)
  })

  it('after the hold, where more hours were announced than are left', async () => {
    const world = await confirmedWorld({ embargoHours: 336 })
    const [[, , at] = []] = await standing('decision.winner_embargoed')
    // The clock runs on while the decision is recorded and confirmed.
    expect(Date.parse(at ?? '') - Date.parse('2022-01-13T10:10:00Z')).toBeLessThan(60_000)
    expect(Date.parse(at ?? '')).toBeGreaterThanOrEqual(Date.parse('2022-01-13T10:10:00Z'))
    expect(await world.answer(world.winner, 'accepted')).toMatchObject({ refusal: { code: 'no-award' } })
    await database.setClock('2022-01-13T10:11:30Z')
    expect(await world.answer(world.winner, 'accepted')).toEqual({ ok: true, value: null })
  })

  it('never before the announcement where the challenge says so', async () => {
    const world = await confirmedWorld({ embargoHours: 0 })
    expect(await standing('decision.winner_embargoed')).toEqual([])
    await database.setClock('2022-01-14T07:59:50Z')
    expect(await world.answer(world.winner, 'accepted')).toMatchObject({ refusal: { code: 'no-award' } })
    expect(await toldTo(world, world.winner)).toBeNull()
  })

  it('hear at the announcement that it is public, and the others their outcome', async () => {
    const world = await confirmedWorld()
    await database.setClock(told)
    await sentNow()
    expect(await world.answer(world.winner, 'accepted')).toEqual({ ok: true, value: null })
    await database.setClock(times.announcesAt)
    const mails = (await sentNow()).filter(({ notice }) => /^decision/.test(notice ?? ''))
    expect(mails.map(({ notice }) => notice).sort()).toEqual([
      'decision-not_selected',
      'decision-waitlist',
      'decision-winner',
    ])
    const winner = mails.find(({ notice }) => notice === 'decision-winner')
    expect(winner?.subject).toContain('It is public')
    expect(winner?.text).toContain('has accepted its place')
    expect(winner?.text).not.toContain(canaries.reason)
    expect(await faults(world)).toBe(0)
  })

  it('or nobody is: a message to another team stops the confirmation', async () => {
    const world = await decidingWorld(database, { embargoHours: 12 })
    const hash = await recorded(world)
    const { notices } = world.ports
    const by = { challengeId: world.challengeId, by: world.colleagueId, hash, ...signing(hash) }
    for (const swapped of [world.proposalIds[1]!, world.proposalIds[2]!]) {
      const wrong: typeof notices = {
        ...notices,
        async replan(tx, scope) {
          await notices.replan(tx, scope)
          await tx
            .update(messages)
            .set({ proposalId: swapped, personId: leadOf(world, swapped) })
            .where(eq(messages.notice, 'decision.winner_embargoed'))
        },
      }
      expect(await confirmDecision(by, { ...world.ports, notices: wrong })).toEqual({
        ok: false,
        refusal: { code: 'audience-mismatch' },
      })
    }
    expect(await confirmDecision(by, world.ports)).toMatchObject({ ok: true })
  })

  it('and no message that was swapped afterwards goes: the sender asks again', async () => {
    const world = await confirmedWorld()
    await database.ownerDb
      .update(messages)
      .set({
        key: sql`replace(${messages.key}, 'decision.not_selected', 'decision.winner_embargoed')`,
        ...{ notice: 'decision.winner_embargoed', sendAt: new Date(told) },
      })
      .where(eq(messages.notice, 'decision.not_selected'))
    await database.setClock(told)
    const mails = await sentNow()
    expect(mails.filter(({ notice }) => notice === 'decision-winner_embargoed')).toHaveLength(1)
    const stopped = await standing('decision.winner_embargoed', ['skipped', 'cancelled'])
    expect(stopped.map(([proposalId]) => proposalId)).toEqual([world.other])
  })
})

describe('the result bundle', () => {
  it('of a decision whose winner declined under embargo is proved in both forms, with every receipt', async () => {
    const world = await judgedWorld(database, undefined, { embargoHours: 12 })
    const { challengeId, organiserId, ports } = world
    await confirmed(database, world)
    await database.setClock(during)
    const rows = await database.db.select().from(awards)
    const awardOf = (outcome: string) => rows.find((row) => row.outcome === outcome)!
    const answer = ({ proposalId }: { proposalId: string }, given: 'accepted' | 'declined') =>
      answerAward(
        { challengeId, proposalId, by: world.leadIds[world.proposalIds.indexOf(proposalId)]!, answer: given },
        ports,
      )
    expect(await answer(awardOf('winner'), 'declined')).toMatchObject({ ok: true })
    const move = { insteadOf: awardOf('winner').id, awardId: awardOf('reserve').id }
    expect(await moveUpReserve({ challengeId, by: organiserId, ...move }, ports)).toMatchObject({ ok: true })
    expect(await answer(awardOf('reserve'), 'accepted')).toMatchObject({ ok: true })
    await database.setClock(times.announcesAt)

    const { publicText, fullText } = await filesOf(database, world)
    const receipts = await receiptsOf(database)
    const full = verifyBundle(fullText, { receipts })
    expect(full.findings.filter(({ status }) => status !== 'ok')).toEqual([])
    // The public form ends with its seal: what came after is not in it.
    const sealed = receipts.filter(
      ({ seq }) => seq <= (JSON.parse(publicText) as { seal: { seq: number } }).seal.seq,
    )
    const open = verifyBundle(publicText, { receipts: sealed })
    expect([full.verdict, open.verdict]).toEqual(['proved', 'proved'])
    // Auditors read what was committed to; another answer than that is found out.
    const { recordOpenings } = JSON.parse(fullText) as { recordOpenings: { name: string; payload: string }[] }
    expect(recordOpenings.filter(({ name }) => name === 'award').map(({ payload }) => payload)).toEqual([
      expect.stringContaining('"answer":"declined"'),
      expect.stringContaining('"insteadOf"'),
      expect.stringContaining('"answer":"accepted"'),
    ])
    const changed = fullText.replace(String.raw`\"answer\":\"declined\"`, String.raw`\"answer\":\"accepted\"`)
    expect(changed).not.toBe(fullText)
    expect(verifyBundle(changed).verdict).not.toBe('proved')
  })
})

describe('a place that is declined under embargo', () => {
  async function declinedWorld() {
    const world = await confirmedWorld()
    await database.setClock(told)
    await sentNow()
    await database.setClock(during)
    expect(await world.answer(world.winner, 'declined')).toEqual({ ok: true, value: null })
    return world
  }

  it('is told to the organisers who may know, and to nobody else', async () => {
    const world = await declinedWorld()
    const [stranger] = await database.db
      .insert(people)
      .values({ name: 'In a team', email: 'both@team.example' })
      .returning()
    const { programmeId, reserve, ports, challengeId } = world
    await database.db.insert(roleGrants).values({ personId: stranger!.id, role: 'organiser', programmeId })
    await database.db
      .insert(teamMembers)
      .values({ proposalId: reserve, personId: stranger!.id, role: 'viewer' })
    await ports.db.transaction((tx) => ports.notices.replan(tx, { challengeId }))
    const asked = (await standing('decision.declined')).map(([, personId]) => personId)
    expect(asked.sort()).toEqual([world.organiserId, world.colleagueId].sort())
    const mail = (await sentNow()).find(({ notice }) => notice === 'decision-declined')
    expect(mail?.text).toContain('before the announcement')
  })

  it('goes to the reserve, who is told under embargo as well and announced as a winner', async () => {
    const world = await declinedWorld()
    const { winner, reserve, other, challengeId } = world
    expect(await standing('decision.winner', ['planned'])).toEqual([])
    expect(await toldTo(world, reserve)).toBeNull()
    expect(await moveUpReserve(world.move, world.ports)).toEqual({ ok: true, value: null })
    const mails = await sentNow()
    const [moved] = mails.filter(({ notice }) => notice === 'decision-winner_embargoed')
    expect(moved?.text).toContain('A place has become free')
    expect(moved?.text).not.toContain(canaries.reason)
    expect(await toldTo(world, reserve)).toMatchObject({ answer: null })
    expect(await world.answer(reserve, 'accepted')).toEqual({ ok: true, value: null })
    expect(await faults(world)).toBe(0)
    expect(await recordOf(['DecisionConfirmed', 'WinnersTold', 'AwardAnswered', 'ReserveMovedUp'])).toEqual([
      'DecisionConfirmed',
      'WinnersTold',
      'AwardAnswered',
      'ReserveMovedUp',
      'AwardAnswered',
    ])

    await database.setClock(times.announcesAt)
    const released = await sentNow()
    const toldOf = (notice: string) => released.filter((mail) => mail.notice === notice).map(({ to }) => to)
    expect(toldOf('decision-winner')).toHaveLength(1)
    expect(toldOf('decision-waitlist')).toEqual([])
    expect(toldOf('decision-not_selected')).toHaveLength(1)
    expect((await standing('decision.winner')).map(([proposalId]) => proposalId)).toEqual([reserve])
    expect((await standing('decision.not_selected')).map(([proposalId]) => proposalId)).toEqual([other])
    expect(await faults(world)).toBe(0)
    // The public reads the reserve as a winner, and that a place was declined; of whoever declined it nothing.
    const page = await publicWinners(database.publicDb, {
      ...{ slug: world.slug, lang: 'en' as const },
      ...{ now: new Date(times.announcesAt), t: (key: string) => key },
    })
    const [declined] = await database.db.select().from(awards).where(eq(awards.proposalId, winner))
    expect(page?.winners).toHaveLength(1)
    expect(page).toMatchObject({ declinedBefore: 1, winners: [{ answer: 'accepted' }] })
    expect(await database.publicDb.select().from(pubWinners)).toMatchObject([{ awardId: world.move.awardId }])
    expect(await database.publicDb.select().from(pubDeclinedBefore)).toEqual([{ challengeId, places: 1 }])
    const { body } = await openPage(database, winnersPage, { params: { challenge: world.slug } })
    expect(body).not.toContain(canaries.citation)
    expect(declined).toMatchObject({ outcome: 'winner', answer: 'declined' })
    // What was confirmed is what it was: the hash, and the chain.
    const [decision] = await database.db.select().from(decisions)
    expect(decision).toMatchObject({ hash: world.hash, state: 'confirmed' })
    expect(await chainFaults(world)).toEqual([])
    const own = JSON.parse((await resultOf(world, winner)).body) as { view: { outcome: unknown } }
    expect(own.view.outcome).toMatchObject({ answer: 'declined', hasDeclinedBefore: true })
  })

  it('stays free where nobody moves up, and the reserve hears of its place on the list', async () => {
    const world = await declinedWorld()
    await database.setClock(times.announcesAt)
    const released = (await sentNow()).map(({ notice }) => notice)
    expect(released).not.toContain('decision-winner')
    expect(released).toContain('decision-waitlist')
    expect(await faults(world)).toBe(0)
    expect(await database.publicDb.select().from(pubWinners)).toEqual([])
    // Moving up is as it is after every announcement.
    expect(await moveUpReserve(world.move, world.ports)).toEqual({ ok: true, value: null })
    expect((await standing('decision.moved_up')).map(([proposalId]) => proposalId)).toEqual([world.reserve])
    expect((await standing('decision.winner_embargoed')).map(([proposalId]) => proposalId)).toEqual([
      world.winner,
    ])
  })

  it('is not taken back, and nobody but a told team answers', async () => {
    const world = await declinedWorld()
    expect(await world.answer(world.winner, 'accepted')).toMatchObject({
      refusal: { code: 'award-answered' },
    })
    for (const proposalId of [world.reserve, world.other])
      expect(await world.answer(proposalId, 'accepted')).toMatchObject({ refusal: { code: 'no-award' } })
    expect(await moveUpReserve({ ...world.move, insteadOf: world.move.awardId }, world.ports)).toMatchObject({
      ok: false,
    })
  })
})

describe('after the winners were told', () => {
  let world: World
  beforeEach(async () => {
    world = await confirmedWorld()
    await database.setClock(told)
    await sentNow()
    await database.setClock(during)
  })

  it('a moved announcement moves the embargo: told teams hear that, the others the general mail', async () => {
    const later = new Date('2022-01-20T08:00:00Z')
    expect(await world.moveTo(later)).toMatchObject({ ok: true })
    const mails = await sentNow()
    const [moved] = mails.filter(({ notice }) => notice === 'decision-embargo_moved')
    expect(moved?.text).toContain('20 January 2022')
    expect((await standing('decision.embargo_moved')).map(([proposalId]) => proposalId)).toEqual([
      world.winner,
    ])
    expect((await standing('proposal.announcement_moved')).map(([proposalId]) => proposalId).sort()).toEqual(
      [world.reserve, world.other].sort(),
    )
    expect(await toldTo(world, world.winner)).toMatchObject({ answerByIso: iso('2022-01-27T20:00:00Z') })
    expect(await standing('decision.winner_embargoed')).toHaveLength(1)
    // Five days before the new instant nobody is told again.
    await database.setClock('2022-01-19T21:00:00Z')
    expect((await sentNow()).map(({ notice }) => notice)).not.toContain('decision-winner_embargoed')
    expect(await faults(world)).toBe(0)
  })

  it('a withdrawn decision is not final: told teams hear it, and nothing more is to be seen', async () => {
    const { challengeId, organiserId: by } = world
    expect(await withdrawDecision({ challengeId, by, reason: 'A mistake' }, world.ports)).toMatchObject({
      ok: true,
    })
    const mails = await sentNow()
    expect(mails.map(({ notice }) => notice)).toEqual(['decision-embargoed_stopped'])
    expect(mails[0]?.text).toContain('does not hold')
    expect(mails[0]?.text).not.toContain('A mistake')
    expect(await toldTo(world, world.winner)).toBeNull()
    expect(await world.answer(world.winner, 'accepted')).toMatchObject({ refusal: { code: 'no-award' } })
    expect(await standing('decision.winner', ['planned'])).toEqual([])
    expect(await database.db.select().from(toldAwards)).toEqual([])
  })

  it('another decision is told anew, to its own winners', async () => {
    const { challengeId, organiserId, colleagueId, winner, reserve } = world
    await withdrawDecision({ challengeId, by: organiserId, reason: 'A mistake' }, world.ports)
    await sentNow()
    const outcomes = world.outcomes.map((row, index) => ({
      ...row,
      outcome: (['reserve', 'winner', 'not_selected'] as const)[index]!,
      place: index === 0 ? 1 : null,
      ...(index === 0 && { citations: {} }),
      ...(index < 2 && { reason: `${row.reason} It leaves the ranking because the roof is free.` }),
    }))
    const hash = await recorded({ ...world, outcomes })
    expect(
      await confirmDecision({ challengeId, by: colleagueId, hash, ...signing(hash) }, world.ports),
    ).toMatchObject({ ok: true })
    await database.setClock('2022-01-13T22:00:00Z')
    const mails = await sentNow()
    expect(mails.map(({ notice }) => notice)).toEqual(['decision-winner_embargoed'])
    expect(await toldTo(world, reserve)).not.toBeNull()
    expect(await toldTo(world, winner)).toBeNull()
  })

  it('a challenge that is called off is told to them besides', async () => {
    const { challengeId, organiserId: by } = world
    expect(
      await cancelChallenge({ challengeId, by, reason: 'The money is gone' }, world.ports),
    ).toMatchObject({
      ok: true,
    })
    const stopped = (await sentNow()).filter(({ notice }) => notice === 'decision-embargoed_stopped')
    expect(stopped).toHaveLength(1)
    expect(stopped[0]?.text).toContain('was called off')
    expect(await toldTo(world, world.winner)).toBeNull()
  })

  it('whoever has not answered is reminded two days after they were told', async () => {
    expect(await world.moveTo(new Date('2022-01-20T08:00:00Z'))).toMatchObject({ ok: true })
    await database.setClock('2022-01-16T12:00:00Z')
    const [reminder] = (await sentNow()).filter(({ notice }) => notice === 'decision-award_reminder')
    expect(reminder?.text).toContain('Under embargo until')
  })

  it('the release page says who was told, by when they answer and what they said', async () => {
    await world.answer(world.winner, 'accepted')
    const challenge = await settledOf(database, world.challengeId)
    expect(await toldTeams(database.db, challenge)).toMatchObject([
      {
        ...{ answer: 'accepted', toldAtIso: iso(told), answerByIso: iso('2022-01-27T20:00:00Z') },
        mails: { sent: 1, all: 1 },
      },
    ])
    const { body } = await openPage(database, releasePage, {
      params: { challenge: world.slug },
      personId: world.organiserId,
    })
    expect(JSON.parse(body)).toMatchObject({
      ...{ tellsAtIso: iso(told), isEmbargoed: true },
      sheet: { embargoed: { decided: 1, told: 1 }, faults: 0 },
    })
  })

  it('a winner who is erased hears no more, and the chain stays whole', async () => {
    const personId = leadOf(world, world.winner)
    await eraseFromRecord({ personId }, world.ports)
    await database.ownerDb.delete(teamMembers).where(eq(teamMembers.personId, personId))
    await world.ports.db.transaction((tx) =>
      world.ports.notices.replan(tx, { challengeId: world.challengeId }),
    )
    expect(await standing('decision.winner', ['planned'])).toEqual([])
    expect(await chainFaults(world)).toEqual([])
    expect((await resultOf(world, world.winner)).status).toBe(404)
    await database.setClock(times.announcesAt)
    expect((await sentNow()).map(({ notice }) => notice)).not.toContain('decision-winner')
  })
})

describe('the database', () => {
  it('gives the public the announced rule and nothing of who was told', async () => {
    const world = await confirmedWorld()
    await database.setClock(during)
    expect(await database.publicDb.select().from(pubEmbargoes)).toEqual([
      { challengeId: world.challengeId, hours: 12, answerDays: 14 },
    ])
    await expect(database.publicDb.select().from(toldAwards)).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    expect(await database.publicDb.select().from(pubDeclinedBefore)).toEqual([])
    await world.answer(world.winner, 'declined')
    expect(await database.publicDb.select().from(pubDeclinedBefore)).toEqual([])
    expect(await database.publicDb.select().from(pubWinners)).toEqual([])
  })

  it('keeps answer and move in the record as commitments, which staff can read and learn nothing from', async () => {
    const world = await confirmedWorld()
    await database.setClock(during)
    await world.answer(world.winner, 'declined')
    await moveUpReserve(world.move, world.ports)
    const rows = await database.db
      .select()
      .from(recordEntries)
      .where(inArray(recordEntries.type, ['WinnersTold', 'AwardAnswered', 'ReserveMovedUp']))
    expect(rows).toHaveLength(3)
    const references = await database.db
      .select({ id: proposals.id, reference: proposals.reference })
      .from(proposals)
    for (const { proposalId, body } of rows) {
      expect(proposalId).toBeNull()
      for (const known of [...references.flatMap(({ id, reference }) => [id, reference]), ...world.leadIds])
        expect(body).not.toContain(known)
      expect(body).not.toContain('declined')
    }
    const secrets = await database.db.select().from(recordSecrets).where(eq(recordSecrets.name, 'award'))
    expect(secrets.map(({ payload }) => (JSON.parse(payload) as { proposalId: string }).proposalId)).toEqual([
      world.winner,
      world.reserve,
    ])
    expect(await chainFaults(world)).toEqual([])
  })

  it.each<[string, string, Partial<typeof challenges.$inferInsert>]>([
    ['another embargo than announced', 'challenges_embargo_stays', { embargoHours: 24 }],
    ['another time to answer', 'challenges_embargo_stays', { answerDays: 7 }],
    [
      'a telling that is still to come',
      'challenges_winners_told_in_time',
      { winnersToldAt: new Date('2022-01-13T20:00:00Z') },
    ],
    [
      'a telling during the hold',
      'challenges_winners_told',
      { winnersToldAt: new Date('2022-01-13T09:00:00Z') },
    ],
  ])('refuses %s', async (_case, constraint, change) => {
    const { challengeId } = await confirmedWorld()
    const written = database.db.update(challenges).set(change).where(eq(challenges.id, challengeId))
    await expect(written).rejects.toMatchObject({ cause: { constraint } })
  })

  it('refuses an answer and a move before the instant', async () => {
    const { move } = await confirmedWorld()
    await database.setClock('2022-01-13T19:59:50Z')
    const answered = database.db
      .update(awards)
      .set({ answer: 'declined', answeredAt: new Date() })
      .where(eq(awards.id, move.insteadOf))
    await expect(answered).rejects.toMatchObject({ cause: { constraint: 'awards_told' } })
    const moved = database.db
      .update(awards)
      .set({ movedUpAt: new Date(), movedUpFor: move.insteadOf })
      .where(eq(awards.id, move.awardId))
    await expect(moved).rejects.toMatchObject({ cause: { constraint: 'awards_told' } })
  })
})
