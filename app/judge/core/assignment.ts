/**
 * Who reads what. In this order: every eligible proposal gets as many cleared jurors as the challenge asks for, then as
 * many as it would like, and nobody waits for the first review while another has the second; nobody gets more than they
 * agreed to, and each as many as they were promised; as many proposals as possible have the kinds of jurors that are asked
 * for; the work is shared evenly; then jurors and proposals that match are brought together, the worst-served proposal first. Work that has begun stays where it is, and what has not moves only
 * where that is clearly better. The same facts and the same seed always give the same plan.
 */
import { boundOf, worthOf } from './assignment/certificate.ts'
import { solveTransport, type Transport } from './assignment/transport.ts'
import { levels } from './assignment/level-model.ts'
import type { OpenLevel } from './assignment/open-levels.ts'
import { raiseWorst } from './assignment/worst-served.ts'
import { bestMatch, keptFor } from './assignment/match.ts'
import { sparedAt, type SideRules } from './assignment/linear-model.ts'
import { brokenRules, keepsRules } from './assignment/side-rules.ts'
import { seededOrder } from './seeded-order.ts'

export type Pair = { readonly jurorId: string; readonly proposalId: string }

export type AssignmentFacts = {
  /** Ids of the eligible proposals. */
  readonly proposals: readonly string[]
  readonly jurors: readonly {
    readonly id: string
    readonly maximumLoad: number
    /** As many as the juror was promised, where there are as many. */
    readonly minimumLoad?: number
    /** What the juror stands for, where somebody has said so. */
    readonly kind?: string | null
  }[]
  /** Declared clear. Whatever is not here is a conflict or has not been declared: never assigned. */
  readonly cleared: readonly Pair[]
  /** What stands now; `isStarted` when the juror has opened it. */
  readonly standing: readonly (Pair & { readonly isStarted: boolean })[]
  readonly minimumReviews: number
  /** As many as a proposal would like, where loads allow it; the minimum when absent. */
  readonly targetReviews?: number
  /** How well a pair matches, 0 to 100, where anything is known of it. */
  readonly matches?: readonly (Pair & { readonly match: number })[]
  /** Jurors who never read the same proposal. */
  readonly apart?: readonly (readonly [string, string])[]
  /** Kinds of jurors of which as many proposals as possible are to have one each. */
  readonly kinds?: readonly string[]
  readonly seed: string
}

/** A proposal that cannot get its reviews, and why. */
export type Shortage = {
  readonly proposalId: string
  readonly assigned: number
  readonly needed: number
  /** Jurors who declared themselves clear of it. */
  readonly cleared: number
  /** `too-few-cleared`: more declarations are needed. `jurors-full`: loads, or jurors kept apart, are in the way. */
  readonly reason: 'too-few-cleared' | 'jurors-full'
}

export type AssignmentPlan = {
  readonly kept: readonly Pair[]
  readonly added: readonly Pair[]
  /** Standing assignments that go to somebody else or have lost their reason; never started ones of eligible proposals. */
  readonly released: readonly Pair[]
  /** Proposals per juror once the plan is applied, every juror listed. */
  readonly loads: Readonly<Record<string, number>>
  readonly shortages: readonly Shortage[]
  readonly quality: PlanQuality
}

export type PlanQuality = {
  /**
   * Proved, but for what `shareOfBest` gave: no plan has more reviews; with as many none keeps more of what jurors were promised;
   * with that none gives more proposals the kinds that are asked for, with that none has more even loads, and with all that
   * none has a higher sum of matches.
   */
  readonly isProved: boolean
  /** Where that is not proved, on which of these levels, and how much better another plan could be there. */
  readonly open: readonly OpenLevel[]
  /** The sum of matches as a share of the best with the same reviews and loads: what the worst-served were given. */
  readonly shareOfBest: number
}

/** What is to be solved, and how an answer is read. `jurors` of the problem after the real ones stand for nobody. */
export type Planning = {
  readonly problem: Transport
  readonly jurorIds: readonly string[]
  readonly proposalIds: readonly string[]
  readonly pinned: readonly Pair[]
  readonly apart: readonly (readonly [number, number])[]
  /** The jurors of each kind that is asked for, and where it is not: somebody of it has begun, nobody of it could come. */
  readonly groups: readonly (readonly number[])[]
  readonly spared: ReadonlySet<string>
  /** Of those, where nobody of it could come. */
  readonly closed: ReadonlySet<string>
}

/** Bounds the search for the worst-served: about a second. */
const effort = 200_000_000
/** What the worst-served may cost of the sum of matches. */
const given = 0.01

/** The plan by the flow alone: where jurors are kept apart and it brings them together, one of the two is taken out. */
export function planAssignment(facts: AssignmentFacts): AssignmentPlan {
  const planning = planningOf(facts)
  const { chosen, quality } = liftedPlan(planning, solvedPlanning(planning))
  const isRuled = !brokenRules(planning.problem, chosen, planning)
  return planOf(facts, planning, {
    chosen: keptApart(planning, chosen),
    quality: isRuled ? quality : { ...quality, isProved: false, open: nothingProved },
  })
}

const nothingProved: readonly OpenLevel[] = levels.map((level) => ({ level, atMost: null }))

/** Who is chosen, what the places cost, and on which levels it is not proved that nothing is better. */
export type Planned = {
  readonly chosen: Uint8Array
  readonly prices: Float64Array
  readonly open: readonly OpenLevel[]
}

/** The best answer to a planning by the flow. Missing reviews are among it, so there is one. */
export function solvedPlanning({ problem }: Planning): Planned & { readonly loads: Int32Array } {
  const flow = solveTransport(problem)
  if (!flow.isSolved) throw new Error('A plan in which reviews may be missing has no solution')
  const isProved = worthOf(problem, flow.chosen) === boundOf(problem, flow.prices)
  return { ...flow, open: isProved ? [] : nothingProved }
}

/** An answer with the worst-served lifted: loads and missing reviews stay as they are, and so do `rules` where it keeps them. */
export function liftedPlan(
  planning: Planning,
  planned: Planned,
  rules?: SideRules,
): { chosen: Uint8Array; quality: PlanQuality } {
  const { problem, jurorIds } = planning
  const { open } = planned
  const isProved = open.length === 0
  const real = withoutNobody(planning, planned)
  const before = real.total
  if (before <= 0) return { chosen: planned.chosen, quality: { isProved, open, shareOfBest: 1 } }
  const keeps = rules && keepsRules(jurorIds.length, rules)
  const lifted = raiseWorst({ ...real, ...(keeps && { keeps }) }, Math.floor(before * given), effort)
  const chosen = planned.chosen.slice()
  const all = problem.jurors
  let after = 0
  for (let p = 0; p < problem.proposals; p += 1) {
    for (let j = 0; j < jurorIds.length; j += 1) {
      const isChosen = lifted.chosen[p * jurorIds.length + j] ?? 0
      chosen[p * all + j] = isChosen
      if (isChosen === 1) after += problem.worth[p * all + j] ?? 0
    }
  }
  return { chosen, quality: { isProved, open, shareOfBest: after / before } }
}

/** More than any sum of matches. */
const neverWorst = 1e9

/** The problem among the real jurors, as it was solved: what is missing stays missing. */
function withoutNobody({ problem, jurorIds }: Planning, { chosen, prices }: Planned) {
  const [jurors, all] = [jurorIds.length, problem.jurors]
  const worth = new Float64Array(problem.proposals * jurors)
  const own = new Uint8Array(problem.proposals * jurors)
  const reviews = new Int32Array(problem.proposals)
  const base = new Float64Array(problem.proposals)
  const loads = new Int32Array(jurors)
  let total = 0
  for (let p = 0; p < problem.proposals; p += 1) {
    for (let j = 0; j < jurors; j += 1) {
      const value = problem.worth[p * all + j] ?? -Infinity
      worth[p * jurors + j] = value
      if (chosen[p * all + j] !== 1) continue
      own[p * jurors + j] = 1
      reviews[p] = (reviews[p] ?? 0) + 1
      loads[j] = (loads[j] ?? 0) + 1
      total += value
    }
    // A proposal that lacks reviews is in need of jurors, not of better ones.
    if ((reviews[p] ?? 0) < (problem.reviews[p] ?? 0) || reviews[p] === 0) base[p] = neverWorst
  }
  const steepness = problem.steepness.slice(0, jurors)
  const part: Transport = {
    ...{ proposals: problem.proposals, jurors, worth, reviews, steepness },
    // Loads stay as they are, so that they stay even.
    least: loads,
    most: loads,
    held: problem.held.slice(0, jurors),
  }
  return { problem: part, chosen: own, prices: prices.slice(0, jurors), match: worth, base, total }
}

/** What is to be solved for these facts. */
export function planningOf(facts: AssignmentFacts): Planning {
  const jurorById = new Map(facts.jurors.map((juror) => [juror.id, juror]))
  const jurorIds = seededOrder([...jurorById.keys()], facts.seed)
  const proposalIds = seededOrder([...new Set(facts.proposals)], facts.seed)
  const [jurorAt, proposalAt] = [placesOf(jurorIds), placesOf(proposalIds)]
  const wanted = Math.max(facts.minimumReviews, facts.targetReviews ?? 0)
  const all = jurorIds.length + wanted
  const at = ({ jurorId, proposalId }: Pair): number | null => {
    const [juror, proposal] = [jurorAt.get(jurorId), proposalAt.get(proposalId)]
    return juror === undefined || proposal === undefined ? null : proposal * all + juror
  }
  const worth = new Float64Array(proposalIds.length * all).fill(-Infinity)
  const put = (pairs: readonly Pair[], value: (pair: number, index: number) => number) =>
    pairs.forEach((pair, index) => {
      const place = at(pair)
      if (place !== null) worth[place] = value(place, index)
    })
  put(facts.cleared, () => 0)
  const isCleared = (pair: Pair) => (worth[at(pair) ?? -1] ?? -Infinity) > -Infinity
  const matches = facts.matches ?? []
  put(matches, (place, index) =>
    (worth[place] ?? -Infinity) === -Infinity
      ? -Infinity
      : Math.round((matches[index]?.match ?? 0) * (bestMatch / 100)),
  )
  const standing = facts.standing.filter(isCleared)
  put(standing, (place) => (worth[place] ?? 0) + keptFor)
  const pinned = standing.filter(({ isStarted }) => isStarted)

  const steep = (bestMatch + keptFor) * (all + 2) + 1
  const heaviest = facts.jurors.reduce((most, { maximumLoad }) => Math.max(most, maximumLoad), 1)
  const promised = 2 * (heaviest + pinned.length + 1) * steep
  const missing = 4 * promised
  const reviews = new Int32Array(proposalIds.length).fill(wanted)
  for (let p = 0; p < proposalIds.length; p += 1) {
    for (let nth = 1; nth <= wanted; nth += 1) {
      const isNeeded = nth <= facts.minimumReviews
      worth[p * all + jurorIds.length + nth - 1] = -missing * (wanted - nth + 1 + (isNeeded ? wanted : 0))
    }
  }
  const apart = (facts.apart ?? []).flatMap(([one, other]) => {
    const [a, b] = [jurorAt.get(one), jurorAt.get(other)]
    return a === undefined || b === undefined ? [] : [[a, b] as const]
  })
  const held = new Int32Array(all)
  for (const pair of pinned) {
    const [juror, proposal] = [jurorAt.get(pair.jurorId) ?? 0, proposalAt.get(pair.proposalId) ?? 0]
    worth[proposal * all + juror] = -Infinity
    // Who has begun a proposal keeps all others away from it that they are kept apart from.
    for (const [one, other] of apart) {
      if (one === juror) worth[proposal * all + other] = -Infinity
      if (other === juror) worth[proposal * all + one] = -Infinity
    }
    held[juror] = (held[juror] ?? 0) + 1
    const pins = wanted - (reviews[proposal] ?? 0)
    if (pins >= wanted) continue
    // One review is there: the first that could be missing no longer can be.
    worth[proposal * all + jurorIds.length + pins] = -Infinity
    reviews[proposal] = (reviews[proposal] ?? 0) - 1
  }
  const loadsOf = (load: (juror: AssignmentFacts['jurors'][number]) => number, nobody: number) =>
    Int32Array.from({ length: all }, (_, j) => {
      const juror = jurorById.get(jurorIds[j] ?? '')
      return juror ? Math.max(0, load(juror) - (held[j] ?? 0)) : nobody
    })
  const most = loadsOf(({ maximumLoad }) => maximumLoad, proposalIds.length)
  const groups = [...new Set(facts.kinds ?? [])].map((kind) =>
    jurorIds.flatMap((id, place) => (jurorById.get(id)?.kind === kind ? [place] : [])),
  )
  return {
    jurorIds,
    proposalIds,
    pinned,
    apart,
    groups,
    ...sparedIn(groups, { worth, all, most, reviews, pinned, jurorAt, proposalAt }),
    problem: {
      ...{ proposals: proposalIds.length, jurors: all, worth, reviews, held, most },
      least: new Int32Array(all),
      steepness: Float64Array.from({ length: all }, (_, j) => (j < jurorIds.length ? steep : 0)),
      soft: {
        least: loadsOf(({ minimumLoad = 0, maximumLoad }) => Math.min(minimumLoad, maximumLoad), 0),
        most,
        cost: promised,
      },
    },
  }
}

/** Where no juror of a group is asked for: one has begun the proposal, none could be given it, or it needs nobody more. */
function sparedIn(
  groups: Planning['groups'],
  given: {
    worth: Float64Array
    all: number
    most: Int32Array
    reviews: Int32Array
    pinned: readonly Pair[]
    jurorAt: ReadonlyMap<string, number>
    proposalAt: ReadonlyMap<string, number>
  },
): Pick<Planning, 'spared' | 'closed'> {
  const { worth, all, most, reviews, pinned, jurorAt, proposalAt } = given
  const spared = new Set<string>()
  const closed = new Set<string>()
  for (const [g, group] of groups.entries()) {
    for (const { jurorId, proposalId } of pinned)
      if (group.includes(jurorAt.get(jurorId) ?? -1))
        spared.add(sparedAt(g, proposalAt.get(proposalId) ?? -1))
    for (const [p, wanted] of reviews.entries()) {
      const isFree = (j: number) => (worth[p * all + j] ?? -Infinity) > -Infinity && (most[j] ?? 0) > 0
      if (spared.has(sparedAt(g, p)) || (wanted > 0 && group.some(isFree))) continue
      closed.add(sparedAt(g, p))
    }
  }
  return { spared: new Set([...spared, ...closed]), closed }
}

/** Of two who are kept apart and would share a proposal, the one with the worse match is taken out. */
function keptApart({ problem, apart }: Planning, chosen: Uint8Array): Uint8Array {
  const left = chosen.slice()
  for (let row = 0; row < left.length; row += problem.jurors) {
    for (const [one, other] of apart) {
      if (left[row + one] !== 1 || left[row + other] !== 1) continue
      const worth = (juror: number) => problem.worth[row + juror] ?? 0
      left[row + (worth(one) >= worth(other) ? other : one)] = 0
    }
  }
  return left
}

/** An answer in names: what stays, what comes, what goes. */
export function planOf(
  facts: AssignmentFacts,
  { problem, jurorIds, proposalIds, pinned }: Planning,
  { chosen, quality }: { chosen: Uint8Array; quality: PlanQuality },
): AssignmentPlan {
  const pairs: Pair[] = pinned.map(({ jurorId, proposalId }) => ({ jurorId, proposalId }))
  for (const [p, proposalId] of proposalIds.entries()) {
    for (const [j, jurorId] of jurorIds.entries()) {
      if (chosen[p * problem.jurors + j] === 1) pairs.push({ jurorId, proposalId })
    }
  }
  const planned = new Set(pairs.map(keyOf))
  const standing = new Set(facts.standing.map(keyOf))
  const count = (of: keyof Pair, list: readonly Pair[]) => {
    const counts = new Map<string, number>()
    for (const pair of list) counts.set(pair[of], (counts.get(pair[of]) ?? 0) + 1)
    return (id: string) => counts.get(id) ?? 0
  }
  const [loadOf, reviewsOf] = [count('jurorId', pairs), count('proposalId', pairs)]
  const known = new Set(jurorIds)
  const clearedOf = count(
    'proposalId',
    facts.cleared.filter(({ jurorId }) => known.has(jurorId)),
  )
  const needed = facts.minimumReviews
  return {
    kept: inOrder(pairs.filter((pair) => standing.has(keyOf(pair)))),
    added: inOrder(pairs.filter((pair) => !standing.has(keyOf(pair)))),
    released: inOrder(
      facts.standing
        .filter((pair) => !planned.has(keyOf(pair)))
        .map(({ jurorId, proposalId }) => ({ jurorId, proposalId })),
    ),
    loads: Object.fromEntries([...jurorIds].sort().map((id) => [id, loadOf(id)])),
    shortages: [...proposalIds]
      .filter((id) => reviewsOf(id) < needed)
      .sort()
      .map((proposalId) => ({
        ...{ proposalId, needed },
        assigned: reviewsOf(proposalId),
        cleared: clearedOf(proposalId),
        reason: clearedOf(proposalId) < needed ? 'too-few-cleared' : 'jurors-full',
      })),
    quality,
  }
}

function placesOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, place) => [id, place]))
}

function inOrder(pairs: readonly Pair[]): Pair[] {
  return [...pairs].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ jurorId, proposalId }: Pair): string {
  return `${proposalId}\n${jurorId}`
}
