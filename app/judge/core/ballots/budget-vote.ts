/**
 * A public vote under a budget. A voter says of each project yes or nothing; the projects are taken by votes, most first,
 * as long as the budget lasts. All amounts are whole units of one currency.
 */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { equalShares, exactAmounts, type VoterGroup } from './equal-shares.ts'

export type Project = {
  readonly projectId: string
  /** From 1. */
  readonly cost: number
}

export type VoteRule = {
  readonly budget: number
  /** How many projects a voter may pick at most; null for as many as they like. */
  readonly maximum: number | null
  /** What one voter picks must fit into the budget by itself. */
  readonly isWithinBudget: boolean
  /** After a project that does not fit: go on with those that do, or take no more. */
  readonly afterUnaffordable: 'next-affordable' | 'stop'
  readonly counting: Counting
}

/** by-votes: most votes first. equal-shares: each voter's part of the budget pays, and what is left goes by votes. */
export const countings = ['by-votes', 'equal-shares'] as const
export type Counting = (typeof countings)[number]

/**
 * funded: taken. tied: equal in votes and cost with others, and the money is enough for some of them but not for all: people decide which.
 * too-dear: it does not fit into what is left. stopped: the rule takes no more after the first that does not fit.
 * without-votes: nobody picked it.
 */
export type FundingOutcome = 'funded' | 'tied' | 'too-dear' | 'stopped' | 'without-votes'

export type FundedRow = Project & {
  readonly votes: number
  /** From 1; as many votes share it. */
  readonly place: number
  readonly outcome: FundingOutcome
}

export type FundingResult = {
  /** By votes, then the less costly first, then by identity, which says nothing. */
  readonly rows: readonly FundedRow[]
  /** What nobody gets; money kept for an open tie is not in it. */
  readonly leftover: number
  readonly voters: number
}

/**
 * The greedy rule, over votes that are counted already: by votes, of equal votes the less costly first; what does not fit
 * is left out and the next that fits is taken. Projects equal in both are taken together or, where money is short, left
 * to people, with the money for as many as fit kept. A project without a count has none.
 */
export function fundingByCounts(
  { budget, afterUnaffordable }: Pick<VoteRule, 'budget' | 'afterUnaffordable'>,
  projects: readonly Project[],
  counts: readonly { readonly projectId: string; readonly votes: number; readonly voters: number }[],
): FundingResult {
  const votesOf = new Map(counts.map(({ projectId, votes }) => [projectId, votes]))
  const counted = projects
    .map(({ projectId, cost }) => ({ projectId, cost, votes: votesOf.get(projectId) ?? 0 }))
    .sort((a, b) => b.votes - a.votes || a.cost - b.cost || (a.projectId < b.projectId ? -1 : 1))
  const outcomes = new Map<string, FundingOutcome>()
  let left = budget
  let isStopped = false
  for (let start = 0; start < counted.length;) {
    const first = counted[start]
    if (!first) break
    const equals = counted.filter(({ votes, cost }) => votes === first.votes && cost === first.cost)
    const fitting = Math.min(equals.length, Math.floor(left / first.cost))
    const outcome: FundingOutcome =
      first.votes === 0
        ? 'without-votes'
        : isStopped
          ? 'stopped'
          : fitting === equals.length
            ? 'funded'
            : fitting > 0
              ? 'tied'
              : 'too-dear'
    for (const { projectId } of equals) outcomes.set(projectId, outcome)
    if (outcome === 'funded' || outcome === 'tied') left -= fitting * first.cost
    if (outcome === 'too-dear' || outcome === 'tied') isStopped ||= afterUnaffordable === 'stop'
    start += equals.length
  }
  return {
    rows: counted.map((project) => ({
      ...project,
      place: counted.filter(({ votes }) => votes > project.votes).length + 1,
      outcome: outcomes.get(project.projectId) ?? 'without-votes',
    })),
    leftover: left,
    voters: counts[0]?.voters ?? 0,
  }
}

/**
 * How a vote went by the rule that was stated for it, from voters grouped by what they picked. Votes for a project that is
 * not on the ballot (any more) are left out; those who picked it stay voters. Null where nobody voted: then nothing is
 * placed.
 */
export function fundingOf(
  rule: Pick<VoteRule, 'budget' | 'afterUnaffordable' | 'counting'>,
  projects: readonly Project[],
  groups: readonly VoterGroup[],
): FundingResult | null {
  const voters = groups.reduce((sum, group) => sum + group.voters, 0)
  if (voters === 0) return null
  const counts = projects.map(({ projectId }) => ({
    ...{ projectId, voters },
    votes: groups.reduce((sum, group) => sum + (group.projectIds.includes(projectId) ? group.voters : 0), 0),
  }))
  const greedy = fundingByCounts(rule, projects, counts)
  if (rule.counting === 'by-votes') return { ...greedy, voters }
  const { outcomes, leftover } = equalShares(rule, projects, groups, {
    arithmetic: exactAmounts,
    restOf: (rest, others) => fundingByCounts(rest, others, counts),
  })
  const rows = greedy.rows.map((row) => ({ ...row, outcome: outcomes.get(row.projectId) ?? row.outcome }))
  return { rows, leftover, voters }
}

export type VoteRefusal =
  | { readonly code: 'vote-empty' }
  | { readonly code: 'vote-project-unknown' }
  | { readonly code: 'vote-too-many'; readonly maximum: number; readonly count: number }
  | { readonly code: 'vote-over-budget'; readonly budget: number; readonly cost: number }

/** What one voter picked, in alphabetical order, if it may be counted; nothing of it is counted in part. */
export function checkedVote(
  rule: VoteRule,
  projects: readonly Project[],
  picked: readonly string[],
): Result<readonly string[], VoteRefusal> {
  const chosen = [...new Set(picked)].sort()
  const costs = new Map(projects.map(({ projectId, cost }) => [projectId, cost]))
  if (chosen.length === 0) return refuse('vote-empty')
  if (chosen.some((id) => !costs.has(id))) return refuse('vote-project-unknown')
  if (rule.maximum !== null && chosen.length > rule.maximum)
    return refuse('vote-too-many', { maximum: rule.maximum, count: chosen.length })
  const cost = chosen.reduce((total, id) => total + (costs.get(id) ?? 0), 0)
  if (rule.isWithinBudget && cost > rule.budget)
    return refuse('vote-over-budget', { budget: rule.budget, cost })
  return accept(chosen)
}
