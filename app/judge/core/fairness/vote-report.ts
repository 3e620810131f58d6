/**
 * How firm the result of a public vote is: other voters like those who voted drawn from among them, and the same votes
 * counted by the rule that was not stated. It changes nothing.
 */
import {
  countings,
  fundingByCounts,
  fundingOf,
  type Counting,
  type FundingOutcome,
  type Project,
  type VoteRule,
} from '../ballots/budget-vote.ts'
import { equalShares, quickAmounts, type VoterGroup } from '../ballots/equal-shares.ts'
import { grouped } from '../grouped.ts'
import { likenessOf } from './ballot-likeness.ts'
import { createDraw, hashOfNumbers } from './random.ts'
import { redraws } from './thresholds.ts'

export type VoteFairRow = {
  readonly projectId: string
  readonly votes: number
  readonly outcome: FundingOutcome
  /** Of those who voted, how many picked it, and where that lies in 95 of 100 redraws. */
  readonly share: number
  readonly interval: readonly [number, number]
  /** In which share of the redraws it is taken; a tie that people decide counts half. */
  readonly taken: number
  /** What the other rule makes of the same votes. */
  readonly otherwise: FundingOutcome
}

export type VoteFairness = {
  readonly voters: number
  readonly redraws: number
  readonly other: Counting
  /** In the order of the votes. */
  readonly rows: readonly VoteFairRow[]
}

/** As a page carries it: with the rule of the vote, and what projects are called. */
export type VoteFairnessView = VoteFairness & {
  readonly counting: Counting
  readonly titles: Readonly<Record<string, { readonly title: string; readonly language: string }>>
}

/** A count by equal shares of many voters takes its time: then they are drawn less often. */
const mostWork = 5000
const fewRedraws = 200

type Rule = Pick<VoteRule, 'budget' | 'afterUnaffordable' | 'counting'>

/** All of it; null where nobody voted. The order of what comes in and what anybody is called change nothing. */
export function voteFairness(
  rule: Rule,
  projects: readonly Project[],
  groups: readonly VoterGroup[],
): VoteFairness | null {
  const result = fundingOf(rule, projects, groups)
  const other = countings.find((counting) => counting !== rule.counting) ?? rule.counting
  const otherwise = fundingOf({ ...rule, counting: other }, projects, groups)
  if (result === null || otherwise === null) return null
  const otherOutcome = new Map(otherwise.rows.map(({ projectId, outcome }) => [projectId, outcome]))
  const drawn = drawnVotes(rule, projects, groups)
  return {
    ...{ voters: result.voters, redraws: drawn.draws, other },
    rows: result.rows.map(({ projectId, votes, outcome }) => {
      const own = drawn.of(projectId)
      return {
        ...{ projectId, votes, outcome, share: votes / result.voters },
        ...{ interval: own.interval, taken: own.taken },
        otherwise: otherOutcome.get(projectId) ?? 'without-votes',
      }
    }),
  }
}

/** As many voters as voted, drawn from among them with replacement, again and again. */
function drawnVotes(rule: Rule, projects: readonly Project[], unordered: readonly VoterGroup[]) {
  const ids = projects.map(({ projectId }) => projectId)
  const { groups, classOf } = inOwnOrder(projects, unordered)
  const voters = Int32Array.from(groups.flatMap((group, index) => Array<number>(group.voters).fill(index)))
  const isSlow = rule.counting === 'equal-shares' && groups.length * ids.length > mostWork
  const draws = isSlow ? fewRedraws : redraws
  const draw = createDraw(hashOfNumbers([[rule.budget, voters.length], groups.map((group) => group.voters)]))
  const shares = new Map(ids.map((id) => [id, new Float64Array(draws)]))
  const taken = new Map(ids.map((id) => [id, 0]))
  for (let turn = 0; turn < draws; turn += 1) {
    const counts = new Int32Array(groups.length)
    for (let voter = 0; voter < voters.length; voter += 1)
      counts[voters[Math.floor(draw() * voters.length)]!]! += 1
    const now = groups.flatMap((group, index) =>
      counts[index]! > 0 ? [{ ...group, voters: counts[index]! }] : [],
    )
    const votes = ids.map((projectId) => ({
      ...{ projectId, voters: voters.length },
      votes: now.reduce((sum, group) => sum + (group.projectIds.includes(projectId) ? group.voters : 0), 0),
    }))
    for (const { projectId, votes: count } of votes) shares.get(projectId)![turn] = count / voters.length
    for (const [id, outcome] of outcomesOf(rule, projects, now, votes))
      taken.set(id, taken.get(id)! + (outcome === 'funded' ? 1 : outcome === 'tied' ? 0.5 : 0))
  }
  const alike = grouped(ids, classOf)
  const meanOf = (of: (id: string) => number, group: readonly string[]) =>
    group.reduce((sum, id) => sum + of(id), 0) / group.length
  for (const own of shares.values()) own.sort()
  return {
    draws,
    of(projectId: string) {
      const group = alike.get(classOf(projectId)) ?? [projectId]
      const at = (share: number) => meanOf((id) => shares.get(id)![Math.floor(share * (draws - 1))]!, group)
      return {
        interval: [at(0.025), at(0.975)] as const,
        taken: meanOf((id) => taken.get(id)! / draws, group),
      }
    },
  }
}

function outcomesOf(
  rule: Rule,
  projects: readonly Project[],
  groups: readonly VoterGroup[],
  counts: Parameters<typeof fundingByCounts>[2],
): Iterable<readonly [string, FundingOutcome]> {
  if (rule.counting === 'by-votes')
    return fundingByCounts(rule, projects, counts).rows.map(
      ({ projectId, outcome }) => [projectId, outcome] as const,
    )
  return equalShares(rule, projects, groups, {
    arithmetic: quickAmounts,
    restOf: (rest, others) => fundingByCounts(rest, others, counts),
  }).outcomes
}

/** Groups by what they picked, and which projects nothing but their names tells apart. */
function inOwnOrder(projects: readonly Project[], groups: readonly VoterGroup[]) {
  const known = new Set(projects.map(({ projectId }) => projectId))
  const costs = {
    jurorId: 'costs',
    said: projects.map(({ projectId, cost }) => ({ value: cost, proposals: [projectId] })),
  }
  const said = groups.map(({ projectIds, voters }, index) => ({
    jurorId: String(index),
    said: [
      { value: -voters, proposals: [] },
      ...projectIds.filter((id) => known.has(id)).map((id) => ({ value: -voters, proposals: [id] })),
    ],
  }))
  const { jurors, classOf } = likenessOf([...known], [costs, ...said])
  return { groups: jurors.flatMap((index) => groups[Number(index)] ?? []), classOf }
}
