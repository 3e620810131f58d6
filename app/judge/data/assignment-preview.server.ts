import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { jurors, people, proposals } from '#db/schema/index.ts'
import { planAssignment, type AssignmentPlan, type Shortage } from '../core/assignment.ts'
import { assignmentFacts } from './assignment-facts.server.ts'

export type AssignmentPreview = {
  readonly plan: AssignmentPlan
  readonly eligible: number
  /** By name, with the proposals each would have and has now. */
  readonly loads: readonly {
    jurorId: string
    name: string
    planned: number
    present: number
    maximumLoad: number
  }[]
  readonly shortages: readonly (Shortage & { reference: string; title: string })[]
}

/** What assigning would do now, drawn up in names. Nothing is written. Seven queries. */
export async function assignmentPreview(db: Executor, challengeId: string): Promise<AssignmentPreview> {
  const facts = await assignmentFacts(db, challengeId)
  const plan = planAssignment(facts)
  const names = await db
    .select({ jurorId: jurors.id, name: people.name })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.state, 'accepted')))
    .orderBy(asc(jurors.invitedAt), asc(jurors.id))
  const short = plan.shortages.map(({ proposalId }) => proposalId)
  const titles = await db
    .select({ id: proposals.id, reference: proposals.reference, title: proposals.title })
    .from(proposals)
    .where(inArray(proposals.id, short.length > 0 ? short : [noProposal]))
  return {
    plan,
    eligible: facts.proposals.length,
    loads: names.map(({ jurorId, name }) => ({
      jurorId,
      name,
      planned: plan.loads[jurorId] ?? 0,
      present: facts.standing.filter((pair) => pair.jurorId === jurorId).length,
      maximumLoad: facts.jurors.find(({ id }) => id === jurorId)?.maximumLoad ?? 0,
    })),
    shortages: plan.shortages.flatMap((shortage) => {
      const proposal = titles.find(({ id }) => id === shortage.proposalId)
      return proposal ? [{ ...shortage, reference: proposal.reference, title: proposal.title }] : []
    }),
  }
}

/** Keeps the number of queries the same when nothing is short. */
const noProposal = '00000000-0000-0000-0000-000000000000'
