/**
 * Equal shares: each voter has the same part of the budget, and a project is taken when those who picked it can pay for it
 * together (Peters, Pierczyński and Skowron, Proportional participatory budgeting with additive utilities, NeurIPS 2021, with
 * a project's cost as what it is worth to those who picked it). What is left goes by votes. All amounts are exact.
 */
import { add, compare, divide, fraction, multiply, subtract, type Fraction } from '#app/platform/fraction.ts'
import type { FundingOutcome, FundingResult, Project, VoteRule } from './budget-vote.ts'

/** Voters who picked the same projects. */
export type VoterGroup = { readonly projectIds: readonly string[]; readonly voters: number }

/** Numbers as the count needs them: exact ones for a result, quick ones for the many turns of a redraw. */
export type Arithmetic<Amount> = {
  readonly of: (above: number, below?: number) => Amount
  readonly add: (a: Amount, b: Amount) => Amount
  readonly subtract: (a: Amount, b: Amount) => Amount
  readonly multiply: (a: Amount, b: Amount) => Amount
  readonly divide: (a: Amount, b: Amount) => Amount
  readonly compare: (a: Amount, b: Amount) => number
}

export const exactAmounts: Arithmetic<Fraction> = {
  of: (above, below = 1) => fraction(above, below),
  ...{ add, subtract, multiply, divide, compare },
}

/** Amounts that differ by a billionth part are the same. */
export const quickAmounts: Arithmetic<number> = {
  of: (above, below = 1) => above / below,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  compare: (a, b) => (Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : a - b),
}

/** So many orders of projects that are equal in everything are counted; further ones follow the first of them. */
export const mostOrders = 64

/** What comes of one order. Projects that were never reached by shares or by the rest are in none of the sets. */
type Taken = { readonly taken: ReadonlySet<string>; readonly left: number }

/**
 * A project's price is what its highest-paying voter would pay for it, each paying as much as the others or all they have
 * left; the one whose price is the smallest part of its cost is taken first. Of equal ones the less costly, then the one
 * with more votes comes first. Where projects are equal in all three and share voters, each order is counted: what is taken
 * in every order is taken, and over what is taken in some people decide.
 */
export function equalShares<Amount>(
  { budget, afterUnaffordable }: Pick<VoteRule, 'budget' | 'afterUnaffordable'>,
  projects: readonly Project[],
  groups: readonly VoterGroup[],
  {
    arithmetic,
    restOf,
  }: {
    readonly arithmetic: Arithmetic<Amount>
    /** How the rest goes by votes: the greedy rule over what was not taken. */
    readonly restOf: (
      rule: Pick<VoteRule, 'budget' | 'afterUnaffordable'>,
      projects: readonly Project[],
    ) => Pick<FundingResult, 'leftover'> & {
      readonly rows: readonly { readonly projectId: string; readonly outcome: FundingOutcome }[]
    }
  },
): { outcomes: ReadonlyMap<string, FundingOutcome>; leftover: number } {
  const ends = endsOf(budget, projects, groups, arithmetic).map(({ taken, left }) => {
    const rest = restOf(
      { budget: left, afterUnaffordable },
      projects.filter(({ projectId }) => !taken.has(projectId)),
    )
    const byVotes = new Map(rest.rows.map(({ projectId, outcome }) => [projectId, outcome]))
    const outcomeOf = (id: string) => (taken.has(id) ? 'funded' : (byVotes.get(id) ?? 'without-votes'))
    return { outcomeOf, leftover: rest.leftover }
  })
  const outcomes = new Map(
    projects.map(({ projectId }): [string, FundingOutcome] => {
      const all = ends.map(({ outcomeOf }) => outcomeOf(projectId))
      if (all.every((outcome) => outcome === 'funded')) return [projectId, 'funded']
      if (all.some((outcome) => outcome === 'funded' || outcome === 'tied')) return [projectId, 'tied']
      return [projectId, all[0] ?? 'without-votes']
    }),
  )
  return { outcomes, leftover: Math.min(...ends.map(({ leftover }) => leftover)) }
}

type Purse<Amount> = { readonly amount: Amount; readonly voters: number; readonly picks: ReadonlySet<string> }
type State<Amount> = {
  readonly purses: readonly Purse<Amount>[]
  readonly taken: ReadonlySet<string>
  readonly left: number
  /** The last known price by cost, which only ever rises. */
  readonly known: ReadonlyMap<string, Amount>
}

/** Every end the count can come to; one, where nothing is equal. */
function endsOf<Amount>(
  budget: number,
  projects: readonly Project[],
  groups: readonly VoterGroup[],
  arithmetic: Arithmetic<Amount>,
): Taken[] {
  const voters = groups.reduce((sum, group) => sum + group.voters, 0)
  const purses = groups.map((group): Purse<Amount> => ({
    ...{ amount: arithmetic.of(budget, voters), voters: group.voters, picks: new Set(group.projectIds) },
  }))
  const votesOf = new Map(
    projects.map(({ projectId }) => [
      projectId,
      groups.reduce((sum, group) => sum + (group.projectIds.includes(projectId) ? group.voters : 0), 0),
    ]),
  )
  const ends: Taken[] = []
  const open: State<Amount>[] = [{ purses, taken: new Set(), left: budget, known: new Map() }]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { known, first } = firstOf(state, projects, votesOf, arithmetic)
    if (first.length === 0) {
      ends.push({ taken: state.taken, left: state.left })
      continue
    }
    // Those who share no voter are taken one after the other in any order, and nothing else can come between.
    const isFree = first.every(({ project }) =>
      first.every(
        ({ project: other }) =>
          other === project ||
          !purses.some(({ picks }) => picks.has(project.projectId) && picks.has(other.projectId)),
      ),
    )
    const room = mostOrders - ends.length - open.length
    const branches = isFree ? first.slice(0, 1) : first.slice(0, Math.max(1, room))
    for (const { project, price } of branches)
      open.push(paid({ ...state, known }, project, price, arithmetic))
  }
  return ends
}

/** The affordable projects that come first by price, cost and votes, and what was learnt of prices on the way. */
function firstOf<Amount>(
  { purses, taken, known }: State<Amount>,
  projects: readonly Project[],
  votesOf: ReadonlyMap<string, number>,
  arithmetic: Arithmetic<Amount>,
) {
  const learnt = new Map(known)
  const lowest = (id: string) => learnt.get(id)
  const waiting = projects
    .filter(({ projectId }) => !taken.has(projectId) && (votesOf.get(projectId) ?? 0) > 0)
    .sort((a, b) => {
      const [one, other] = [lowest(a.projectId), lowest(b.projectId)]
      if (one === undefined || other === undefined) return +(one !== undefined) - +(other !== undefined)
      return arithmetic.compare(one, other)
    })
  let first: { project: Project; price: Amount; part: Amount }[] = []
  for (const project of waiting) {
    const before = lowest(project.projectId)
    // Prices only rise: whoever was dearer before is dearer now.
    if (before !== undefined && first[0] && arithmetic.compare(before, first[0].part) > 0) break
    const price = priceOf(project, purses, arithmetic)
    if (price === null) continue
    const part = arithmetic.divide(price, arithmetic.of(project.cost))
    learnt.set(project.projectId, part)
    const found = { project, price, part }
    const order = first[0] ? earlier(found, first[0], votesOf, arithmetic) : -1
    if (order < 0) first = [found]
    else if (order === 0) first.push(found)
  }
  return { known: learnt, first: first.sort((a, b) => (a.project.projectId < b.project.projectId ? -1 : 1)) }
}

function earlier<Amount>(
  a: { project: Project; part: Amount },
  b: { project: Project; part: Amount },
  votesOf: ReadonlyMap<string, number>,
  arithmetic: Arithmetic<Amount>,
): number {
  return (
    arithmetic.compare(a.part, b.part) ||
    a.project.cost - b.project.cost ||
    (votesOf.get(b.project.projectId) ?? 0) - (votesOf.get(a.project.projectId) ?? 0)
  )
}

/** What the highest-paying voter pays; null where those who picked it cannot pay for it together. */
function priceOf<Amount>(
  { projectId, cost }: Project,
  purses: readonly Purse<Amount>[],
  arithmetic: Arithmetic<Amount>,
): Amount | null {
  const own = purses
    .filter(({ picks }) => picks.has(projectId))
    .sort((a, b) => arithmetic.compare(a.amount, b.amount))
  let rest = arithmetic.of(cost)
  let payers = own.reduce((sum, { voters }) => sum + voters, 0)
  for (const { amount, voters } of own) {
    if (arithmetic.compare(arithmetic.multiply(amount, arithmetic.of(payers)), rest) >= 0)
      return arithmetic.divide(rest, arithmetic.of(payers))
    rest = arithmetic.subtract(rest, arithmetic.multiply(amount, arithmetic.of(voters)))
    payers -= voters
  }
  return null
}

function paid<Amount>(
  { purses, taken, left, known }: State<Amount>,
  { projectId, cost }: Project,
  price: Amount,
  arithmetic: Arithmetic<Amount>,
): State<Amount> {
  return {
    purses: purses.map((purse) => {
      if (!purse.picks.has(projectId)) return purse
      const isPoor = arithmetic.compare(purse.amount, price) <= 0
      return { ...purse, amount: isPoor ? arithmetic.of(0) : arithmetic.subtract(purse.amount, price) }
    }),
    taken: new Set([...taken, projectId]),
    ...{ left: left - cost, known },
  }
}
