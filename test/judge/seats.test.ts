import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  assignments,
  conducts,
  jurors,
  messages,
  recordEntries,
  recordSecrets,
  roleGrants,
  scorecards,
} from '#db/schema/index.ts'
import { planAssignment } from '#app/judge/core/assignment.ts'
import { builtInConduct } from '#app/judge/core/conduct.ts'
import { assignmentFacts } from '#app/judge/data/assignment-facts.server.ts'
import { currentConduct, hashOfConduct, needsConduct } from '#app/judge/data/conduct.server.ts'
import { juryCounts } from '#app/judge/data/judging-counts.server.ts'
import { acceptConduct } from '#app/judge/flows/accept-conduct.server.ts'
import { answerJurySeat } from '#app/judge/flows/answer-jury-seat.server.ts'
import { callUpSubstitute } from '#app/judge/flows/call-up-substitute.server.ts'
import { inviteJuror } from '#app/judge/flows/invite-juror.server.ts'
import { leaveJury } from '#app/judge/flows/leave-jury.server.ts'
import { publishConduct } from '#app/judge/flows/publish-conduct.server.ts'
import { reopenScorecard } from '#app/judge/flows/reopen-scorecard.server.ts'
import { saveScorecard } from '#app/judge/flows/save-scorecard.server.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { aDeclaration, aJuror, aJury, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

async function aWorldWithMail(given: Parameters<typeof judgingWorld>[1] = {}) {
  const world = await judgingWorld(database, given)
  return { ...world, ports: { ...world.ports, notices: createNoticesPort(noticeCatalogue) } }
}

const told = async (notice: string) =>
  (await database.db.select().from(messages).where(eq(messages.notice, notice))).map(({ email }) => email)

const typesOfEntries = async () =>
  (await database.db.select({ type: recordEntries.type }).from(recordEntries)).map(({ type }) => type)

describe('the code of conduct', () => {
  const texts = { ...builtInConduct, en: 'Be fair, and say when you are not.' }

  it('is the built-in one until a programme writes its own, which the record knows by its hash', async () => {
    const { programmeId, organiserId: by, ports } = await aWorldWithMail()
    expect(await currentConduct(database.db, programmeId)).toMatchObject({ version: 1, publishedAt: null })
    const publish = (seenVersion: number) => publishConduct({ programmeId, by, texts, seenVersion }, ports)
    expect(await publish(1)).toEqual({ ok: true, value: { version: 2 } })
    expect(await publish(1)).toMatchObject({ refusal: { code: 'conduct-changed' } })
    expect(await publish(2)).toMatchObject({ refusal: { code: 'conduct-unchanged' } })
    const [entry] = await database.db.select().from(recordEntries)
    expect(JSON.parse(entry!.body)).toMatchObject({ version: 2, hash: hashOfConduct(texts) })
    const change = database.db.update(conducts).set({ hash: 'a'.repeat(64) })
    await expect(Promise.resolve(change)).rejects.toThrow()
  })

  it('changes during the judging: jurors hear, read on, and score once they have accepted', async () => {
    const {
      programmeId,
      challengeId,
      proposalIds,
      criterionIds,
      organiserId: by,
      ports,
    } = await aWorldWithMail()
    const juror = await aJuror(database.db, { challengeId })
    const { personId } = juror
    const pair = { challengeId, jurorId: juror.id, proposalId: proposalIds[0]! }
    const { id: assignmentId } = await anAssignment(database.db, pair)
    const done = { ...pair, proposalId: proposalIds[1]! }
    const { id: doneId } = await anAssignment(database.db, done)
    await aScorecard(database.db, { ...done, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 5 } })
    const save = () =>
      saveScorecard(
        { assignmentId, personId, scores: [{ criterionId: criterionIds[0], answer: '4', seen: 0 }] },
        ports,
      )

    await publishConduct({ programmeId, by, texts, seenVersion: 1 }, ports)
    expect(await told('jury.new_conduct')).toHaveLength(1)
    expect(await needsConduct(database.db, juror.id)).toBe(true)
    expect(await save()).toMatchObject({ refusal: { code: 'conduct-not-accepted' } })
    expect(await reopenScorecard({ assignmentId: doneId, personId }, ports)).toMatchObject({
      refusal: { code: 'conduct-not-accepted' },
    })
    const [card] = await database.db.select({ state: scorecards.state }).from(scorecards)
    expect(card?.state).toBe('final')

    const acceptVersion = (version: number) => acceptConduct({ challengeId, personId, version }, ports)
    expect(await acceptVersion(1)).toMatchObject({ refusal: { code: 'conduct-changed' } })
    expect((await acceptVersion(2)).ok).toBe(true)
    expect((await acceptVersion(2)).ok).toBe(true)
    expect((await save()).ok).toBe(true)
    expect(await typesOfEntries()).toEqual(['ConductPublished', 'ConductAccepted'])
  })

  it('is accepted with the seat, in the version that stood on the page', async () => {
    const { programmeId, challengeId, organiserId: by, ports } = await aWorldWithMail({ state: 'closed' })
    const seat = await aJuror(database.db, { challengeId, state: 'invited' })
    await publishConduct({ programmeId, by, texts, seenVersion: 1 }, ports)
    const answer = (conductVersion: number) =>
      answerJurySeat({ jurorId: seat.id, personId: seat.personId, answer: 'accepted', conductVersion }, ports)
    expect(await answer(1)).toMatchObject({ refusal: { code: 'conduct-changed' } })
    expect((await answer(2)).ok).toBe(true)
    const [row] = await database.db.select().from(jurors)
    expect(row).toMatchObject({ state: 'accepted', conductVersion: 2 })
    expect((await database.db.select().from(recordEntries)).at(-1)?.body).toContain(hashOfConduct(texts))
  })
})

describe('substitutes', () => {
  it('stand by, are never planned for nor counted, and judge once they are called up', async () => {
    const { challengeId, proposalIds, organiserId: by, ports } = await aWorldWithMail({ state: 'closed' })
    const [juror] = await aJury(database.db, { challengeId, size: 1 })
    const substitute = await aJuror(database.db, { challengeId, isSubstitute: true })
    for (const proposalId of proposalIds) {
      for (const seat of [juror!, substitute]) {
        await aDeclaration(database.db, { challengeId, jurorId: seat.id, proposalId })
      }
    }
    const planned = async () =>
      new Set(
        planAssignment(await assignmentFacts(database.db, challengeId)).added.map((pair) => pair.jurorId),
      )
    expect(await planned()).toEqual(new Set([juror!.id]))
    expect((await juryCounts(database.db, challengeId)).jurors).toBe(1)

    const callUp = () => callUpSubstitute({ challengeId, jurorId: substitute.id, by }, ports)
    expect((await callUp()).ok).toBe(true)
    expect((await callUp()).ok).toBe(true)
    expect(await planned()).toEqual(new Set([juror!.id, substitute.id]))
    expect(await typesOfEntries()).toEqual(['SubstituteCalledUp'])
    expect(await told('jury.called_up')).toHaveLength(1)
  })

  it('are not called up before they have accepted, nor once judging is over', async () => {
    const { challengeId, organiserId: by, ports } = await aWorldWithMail()
    const invited = await aJuror(database.db, { challengeId, state: 'invited', isSubstitute: true })
    const callUp = (jurorId: string) => callUpSubstitute({ challengeId, jurorId, by }, ports)
    expect(await callUp(invited.id)).toMatchObject({ refusal: { code: 'seat-gone' } })
    const substitute = await aJuror(database.db, { challengeId, isSubstitute: true })
    await database.setClock(instants.judgingEndsAt)
    expect(await callUp(substitute.id)).toMatchObject({ refusal: { code: 'judging-over' } })
  })

  it('cannot be invited as the chair', async () => {
    const { challengeId, organiserId: by, ports } = await aWorldWithMail({ state: 'closed' })
    const invitation = { name: 'A', email: 'a@jury.example', locale: 'en', maximumLoad: 5 } as const
    const both = { ...invitation, isChair: true, isSubstitute: true, challengeId, by }
    expect(await inviteJuror(both, ports)).toMatchObject({ refusal: { code: 'chair-or-substitute' } })
  })
})

describe('leaving half-way', () => {
  async function aJurorHalfWay() {
    const world = await aWorldWithMail()
    const { challengeId, proposalIds, criterionIds, programmeId, organiserId } = world
    await database.db.insert(roleGrants).values({ personId: organiserId, role: 'organiser', programmeId })
    const juror = await aJuror(database.db, { challengeId, isChair: true, minimumLoad: 2 })
    const pairs = proposalIds.map((proposalId) => ({ challengeId, jurorId: juror.id, proposalId }))
    for (const pair of pairs) await anAssignment(database.db, pair)
    const points = { [criterionIds[0]]: 5, [criterionIds[1]]: 5 }
    await aScorecard(database.db, { ...pairs[0]!, points })
    await aScorecard(database.db, { ...pairs[1]!, points, state: 'draft' })
    const leave = (finals: 'count' | 'void', reason = 'Ill for a month') =>
      leaveJury({ challengeId, jurorId: juror.id, by: organiserId, reason, finals }, world.ports)
    return { ...world, juror, leave }
  }

  it('what is final counts, a draft does not, the rest is free for others; the chair is free too', async () => {
    const { juror, leave, challengeId, proposalIds } = await aJurorHalfWay()
    expect(await leave('count')).toEqual({ ok: true, value: { kept: 1, released: 2 } })
    const cards = await database.db.select({ state: scorecards.state }).from(scorecards)
    expect(cards.map(({ state }) => state).sort()).toEqual(['final', 'void'])
    const [seat] = await database.db.select().from(jurors).where(eq(jurors.id, juror.id))
    expect(seat).toMatchObject({ state: 'left', isChair: false })
    expect(await typesOfEntries()).toEqual([
      'ScorecardVoided',
      'AssignmentReleased',
      'AssignmentReleased',
      'JurorLeft',
    ])
    const bodies = (await database.db.select().from(recordEntries)).map(({ body }) => body)
    expect(bodies.join()).not.toContain('Ill')
    expect((await database.db.select().from(recordSecrets))[0]?.payload).toContain('Ill')
    expect(await told('jury.seat_answered')).toHaveLength(1)
    expect(await leave('count')).toMatchObject({ refusal: { code: 'seat-gone' } })

    // Whoever comes next: what was finished is kept, and nothing is planned for who left.
    const [next] = await aJury(database.db, { challengeId, size: 1 })
    for (const proposalId of proposalIds) {
      await aDeclaration(database.db, { challengeId, jurorId: next!.id, proposalId })
    }
    const plan = planAssignment(await assignmentFacts(database.db, challengeId))
    expect(plan.kept).toEqual([{ jurorId: juror.id, proposalId: proposalIds[0] }])
    expect(plan.released).toEqual([])
    expect(new Set(plan.added.map(({ jurorId }) => jurorId))).toEqual(new Set([next!.id]))
  })

  it('or nothing counts, where whoever takes them off says so', async () => {
    const { leave } = await aJurorHalfWay()
    expect(await leave('void')).toEqual({ ok: true, value: { kept: 0, released: 3 } })
    const cards = await database.db.select({ state: scorecards.state }).from(scorecards)
    expect(cards.map(({ state }) => state)).toEqual(['void', 'void'])
    const standing = await database.db.select({ standing: assignments.standing }).from(assignments)
    expect(standing.every((row) => row.standing === null)).toBe(true)
  })

  it('needs a reason', async () => {
    const { leave } = await aJurorHalfWay()
    expect(await leave('count', ' ')).toMatchObject({ refusal: { code: 'leave-reason-missing' } })
  })

  it('before the deadline is simply leaving', async () => {
    const { challengeId, ports, organiserId: by } = await aWorldWithMail({ state: 'open' })
    await database.setClock(instants.whileJudging)
    const juror = await aJuror(database.db, { challengeId })
    const left = await leaveJury(
      { challengeId, jurorId: juror.id, by, reason: 'Away', finals: 'count' },
      ports,
    )
    expect(left).toEqual({ ok: true, value: { kept: 0, released: 0 } })
  })
})

it('a chair who declines leaves the chair to somebody else', async () => {
  const { challengeId, organiserId: by, ports } = await aWorldWithMail({ state: 'closed' })
  const chair = await aJuror(database.db, { challengeId, isChair: true, state: 'invited' })
  const invitation = { name: 'B', email: 'b@jury.example', locale: 'en', maximumLoad: 5 } as const
  const invite = () => inviteJuror({ ...invitation, isChair: true, challengeId, by }, ports)
  expect(await invite()).toMatchObject({ refusal: { code: 'chair-taken' } })
  await answerJurySeat(
    { jurorId: chair.id, personId: chair.personId, answer: 'declined', reason: 'Away' },
    ports,
  )
  expect((await invite()).ok).toBe(true)
})
