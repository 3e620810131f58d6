import { inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import type { AssignmentPlan } from '../core/assignment.ts'
import type { JurorsWork } from './jury-work.server.ts'

export type ShownRescue = {
  /** By proposal: who gives it away and who takes it over; either may be nobody. */
  readonly moves: readonly {
    readonly proposalId: string
    readonly reference: string
    readonly title: string
    readonly from: readonly string[]
    readonly to: readonly string[]
  }[]
  /** Moves of proposals that are closed to the reader. */
  readonly hiddenMoves: number
  /** Proposals that would still be short of a juror. */
  readonly shortages: number
}

/** The plan of a rescue in names, without the proposals that are closed to the reader. One query. */
export async function shownRescue(
  db: Executor,
  {
    plan,
    work,
    without,
  }: { plan: AssignmentPlan; work: readonly JurorsWork[]; without: ReadonlySet<string> },
): Promise<ShownRescue> {
  const ids = [...new Set([...plan.released, ...plan.added].map(({ proposalId }) => proposalId))]
  const seen = ids.filter((id) => !without.has(id))
  const titles =
    seen.length === 0
      ? []
      : await db
          .select({ id: proposals.id, reference: proposals.reference, title: proposals.title })
          .from(proposals)
          .where(inArray(proposals.id, seen))
          .orderBy(proposals.reference)
  const names = new Map(work.map(({ jurorId, name }) => [jurorId, name]))
  const jurorsOf = (pairs: AssignmentPlan['added'], id: string) =>
    pairs.flatMap(({ jurorId, proposalId }) => (proposalId === id ? [names.get(jurorId) ?? ''] : []))
  return {
    moves: titles.map(({ id, reference, title }) => ({
      proposalId: id,
      reference,
      title,
      from: jurorsOf(plan.released, id),
      to: jurorsOf(plan.added, id),
    })),
    hiddenMoves: ids.length - seen.length,
    shortages: plan.shortages.length,
  }
}
