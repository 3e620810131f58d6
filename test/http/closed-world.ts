import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  challenges,
  hostRequests,
  hostStatements,
  people,
  pitchSlots,
  proposalExtensions,
  roleGrants,
  teamMembers,
  waysOfJudging,
  type ROLES,
} from '#db/schema/index.ts'
import { nameOf } from '#app/announce/data/hosting.server.ts'
import { phraseOf } from '#app/announce/core/typed-name.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import { filesOfDraft } from '#app/apply/data/files.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { RoundKind } from '#app/judge/core/deliberation/rounds.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import { countingRankingOf } from '#app/judge/data/finalists.server.ts'
import { agendaOf, latestMeeting } from '#app/judge/data/meetings.server.ts'
import { latestMinutes } from '#app/judge/data/minutes.server.ts'
import { attendMeeting } from '#app/judge/flows/attend-meeting.server.ts'
import { comparePair, finaliseComparisons } from '#app/judge/flows/compare-pair.server.ts'
import { drawShortlist } from '#app/judge/flows/draw-shortlist.server.ts'
import { moveMeeting } from '#app/judge/flows/move-meeting.server.ts'
import { openProposal } from '#app/judge/flows/open-proposal.server.ts'
import { addSlot, cancelSlot, takeSlot } from '#app/judge/flows/pitch-slots.server.ts'
import { planMeeting } from '#app/judge/flows/plan-meeting.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { finaliseRanks, rankProposals } from '#app/judge/flows/rank-proposals.server.ts'
import { setRounds } from '#app/judge/flows/set-rounds.server.ts'
import { approveMinutes, draftMinutes } from '#app/judge/flows/write-minutes.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import { aSubmittedProposal, instants } from './world.ts'

/*
 * A challenge with everything a jury makes of a proposal: scorecards, a meeting with its minutes, a shortlist, pitch slots,
 * what its host says. Every private text of one proposal begins with "canary-closed"; it leads the ranking.
 */

type Team = Awaited<ReturnType<typeof aSubmittedProposal>>
type Seat = { readonly id: string; readonly personId: string }

/** On the jury: somebody for each moment, a chair, one who works for the programme in every role too, and one who stays. */
export const seatNames = ['early', 'late', 'chair', 'insider', 'peer'] as const
export type SeatName = (typeof seatNames)[number]

export type ClosedWorld = {
  readonly way: Way
  readonly ports: Ports
  readonly programme: { readonly id: string; readonly slug: string }
  readonly challenge: ChallengeRow
  readonly closed: Team
  /** Those that stay open to everybody on the jury, the better first. */
  readonly others: readonly Team[]
  readonly fileId: string
  readonly seats: Readonly<Record<SeatName, Seat>>
  /** Of the seats on the closed proposal. */
  readonly assignmentIds: Readonly<Record<SeatName, string>>
  /** Two organisers without a seat. */
  readonly staff: readonly [string, string]
  /** What no answer may hold: beginnings of its texts, its reference, its id. */
  readonly marks: readonly string[]
}

/** How the jury judges. */
export type Way = 'scorecards' | 'ranked' | 'pairwise'

/** Builds it up to the judging: everybody has judged everything, `early` alone has nothing final. */
export async function aClosedWorld(database: TestDatabase, way: Way = 'scorecards'): Promise<ClosedWorld> {
  const { db } = database
  const ports: Ports = { db, clock: databaseClock, notices: realNotices }
  await database.setClock(instants.whileOpen)
  const programme = await insertProgramme(db, { slug: `apart-${way}`, name: 'Apart' })
  const given = { programmeId: programme.id, state: 'open', minimumReviews: 1 } as const
  const challenge = await insertChallenge(db, {
    ...given,
    slug: `panel-${way}`,
    organisersSeeScoresFrom: 'judging',
  })
  const { id: challengeId } = challenge
  if (way === 'ranked') await db.insert(waysOfJudging).values({ challengeId, way, rankRule: 'mean-rank' })
  if (way === 'pairwise') await db.insert(waysOfJudging).values({ challengeId, way })
  const closed = await aSubmittedProposal(database, ports, challenge, 'closed', { language: 'fi' })
  const others: Team[] = []
  for (const name of ['one', 'two', 'three'])
    others.push(await aSubmittedProposal(database, ports, challenge, name))
  const members = db
    .select({ id: teamMembers.personId })
    .from(teamMembers)
    .where(eq(teamMembers.proposalId, closed.proposalId))
  await db.update(people).set({ name: 'canary-closed-member' }).where(inArray(people.id, members))

  const staff = [await anOrganiser(db, programme.id), await anOrganiser(db, programme.id)] as const
  await withTimeOfItsOwn(database, closed.proposalId)

  await database.setClock(instants.whileJudging)
  await db.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, challenge.id))
  await asHosted(db, challenge.id, [closed, others[0]!])
  const seats = {} as Record<SeatName, Seat>
  const assignmentIds = {} as Record<SeatName, string>
  for (const name of seatNames) {
    const { id: personId } = await aPerson(db, { name: `Juror ${name}` })
    const seat = await aJuror(db, { challengeId: challenge.id, personId, isChair: name === 'chair' })
    seats[name] = { id: seat.id, personId }
    for (const [rank, team] of [closed, ...others].entries()) {
      const pair = { challengeId: challenge.id, jurorId: seat.id, proposalId: team.proposalId }
      const { id } = await anAssignment(db, pair)
      await openProposal({ assignmentId: id, proposalId: team.proposalId, personId }, ports)
      if (way === 'scorecards') await scored(database, { pair, rank, name, isFinal: name !== 'early' })
      if (team === closed) assignmentIds[name] = id
    }
    const ids = [closed, ...others].map(({ proposalId }) => proposalId)
    const ballot = { challengeId, personId, ids, isFinal: name !== 'early' }
    if (way === 'ranked') await ranked(ports, ballot)
    if (way === 'pairwise') await compared(ports, ballot)
  }
  for (const role of ['organiser', 'screener', 'auditor', 'challenge_owner', 'chair'] as const)
    await grant(db, { personId: seats.insider.personId, role, programmeId: programme.id })
  await db.transaction((tx) => realNotices.replan(tx, { challengeId: challenge.id }))
  const [file] = await filesOfDraft(db, closed.proposalId)
  return {
    ...{ way, ports, programme, challenge, closed, others, seats, assignmentIds, staff },
    fileId: file!.id,
    marks: ['canary-closed', closed.reference, closed.proposalId],
  }
}

type Db = TestDatabase['db']

async function anOrganiser(db: Db, programmeId: string): Promise<string> {
  const { id: personId } = await aPerson(db, { name: 'An organiser' })
  await grant(db, { personId, role: 'organiser', programmeId })
  return personId
}

async function grant(
  db: Db,
  given: { personId: string; role: (typeof ROLES)[number]; programmeId: string },
): Promise<void> {
  await db.insert(roleGrants).values(given)
}

/** It was given a later deadline before it was handed in and screened; a trigger would take none any more. */
async function withTimeOfItsOwn({ ownerDb }: TestDatabase, proposalId: string): Promise<void> {
  await ownerDb.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.insert(proposalExtensions).values({
      proposalId,
      previousClosesAt: new Date('2021-12-22T21:59:00Z'),
      closesAt: new Date('2021-12-23T10:00:00Z'),
      reason: 'canary-closed-extension',
    })
  })
}

/** The challenge's owner was asked about these and has said what nobody outside is to read. */
async function asHosted(db: Db, challengeId: string, teams: readonly Team[]): Promise<void> {
  const about = teams.map(({ proposalId }) => ({ challengeId, proposalId }))
  const dueAt = new Date('2022-02-01T00:00:00Z')
  await db.insert(hostRequests).values(about.map((each) => ({ ...each, dueAt })))
  const said = { number: 1, feasibility: 'feasible', hash: 'c'.repeat(64), permits: 'None' } as const
  const words = ['canary-closed', 'canary'].map((mark) => ({
    signedName: `${mark}-host`,
    site: `${mark}-site`,
  }))
  await db
    .insert(hostStatements)
    .values(about.map((each, index) => ({ ...each, ...said, ...words[index]!, cost: 'None', people: 'Two' })))
}

async function scored(
  database: TestDatabase,
  {
    pair,
    rank,
    name,
    isFinal,
  }: {
    pair: { challengeId: string; jurorId: string; proposalId: string }
    rank: number
    name: string
    isFinal: boolean
  },
): Promise<void> {
  const { db } = database
  const [first, second] = await criteriaOf(db, pair.challengeId)
  // The best first, and not all of one mind.
  const points = Math.max(1, 5 - rank)
  const id = await aScorecard(db, {
    ...pair,
    points: { [first!.id]: points, [second!.id]: name === 'peer' ? Math.max(1, points - 1) : points },
    state: isFinal ? 'final' : 'draft',
  })
  if (rank === 0)
    await db.execute(sql`update scorecards set comment_to_team = ${`canary-closed-comment-${name}`},
      private_note = ${`canary-closed-note-${name}`} where id = ${id}`)
}

type Ballot = {
  readonly challengeId: string
  readonly personId: string
  /** In this order. */
  readonly ids: readonly string[]
  readonly isFinal: boolean
}

async function ranked(ports: Ports, { ids, isFinal, ...whose }: Ballot): Promise<void> {
  const ranks = Object.fromEntries(ids.map((id, index) => [id, index + 1]))
  if (isFinal) await done(finaliseRanks({ ...whose, ranks, seen: 0 }, ports))
  else await done(rankProposals({ ...whose, ranks, seen: 0, move: null }, ports))
}

async function compared(ports: Ports, { ids, isFinal, ...whose }: Ballot): Promise<void> {
  // Of a draft the first proposal is still to be compared.
  const own = isFinal ? ids : ids.slice(1)
  for (const [index, firstId] of own.entries())
    for (const secondId of own.slice(index + 1))
      await done(comparePair({ ...whose, firstId, secondId, answer: 'first' }, ports))
  if (isFinal) await done(finaliseComparisons(whose, ports))
}

/** On to the deliberation: a meeting was held and its minutes approved, finalists drawn, times to pitch given. */
export async function deliberate(database: TestDatabase, world: ClosedWorld): Promise<void> {
  const { db } = database
  const { challenge, closed, others, staff, ports } = world
  const about = { challengeId: challenge.id, by: staff[0] }
  const press = (kind: RoundKind, act: 'open' | 'close') => done(pressRound({ ...about, kind, act }, ports))
  await database.setClock(instants.afterJudging)
  await db.update(challenges).set({ state: 'deliberating' }).where(eq(challenges.id, challenge.id))
  const kinds = ['individual', 'consensus', 'shortlist', 'pitch', 'final'] as const
  await done(setRounds({ ...about, kinds }, ports))
  await press('consensus', 'open')
  await holdMeeting(world)
  await press('consensus', 'close')
  await press('shortlist', 'open')
  const { counting } = await countingRankingOf(db, challenge.id)
  const chosen = counting.slice(0, 3).map(({ proposalId }) => proposalId)
  const line = { rule: 'first', value: 3 } as const
  await done(drawShortlist({ ...about, line, chosen, reasons: {}, seen: 0 }, ports))
  await press('shortlist', 'close')
  await press('pitch', 'open')
  for (const hour of [8, 9, 10, 11]) {
    const startsAt = new Date(Date.UTC(2022, 0, 13, hour))
    const endsAt = new Date(startsAt.getTime() + 20 * 60_000)
    await done(addSlot({ ...about, startsAt, endsAt, place: `canary-slot-${hour}`, link: '' }, ports))
  }
  const slots = await db
    .select({ id: pitchSlots.id })
    .from(pitchSlots)
    .where(eq(pitchSlots.challengeId, challenge.id))
    .orderBy(pitchSlots.startsAt)
  const take = (index: number, proposalId: string) =>
    done(takeSlot({ ...about, slotId: slots[index]!.id, proposalId, as: 'organiser' }, ports))
  await take(0, closed.proposalId)
  await done(cancelSlot({ ...about, slotId: slots[0]!.id, reason: 'canary-closed-called-off' }, ports))
  await take(1, closed.proposalId)
  await take(2, others[0]!.proposalId)
}

async function holdMeeting({ way, challenge, closed, staff, seats, ports }: ClosedWorld): Promise<void> {
  const { db } = ports
  const about = { challengeId: challenge.id, by: staff[0] }
  await done(planMeeting({ ...about, atLeast: 0 }, ports))
  for (const { personId } of Object.values(seats))
    await done(attendMeeting({ challengeId: challenge.id, personId, act: 'come' }, ports))
  const led = { ...about, by: seats.chair.personId, roles: { isOrganiser: false, isChairByRole: false } }
  const meeting = async () => (await latestMeeting(db, challenge.id))!
  const move = async (act: 'start' | 'next' | 'end', said = nothingSaid) =>
    done(moveMeeting({ ...led, act, seen: (await meeting()).version, said }, ports))
  await move('start')
  const { id: meetingId } = await meeting()
  const agenda = await agendaOf(db, meetingId)
  for (const [index, { proposalId }] of agenda.entries()) {
    const act = index === agenda.length - 1 ? 'end' : 'next'
    // Points are for a jury that gives points.
    const whole = way === 'scorecards' ? '72.5' : ''
    await move(act, proposalId === closed.proposalId ? { ...saidOfClosed, whole } : nothingSaid)
  }
  const say = (key: string, values?: Record<string, unknown>) => `${key} ${JSON.stringify(values ?? {})}`
  const draft = { ...about, lang: 'en', zone: 'Europe/Helsinki', whole: 'whole', say } as const
  await done(draftMinutes(draft, ports))
  const { number } = (await latestMinutes(db, meetingId))!
  const by = seats.chair.personId
  await done(approveMinutes({ ...about, by, seen: number, name: await nameOf(db, by) }, ports))
}

const nothingSaid = { whole: '', criteria: {}, reason: '', decision: '', abstained: [] }
const saidOfClosed = {
  ...nothingSaid,
  ...{ reason: 'canary-closed-agreed', decision: 'canary-closed-said' },
}

/** The other world: the jury was of another mind about the closed proposal, which is no finalist and was given no time. */
export async function otherwise(
  { ownerDb }: TestDatabase,
  { challenge, closed }: ClosedWorld,
): Promise<void> {
  const about = sql`proposal_id = ${closed.proposalId}`
  await ownerDb.transaction(async (tx) => {
    const cards = sql`select id from scorecards where ${about} and state = 'final'`
    // A final scorecard takes no scores: it is a draft for as long as that takes.
    const { rows } = await tx.execute<{ id: string }>(cards)
    const ids = sql.param(rows.map(({ id }) => id))
    await tx.execute(sql`update scorecards set state = 'draft' where id = any(${ids}::uuid[])`)
    await tx.execute(sql`update scores set points = 1 where scorecard_id = any(${ids}::uuid[])`)
    await tx.execute(
      sql`update scorecards set state = 'final', comment_to_team = '' where id = any(${ids}::uuid[])`,
    )
    await lastOnBallots(tx, closed.proposalId)
    await tx.execute(
      sql`update pitch_slots set proposal_id = null, taken_at = null, taken_by = null where ${about}`,
    )
    await tx.execute(sql`delete from finalists where ${about}`)
    await tx.execute(sql`update shortlists set value = 2 where challenge_id = ${challenge.id}`)
    await tx.execute(sql`delete from consensus_scores where ${about}`)
    await tx.execute(
      sql`update host_statements set site = 'Elsewhere', signed_name = 'Somebody' where ${about}`,
    )
  })
}

/** On every ballot it comes last. */
async function lastOnBallots(tx: Tx, proposalId: string): Promise<void> {
  await tx.execute(sql`set local session_replication_role = replica`)
  const among = sql`standing = 'clear' and ballot_id in (
    select ballot_id from ballot_lines where proposal_id = ${proposalId} and standing = 'clear')`
  // In two steps: no two lines of a ballot have one place at any moment.
  await tx.execute(sql`update ballot_lines set place = place + 10 where ${among}`)
  await tx.execute(sql`update ballot_lines
    set place = case when proposal_id = ${proposalId} then 4 else place - 11 end where ${among}`)
  await tx.execute(sql`update ballot_comparisons set answer = case when first_id = ${proposalId} then 'second'
    else 'first' end where ${proposalId} in (first_id, second_id)`)
  await tx.execute(sql`set local session_replication_role = default`)
}

/** On to a confirmed decision in which the closed proposal gets nothing anybody is told of. */
export async function decide(world: ClosedWorld): Promise<void> {
  const { challenge, closed, others, staff, ports } = world
  const about = { challengeId: challenge.id, by: staff[0] }
  await done(pressRound({ ...about, kind: 'pitch', act: 'close' }, ports))
  const outcomeOf = (team: Team, index: number) => ({
    proposalId: team.proposalId,
    outcome: index === 1 ? ('winner' as const) : ('not_selected' as const),
    place: null,
    reason: `${team === closed ? 'canary-closed' : 'canary'}-reason, long enough to leave the ranking for`,
    feedback: `${team === closed ? 'canary-closed' : 'canary'}-feedback`,
  })
  const outcomes = [closed, ...others].map(outcomeOf)
  const signed = async (personId: string) => ({ by: personId, signedName: await nameOf(ports.db, personId) })
  const { hash } = await done(
    recordDecision(
      { ...about, ...(await signed(staff[0])), outcomes, statements: { en: 'A good year.' } },
      ports,
    ),
  )
  const confirmed = { ...about, ...(await signed(staff[1])), hash, phrase: phraseOf(hash) }
  await done(confirmDecision(confirmed, ports))
}

/** What a flow has done; a refusal is a fault of the test. */
export async function done<Value>(
  result: Promise<{ ok: true; value: Value } | { ok: false; refusal: { code: string } }>,
): Promise<Value> {
  const given = await result
  if (!given.ok) throw new Error(`refused: ${given.refusal.code}`)
  return given.value
}
