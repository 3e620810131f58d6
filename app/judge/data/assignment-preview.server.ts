import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { jurors, people, proposals } from '#db/schema/index.ts'
import type { AssignmentFacts, AssignmentPlan, Pair, Shortage } from '../core/assignment.ts'
import { type LackingKind, lackingKinds } from '../core/assignment/lacking-kinds.ts'
import { planClashes, type PlanClash } from '../core/assignment/plan-clashes.ts'
import { assignmentFacts } from './assignment-facts.server.ts'
import { drawPlan } from './draw-plan.server.ts'

type Named = { readonly reference: string; readonly title: string }

export type AssignmentPreview = {
  readonly plan: AssignmentPlan
  readonly eligible: number
  /** By name, with the proposals each would have and has now. */
  readonly loads: readonly {
    jurorId: string
    name: string
    planned: number
    present: number
    minimumLoad: number
    maximumLoad: number
  }[]
  readonly shortages: readonly (Shortage & Named)[]
  /** Proposals that would have nobody of a kind that is asked for, and why. */
  readonly lacking: readonly (Named & { proposalId: string; kinds: readonly LackingKind[] })[]
  /** What clashes in the whole, with jurors by name. */
  readonly clashes: readonly (Pick<PlanClash, 'kind' | 'needed' | 'possible'> & {
    readonly proposals: number
    readonly jurors: readonly string[]
    readonly reliefs: readonly { kind: 'raise-most' | 'lower-least'; juror: string; to: number }[]
  })[]
  /** The proposals that the plan matches worst, the worst first; empty where nothing is known of any juror. */
  readonly served: readonly (Named & { proposalId: string; match: number })[]
}

/** So many of the worst-served are named. */
const namedServed = 10

/** What assigning would do now, drawn up in names. Nothing is written. Nine queries. */
export async function assignmentPreview(db: Executor, challengeId: string): Promise<AssignmentPreview> {
  const facts = await assignmentFacts(db, challengeId)
  const plan = await drawPlan(facts)
  const names = await db
    .select({ jurorId: jurors.id, name: people.name })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.state, 'accepted')))
    .orderBy(asc(jurors.invitedAt), asc(jurors.id))
  const served = servedWorst(facts, plan)
  const lacking = lackingKinds(facts, plan)
  const told = [...plan.shortages, ...served, ...lacking].map(({ proposalId }) => proposalId)
  const titles = await db
    .select({ id: proposals.id, reference: proposals.reference, title: proposals.title })
    .from(proposals)
    .where(inArray(proposals.id, told.length > 0 ? told : [noProposal]))
  const named = <Row extends { proposalId: string }>(rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const proposal = titles.find(({ id }) => id === row.proposalId)
      return proposal ? [{ ...row, reference: proposal.reference, title: proposal.title }] : []
    })
  const nameOf = (jurorId: string) => names.find((one) => one.jurorId === jurorId)?.name ?? ''
  return {
    plan,
    eligible: facts.proposals.length,
    loads: names.map(({ jurorId, name }) => {
      const juror = facts.jurors.find(({ id }) => id === jurorId)
      return {
        ...{ jurorId, name },
        planned: plan.loads[jurorId] ?? 0,
        present: facts.standing.filter((pair) => pair.jurorId === jurorId).length,
        minimumLoad: juror?.minimumLoad ?? 0,
        maximumLoad: juror?.maximumLoad ?? 0,
      }
    }),
    shortages: named(plan.shortages),
    lacking: named(lacking),
    clashes: planClashes(facts).map(({ kind, needed, possible, proposalIds, jurorIds, reliefs }) => ({
      ...{ kind, needed, possible, proposals: proposalIds.length },
      jurors: jurorIds.map(nameOf).filter((name) => name !== ''),
      reliefs: reliefs.map((relief) => ({ kind: relief.kind, to: relief.to, juror: nameOf(relief.jurorId) })),
    })),
    served: named(served),
  }
}

/** The mean match of each proposal's jurors in the plan, the lowest first. */
function servedWorst(
  { matches = [] }: AssignmentFacts,
  { kept, added }: AssignmentPlan,
): { proposalId: string; match: number }[] {
  if (matches.length === 0) return []
  const key = ({ jurorId, proposalId }: Pair) => `${proposalId} ${jurorId}`
  const matchOfPair = new Map(matches.map((pair) => [key(pair), pair.match]))
  const sums = new Map<string, { sum: number; count: number }>()
  for (const pair of [...kept, ...added]) {
    const before = sums.get(pair.proposalId) ?? { sum: 0, count: 0 }
    const sum = before.sum + (matchOfPair.get(key(pair)) ?? 0)
    sums.set(pair.proposalId, { sum, count: before.count + 1 })
  }
  return [...sums]
    .map(([proposalId, { sum, count }]) => ({ proposalId, match: Math.round(sum / count) }))
    .sort((a, b) => a.match - b.match || (a.proposalId < b.proposalId ? -1 : 1))
    .slice(0, namedServed)
}

/** Keeps the number of queries the same when nothing is short. */
const noProposal = '00000000-0000-0000-0000-000000000000'
