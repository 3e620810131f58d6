/** Totals as a table of numbers: what every figure of the fairness report is computed from. */

/** What one juror gave one proposal altogether, on the scale of the ranking. */
export type JurorScore = { readonly juror: string; readonly proposal: string; readonly total: number }

/** One row per score, in an order that depends on the scores and not on how they came in. */
export type ScoreTable = {
  readonly jurors: readonly string[]
  readonly proposals: readonly string[]
  /** Index into `jurors` and `proposals`, and the total, by row; rows of one proposal stand together. */
  readonly juror: Int32Array
  readonly proposal: Int32Array
  readonly total: Float64Array
  /** Rows of proposal i are those from `start[i]` to before `start[i + 1]`. */
  readonly start: Int32Array
}

/**
 * Arranges scores by what they are: proposals and jurors by their rising totals, names only where those are the same, so
 * that sums are added up in the same order whatever anybody is called. Scores that are no finite number are left out.
 * Throws when a juror scores a proposal twice.
 */
export function scoreTable(scores: readonly JurorScore[]): ScoreTable {
  const finite = scores.filter(({ total }) => Number.isFinite(total))
  const proposals = inOrder(finite, ({ proposal }) => proposal)
  const jurors = inOrder(finite, ({ juror }) => juror)
  const [proposalAt, jurorAt] = [indexOf(proposals), indexOf(jurors)]
  const rows = finite
    .map(({ juror, proposal, total }) => ({
      ...{ juror: jurorAt.get(juror) ?? 0, proposal: proposalAt.get(proposal) ?? 0, total },
    }))
    .sort((a, b) => a.proposal - b.proposal || a.total - b.total || a.juror - b.juror)
  const start = new Int32Array(proposals.length + 1)
  for (const { proposal } of rows) start[proposal + 1]! += 1
  for (let index = 0; index < proposals.length; index += 1) start[index + 1]! += start[index]!
  const pairs = new Set(rows.map(({ juror, proposal }) => proposal * jurors.length + juror))
  if (pairs.size !== rows.length) throw new RangeError('a juror has scored a proposal twice')
  return {
    ...{ jurors, proposals, start },
    juror: Int32Array.from(rows, ({ juror }) => juror),
    proposal: Int32Array.from(rows, ({ proposal }) => proposal),
    total: Float64Array.from(rows, ({ total }) => total),
  }
}

function inOrder(scores: readonly JurorScore[], nameOf: (score: JurorScore) => string): string[] {
  const totals = new Map<string, number[]>()
  for (const score of scores) {
    const own = totals.get(nameOf(score))
    if (own) own.push(score.total)
    else totals.set(nameOf(score), [score.total])
  }
  return [...totals]
    .map(([name, own]) => ({ name, own: own.sort((a, b) => a - b) }))
    .sort((a, b) => compareLists(a.own, b.own) || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
}

/** Lists of numbers as words are ordered: the first difference decides, then the shorter one comes first. */
export function compareLists(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const shared = Math.min(a.length, b.length)
  for (let index = 0; index < shared; index += 1) {
    const difference = a[index]! - b[index]!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function indexOf(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, index) => [name, index]))
}
