import { costOfOneWithout, isClosed, type Ruled } from './level-model.ts'
import { sparedAt } from './linear-model.ts'
import { solveTransport } from './transport.ts'

/**
 * What kinds cost at least in every plan: of each group by itself, so many proposals can have somebody of it at the most,
 * within loads and conflicts. Often a plan does not cost more, and then nothing else is needed to prove it.
 */
export function leastOfKinds(ruled: Ruled): number {
  const all = ruled.rules.groups.map((_, group) => leastWithout(ruled, group, () => true))
  const whole = ruled.rules.groups.map((_, group) => leastWithout(ruled, group, (p) => !isClosed(ruled, p)))
  const without = Math.max(0, ...whole)
  return without * costOfOneWithout(ruled) + all.reduce((sum, lacks) => sum + lacks, 0)
}

/** How many of these proposals go without the group at least: nobody takes what its jurors cannot. */
function leastWithout({ problem, rules }: Ruled, group: number, isCounted: (p: number) => boolean): number {
  const members = rules.groups[group] ?? []
  const asked = Array.from({ length: problem.proposals }, (_, p) => p).filter(
    (p) => !rules.spared?.has(sparedAt(group, p)) && isCounted(p),
  )
  if (asked.length === 0) return 0
  const jurors = members.length + 1
  const worth = new Float64Array(asked.length * jurors)
  for (const [row, p] of asked.entries()) {
    for (const [place, j] of members.entries()) {
      const isPossible = (problem.worth[p * problem.jurors + j] ?? -Infinity) > -Infinity
      worth[row * jurors + place] = isPossible ? 1 : -Infinity
    }
  }
  const solved = solveTransport({
    ...{ proposals: asked.length, jurors, worth },
    reviews: new Int32Array(asked.length).fill(1),
    least: new Int32Array(jurors),
    most: Int32Array.from([...members.map((j) => problem.most[j] ?? 0), asked.length]),
    steepness: new Float64Array(jurors),
    held: new Int32Array(jurors),
  })
  return solved.isSolved ? (solved.loads[members.length] ?? 0) : 0
}
