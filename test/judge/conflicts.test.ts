import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  assignments,
  challenges,
  conflicts,
  jurors,
  people,
  proposals,
  recordEntries,
  recordSecrets,
  scorecards,
  scores,
} from '#db/schema/index.ts'
import type { Declaration } from '#app/judge/core/declarations.ts'
import { assignProposals, planHash } from '#app/judge/flows/assign-proposals.server.ts'
import { proposalsToDeclare } from '#app/judge/data/declarations.server.ts'
import { juryOverview } from '#app/judge/data/jury-overview.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { excludeJuror } from '#app/judge/flows/exclude-juror.server.ts'
import { liftExclusion } from '#app/judge/flows/lift-exclusion.server.ts'
import { recuseTeamMember } from '#app/judge/flows/recuse-team-member.server.ts'
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
      value: { changed: 3, taken: 0, dismissed: 0 },
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
    expect(result).toEqual({ ok: true, value: { changed: 1, taken: 1, dismissed: 0 } })
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

describe('abstaining', () => {
  it('takes the proposal away without counting as a conflict, and may be taken back', async () => {
    const { challengeId, proposalIds, criterionIds, ports } = await judgingWorld(database)
    const juror = await aJuror(database.db, { challengeId })
    const seat = { challengeId, jurorId: juror.id, proposalId: proposalIds[0]! }
    await anAssignment(database.db, seat)
    await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 5 } })
    const declare = (declaration: Declaration) =>
      declareConflicts({ challengeId, personId: juror.personId, declarations: [declaration] }, ports)
    const abstention = { ...clear(seat.proposalId), standing: 'abstained' as const }
    expect(await declare(abstention)).toEqual({ ok: true, value: { changed: 1, taken: 1, dismissed: 0 } })
    expect(await database.db.select({ state: scorecards.state }).from(scorecards)).toEqual([
      { state: 'void' },
    ])
    const [overview] = await juryOverview(database.db, challengeId)
    expect(overview).toMatchObject({ abstained: 1, conflicts: 0, clear: 0, assigned: 0 })
    expect((await declare(clear(seat.proposalId))).ok).toBe(true)
  })

  it.each([
    ['conflict', true],
    ['abstained', true],
    ['clear', false],
  ] as const)('after judging, before the decision: %s', async (standing, isTaken) => {
    const { challengeId, proposalIds, criterionIds, ports } = await judgingWorld(database)
    const juror = await aJuror(database.db, { challengeId })
    const seat = { challengeId, jurorId: juror.id, proposalId: proposalIds[0]! }
    await anAssignment(database.db, seat)
    await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 5 } })
    const other = await aJuror(database.db, { challengeId })
    await aDeclaration(database.db, { ...seat, jurorId: other.id, standing: 'abstained' })
    await database.setClock(instants.judgingEndsAt)
    const kind = standing === 'conflict' ? ('family' as const) : null
    const declaration = { proposalId: seat.proposalId, standing, kind, privateNote: null }
    const personId = standing === 'clear' ? other.personId : juror.personId
    const result = await declareConflicts({ challengeId, personId, declarations: [declaration] }, ports)
    expect(result.ok ? null : result.refusal.code).toBe(isTaken ? null : 'judging-over')
    const [card] = await database.db.select({ state: scorecards.state }).from(scorecards)
    expect(card?.state).toBe(isTaken ? 'void' : 'final')
  })

  it('ends with the decision', async () => {
    const { challengeId, proposalIds, ports, organiserId } = await judgingWorld(database)
    const { personId } = await aJuror(database.db, { challengeId })
    await database.db
      .update(challenges)
      .set({ state: 'decided', decidedBy: organiserId, decisionHash: 'a'.repeat(64) })
    const declarations = [conflict(proposalIds[0]!)]
    const result = await declareConflicts({ challengeId, personId, declarations }, ports)
    expect(result).toMatchObject({ refusal: { code: 'decision-stands' } })
  })
})

describe('excluding', () => {
  async function anExclusion() {
    const world = await judgingWorld(database)
    const { challengeId, proposalIds, criterionIds, organiserId: by } = world
    const juror = await aJuror(database.db, { challengeId })
    const seat = { challengeId, jurorId: juror.id, proposalId: proposalIds[0]! }
    await anAssignment(database.db, seat)
    await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 5 } })
    const exclude = (given: Partial<Parameters<typeof excludeJuror>[0]> = {}) =>
      excludeJuror({ ...seat, by, reason: 'Advises the team, says their site', ...given }, world.ports)
    return { ...world, juror, seat, exclude }
  }

  it('voids, releases and seals the reason; the juror can neither see nor undo it', async () => {
    const { juror, seat, exclude, ports, challengeId, proposalIds, replanned } = await anExclusion()
    expect(await exclude()).toEqual({ ok: true, value: null })
    expect(await database.db.select({ state: scorecards.state }).from(scorecards)).toEqual([
      { state: 'void' },
    ])
    const entries = await database.db.select().from(recordEntries)
    expect(entries.map(({ type }) => type)).toEqual([
      'ScorecardVoided',
      'AssignmentReleased',
      'JurorExcluded',
    ])
    expect(entries.map(({ body }) => body).join()).not.toContain('Advises')
    expect((await database.db.select().from(recordSecrets))[0]?.payload).toContain('Advises')
    expect(replanned).toEqual([challengeId])

    const list = await proposalsToDeclare(database.db, { challengeId, jurorId: juror.id })
    expect(list.map(({ proposalId }) => proposalId).sort()).toEqual(proposalIds.slice(1).sort())
    const back = await declareConflicts(
      { challengeId, personId: juror.personId, declarations: [clear(seat.proposalId)] },
      ports,
    )
    expect(back).toMatchObject({ refusal: { code: 'proposal-not-eligible' } })
    expect(await exclude()).toMatchObject({ refusal: { code: 'closed-to-juror' } })
  })

  it('needs a reason, a seat, and eyes that are not kept from the proposal themselves', async () => {
    const { exclude, seat, challengeId } = await anExclusion()
    expect(await exclude({ reason: ' ' })).toMatchObject({ refusal: { code: 'exclusion-reason-missing' } })
    const invited = await aJuror(database.db, { challengeId, state: 'invited' })
    expect(await exclude({ jurorId: invited.id })).toMatchObject({ refusal: { code: 'seat-gone' } })
    const chair = await aJuror(database.db, { challengeId, isChair: true })
    await aDeclaration(database.db, { ...seat, jurorId: chair.id, standing: 'conflict', kind: 'other' })
    expect(await exclude({ by: chair.personId })).toMatchObject({
      refusal: { code: 'proposal-not-eligible' },
    })
  })
})

describe('lifting an exclusion', () => {
  async function anExclusion() {
    const world = await judgingWorld(database)
    const { challengeId, proposalIds, criterionIds, organiserId: by, ports } = world
    const juror = await aJuror(database.db, { challengeId })
    const seat = { challengeId, jurorId: juror.id, proposalId: proposalIds[0]! }
    await anAssignment(database.db, seat)
    await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 5 } })
    await excludeJuror({ ...seat, by, reason: 'Advises the team' }, ports)
    const lift = async (given: Partial<Parameters<typeof liftExclusion>[0]> = {}) => {
      const result = await liftExclusion({ ...seat, by, reason: 'It was their namesake', ...given }, ports)
      return result.ok ? null : result.refusal.code
    }
    const declare = async (declaration: Declaration) => {
      const result = await declareConflicts(
        { challengeId, personId: juror.personId, declarations: [declaration] },
        ports,
      )
      return result.ok ? null : result.refusal.code
    }
    return { ...world, juror, seat, lift, declare }
  }

  it('brings nothing back: the score stays void, and the juror declares before anything is assigned', async () => {
    const { juror, seat, lift, declare, challengeId, proposalIds } = await anExclusion()
    const mayRead = async () =>
      (await proposalsToDeclare(database.db, { challengeId, jurorId: juror.id })).map(
        ({ proposalId }) => proposalId,
      )
    expect(await mayRead()).not.toContain(seat.proposalId)
    expect(await lift()).toBeNull()
    expect((await mayRead()).sort()).toEqual([...proposalIds].sort())
    expect(await database.db.select({ state: scorecards.state }).from(scorecards)).toEqual([
      { state: 'void' },
    ])
    const entries = await database.db.select().from(recordEntries)
    expect(entries.at(-1)?.type).toBe('ExclusionLifted')
    expect(entries.map(({ body }) => body).join()).not.toContain('namesake')
    const secrets = await database.db.select().from(recordSecrets)
    expect(secrets.map(({ payload }) => payload).join()).toContain('namesake')

    const pair = { jurorId: juror.id, proposalId: seat.proposalId }
    const planned = async () => planAssignment(await assignmentFacts(database.db, challengeId)).added
    expect(await planned()).not.toContainEqual(pair)
    expect(await declare(clear(seat.proposalId))).toBeNull()
    expect(await planned()).toContainEqual(pair)
  })

  it('needs a reason, an exclusion, and somebody who may see the proposal', async () => {
    const { juror, lift, seat, challengeId } = await anExclusion()
    expect(await lift({ reason: ' ' })).toBe('lift-reason-missing')
    expect(await lift({ by: juror.personId })).toBe('exclusion-gone')
    const chair = await aJuror(database.db, { challengeId, isChair: true })
    await aDeclaration(database.db, { ...seat, jurorId: chair.id, standing: 'conflict', kind: 'other' })
    expect(await lift({ by: chair.personId })).toBe('exclusion-gone')
    expect(await lift()).toBeNull()
    expect(await lift()).toBe('exclusion-gone')
  })

  it('ends with judging, as the ranking has been read without the juror', async () => {
    const { lift, challengeId } = await anExclusion()
    await database.db.update(challenges).set({ state: 'deliberating' }).where(eq(challenges.id, challengeId))
    expect(await lift()).toBe('judging-over')
  })

  it('touches nothing a juror has said of themselves: they alone change it, until judging ends', async () => {
    const { lift, declare, challengeId, proposalIds } = await anExclusion()
    const proposalId = proposalIds[1]!
    expect(await declare(conflict(proposalId))).toBeNull()
    expect(await lift({ proposalId })).toBe('exclusion-gone')
    expect(await declare(clear(proposalId))).toBeNull()
    expect(await declare(conflict(proposalId))).toBeNull()
    await database.db.update(challenges).set({ state: 'deliberating' }).where(eq(challenges.id, challengeId))
    expect(await declare(clear(proposalId))).toBe('judging-over')
  })
})

it('who joins a team while judging judges nothing of the challenge any more', async () => {
  const { challengeId, proposalIds, criterionIds, ports } = await judgingWorld(database)
  const juror = await aJuror(database.db, { challengeId })
  for (const proposalId of proposalIds) {
    await anAssignment(database.db, { challengeId, jurorId: juror.id, proposalId })
  }
  const seat = { challengeId, jurorId: juror.id, proposalId: proposalIds[1]! }
  await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 5 } })
  await database.db.transaction((tx) =>
    recuseTeamMember(tx, { proposalId: proposalIds[0]!, personId: juror.personId }, ports),
  )
  expect(await database.db.select({ state: scorecards.state }).from(scorecards)).toEqual([{ state: 'void' }])
  expect((await database.db.select().from(assignments)).map(({ releaseReason }) => releaseReason)).toEqual([
    'in-team',
    'in-team',
    'in-team',
  ])
  const standings = await database.db
    .select({ proposalId: conflicts.proposalId, standing: conflicts.standing })
    .from(conflicts)
  expect(standings.find(({ proposalId }) => proposalId === proposalIds[0])?.standing).toBe('conflict')
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

  it.each([
    { standing: 'excluded', exclusionReason: 'Advises them', kind: null },
    { standing: 'abstained', exclusionReason: null, kind: null },
  ] as const)('of a juror who is $standing', async ({ standing, exclusionReason, kind }) => {
    const { criterionIds: _, ...pair } = await seat()
    const [organiser] = await database.db.select({ id: people.id }).from(people)
    const excludedBy = standing === 'excluded' ? organiser!.id : null
    await aDeclaration(database.db, { ...pair, standing, exclusionReason, excludedBy, kind })
    expect(await constraintOf(database.db.insert(assignments).values(pair))).toBe('assignments_cleared')
    expect(await constraintOf(database.db.insert(scorecards).values(pair))).toBe('scorecards_assigned')
  })

  it('of a substitute, and of who has left', async () => {
    const { criterionIds: _, ...pair } = await seat()
    await aDeclaration(database.db, pair)
    await database.db.update(jurors).set({ isSubstitute: true })
    expect(await constraintOf(database.db.insert(assignments).values(pair))).toBe('assignments_seated')
    await database.db
      .update(jurors)
      .set({ isSubstitute: false, state: 'left', leftAt: new Date(instants.whileJudging) })
    expect(await constraintOf(database.db.insert(assignments).values(pair))).toBe('assignments_seated')
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
    const row = { scorecardId, challengeId: pair.challengeId, criterionId: criterionIds[0], points: '3' }
    const insert = (values: typeof scores.$inferInsert) =>
      constraintOf(database.db.insert(scores).values(values))
    expect(await insert({ ...row, points: '6' })).toBe('scores_on_scale')
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
