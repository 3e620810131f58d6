import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { assignments, jurorPairsApart, jurors, recordEntries } from '#db/schema/index.ts'
import { assignmentFacts } from '#app/judge/data/assignment-facts.server.ts'
import { assignmentPreview } from '#app/judge/data/assignment-preview.server.ts'
import { drawPlan } from '#app/judge/data/draw-plan.server.ts'
import { assignProposals, planHash } from '#app/judge/flows/assign-proposals.server.ts'
import {
  stateApart,
  stateKindsAsked,
  stateMatching,
  stateTargetReviews,
} from '#app/judge/flows/state-matching.server.ts'
import { aDeclaration, aJuror } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld } from './judging-world.ts'

const database = useDatabase()

async function clearedJury({
  proposalCount = 3,
  jurorCount = 3,
  minimumReviews = 2,
  state = 'closed' as 'closed' | 'judging',
} = {}) {
  const world = await judgingWorld(database, { proposalCount, minimumReviews, state })
  const { challengeId, proposalIds } = world
  const jury = []
  for (let number = 0; number < jurorCount; number += 1) {
    const { id: jurorId } = await aJuror(database.db, { challengeId })
    for (const proposalId of proposalIds) {
      await aDeclaration(database.db, { challengeId, jurorId, proposalId })
    }
    jury.push(jurorId)
  }
  return { ...world, jury, known: { challengeId, by: world.organiserId } }
}

describe('what the plan goes by', () => {
  it('keeps a juror’s languages, fields and promise; the record says that, not what', async () => {
    const { jury, known, ports } = await clearedJury()
    const jurorId = jury[0]!
    const wish = {
      jurorId,
      minimumLoad: 2,
      languages: ['fi', 'zh-CN'],
      fields: ['battery storage'],
      kind: 'research' as const,
    }
    expect(await stateMatching({ ...known, ...wish }, ports)).toEqual({ ok: true, value: null })
    const [row] = await database.db.select().from(jurors).where(eq(jurors.id, jurorId))
    expect(row).toMatchObject({
      ...{ minimumLoad: 2, languages: ['fi', 'zh-CN'], fields: ['battery storage'], kind: 'research' },
    })
    const entries = await database.db.select().from(recordEntries)
    const entry = entries.find(({ type }) => type === 'AssignmentRuleStated')
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ about: 'juror', juror: 1, by: known.by })
    expect(entry?.body).not.toContain('battery')
  })

  it.each([
    [{ minimumLoad: 99 }, { code: 'minimum-above-maximum', maximum: 20 }],
    [{ languages: ['klingon'] }, { code: 'language-unknown', typed: 'klingon' }],
    [{ fields: Array.from({ length: 21 }, (_, i) => `field ${i}`) }, { code: 'too-many-named', limit: 20 }],
  ])('refuses %j', async (wrong, refusal) => {
    const { jury, known, ports } = await clearedJury({ proposalCount: 1, jurorCount: 1 })
    const wish = { jurorId: jury[0]!, minimumLoad: 0, languages: [], fields: [], kind: null, ...wrong }
    expect(await stateMatching({ ...known, ...wish }, ports)).toEqual({ ok: false, refusal })
  })

  it('refuses a juror of another jury, and everything once judging is over', async () => {
    const other = await clearedJury({ proposalCount: 1, jurorCount: 1 })
    const { known, ports } = await clearedJury({ proposalCount: 1, jurorCount: 1, state: 'judging' })
    const wish = { jurorId: other.jury[0]!, minimumLoad: 0, languages: [], fields: [], kind: null }
    expect(await stateMatching({ ...known, ...wish }, ports)).toMatchObject({
      refusal: { code: 'seat-needed' },
    })
    await database.setClock('2022-01-12T14:00:00Z')
    expect(await stateTargetReviews({ ...known, targetReviews: 3 }, ports)).toMatchObject({ ok: false })
  })

  it('gives more reviews than needed where that is wished for, never fewer', async () => {
    const { known, ports, challengeId } = await clearedJury()
    expect(await stateTargetReviews({ ...known, targetReviews: 1 }, ports)).toEqual({
      ok: false,
      refusal: { code: 'target-below-minimum', minimum: 2 },
    })
    expect((await drawPlan(await assignmentFacts(database.db, challengeId))).added).toHaveLength(6)
    await stateTargetReviews({ ...known, targetReviews: 3 }, ports)
    expect((await drawPlan(await assignmentFacts(database.db, challengeId))).added).toHaveLength(9)
  })
})

describe('jurors who are kept apart', () => {
  it('share no proposal in the plan that is applied, whichever way round they are named', async () => {
    const { known, ports, challengeId, jury } = await clearedJury({ proposalCount: 4, jurorCount: 4 })
    const [oneId, otherId] = [jury[0]!, jury[1]!]
    expect(await stateApart({ ...known, oneId, otherId: oneId, isApart: true }, ports)).toMatchObject({
      refusal: { code: 'apart-from-oneself' },
    })
    await stateApart({ ...known, oneId, otherId, isApart: true }, ports)
    await stateApart({ ...known, oneId: otherId, otherId: oneId, isApart: true }, ports)
    expect(await database.db.$count(jurorPairsApart)).toBe(1)
    const plan = await drawPlan(await assignmentFacts(database.db, challengeId))
    expect(plan).toMatchObject({ shortages: [], quality: { isProved: true } })
    const applied = await assignProposals({ ...known, shownHash: planHash(plan) }, ports)
    expect(applied).toEqual({ ok: true, value: { added: 8, released: 0 } })
    const rows = await database.db.select().from(assignments).where(eq(assignments.challengeId, challengeId))
    const readBy = (jurorId: string) =>
      rows.filter((row) => row.jurorId === jurorId).map((row) => row.proposalId)
    expect(readBy(oneId).filter((proposalId) => readBy(otherId).includes(proposalId))).toEqual([])
    await stateApart({ ...known, oneId: otherId, otherId: oneId, isApart: false }, ports)
    expect(await database.db.$count(jurorPairsApart)).toBe(0)
  })
})

describe('kinds of jurors', () => {
  it('are on every proposal where that can be, and the preview says where it cannot', async () => {
    const { known, ports, challengeId, jury, proposalIds } = await clearedJury({
      ...{ proposalCount: 4, jurorCount: 4, minimumReviews: 2 },
    })
    const kinds = ['research', 'research', 'company', 'company'] as const
    for (const [index, kind] of kinds.entries()) {
      const wish = { jurorId: jury[index]!, minimumLoad: 0, languages: [], fields: [], kind }
      expect(await stateMatching({ ...known, ...wish }, ports)).toEqual({ ok: true, value: null })
    }
    await stateKindsAsked({ ...known, kindsAsked: ['research', 'company'] }, ports)
    const { plan, lacking } = await assignmentPreview(database.db, challengeId)
    expect(lacking).toEqual([])
    for (const proposalId of proposalIds) {
      const readers = plan.added.filter((pair) => pair.proposalId === proposalId)
      expect(readers.map(({ jurorId }) => kinds[jury.indexOf(jurorId)]).sort()).toEqual([
        'company',
        'research',
      ])
    }
    expect(Object.values(plan.loads)).toEqual([2, 2, 2, 2])
    expect((await assignProposals({ ...known, shownHash: planHash(plan) }, ports)).ok).toBe(true)

    await stateKindsAsked({ ...known, kindsAsked: ['research', 'user'] }, ports)
    const without = await assignmentPreview(database.db, challengeId)
    expect(without.lacking.map(({ kinds: missing }) => missing)).toEqual(
      proposalIds.map(() => [{ kind: 'user', reason: 'none-seated', count: 0 }]),
    )
    const [entry] = (await database.db.select().from(recordEntries).orderBy(recordEntries.seq))
      .filter(({ type }) => type === 'AssignmentRuleStated')
      .slice(-1)
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ about: 'kinds', kinds: ['research', 'user'] })
  })
})

describe('a plan that is applied', () => {
  it('is not, when what it rests on has changed between drawing it and the lock', async () => {
    const { known, ports, challengeId, jury } = await clearedJury()
    const shownHash = planHash(await drawPlan(await assignmentFacts(database.db, challengeId)))
    let hasChanged = false
    const clock: typeof ports.clock = {
      ...ports.clock,
      // Asked for under the lock, after the plan was drawn: somebody else's change has just been committed.
      now: async (tx) => {
        if (!hasChanged) {
          hasChanged = true
          await database.db.update(jurors).set({ maximumLoad: 7 }).where(eq(jurors.id, jury[0]!))
        }
        return ports.clock.now(tx)
      },
    }
    expect(await assignProposals({ ...known, shownHash }, { ...ports, clock })).toMatchObject({
      refusal: { code: 'plan-changed' },
    })
    expect(await database.db.$count(assignments)).toBe(0)
    expect((await assignProposals({ ...known, shownHash }, ports)).ok).toBe(true)
  })
})

describe('the preview', () => {
  it('names the worst-served by what the jurors know, and says what clashes', async () => {
    const { known, ports, challengeId, jury } = await clearedJury({ proposalCount: 3, jurorCount: 2 })
    expect(await assignmentPreview(database.db, challengeId)).toMatchObject({ served: [], clashes: [] })
    const wish = { minimumLoad: 0, languages: ['en'], fields: ['canary 2', 'proposal'], kind: null }
    await stateMatching({ ...known, ...wish, jurorId: jury[0]! }, ports)
    await database.db.update(jurors).set({ maximumLoad: 2 }).where(eq(jurors.id, jury[1]!))
    const { served, clashes, shortages } = await assignmentPreview(database.db, challengeId)
    // English 40, "proposal" 30, and for one of them "canary 2" 30 more. The other juror has named nothing, 50, and reads two.
    expect(served).toHaveLength(3)
    expect(served[0]).toMatchObject({ match: 60 })
    expect(shortages).toHaveLength(1)
    expect(clashes).toMatchObject([{ kind: 'room', reliefs: [{ kind: 'raise-most', to: 3 }] }])
  })
})
