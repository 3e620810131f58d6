import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  assignments,
  conflicts,
  proposals,
  recordEntries,
  recordSecrets,
  scorecards,
  scores,
} from '#db/schema/index.ts'
import type { Declaration } from '#app/judge/core/declarations.ts'
import { assignProposals, planHash } from '#app/judge/flows/assign-proposals.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { voidScorecard } from '#app/judge/flows/void-scorecard.server.ts'
import { planAssignment } from '#app/judge/core/assignment.ts'
import { assignmentFacts } from '#app/judge/data/assignment-facts.server.ts'
import { aDeclaration, aJuror, aJury, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

const clear = (proposalId: string): Declaration => ({
  proposalId,
  standing: 'clear',
  kind: null,
  privateNote: null,
})
const conflict = (proposalId: string): Declaration => ({
  proposalId,
  standing: 'conflict',
  kind: 'family',
  privateNote: 'My sister founded it',
})

describe('declaring', () => {
  it('counts in the record and keeps the rest in its commitment', async () => {
    const { challengeId, proposalIds, ports, replanned } = await judgingWorld(database, { state: 'closed' })
    const { personId } = await aJuror(database.db, { challengeId })
    const declarations = [clear(proposalIds[0]!), clear(proposalIds[1]!), conflict(proposalIds[2]!)]
    expect(await declareConflicts({ challengeId, personId, declarations }, ports)).toEqual({
      ok: true,
      value: { changed: 3, recused: 0 },
    })
    const [entry] = await database.db.select().from(recordEntries)
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ juror: 1, clear: 2, conflicts: 1 })
    expect(entry?.body).not.toContain('sister')
    const [secret] = await database.db.select().from(recordSecrets)
    expect(secret?.payload).toContain('sister')
    expect(replanned).toEqual([challengeId])
    expect(await declareConflicts({ challengeId, personId, declarations }, ports)).toMatchObject({
      value: { changed: 0 },
    })
    expect(await database.db.select().from(recordEntries)).toHaveLength(1)
  })

  it('takes a proposal away when clear becomes a conflict, in recorded steps', async () => {
    const { challengeId, proposalIds, criterionIds, ports } = await judgingWorld(database)
    const juror = await aJuror(database.db, { challengeId })
    const seat = { challengeId, jurorId: juror.id, proposalId: proposalIds[0]! }
    await anAssignment(database.db, seat)
    await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 5 } })
    const result = await declareConflicts(
      { challengeId, personId: juror.personId, declarations: [conflict(seat.proposalId)] },
      ports,
    )
    expect(result).toEqual({ ok: true, value: { changed: 1, recused: 1 } })
    expect(await database.db.select({ state: scorecards.state }).from(scorecards)).toEqual([
      { state: 'void' },
    ])
    const [assignment] = await database.db.select().from(assignments)
    expect(assignment).toMatchObject({ standing: null, releaseReason: 'conflict' })
    const types = await database.db.select({ type: recordEntries.type }).from(recordEntries)
    expect(types.map(({ type }) => type)).toEqual([
      'ScorecardVoided',
      'AssignmentReleased',
      'ConflictsDeclared',
    ])
  })

  it.each([
    ['before the deadline', instants.whileOpen, 'open', 'sealed-until-deadline'],
    ['after judging', instants.judgingEndsAt, 'judging', 'judging-over'],
  ] as const)('is closed %s', async (_name, instant, state, code) => {
    const { challengeId, proposalIds, ports } = await judgingWorld(database, { state })
    const { personId } = await aJuror(database.db, { challengeId })
    await database.setClock(instant)
    const result = await declareConflicts(
      { challengeId, personId, declarations: [clear(proposalIds[0]!)] },
      ports,
    )
    expect(result).toMatchObject({ ok: false, refusal: { code } })
  })

  it('needs a seat that was accepted, here and not elsewhere', async () => {
    const { challengeId, proposalIds, ports, organiserId } = await judgingWorld(database)
    const other = await judgingWorld(database)
    const stranger = await aJuror(database.db, { challengeId: other.challengeId })
    const invited = await aJuror(database.db, { challengeId, state: 'invited' })
    for (const personId of [stranger.personId, invited.personId, organiserId]) {
      const result = await declareConflicts(
        { challengeId, personId, declarations: [clear(proposalIds[0]!)] },
        ports,
      )
      expect(result).toMatchObject({ refusal: { code: 'seat-needed' } })
    }
  })

  it('does not let a member of a team judge the others', async () => {
    const { challengeId, proposalIds, leadIds, ports } = await judgingWorld(database)
    const { personId } = await aJuror(database.db, { challengeId, personId: leadIds[0] })
    const result = await declareConflicts(
      { challengeId, personId, declarations: [clear(proposalIds[1]!)] },
      ports,
    )
    expect(result).toMatchObject({ refusal: { code: 'juror-in-team' } })
  })

  it('refuses proposals that are not eligible and conflicts without a kind', async () => {
    const { challengeId, proposalIds, ports } = await judgingWorld(database)
    const { personId } = await aJuror(database.db, { challengeId })
    const [first, second] = [proposalIds[0]!, proposalIds[1]!]
    await database.db
      .update(proposals)
      .set({ screening: 'ineligible', screeningRule: '2', screeningReason: 'No partner' })
      .where(eq(proposals.id, first))
    const declare = (declaration: Declaration) =>
      declareConflicts({ challengeId, personId, declarations: [declaration] }, ports)
    expect(await declare(clear(first))).toMatchObject({ refusal: { code: 'proposal-not-eligible' } })
    expect(await declare({ ...conflict(second), kind: null })).toMatchObject({
      refusal: { code: 'conflict-kind-missing', proposalId: second },
    })
  })
})

describe('the database refuses a score', () => {
  async function seat() {
    const { challengeId, proposalIds, criterionIds } = await judgingWorld(database)
    const { id: jurorId } = await aJuror(database.db, { challengeId })
    return { challengeId, jurorId, proposalId: proposalIds[0]!, criterionIds }
  }
  const constraintOf = async (attempt: PromiseLike<unknown>) => {
    const failure: unknown = await Promise.resolve(attempt).then(
      () => null,
      (error: unknown) => error,
    )
    const cause =
      failure instanceof Error ? (failure.cause as { constraint?: string } | undefined) : undefined
    return cause?.constraint ?? null
  }

  it('of a juror who has declared nothing', async () => {
    const { criterionIds: _, ...pair } = await seat()
    expect(await constraintOf(database.db.insert(assignments).values(pair))).toBe('assignments_cleared')
    expect(await constraintOf(database.db.insert(scorecards).values(pair))).toBe('scorecards_assigned')
  })

  it('of a juror with a conflict', async () => {
    const { criterionIds: _, ...pair } = await seat()
    await aDeclaration(database.db, { ...pair, standing: 'conflict', kind: 'ownership' })
    expect(await constraintOf(database.db.insert(assignments).values(pair))).toBe('assignments_cleared')
    expect(await constraintOf(database.db.insert(assignments).values({ ...pair, standing: null }))).toBe(
      'assignments_clear_while_standing',
    )
    expect(await constraintOf(database.db.insert(scorecards).values(pair))).toBe('scorecards_assigned')
    expect(await constraintOf(database.db.insert(scorecards).values({ ...pair, standing: null }))).toBe(
      'scorecards_clear_unless_void',
    )
  })

  it('of a released assignment', async () => {
    const { criterionIds: _, ...pair } = await seat()
    const assignment = await anAssignment(database.db, pair)
    await database.db
      .update(assignments)
      .set({ standing: null, releasedAt: new Date(instants.whileJudging) })
      .where(eq(assignments.id, assignment.id))
    expect(await constraintOf(database.db.insert(scorecards).values(pair))).toBe('scorecards_assigned')
  })

  it('and a conflict under a standing score: void it first', async () => {
    const { criterionIds, ...pair } = await seat()
    await anAssignment(database.db, pair)
    await aScorecard(database.db, { ...pair, points: { [criterionIds[0]]: 3 }, state: 'draft' })
    const turn = database.db.update(conflicts).set({ standing: 'conflict', kind: 'family' })
    expect(await constraintOf(turn.where(eq(conflicts.jurorId, pair.jurorId)))).toBe('assignments_cleared')
    const release = database.db
      .update(assignments)
      .set({ standing: null, releasedAt: new Date(instants.whileJudging) })
    expect(await constraintOf(release.where(eq(assignments.jurorId, pair.jurorId)))).toBe(
      'scorecards_assigned',
    )
  })

  it('off the scale, of another challenge, and on a final scorecard', async () => {
    const { criterionIds, ...pair } = await seat()
    const foreign = await judgingWorld(database)
    await anAssignment(database.db, pair)
    const scorecardId = await aScorecard(database.db, { ...pair, points: {}, state: 'draft' })
    const row = { scorecardId, challengeId: pair.challengeId, criterionId: criterionIds[0], points: 3 }
    const insert = (values: typeof scores.$inferInsert) =>
      constraintOf(database.db.insert(scores).values(values))
    expect(await insert({ ...row, points: 6 })).toBe('scores_on_scale')
    expect(await insert({ ...row, points: null })).toBe('scores_points_or_cannot_judge')
    expect(await insert({ ...row, cannotJudge: true })).toBe('scores_points_or_cannot_judge')
    expect(await insert({ ...row, criterionId: foreign.criterionIds[0] })).toBe('scores_criterion')
    await database.db.update(scorecards).set({ state: 'final', finalisedAt: new Date(instants.whileJudging) })
    expect(await insert(row)).toBe('scores_of_draft')
  })

  it('two scorecards of one juror on one proposal', async () => {
    const { criterionIds: _, ...pair } = await seat()
    await anAssignment(database.db, pair)
    await database.db.insert(scorecards).values(pair)
    expect(await constraintOf(database.db.insert(scorecards).values(pair))).toBe('scorecards_one_standing')
  })
})

describe('assigning', () => {
  it('applies the plan that was shown, once', async () => {
    const {
      challengeId,
      proposalIds,
      organiserId: by,
      ports,
    } = await judgingWorld(database, { state: 'closed' })
    for (let seats = 0; seats < 3; seats += 1) {
      const { id: jurorId } = await aJuror(database.db, { challengeId })
      for (const proposalId of proposalIds)
        await aDeclaration(database.db, { challengeId, jurorId, proposalId })
    }
    const plan = planAssignment(await assignmentFacts(database.db, challengeId))
    const shownHash = planHash(plan)
    expect(Object.values(plan.loads)).toEqual([2, 2, 2])
    expect(await assignProposals({ challengeId, by, shownHash }, ports)).toEqual({
      ok: true,
      value: { added: 6, released: 0 },
    })
    const [entry] = await database.db.select().from(recordEntries)
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ added: 6, released: 0, kept: 0, uncovered: 0 })
    expect(await assignProposals({ challengeId, by, shownHash }, ports)).toMatchObject({
      refusal: { code: 'plan-changed' },
    })
    const now = planHash(planAssignment(await assignmentFacts(database.db, challengeId)))
    expect(await assignProposals({ challengeId, by, shownHash: now }, ports)).toMatchObject({
      refusal: { code: 'nothing-to-assign' },
    })
  })

  it('refuses a plan that a new conflict has overtaken', async () => {
    const {
      challengeId,
      proposalIds,
      organiserId: by,
      ports,
    } = await judgingWorld(database, { minimumReviews: 1 })
    const juror = await aJuror(database.db, { challengeId })
    for (const proposalId of proposalIds)
      await aDeclaration(database.db, { challengeId, jurorId: juror.id, proposalId })
    const shownHash = planHash(planAssignment(await assignmentFacts(database.db, challengeId)))
    const declarations = [conflict(proposalIds[0]!)]
    await declareConflicts({ challengeId, personId: juror.personId, declarations }, ports)
    expect(await assignProposals({ challengeId, by, shownHash }, ports)).toMatchObject({
      refusal: { code: 'plan-changed' },
    })
  })

  it('does not give a proposal back to the juror it was taken from', async () => {
    const { challengeId, proposalIds, ports } = await judgingWorld(database, {
      proposalCount: 1,
      minimumReviews: 1,
    })
    const [from, to] = await aJury(database.db, { challengeId, size: 2 })
    const proposalId = proposalIds[0]!
    await aDeclaration(database.db, { challengeId, jurorId: to!.id, proposalId })
    const { id: assignmentId } = await anAssignment(database.db, {
      challengeId,
      jurorId: from!.id,
      proposalId,
    })
    await voidScorecard({ challengeId, assignmentId, reason: 'Cannot finish' }, ports)
    const plan = planAssignment(await assignmentFacts(database.db, challengeId))
    expect(plan.added).toEqual([{ jurorId: to!.id, proposalId }])
  })

  it('takes nothing away through another challenge', async () => {
    const { challengeId, proposalIds, ports } = await judgingWorld(database, { proposalCount: 1 })
    const other = await judgingWorld(database, { proposalCount: 1 })
    const { id: jurorId } = await aJuror(database.db, { challengeId })
    const { id: assignmentId } = await anAssignment(database.db, {
      challengeId,
      jurorId,
      proposalId: proposalIds[0]!,
    })
    const result = await voidScorecard(
      { challengeId: other.challengeId, assignmentId, reason: 'Mischief' },
      ports,
    )
    expect(result).toMatchObject({ refusal: { code: 'assignment-released' } })
    const [assignment] = await database.db.select().from(assignments)
    expect(assignment?.releasedAt).toBeNull()
  })
})
