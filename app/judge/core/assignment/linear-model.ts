/**
 * The same assignment as a linear model, for what a flow cannot say: jurors who never read the same proposal, and kinds of
 * jurors of which each proposal has one. Whoever solves it is handed the model and is no part of the core.
 */
import type { Transport } from './transport.ts'

/** Rows `rowLower <= Ax <= rowUpper`, columns between their bounds; the objective is to be as large as possible. */
export type LinearModel = {
  readonly numCols: number
  readonly numRows: number
  readonly colCost: Float64Array
  readonly colLower: Float64Array
  readonly colUpper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly matrix: {
    readonly format: 'csr'
    readonly numRows: number
    readonly numCols: number
    readonly starts: Int32Array
    readonly indices: Int32Array
    readonly values: Float64Array
  }
  /** Whether the columns are to be whole numbers. */
  readonly isWhole: boolean
}

export type SideRules = {
  /** Jurors who never read the same proposal. */
  readonly apart: readonly (readonly [number, number])[]
  /** Groups of jurors; each proposal has at least one of each. */
  readonly groups: readonly (readonly number[])[]
  /** Where a group is not asked for, as `sparedAt`: one of it is there beside the problem, or none can be. */
  readonly spared?: ReadonlySet<string>
  /** Those of the spared where the proposal goes without the group in every plan. */
  readonly closed?: ReadonlySet<string>
}

/** A group, by its place in the list, and a proposal. */
export const sparedAt = (group: number, proposal: number): string => `${group} ${proposal}`

export const noSideRules: SideRules = { apart: [], groups: [] }

export type PairModel = {
  readonly model: LinearModel
  /** The pair each column stands for, as the problem's `worth` is laid out; columns after them are no pairs. */
  readonly pairs: Int32Array
}

/** What is known of a pair beforehand: in, out, or null. */
export type Known = (pair: number) => 0 | 1 | null

/**
 * What is made large: the worth of all pairs, or the lowest sum of a proposal (the best any plan could do for it). Or what is made
 * small: how many who are kept apart are allowed to read the same; each two have a column behind the pairs.
 */
export type Goal = 'total' | 'worst' | 'allowed'

type Wish = {
  readonly rules?: SideRules
  readonly goal?: Goal
  readonly isWhole?: boolean
  readonly known?: Known
}

/** Steepness is not told: loads are evened by their bounds here. */
export function pairModel(
  problem: Transport,
  { rules = noSideRules, goal = 'total', isWhole = true, known = () => null }: Wish,
): PairModel {
  const { proposals, jurors, worth, reviews, least, most } = problem
  const pairs = Int32Array.from(possiblePairs(worth, known))
  const column = new Int32Array(worth.length).fill(-1)
  pairs.forEach((pair, index) => (column[pair] = index))
  const floor = goal === 'worst' ? pairs.length : null
  const rows = new Rows()
  const columnsOf = (p: number, among: readonly number[]) =>
    among.flatMap((j) => {
      const own = column[p * jurors + j] ?? -1
      return own < 0 ? [] : [own]
    })
  const everybody = Array.from({ length: jurors }, (_, j) => j)
  for (let p = 0; p < proposals; p += 1) {
    const own = columnsOf(p, everybody)
    const wanted = reviews[p] ?? 0
    rows.add(own, wanted, wanted)
    for (const [g, group] of rules.groups.entries()) {
      if (rules.spared?.has(sparedAt(g, p))) continue
      rows.add(columnsOf(p, group), 1, Infinity)
    }
    for (const [place, pair] of rules.apart.entries()) {
      const both = columnsOf(p, pair)
      if (both.length < 2) continue
      if (goal === 'allowed') rows.add([...both, pairs.length + place], -Infinity, 1, [1, 1, -1])
      else rows.add(both, -Infinity, 1)
    }
    if (floor !== null) {
      const matches = own.map((index) => worth[pairs[index] ?? 0] ?? 0)
      rows.add([...own, floor], 0, Infinity, [...matches, -1])
    }
  }
  const byJuror: number[][] = everybody.map(() => [])
  pairs.forEach((pair, index) => byJuror[pair % jurors]?.push(index))
  byJuror.forEach((own, j) => rows.add(own, least[j] ?? 0, most[j] ?? 0))
  const numCols = pairs.length + (goal === 'allowed' ? rules.apart.length : floor === null ? 0 : 1)
  const colCost = new Float64Array(numCols)
  const colUpper = new Float64Array(numCols).fill(1)
  if (goal === 'allowed') colCost.fill(-1, pairs.length)
  else if (floor === null) pairs.forEach((pair, index) => (colCost[index] = worth[pair] ?? 0))
  else {
    colCost[floor] = 1
    colUpper[floor] = Infinity
  }
  const colLower = new Float64Array(numCols)
  pairs.forEach((pair, index) => (colLower[index] = known(pair) ?? 0))
  if (floor !== null) colLower[floor] = -Infinity
  return { pairs, model: { numCols, colCost, colLower, colUpper, isWhole, ...rows.made(numCols) } }
}

/** The pairs that are possible and not known to be out. */
export function* possiblePairs(worth: Float64Array, known: Known): Generator<number> {
  for (let pair = 0; pair < worth.length; pair += 1) {
    if ((worth[pair] ?? -Infinity) > -Infinity && known(pair) !== 0) yield pair
  }
}

/** Rows of a model, one after the other. */
export class Rows {
  private readonly starts: number[] = [0]
  private readonly indices: number[] = []
  private readonly values: number[] = []
  private readonly lower: number[] = []
  private readonly upper: number[] = []

  add(columns: readonly number[], lower: number, upper: number, values?: readonly number[]): void {
    for (const [place, column] of columns.entries()) {
      this.indices.push(column)
      this.values.push(values?.[place] ?? 1)
    }
    this.starts.push(this.indices.length)
    this.lower.push(lower)
    this.upper.push(upper)
  }

  made(numCols: number): Pick<LinearModel, 'numRows' | 'rowLower' | 'rowUpper' | 'matrix'> {
    const numRows = this.lower.length
    return {
      numRows,
      rowLower: Float64Array.from(this.lower),
      rowUpper: Float64Array.from(this.upper),
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts: Int32Array.from(this.starts),
        indices: Int32Array.from(this.indices),
        values: Float64Array.from(this.values),
      },
    }
  }
}
