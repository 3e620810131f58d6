/**
 * The worst-served proposal first: from a plan that is best in total, proposals whose jurors match them worst get better
 * ones, as far as the total stays near the best there is. Which floor can be held is searched by halving; to lift one
 * proposal over it, the exchange that costs the total least is taken, a chain of jurors who hand proposals on.
 */
import type { KeepsRules } from './side-rules.ts'
import type { Transport } from './transport.ts'

export type Served = {
  readonly chosen: Uint8Array
  /** The lowest sum of a proposal's matches. */
  readonly worst: number
  /** No plan can serve its worst-served proposal better: that proposal with the jurors that suit it best. */
  readonly worstBound: number
}

type Plan = {
  readonly problem: Transport
  readonly chosen: Uint8Array
  readonly prices: Float64Array
  /** How well a pair matches, laid out as `worth`; what a proposal is served by. */
  readonly match: Float64Array
  /** What each proposal is served by already, beside the pairs that are dealt here. */
  readonly base?: Float64Array
  /** What a proposal has to keep to in every exchange; the plan keeps to it before. */
  readonly keeps?: KeepsRules
}

/**
 * Lifts the floor as high as it goes while the plan loses at most `budget` of its worth. Loads stay within their bounds.
 * `effort` bounds the steps of the search, so that the answer comes in time and is the same wherever it is asked for.
 */
export function raiseWorst(plan: Plan, budget: number, effort = Infinity): Served {
  const bests = bestSums(plan)
  const worstBound = bests.reduce((least, own) => Math.min(least, own), Infinity)
  let best = new Board(plan, hardestFirst(bests), { left: effort })
  const leastTotal = best.total - budget
  let [reached, tooHigh] = [best.worst(), worstBound + 1]
  const fine = Math.max(1, Math.floor(worstBound * fineness))
  while (tooHigh - reached > fine) {
    const floor = Math.min(tooHigh - 1, reached + Math.ceil((tooHigh - reached) / 2))
    const board = best.copy()
    if (board.liftOver(floor, leastTotal)) {
      best = board
      reached = board.worst()
    } else tooHigh = floor
  }
  return { chosen: best.chosen, worst: best.worst(), worstBound }
}

/** The search for the floor ends when it is known to this share of the best there could be. */
const fineness = 0.005

type Handing = { readonly proposal: number; readonly from: number; readonly to: number }
type Effort = { left: number }
type Lift = { readonly gain: number; readonly floor: number; readonly isLenient: boolean }
type Exchange = { readonly steps: readonly Handing[]; readonly loss: number }

// Every index below is made from the sizes of the problem, so every read is inside its array.
class Board {
  readonly chosen: Uint8Array
  total = 0
  private readonly plan: Plan
  private readonly size: number
  private readonly sums: Float64Array
  private readonly held: number[][]
  /** Proposals with the fewest ways up first, and the place of each in that order. */
  private readonly hardest: readonly number[]
  private readonly place: Int32Array
  private readonly effort: Effort

  constructor(plan: Plan, hardest: readonly number[], effort: Effort) {
    const { proposals, jurors, worth } = plan.problem
    this.plan = plan
    this.hardest = hardest
    this.effort = effort
    this.place = new Int32Array(proposals)
    for (const [place, p] of hardest.entries()) this.place[p] = place
    this.size = jurors
    this.chosen = plan.chosen.slice()
    this.sums = plan.base?.slice() ?? new Float64Array(proposals)
    this.held = Array.from({ length: jurors }, () => [])
    for (let p = 0; p < proposals; p += 1) {
      for (let j = 0; j < jurors; j += 1) {
        if (this.chosen[p * jurors + j] !== 1) continue
        this.sums[p]! += plan.match[p * jurors + j]!
        this.total += worth[p * jurors + j]!
        this.held[j]!.push(p)
      }
    }
  }

  copy(): Board {
    return new Board({ ...this.plan, chosen: this.chosen }, this.hardest, this.effort)
  }

  worst(): number {
    return this.sums.reduce((least, own) => Math.min(least, own), Infinity)
  }

  /** Whether all could be lifted with a worth of at least `leastTotal` left. */
  liftOver(floor: number, leastTotal: number): boolean {
    for (const p of this.hardest) {
      while (this.sums[p]! < floor) {
        const exchange = this.bestExchange(p, floor)
        if (!exchange || this.total - exchange.loss < leastTotal) return false
        for (const { proposal, from, to } of exchange.steps) this.handOver(proposal, from, to)
        this.total -= exchange.loss
      }
    }
    return true
  }

  /**
   * The cheapest exchange that lifts the proposal over the floor. Where none does, one that goes half the way; then one
   * in which proposals that come later, and so have more ways up, fall below the floor until it is their turn.
   */
  private bestExchange(p: number, floor: number): Exchange | null {
    const missing = floor - this.sums[p]!
    return (
      this.exchangeFor(p, { gain: missing, floor, isLenient: false }) ??
      this.exchangeFor(p, { gain: Math.ceil(missing / 2), floor, isLenient: false }) ??
      this.exchangeFor(p, { gain: missing, floor, isLenient: true })
    )
  }

  private exchangeFor(p: number, lift: Lift): Exchange | null {
    let best: Exchange | null = null
    for (let j = 0; j < this.size; j += 1) {
      if (this.chosen[p * this.size + j] !== 1) continue
      const exchange = this.replace(p, j, lift, best?.loss ?? Infinity)
      if (exchange && (best === null || exchange.loss < best.loss)) best = exchange
    }
    return best
  }

  /** How much a proposal may lose in an exchange for `p`. */
  private toSpare(proposal: number, p: number, { floor, isLenient }: Lift): number {
    const sum = this.sums[proposal]!
    if (isLenient && this.place[proposal]! > this.place[p]!) return sum
    return Math.max(0, sum - floor)
  }

  /**
   * Dijkstra from the jurors who suit the proposal better, over what each could hand on without anybody falling too low,
   * to the juror it leaves. Costs are reduced by the prices of the best total; where lifting has made one negative it
   * counts as nothing, so that a way found is lawful, though not always the cheapest.
   */
  private replace(p: number, leaver: number, lift: Lift, cheapest: number): Exchange | null {
    const { problem, match, prices } = this.plan
    const { worth } = problem
    const { size, chosen } = this
    const row = p * size
    const wanted = match[row + leaver]! + lift.gain
    const distance = new Float64Array(size).fill(Infinity)
    const steps: (Handing | null)[] = Array.from({ length: size }, () => null)
    const isDone = new Uint8Array(size)
    for (let j = 0; j < size; j += 1) {
      if (chosen[row + j] === 1 || worth[row + j] === -Infinity || match[row + j]! < wanted) continue
      if (!this.mayHandOver(p, leaver, j)) continue
      distance[j] = Math.max(0, worth[row + leaver]! - worth[row + j]! - prices[leaver]! + prices[j]!)
      steps[j] = { proposal: p, from: leaver, to: j }
    }
    for (;;) {
      let node = -1
      let near = Infinity
      for (let j = 0; j < size; j += 1) {
        if (isDone[j] === 0 && distance[j]! < near) {
          node = j
          near = distance[j]!
        }
      }
      if (node === -1 || near >= cheapest || this.effort.left <= 0) return null
      if (node === leaver || this.hasRoomInstead(node, leaver)) {
        const exchange = this.exchangeTo(node, leaver, steps, p, lift)
        if (exchange || node === leaver) return exchange
      }
      isDone[node] = 1
      this.effort.left -= size * this.held[node]!.length
      for (const handed of this.held[node]!) {
        if (handed === p) continue
        const own = handed * size
        const least = match[own + node]! - this.toSpare(handed, p, lift)
        const base = near + worth[own + node]! - prices[node]!
        for (let j = 0; j < size; j += 1) {
          if (match[own + j]! < least || isDone[j] === 1 || chosen[own + j] === 1) continue
          const reached = Math.max(near, base - worth[own + j]! + prices[j]!)
          if (reached < distance[j]! && this.mayHandOver(handed, node, j)) {
            distance[j] = reached
            steps[j] = { proposal: handed, from: node, to: j }
          }
        }
      }
    }
  }

  /** Whether the proposal keeps its rules when it alone is handed over. */
  private mayHandOver(p: number, from: number, to: number): boolean {
    return this.keepAfter([{ proposal: p, from, to }])
  }

  /** Whether every proposal of the chain keeps its rules after all of it. */
  private keepAfter(steps: readonly Handing[]): boolean {
    const { keeps } = this.plan
    if (!keeps) return true
    const set = (isDone: boolean) => {
      for (const { proposal, from, to } of steps) {
        this.chosen[proposal * this.size + from] = isDone ? 0 : 1
        this.chosen[proposal * this.size + to] = isDone ? 1 : 0
      }
    }
    set(true)
    const areKept = steps.every(({ proposal }) => keeps(this.chosen, proposal))
    set(false)
    return areKept
  }

  /** The chain may end where there is room, if the juror it began with may have one less. */
  private hasRoomInstead(node: number, leaver: number): boolean {
    const { least, most, steepness } = this.plan.problem
    const isFlat = steepness[node] === 0 && steepness[leaver] === 0
    return isFlat && this.held[node]!.length < most[node]! && this.held[leaver]!.length > least[leaver]!
  }

  /** The steps back from the end; none when a proposal would be handed twice and fall too low by it. */
  private exchangeTo(
    end: number,
    leaver: number,
    ways: readonly (Handing | null)[],
    p: number,
    lift: Lift,
  ): Exchange | null {
    const { problem, match } = this.plan
    const steps: Handing[] = []
    const changes = new Map<number, number>()
    let loss = 0
    let node = end
    do {
      const step = ways[node]
      if (!step || steps.length > this.size) return null
      steps.push(step)
      const { proposal, from, to } = step
      const row = proposal * this.size
      loss += problem.worth[row + from]! - problem.worth[row + to]!
      changes.set(proposal, (changes.get(proposal) ?? 0) + match[row + to]! - match[row + from]!)
      node = from
    } while (node !== leaver)
    for (const [proposal, change] of changes) {
      if (proposal !== p && change < -this.toSpare(proposal, p, lift)) return null
    }
    const pairs = new Set(steps.map(({ proposal, to }) => `${proposal} ${to}`))
    return pairs.size === steps.length && this.keepAfter(steps) ? { steps, loss } : null
  }

  private handOver(p: number, from: number, to: number): void {
    const row = p * this.size
    this.chosen[row + from] = 0
    this.chosen[row + to] = 1
    this.sums[p]! += this.plan.match[row + to]! - this.plan.match[row + from]!
    this.held[from]!.splice(this.held[from]!.indexOf(p), 1)
    this.held[to]!.push(p)
  }
}

function hardestFirst(bests: readonly number[]): number[] {
  return bests.map((_, p) => p).sort((a, b) => bests[a]! - bests[b]! || a - b)
}

/** The best each proposal could have if it were alone. */
function bestSums({ problem: { proposals, jurors, worth, reviews }, match, base }: Plan): number[] {
  return Array.from({ length: proposals }, (_, p) => {
    const own: number[] = []
    for (let pair = p * jurors; pair < (p + 1) * jurors; pair += 1) {
      if (worth[pair]! > -Infinity) own.push(match[pair]!)
    }
    own.sort((a, b) => b - a)
    return own.slice(0, reviews[p]).reduce((sum, value) => sum + value, base?.[p] ?? 0)
  })
}

/** The lowest sum of what its chosen pairs are worth to a proposal. */
export function lowestSum({ proposals, jurors, worth }: Transport, chosen: Uint8Array): number {
  let lowest = Infinity
  for (let p = 0; p < proposals; p += 1) {
    let sum = 0
    for (let pair = p * jurors; pair < (p + 1) * jurors; pair += 1) {
      if (chosen[pair] === 1) sum += worth[pair]!
    }
    lowest = Math.min(lowest, sum)
  }
  return lowest
}
