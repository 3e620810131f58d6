import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { messages, roleGrants } from '#db/schema/index.ts'
import type { PeerSight } from '#app/lifecycle/challenge.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { excludeJuror } from '#app/judge/flows/exclude-juror.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { insertBrief } from '#test/factories/a-challenge.ts'
import { aDeclaration, aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aSender, aService, realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

/* What flows plan for whoever runs a jury, and for a juror who steps back, and what the worker sends of it. */

const database = useDatabase()

/**
 * Two jurors with the first proposal, a chair, and a second proposal that is closed to the chair; references end in
 * -1 and -2. Jurors see others after their own, so that the chair may hear while judging lasts.
 */
async function aJuryAtWork(jurorsSeeOthers: PeerSight = 'after-own-final') {
  const world = await judgingWorld(database, { proposalCount: 2, jurorsSeeOthers })
  const { challengeId, programmeId, proposalIds, organiserId } = world
  const { db } = database
  await insertBrief(db, challengeId, 'Cooler streets', true)
  await db.insert(roleGrants).values({ personId: organiserId, role: 'organiser', programmeId })
  await db.transaction((tx) =>
    appendEntry(tx, {
      ...{ programmeId, challengeId, type: 'JudgingStarted', body: {} },
      at: new Date('2021-12-27T10:00:00Z'),
    }),
  )
  const chair = await aJuror(db, { challengeId, isChair: true })
  const [open, closed] = proposalIds as [string, string]
  await aDeclaration(db, { challengeId, jurorId: chair.id, proposalId: open })
  await aDeclaration(db, {
    ...{ challengeId, jurorId: chair.id, proposalId: closed, standing: 'conflict', kind: 'family' },
    declaredAt: new Date('2021-12-20T08:00:00Z'),
  })
  const ports = { ...world.ports, notices: realNotices }
  const jury: { seat: Awaited<ReturnType<typeof aJuror>>; open: string; closed: string }[] = []
  for (const _ of [0, 1]) {
    const seat = await aJuror(db, { challengeId })
    const of = async (proposalId: string) =>
      (await anAssignment(db, { challengeId, jurorId: seat.id, proposalId })).id
    jury.push({ seat, open: await of(open), closed: await of(closed) })
  }
  const score = async (index: number, which: 'open' | 'closed', answer: string) => {
    const { seat, ...own } = jury[index]!
    const scores = world.criterionIds.map((criterionId) => ({ criterionId, answer, seen: 0 }))
    const result = await finaliseScorecard(
      { assignmentId: own[which], personId: seat.personId, scores },
      ports,
    )
    expect(result).toMatchObject({ ok: true })
  }
  return { ...world, ports, chair, jury, open, closed, score }
}

async function planned(challengeId: string, notice: string) {
  const rows = await database.db
    .select({ personId: messages.personId, sendAt: messages.sendAt, data: messages.data })
    .from(messages)
    .where(
      and(eq(messages.challengeId, challengeId), eq(messages.notice, notice), eq(messages.state, 'planned')),
    )
  return rows.map((row) => ({ ...row, sendAt: row.sendAt.toISOString() }))
}
const nextMorning = '2021-12-29T06:00:00.000Z'

async function sentOn(at: string) {
  const service = aService()
  await database.setClock(at)
  await runTick(aSender(database.db, service))
  return service.inbox
}

it('a digest comes on the morning after something became final, to each without what is closed to them', async () => {
  const { challengeId, chair, organiserId, score } = await aJuryAtWork()
  await score(0, 'closed', '3')
  expect((await planned(challengeId, 'jury.daily_digest')).map(({ personId }) => personId)).toEqual([
    organiserId,
  ])
  await score(0, 'open', '3')
  const both = await planned(challengeId, 'jury.daily_digest')
  expect(both.map(({ personId }) => personId).sort()).toEqual([chair.personId, organiserId].sort())
  for (const { sendAt } of both) expect(sendAt).toBe(nextMorning)
  const sent = (await sentOn('2021-12-29T06:00:01Z')).filter(({ tags }) => tags.notice?.includes('digest'))
  expect(sent.map(({ subject }) => subject).sort()).toEqual([
    '1 of 2 final: Cooler streets',
    '2 of 4 final: Cooler streets',
  ])
  const again = await sentOn('2021-12-30T06:00:01Z')
  expect(again.filter(({ tags }) => tags.notice?.includes('digest'))).toEqual([])
})

it('a chair hears of a proposal that divides the jury once all its scorecards are final, never of a closed one', async () => {
  const { challengeId, chair, score } = await aJuryAtWork()
  await score(0, 'open', '1')
  await score(0, 'closed', '1')
  await score(1, 'closed', '5')
  // The closed one divides the jury as well: it is the organisers' to hear of, and only when they see scores.
  expect(await planned(challengeId, 'jury.divergence')).toEqual([])
  await score(1, 'open', '5')
  const [message, ...others] = await planned(challengeId, 'jury.divergence')
  expect(others).toEqual([])
  expect(message).toMatchObject({ personId: chair.personId, sendAt: nextMorning })
  const [mail, ...more] = (await sentOn('2021-12-29T06:00:01Z')).filter(({ tags }) =>
    tags.notice?.includes('divergence'),
  )
  expect(more).toEqual([])
  expect(mail?.subject).toBe('One proposal divides the jury: Cooler streets')
  expect(mail?.text).toMatch(/HEL-2021-T\d+-1\b/)
  expect(mail?.text).not.toMatch(/HEL-2021-T\d+-2\b/)
})

it('where scores are shut while judging lasts, nobody hears before its end', async () => {
  const { challengeId, chair, organiserId, score } = await aJuryAtWork('after-judging')
  for (const which of ['open', 'closed'] as const) {
    await score(0, which, '1')
    await score(1, which, '5')
  }
  expect(await planned(challengeId, 'jury.divergence')).toEqual([])
  const isTold = ({ tags }: { tags: Record<string, string | undefined> }) =>
    tags.notice?.includes('divergence')
  expect((await sentOn('2022-01-12T14:00:01Z')).filter(isTold)).toEqual([])
  const waiting = await planned(challengeId, 'jury.divergence')
  expect(waiting.map(({ personId }) => personId).sort()).toEqual([chair.personId, organiserId].sort())
  const sent = (await sentOn('2022-01-13T06:00:01Z')).filter(isTold)
  const named = new Map(sent.map(({ to, text }) => [to, /HEL-2021-T\d+-2\b/.test(text)]))
  expect([...named.values()].sort()).toEqual([false, true])
})

it('a juror who steps back has it in writing, without what it was; an exclusion is not their word', async () => {
  const { challengeId, jury, open, closed, organiserId, ports } = await aJuryAtWork()
  const [first, second] = jury
  const { personId } = first!.seat
  const declarations = [
    { proposalId: open, standing: 'conflict', kind: 'family', privateNote: null },
  ] as const
  expect((await declareConflicts({ challengeId, personId, declarations }, ports)).ok).toBe(true)
  await excludeJuror(
    { challengeId, jurorId: second!.seat.id, proposalId: closed, by: organiserId, reason: 'Advises them' },
    ports,
  )
  const waiting = await planned(challengeId, 'jury.recusal_confirmed')
  expect(waiting.map((message) => message.personId)).toEqual([personId])
  expect(Date.parse(waiting[0]!.sendAt) - Date.parse(instants.whileJudging)).toBeGreaterThanOrEqual(900_000)
  const sent = (await sentOn('2021-12-28T10:16:00Z')).filter(({ tags }) =>
    tags.notice?.includes('recusal_conf'),
  )
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toContain('It concerns one proposal in all.')
  expect(sent[0]?.text).toContain('One proposal is left for you to judge.')
  expect(`${sent[0]?.subject} ${sent[0]?.html}`).not.toMatch(/Proposal 1|HEL-2021-T/)
})

it('taken back within that time, it is not sent', async () => {
  const { challengeId, jury, open, ports } = await aJuryAtWork()
  const { personId } = jury[0]!.seat
  const own = { proposalId: open, privateNote: null }
  await declareConflicts(
    { challengeId, personId, declarations: [{ ...own, standing: 'abstained', kind: null }] },
    ports,
  )
  expect(await planned(challengeId, 'jury.recusal_confirmed')).toHaveLength(1)
  await declareConflicts(
    { challengeId, personId, declarations: [{ ...own, standing: 'clear', kind: null }] },
    ports,
  )
  expect(await planned(challengeId, 'jury.recusal_confirmed')).toEqual([])
})
