import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { assignments, conflicts, jurors } from '#db/schema/index.ts'
import { judgedBy, jurorFacts, shortProposals } from '#app/notify/data/juror-facts.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { excludeJuror } from '#app/judge/flows/exclude-juror.server.ts'
import { inviteJuror } from '#app/judge/flows/invite-juror.server.ts'
import { aJuror, aJury, anAssignment } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

/* What the notices of the jury are told: who was taken what, and which proposals have too few jurors. */

const database = useDatabase()
const now = new Date(instants.whileJudging)

async function aJuryAtWork() {
  const world = await judgingWorld(database, { minimumReviews: 2 })
  const { challengeId, proposalIds } = world
  const jury = await aJury(database.db, { challengeId, size: 2 })
  for (const { id: jurorId } of jury)
    await anAssignment(database.db, { challengeId, jurorId, proposalId: proposalIds[0]! })
  const taken = async () =>
    (await jurorFacts(database.db, challengeId)).map(({ takenAt }) => takenAt !== null)
  return { ...world, jury, taken }
}

describe('a proposal taken from a juror', () => {
  it('by an exclusion: told, and short, and closed to who is excluded', async () => {
    const { challengeId, proposalIds, jury, taken, organiserId: by, ports } = await aJuryAtWork()
    expect(await taken()).toEqual([false, false])
    expect(await shortProposals(database.db, challengeId)).toEqual([])
    const proposalId = proposalIds[0]!
    await excludeJuror({ challengeId, jurorId: jury[0]!.id, proposalId, by, reason: 'Advises them' }, ports)
    expect(await taken()).toEqual([true, false])
    const [short, ...others] = await shortProposals(database.db, challengeId)
    expect(others).toEqual([])
    expect(short).toMatchObject({ proposalId })
    expect(short?.closedTo).toContain(jury[0]!.personId)
    expect(short?.closedTo).not.toContain(jury[1]!.personId)
  })

  it('by their own word: not told, and short all the same', async () => {
    const { challengeId, proposalIds, jury, taken, ports } = await aJuryAtWork()
    const said = {
      proposalId: proposalIds[0]!,
      standing: 'conflict',
      kind: 'family',
      privateNote: null,
    } as const
    await declareConflicts({ challengeId, personId: jury[0]!.personId, declarations: [said] }, ports)
    expect(await taken()).toEqual([false, false])
    expect(await shortProposals(database.db, challengeId)).toHaveLength(1)
  })

  it('and given to another: short no more', async () => {
    const { challengeId, proposalIds, jury } = await aJuryAtWork()
    await database.db
      .update(assignments)
      .set({ standing: null, releasedAt: now, releaseReason: 'reassigned' })
      .where(eq(assignments.jurorId, jury[0]!.id))
    expect(await shortProposals(database.db, challengeId)).toHaveLength(1)
    const { id: jurorId } = await aJuror(database.db, { challengeId })
    await anAssignment(database.db, { challengeId, jurorId, proposalId: proposalIds[0]! })
    expect(await shortProposals(database.db, challengeId)).toEqual([])
    expect(await database.db.$count(conflicts)).toBe(3)
  })
})

it('asking again begins the reminders anew and keeps the number on the jury', async () => {
  const { challengeId, organiserId: by, ports } = await judgingWorld(database)
  const asked = { challengeId, name: 'Aino', email: 'aino@jury.example', locale: 'en', by } as const
  const invite = () => inviteJuror({ ...asked, maximumLoad: 5, isChair: false }, ports)
  expect((await invite()).ok).toBe(true)
  const [first] = await database.db.select().from(jurors)
  await database.setClock('2021-12-30T10:00:00Z')
  expect((await invite()).ok).toBe(true)
  const [second] = await database.db.select().from(jurors)
  expect(second?.invitedAt).toEqual(first?.invitedAt)
  expect(second!.askedAt.getTime()).toBeGreaterThan(first!.askedAt.getTime())
})

it('is told by what the jury judges', async () => {
  const byScorecards = await judgingWorld(database)
  const byPairs = await judgingWorld(database, { way: { way: 'pairwise' } })
  expect(await judgedBy(database.db, byScorecards.challengeId)).toBe('scorecards')
  expect(await judgedBy(database.db, byPairs.challengeId)).toBe('ballots')
})
