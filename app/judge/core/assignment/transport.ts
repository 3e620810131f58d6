/**
 * Who reads what at the least cost, exactly: every proposal takes so many jurors, every juror so many proposals, each pair
 * at most once. A minimum-cost flow by successive shortest paths with prices (Edmonds and Karp, 1972; Ahuja, Magnanti and
 * Orlin, Network Flows, 1993, 9.7), run on the jurors alone: an arc between two jurors is the proposal that is cheapest
 * to hand over. With few jurors and many proposals that graph is small, and handing over changes two of its rows.
 *
 * All values are whole numbers below 2^53, so that nothing is rounded and "optimal" means exactly that.
 */

export type Transport = {
  readonly proposals: number
  readonly jurors: number
  /** What a pair is worth, proposal by proposal: `worth[p * jurors + j]`; -Infinity where the pair is impossible. */
  readonly worth: Float64Array
  /** How many jurors each proposal takes, exactly. */
  readonly reviews: Int32Array
  readonly least: Int32Array
  readonly most: Int32Array
  /** What a juror's nth proposal costs more than the one before: evens the loads. 0: all cost the same. */
  readonly steepness: Float64Array
  /** How many a juror has already, beside those that are dealt here: only counts where loads are evened. */
  readonly held: Int32Array
  /** Loads outside these bounds are possible and cost so much for each proposal: how bounds are found that could be met. */
  readonly soft?: { readonly least: Int32Array; readonly most: Int32Array; readonly cost: number }
}

/** What a juror's nth proposal costs. It never falls with n. */
export function costOfNth({ steepness, held, soft }: Transport, j: number, nth: number): number {
  const even = steepness[j]! * (held[j]! + nth)
  if (!soft) return even
  return even + (nth > soft.most[j]! ? soft.cost : nth <= soft.least[j]! ? -soft.cost : 0)
}

export type Solved = {
  readonly isSolved: true
  /** 1 where the pair is chosen, as `worth` is laid out. */
  readonly chosen: Uint8Array
  readonly loads: Int32Array
  /** What a place with a juror costs; they prove that nothing is better (certificate.ts). */
  readonly prices: Float64Array
}

/**
 * Why there is no solution. `room`: the proposals need more reviews from these jurors than these may take at most.
 * `work`: these jurors are to take more than there is for them.
 */
export type Cut = {
  readonly isSolved: false
  readonly kind: 'room' | 'work'
  readonly jurors: readonly number[]
}

/** `near`: the prices of a similar problem, which leave less to do; the result is optimal whatever they are. */
export function solveTransport(problem: Transport, near?: Float64Array): Solved | Cut {
  const cut = lackOfJurors(problem)
  if (cut) return cut
  return new Solver(problem).solve(near)
}

/** A proposal with fewer possible jurors than reviews: none of the jurors could give what is missing. */
function lackOfJurors({ proposals, jurors, worth, reviews }: Transport): Cut | null {
  for (let p = 0; p < proposals; p += 1) {
    let possible = 0
    for (let j = 0; j < jurors; j += 1) if (worth[p * jurors + j]! > -Infinity) possible += 1
    if (possible < reviews[p]!) return { isSolved: false, kind: 'room', jurors: [] }
  }
  return null
}

// Every index below is made from the sizes of the problem, so every read is inside its array.
class Solver {
  private readonly problem: Transport
  private readonly size: number
  /** The node that all reviews flow to; the jurors are nodes 0 to size - 1. */
  private readonly sink: number
  private readonly potential: Float64Array
  private readonly chosen: Uint8Array
  private readonly loads: Int32Array
  /** What is told to the sink of each juror's load, within the bounds; a different load is what is still to be moved. */
  private readonly told: Int32Array
  private readonly excess: Int32Array
  private readonly held: number[][]
  private readonly holders: number[][]
  /** Least loss of handing one proposal of a juror to another, and which. */
  private readonly loss: Float64Array
  private readonly via: Int32Array
  /** What one proposal would take, best first, and at which value: filled anew for each. */
  private readonly top: Int32Array
  private readonly values: Float64Array

  constructor(problem: Transport) {
    const { jurors, proposals } = problem
    this.problem = problem
    this.size = jurors
    this.sink = jurors
    this.potential = new Float64Array(jurors + 1)
    this.chosen = new Uint8Array(proposals * jurors)
    this.loads = new Int32Array(jurors)
    this.told = new Int32Array(jurors)
    this.excess = new Int32Array(jurors + 1)
    this.held = Array.from({ length: jurors }, () => [])
    this.holders = Array.from({ length: proposals }, () => [])
    this.loss = new Float64Array(jurors * jurors).fill(Infinity)
    this.via = new Int32Array(jurors * jurors).fill(-1)
    const most = problem.reviews.reduce((highest, own) => Math.max(highest, own), 0)
    this.top = new Int32Array(most)
    this.values = new Float64Array(most)
  }

  solve(near?: Float64Array): Solved | Cut {
    if (near) for (let j = 0; j < this.size; j += 1) this.potential[j] = -near[j]!
    else this.guessPrices()
    this.choosePriced()
    this.tellLoads()
    for (let j = 0; j < this.size; j += 1) this.fillRow(j)
    const search = new Search(this.size + 1)
    for (;;) {
      const end = this.shortestPath(search)
      if (end === 'balanced') break
      if (typeof end === 'object') return end
      this.push(search, end)
    }
    const prices = this.potential.map((own) => this.potential[this.sink]! - own).slice(0, this.size)
    return { isSolved: true, chosen: this.chosen, loads: this.loads, prices }
  }

  /**
   * Any prices are a lawful beginning; good ones leave little to move. A few rounds of raising the price of whoever is
   * asked for too often and lowering that of whoever is too seldom.
   */
  private guessPrices(): void {
    const { proposals, reviews, steepness, held, least, most } = this.problem
    const { size, potential, sink } = this
    let all = 0
    for (let p = 0; p < proposals; p += 1) all += reviews[p]!
    let evened = 0
    let steepest = 0
    for (let j = 0; j < size; j += 1) {
      if (steepness[j]! === 0) continue
      evened += 1
      all += held[j]!
      steepest = Math.max(steepest, steepness[j]!)
    }
    const share = evened === 0 ? 0 : Math.floor(all / evened)
    // Half a step above: a little more or less then does not change what a juror wishes to have.
    const level = (share + (evened === 0 ? 0 : 0.5)) * steepest
    potential.fill(Math.floor(level))
    const limits = new Int32Array(size)
    for (let j = 0; j < size; j += 1) {
      const even = steepness[j]! > 0 ? Math.max(least[j]!, share - held[j]!) : most[j]!
      limits[j] = Math.min(most[j]!, even)
    }
    const asked = new Int32Array(size)
    let step = this.widest() / 8
    for (let round = 0; round < warmUpRounds && step >= 1; round += 1) {
      asked.fill(0)
      for (let p = 0; p < proposals; p += 1) {
        const taken = this.best(p)
        for (let place = 0; place < taken; place += 1) asked[this.top[place]!]! += 1
      }
      for (let j = 0; j < size; j += 1) {
        const over = asked[j]! - limits[j]!
        const move = Math.max(1, Math.floor(step * Math.min(1, Math.abs(over) / (limits[j]! + 1))))
        if (over > 0) potential[j]! -= move
        else if (over < 0 && steepness[j]! > 0) potential[j]! += move
        else if (over < 0) potential[j] = Math.min(potential[sink]!, potential[j]! + move)
      }
      step *= 0.85
    }
  }

  /** The largest worth of a pair, whatever its sign; where loads are evened, of those whose loads are. */
  private widest(): number {
    const { proposals, worth, steepness } = this.problem
    const isEvened = steepness.some((own) => own > 0)
    let widest = 0
    for (let j = 0; j < this.size; j += 1) {
      if (isEvened && steepness[j] === 0) continue
      for (let p = 0; p < proposals; p += 1) {
        const own = Math.abs(worth[p * this.size + j]!)
        if (own < Infinity && own > widest) widest = own
      }
    }
    return widest
  }

  /** Puts the jurors that a proposal would take at the prices of the moment into `top`, the earlier one among equals. */
  private best(p: number): number {
    const { worth, reviews } = this.problem
    const { size, potential, top, values } = this
    const wanted = reviews[p]!
    const row = p * size
    let taken = 0
    if (wanted === 0) return 0
    for (let j = 0; j < size; j += 1) {
      const value = worth[row + j]! + potential[j]!
      if (value === -Infinity || (taken === wanted && value <= values[wanted - 1]!)) continue
      let place = taken < wanted ? taken : wanted - 1
      while (place > 0 && values[place - 1]! < value) {
        values[place] = values[place - 1]!
        top[place] = top[place - 1]!
        place -= 1
      }
      values[place] = value
      top[place] = j
      if (taken < wanted) taken += 1
    }
    return taken
  }

  private choosePriced(): void {
    for (let p = 0; p < this.problem.proposals; p += 1) {
      const taken = this.best(p)
      for (const j of this.top.subarray(0, taken)) {
        this.chosen[p * this.size + j] = 1
        this.loads[j]! += 1
        this.held[j]!.push(p)
        this.holders[p]!.push(j)
      }
    }
  }

  /** What each juror tells the sink agrees with the prices; where the load differs, something is to be moved. */
  private tellLoads(): void {
    const { problem, potential, loads, told, excess } = this
    for (let j = 0; j < this.size; j += 1) {
      const gain = potential[this.sink]! - potential[j]!
      let load = Math.min(problem.most[j]!, Math.max(problem.least[j]!, loads[j]!))
      while (load < problem.most[j]! && costOfNth(problem, j, load + 1) < gain) load += 1
      while (load > problem.least[j]! && costOfNth(problem, j, load) > gain) load -= 1
      told[j] = load
      excess[j] = loads[j]! - load
      excess[this.sink]! -= excess[j]!
    }
  }

  /** Dijkstra from all who have too much to the nearest who has too little, over reduced costs, which are never negative. */
  private shortestPath(search: Search): 'balanced' | number | Cut {
    const { size, potential, excess } = this
    const { distance, from, isDone, open } = search
    let isBalanced = true
    for (let node = 0; node <= size; node += 1) {
      const isSource = excess[node]! > 0
      if (isSource) isBalanced = false
      distance[node] = isSource ? 0 : Infinity
      from[node] = -1
      isDone[node] = 0
      open[node] = node
    }
    if (isBalanced) return 'balanced'
    for (let left = size + 1; left > 0; left -= 1) {
      let place = -1
      let near = Infinity
      for (let one = 0; one < left; one += 1) {
        const far = distance[open[one]!]!
        if (far < near) {
          near = far
          place = one
        }
      }
      if (place === -1) break
      const node = open[place]!
      if (excess[node]! < 0) {
        for (let one = 0; one <= size; one += 1)
          if (isDone[one] === 1) potential[one]! += distance[one]! - near
        return node
      }
      isDone[node] = 1
      open[place] = open[left - 1]!
      this.reachFrom(node, search, left - 1)
    }
    return this.cut(isDone)
  }

  private reachFrom(node: number, { distance, from, open }: Search, left: number): void {
    const { size, sink, potential, told, loss } = this
    const { least, most } = this.problem
    const base = distance[node]! + potential[node]!
    const row = node * size
    for (let one = 0; one < left; one += 1) {
      const other = open[one]!
      let cost: number
      if (node === sink) {
        if (told[other]! <= least[other]!) continue
        cost = -costOfNth(this.problem, other, told[other]!)
      } else if (other === sink) {
        if (told[node]! >= most[node]!) continue
        cost = costOfNth(this.problem, node, told[node]! + 1)
      } else cost = loss[row + other]!
      const reached = base + cost - potential[other]!
      if (reached < distance[other]!) {
        distance[other] = reached
        from[other] = node
      }
    }
  }

  private cut(isDone: Uint8Array): Cut {
    const isWork = isDone[this.sink] === 1
    const jurors: number[] = []
    for (let j = 0; j < this.size; j += 1) if ((isDone[j] === 1) !== isWork) jurors.push(j)
    return { isSolved: false, kind: isWork ? 'work' : 'room', jurors }
  }

  private push({ from }: Search, end: number): void {
    this.excess[end]! += 1
    let node = end
    while (from[node] !== -1) {
      const before = from[node]!
      if (node === this.sink) this.told[before]! += 1
      else if (before === this.sink) this.told[node]! -= 1
      else this.handOver(this.via[before * this.size + node]!, before, node)
      node = before
    }
    this.excess[node]! -= 1
  }

  private handOver(p: number, giver: number, taker: number): void {
    const { size, chosen, via } = this
    chosen[p * size + giver] = 0
    chosen[p * size + taker] = 1
    this.loads[giver]! -= 1
    this.loads[taker]! += 1
    remove(this.held[giver]!, p)
    this.held[taker]!.push(p)
    const holders = this.holders[p]!
    holders[holders.indexOf(giver)] = taker
    for (let j = 0; j < size; j += 1) if (via[giver * size + j] === p) this.fillCell(giver, j)
    for (let j = 0; j < size; j += 1) if (chosen[p * size + j] === 0) this.offer(p, taker, j)
    for (const other of holders) {
      if (other === taker) continue
      if (via[other * size + taker] === p) this.fillCell(other, taker)
      this.offer(p, other, giver)
    }
  }

  /** The arc from one juror to another becomes this proposal, if it is cheaper to hand over than the one that is there. */
  private offer(p: number, giver: number, taker: number): void {
    const { worth } = this.problem
    const row = p * this.size
    const lost = worth[row + giver]! - worth[row + taker]!
    const cell = giver * this.size + taker
    if (lost < this.loss[cell]!) {
      this.loss[cell] = lost
      this.via[cell] = p
    }
  }

  private fillCell(giver: number, taker: number): void {
    const cell = giver * this.size + taker
    this.loss[cell] = Infinity
    this.via[cell] = -1
    for (const p of this.held[giver]!) {
      if (this.chosen[p * this.size + taker] === 0) this.offer(p, giver, taker)
    }
  }

  private fillRow(giver: number): void {
    for (const p of this.held[giver]!) {
      for (let j = 0; j < this.size; j += 1) {
        if (this.chosen[p * this.size + j] === 0) this.offer(p, giver, j)
      }
    }
  }
}

const warmUpRounds = 40

class Search {
  readonly distance: Float64Array
  readonly from: Int32Array
  readonly isDone: Uint8Array
  /** Those that are not done, at the front. */
  readonly open: Int32Array

  constructor(nodes: number) {
    this.distance = new Float64Array(nodes)
    this.from = new Int32Array(nodes)
    this.isDone = new Uint8Array(nodes)
    this.open = new Int32Array(nodes)
  }
}

function remove(list: number[], item: number): void {
  const index = list.indexOf(item)
  const last = list.pop()
  if (last !== undefined && index < list.length) list[index] = last
}
