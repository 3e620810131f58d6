import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  assignments,
  challenges,
  invitations,
  jurors,
  messages,
  people,
  proposals,
  recordEntries,
} from '#db/schema/index.ts'
import { answerJurySeat } from '#app/judge/flows/answer-jury-seat.server.ts'
import { endJudging } from '#app/judge/flows/end-judging.server.ts'
import { inviteJuror } from '#app/judge/flows/invite-juror.server.ts'
import { startJudging } from '#app/judge/flows/start-judging.server.ts'
import { openProposal } from '#app/judge/flows/open-proposal.server.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { aJuror, aJury, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

async function aWorldWithMail(
  ...given: Parameters<typeof judgingWorld> extends [unknown, ...infer Rest] ? Rest : never
) {
  const world = await judgingWorld(database, ...given)
  return { ...world, ports: { ...world.ports, notices: createNoticesPort(noticeCatalogue) } }
}

const planned = async (notice: string) =>
  (await database.db.select().from(messages).where(eq(messages.notice, notice))).map(
    ({ email, sendAt, state }) => ({
      email,
      sendAt: sendAt.toISOString(),
      state,
    }),
  )

describe('inviting', () => {
  const invitation = {
    name: 'Jurva Esimerkki',
    email: 'Jurva@Jury.Example',
    locale: 'fi' as const,
    isChair: false,
    maximumLoad: 12,
  }

  it('makes the account, the seat, the link and the mail, and a second time a new link', async () => {
    const { challengeId, organiserId: by, ports } = await aWorldWithMail({ state: 'closed' })
    const invite = () => inviteJuror({ ...invitation, challengeId, by }, ports)
    const first = await invite()
    const again = await invite()
    expect(first).toEqual(again)
    const [person] = await database.db.select().from(people).where(eq(people.email, 'jurva@jury.example'))
    const [seat] = await database.db.select().from(jurors)
    expect(seat).toMatchObject({ personId: person?.id, state: 'invited', maximumLoad: 12 })
    const links = await database.db.select({ answer: invitations.answer }).from(invitations)
    expect(links.map(({ answer }) => answer).sort()).toEqual(['revoked', null].sort())
    expect((await planned('jury.invite')).map(({ email }) => email)).toEqual([
      'jurva@jury.example',
      'jurva@jury.example',
    ])
    const entries = await database.db
      .select({ type: recordEntries.type, body: recordEntries.body })
      .from(recordEntries)
    expect(entries.map(({ type }) => type)).toEqual(['JurorInvited', 'JurorInvited'])
    expect(entries[0]?.body).not.toMatch(/jurva/i)
  })

  it('notes what a juror stands for, and keeps it when the invitation is sent again without', async () => {
    const { challengeId, organiserId: by, ports } = await aWorldWithMail({ state: 'closed' })
    await inviteJuror({ ...invitation, kind: 'research', challengeId, by }, ports)
    await inviteJuror({ ...invitation, kind: null, challengeId, by }, ports)
    expect(await database.db.select({ kind: jurors.kind }).from(jurors)).toEqual([{ kind: 'research' }])
  })

  it('refuses a second chair and somebody who already sits', async () => {
    const { challengeId, organiserId: by, ports } = await aWorldWithMail({ state: 'closed' })
    const chair = await aJuror(database.db, { challengeId, isChair: true })
    expect(await inviteJuror({ ...invitation, isChair: true, challengeId, by }, ports)).toMatchObject({
      refusal: { code: 'chair-taken' },
    })
    const [person] = await database.db.select().from(people).where(eq(people.id, chair.personId))
    const same = await inviteJuror({ ...invitation, email: person!.email, challengeId, by }, ports)
    expect(same).toMatchObject({ refusal: { code: 'already-on-jury' } })
  })
})

describe('answering', () => {
  it('belongs to the invited person, once', async () => {
    const { challengeId, organiserId, ports } = await aWorldWithMail({ state: 'closed' })
    const { id: jurorId, personId } = await aJuror(database.db, { challengeId, state: 'invited' })
    const answer = (who: string, word: 'accepted' | 'declined') =>
      answerJurySeat({ jurorId, personId: who, answer: word, reason: 'Away' }, ports)
    expect(await answer(organiserId, 'accepted')).toMatchObject({ refusal: { code: 'seat-needed' } })
    expect((await answer(personId, 'accepted')).ok).toBe(true)
    expect((await answer(personId, 'accepted')).ok).toBe(true)
    expect(await answer(personId, 'declined')).toMatchObject({ refusal: { code: 'seat-answered' } })
    const entries = await database.db.select({ type: recordEntries.type }).from(recordEntries)
    expect(entries).toEqual([{ type: 'JurorAccepted' }])
  })

  it('asks for declarations by mail, an hour after the deadline, two and three days after it, by day', async () => {
    const { challengeId, ports } = await aWorldWithMail({ state: 'closed' })
    await database.setClock('2021-12-22T22:10:00Z')
    const { id: jurorId, personId } = await aJuror(database.db, { challengeId, state: 'invited' })
    await answerJurySeat({ jurorId, personId, answer: 'accepted' }, ports)
    expect((await planned('jury.conflict_request')).map(({ sendAt }) => sendAt).sort()).toEqual([
      '2021-12-23T06:00:00.000Z',
      '2021-12-25T06:00:00.000Z',
      '2021-12-26T06:00:00.000Z',
    ])
  })
})

describe('starting', () => {
  it.each([
    ['too few jurors', { jurors: 1, perProposal: 1 }, 'jury-too-small'],
    ['a proposal with too few reviews', { jurors: 3, perProposal: 1 }, 'assignment-incomplete'],
    ['all there', { jurors: 3, perProposal: 2 }, null],
  ])('%s', async (_name, { jurors: size, perProposal }, code) => {
    const { challengeId, proposalIds, organiserId: by, ports } = await aWorldWithMail({ state: 'closed' })
    const seats = await aJury(database.db, { challengeId, size })
    for (const proposalId of proposalIds) {
      for (const { id: jurorId } of seats.slice(0, perProposal)) {
        await anAssignment(database.db, { challengeId, jurorId, proposalId })
      }
    }
    const result = await startJudging({ challengeId, by }, ports)
    expect(result.ok ? null : result.refusal.code).toBe(code)
    const [challenge] = await database.db.select().from(challenges)
    expect(challenge?.state).toBe(code === null ? 'judging' : 'closed')
    expect(await planned('jury.assigned')).toHaveLength(code === null ? perProposal : 0)
    expect(await planned('jury.progress')).toHaveLength(code === null ? perProposal * 3 : 0)
  })

  it('waits for the screening', async () => {
    const { challengeId, organiserId: by, ports } = await judgingWorld(database, { state: 'closed' })
    await database.db.update(proposals).set({ screening: null, screenedAt: null })
    expect(await startJudging({ challengeId, by }, ports)).toMatchObject({
      refusal: { code: 'screening-unfinished' },
    })
  })
})

describe('ending', () => {
  it('early only when every scorecard is final', async () => {
    const {
      challengeId,
      proposalIds,
      criterionIds,
      organiserId: by,
      ports,
    } = await aWorldWithMail({ proposalCount: 1 })
    const [juror] = await aJury(database.db, { challengeId, size: 1 })
    const seat = { challengeId, jurorId: juror!.id, proposalId: proposalIds[0]! }
    await anAssignment(database.db, seat)
    expect(await endJudging({ challengeId, by }, ports)).toMatchObject({
      refusal: { code: 'scorecards-unfinished', count: 1 },
    })
    await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 3, [criterionIds[1]]: 4 } })
    expect((await endJudging({ challengeId, by }, ports)).ok).toBe(true)
    const [challenge] = await database.db.select().from(challenges)
    expect(challenge?.state).toBe('deliberating')
    expect(await planned('jury.complete_thanks')).toHaveLength(1)
  })
})

it('notes a reading and the first opening', async () => {
  const { challengeId, proposalIds, ports } = await judgingWorld(database)
  const { id: jurorId, personId } = await aJuror(database.db, { challengeId })
  const seat = { challengeId, jurorId, proposalId: proposalIds[0]! }
  const { id: assignmentId } = await anAssignment(database.db, seat)
  await openProposal({ assignmentId, proposalId: seat.proposalId, personId }, ports)
  const [first] = await database.db.select().from(assignments)
  await database.setClock(instants.judgingEndsAt)
  await openProposal({ assignmentId, proposalId: seat.proposalId, personId }, ports)
  const [second] = await database.db.select().from(assignments)
  expect(second?.openedAt).toEqual(first?.openedAt)
  expect(first?.openedAt).not.toBeNull()
})
