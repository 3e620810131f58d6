import { sql } from 'drizzle-orm'
import { jurors, roleGrants } from '#db/schema/index.ts'
import { commentsOf, type Comment } from '#app/announce/data/comments.server.ts'
import { checkComment, type CheckCommentInput } from '#app/announce/flows/check-comment.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import { decidingWorld, recorded, signing, type DecidingWorld } from './deciding-world.ts'

export type FeedbackWorld = DecidingWorld & {
  /** Two jurors who scored every proposal; the second one chairs. */
  readonly authors: readonly [string, string]
  readonly chairId: string
  readonly chairSeatId: string
}

/** What a juror wrote to the team of the proposal at `index`. */
export const commentTo = (index: number, seat: 'first' | 'second') => `CANARY-COMMENT ${seat} to ${index}.`

/**
 * A challenge as the jury left it: each proposal scored by two jurors in the same order; both wrote to the first two
 * teams, and nothing has been checked. `feedback` is what the decision says to each team itself.
 */
export async function feedbackWorld(
  database: TestDatabase,
  { proposalCount = 12, feedback = '' } = {},
): Promise<FeedbackWorld> {
  const { db } = database
  const world = await decidingWorld(database, { proposalCount })
  const { challengeId, criterionIds, programmeId, proposalIds } = world
  const { id: chairId } = await aPerson(db, { name: 'CANARY-JUROR Chair' })
  const chair = await aJuror(db, { challengeId, personId: chairId, isChair: true })
  await db.execute(sql`update people set name = 'CANARY-JUROR First' where id = ${world.jurorPersonId}`)
  for (const [index, proposalId] of proposalIds.entries()) {
    const of = { jurorId: chair.id, proposalId, challengeId }
    await anAssignment(db, of)
    const points = 5 - Math.floor(index / 3)
    await aScorecard(db, { ...of, points: { [criterionIds[0]]: points, [criterionIds[1]]: points } })
    if (index > 1) continue
    await db.execute(sql`update scorecards s set comment_to_team = case when s.juror_id = ${chair.id}
      then ${commentTo(index, 'second')} else ${commentTo(index, 'first')} end where s.proposal_id = ${proposalId}`)
  }
  for (const personId of [world.organiserId, world.colleagueId]) {
    await db.insert(roleGrants).values({ personId, role: 'organiser', programmeId })
  }
  const seats = await db.select().from(jurors)
  const first = seats.find(({ personId }) => personId === world.jurorPersonId)!
  return {
    ...world,
    outcomes: world.outcomes.map((row) => ({ ...row, feedback })),
    ...{ chairId, chairSeatId: chair.id, authors: [first.personId, chairId] },
  }
}

/** The comment of a juror to the team of the proposal at `index`, as it stands. */
export async function commentOf(
  { ports, challengeId, proposalIds, authors }: FeedbackWorld,
  index: number,
  seat: 'first' | 'second',
): Promise<Comment> {
  const authorId = authors[seat === 'first' ? 0 : 1]
  const found = (await commentsOf(ports.db, challengeId)).find(
    (comment) => comment.proposalId === proposalIds[index] && comment.authorId === authorId,
  )
  if (!found) throw new Error('there is no such comment')
  return found
}

/** One step of a check, by the organiser unless said otherwise. */
export async function check(
  world: FeedbackWorld,
  { scorecardId, number, wording }: Comment,
  change: Partial<CheckCommentInput> = {},
) {
  const { challengeId, organiserId, ports } = world
  return checkComment(
    {
      ...{ challengeId, scorecardId, by: organiserId, seen: number, step: 'approve', wording },
      ...{ language: 'en', reason: '' },
      ...change,
    },
    ports,
  )
}

/** Approves all that waits. */
export async function approveAll(world: FeedbackWorld): Promise<void> {
  for (const comment of await commentsOf(world.ports.db, world.challengeId)) {
    if (comment.standing !== 'waiting') continue
    const checked = await check(world, comment)
    if (!checked.ok) throw new Error(checked.refusal.code)
  }
}

/** The colleague confirms what the organiser recorded. */
export async function confirmBy(world: FeedbackWorld, hash: string) {
  return confirmDecision(
    { challengeId: world.challengeId, by: world.colleagueId, hash, ...signing(hash) },
    world.ports,
  )
}

/** Recorded, checked and confirmed. */
export async function confirmedFeedback(world: FeedbackWorld): Promise<void> {
  const hash = await recorded(world)
  await approveAll(world)
  const confirmed = await confirmBy(world, hash)
  if (!confirmed.ok) throw new Error(`the confirmation was refused: ${confirmed.refusal.code}`)
}
