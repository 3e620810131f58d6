import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { assignments, jurors, recordEntries } from '#db/schema/index.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { nudgeLateJurors } from '#app/judge/flows/nudge-late-jurors.server.ts'
import { openProposal } from '#app/judge/flows/open-proposal.server.ts'
import { planHash } from '#app/judge/flows/assign-proposals.server.ts'
import { rescueJudging, rescuePlan } from '#app/judge/flows/rescue-judging.server.ts'
import { judgingProgress } from '#app/judge/data/judging-progress.server.ts'
import { juryWork } from '#app/judge/data/jury-work.server.ts'
import { aDeclaration, aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()
const until = new Date(instants.judgingEndsAt)
/** Nine tenths of the time have gone. */
const lateInJudging = '2022-01-11T00:00:00Z'

/** Four proposals: one juror has done their only one, another has opened one of four and finished none. */
async function oneIsLate() {
  const world = await judgingWorld(database, { proposalCount: 4, minimumReviews: 1 })
  const { challengeId, proposalIds, criterionIds, ports } = world
  const { db } = database
  const [quick, slow] = [await aJuror(db, { challengeId }), await aJuror(db, { challengeId })]
  for (const proposalId of proposalIds) await aDeclaration(db, { challengeId, jurorId: quick.id, proposalId })
  const done = await anAssignment(db, { challengeId, jurorId: quick.id, proposalId: proposalIds[0]! })
  const slowOnes = []
  for (const proposalId of proposalIds)
    slowOnes.push(await anAssignment(db, { challengeId, jurorId: slow.id, proposalId }))
  const scores = criterionIds.map((criterionId) => ({ criterionId, answer: '3', seen: 0 }))
  expect(
    await finaliseScorecard({ assignmentId: done.id, personId: quick.personId, scores }, ports),
  ).toMatchObject({ ok: true })
  const [first] = slowOnes
  await openProposal(
    { assignmentId: first!.id, proposalId: first!.proposalId, personId: slow.personId },
    ports,
  )
  await database.setClock(lateInJudging)
  return { ...world, quick, slow, by: world.organiserId, opened: proposalIds[0]! }
}

const entriesOf = async (challengeId: string, type: string) =>
  database.db
    .select({ body: recordEntries.body })
    .from(recordEntries)
    .where(and(eq(recordEntries.challengeId, challengeId), eq(recordEntries.type, type)))

const heldBy = async (jurorId: string) =>
  (
    await database.db
      .select({ id: assignments.proposalId })
      .from(assignments)
      .where(and(eq(assignments.jurorId, jurorId), isNull(assignments.releasedAt)))
  ).map(({ id }) => id)

describe('asking those who are late', () => {
  it('finds who will not finish, and asks them alone and once', async () => {
    const { challengeId, by, ports, quick, slow, replanned } = await oneIsLate()
    const now = new Date(lateInJudging)
    const work = await juryWork(database.db, { challengeId, until, now })
    expect(work.map(({ jurorId, forecast }) => [jurorId, forecast.outlook])).toEqual([
      [quick.id, 'done'],
      [slow.id, 'late'],
    ])
    const everybody = { challengeId, by, shown: [quick.id, slow.id] }
    expect(await nudgeLateJurors(everybody, ports)).toEqual({ ok: true, value: { nudged: 1 } })
    const seats = await database.db.select().from(jurors).where(eq(jurors.challengeId, challengeId))
    expect(seats.filter(({ nudgedAt }) => nudgedAt !== null).map(({ id }) => id)).toEqual([slow.id])
    expect((await entriesOf(challengeId, 'JurorsNudged')).map(({ body }) => JSON.parse(body))).toEqual([
      { by, challengeId, jurors: [2] },
    ])
    expect(replanned.at(-1)).toBe(challengeId)

    expect(await nudgeLateJurors(everybody, ports)).toMatchObject({ refusal: { code: 'nobody-to-nudge' } })
    await database.setClock('2022-01-12T00:00:01Z')
    expect(await nudgeLateJurors(everybody, ports)).toEqual({ ok: true, value: { nudged: 1 } })
  })

  it('asks nobody who was not shown, and nobody once judging is over', async () => {
    const { challengeId, by, ports, quick, slow } = await oneIsLate()
    expect(await nudgeLateJurors({ challengeId, by, shown: [quick.id] }, ports)).toMatchObject({
      refusal: { code: 'nobody-to-nudge' },
    })
    await database.setClock('2022-01-12T14:00:00Z')
    expect(await nudgeLateJurors({ challengeId, by, shown: [slow.id] }, ports)).toMatchObject({
      refusal: { code: 'judging-over' },
    })
  })
})

describe('a rescue', () => {
  const shown = async (challengeId: string) => {
    const plan = await rescuePlan(database.db, { challengeId, until, now: new Date(lateInJudging) })
    if (plan === null) throw new Error('Nobody was late')
    return { plan, shownHash: planHash(plan) }
  }

  it('gives what has not been opened to who has room, as it was shown', async () => {
    const { challengeId, by, ports, quick, slow, opened, proposalIds } = await oneIsLate()
    const { plan, shownHash } = await shown(challengeId)
    expect(plan.released.map(({ jurorId }) => jurorId)).toEqual([slow.id, slow.id, slow.id])
    expect(await rescueJudging({ challengeId, by, shownHash }, ports)).toEqual({
      ok: true,
      value: { added: 3, released: 3 },
    })
    expect(await heldBy(slow.id)).toEqual([opened])
    expect((await heldBy(quick.id)).sort()).toEqual([...proposalIds].sort())
    const [entry] = await entriesOf(challengeId, 'ProposalsAssigned')
    expect(JSON.parse(entry!.body)).toMatchObject({ isRescue: true, added: 3, released: 3, by })
  })

  it('is looked at again when something has changed since it was shown', async () => {
    const { challengeId, by, ports, quick, proposalIds } = await oneIsLate()
    const { shownHash } = await shown(challengeId)
    await declareConflicts(
      {
        challengeId,
        personId: quick.personId,
        declarations: [
          { proposalId: proposalIds[1]!, standing: 'conflict', kind: 'employment', privateNote: null },
        ],
      },
      ports,
    )
    expect(await rescueJudging({ challengeId, by, shownHash }, ports)).toMatchObject({
      refusal: { code: 'plan-changed' },
    })
    const { plan } = await shown(challengeId)
    expect(plan.added.map(({ proposalId }) => proposalId)).not.toContain(proposalIds[1])
  })

  it('shows nothing of a proposal that is closed to the reader', async () => {
    const { challengeId, proposalIds } = await oneIsLate()
    const without = new Set([proposalIds[2]!])
    const progress = await judgingProgress(database.db, challengeId, { without })
    expect(progress.proposals.map(({ id }) => id)).not.toContain(proposalIds[2])
  })
})
