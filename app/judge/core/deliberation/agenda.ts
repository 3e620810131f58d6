/**
 * The order of a consensus meeting. A juror with a conflict leaves the room for the proposal; the order keeps what the same
 * people leave for together, so that everybody goes and comes back as seldom as can be. Among equals the proposals about
 * which the jurors differ most come first, while everybody is awake.
 */

export type AgendaProposal = {
  readonly proposalId: string
  /** Gives equals an order that says nothing. */
  readonly reference: string
  /** Jurors who leave the room for it. */
  readonly out: readonly string[]
  /** The distance between the highest and the lowest juror total, 0 to 100; null with fewer than one. */
  readonly spread: number | null
}

/** Above so many different sets of people the order is a good one and no longer proven to be the best. */
const mostExact = 12

/** The proposals in the order in which they are taken. The order of what comes in changes nothing. */
export function agendaOrder(proposals: readonly AgendaProposal[]): AgendaProposal[] {
  const groups = groupsOf(proposals)
  const order = groups.length <= mostExact ? bestOrder(groups) : goodOrder(groups)
  return order.flatMap((index) => groups[index]?.proposals ?? [])
}

/** How often somebody leaves the room in this order. Who stays out from one proposal to the next leaves once. */
export function departures(proposals: readonly Pick<AgendaProposal, 'out'>[]): number {
  return proposals.reduce((sum, { out }, index) => sum + leaving(proposals[index - 1]?.out ?? [], out), 0)
}

type Group = { readonly out: readonly string[]; readonly proposals: readonly AgendaProposal[] }

/** What the same people leave for, in a first order: nobody leaves, then by how much the jurors differ. */
function groupsOf(proposals: readonly AgendaProposal[]): Group[] {
  const groups = new Map<string, AgendaProposal[]>()
  for (const proposal of [...proposals].sort(bySpread)) {
    const key = [...new Set(proposal.out)].sort().join('\n')
    groups.set(key, [...(groups.get(key) ?? []), proposal])
  }
  return [...groups.values()]
    .map((group) => ({ out: [...new Set(group[0]?.out ?? [])], proposals: group }))
    .sort((a, b) => Number(a.out.length > 0) - Number(b.out.length > 0))
}

function bySpread(a: AgendaProposal, b: AgendaProposal): number {
  return (b.spread ?? -1) - (a.spread ?? -1) || (a.reference < b.reference ? -1 : 1)
}

/** People of `to` who were still in the room before. */
function leaving(from: readonly string[], to: readonly string[]): number {
  return to.filter((juror) => !from.includes(juror)).length
}

/** The order with the fewest departures; among those the one nearest to the first order. Every subset is looked at once. */
function bestOrder(groups: readonly Group[]): number[] {
  const count = groups.length
  const all = (1 << count) - 1
  const cost = (from: number, to: number) => leaving(groups[from]?.out ?? [], groups[to]?.out ?? [])
  // rest[taken * count + last]: the fewest departures that are still to come.
  const rest = new Int32Array((all + 1) * count)
  for (let taken = all - 1; taken > 0; taken -= 1) {
    for (let last = 0; last < count; last += 1) {
      if (!(taken & (1 << last))) continue
      let fewest = Infinity
      for (let next = 0; next < count; next += 1) {
        if (taken & (1 << next)) continue
        fewest = Math.min(fewest, cost(last, next) + (rest[(taken | (1 << next)) * count + next] ?? 0))
      }
      rest[taken * count + last] = fewest
    }
  }
  const order: number[] = []
  let [taken, last] = [0, -1]
  while (order.length < count) {
    let [chosen, fewest] = [-1, Infinity]
    for (let next = 0; next < count; next += 1) {
      if (taken & (1 << next)) continue
      const departing = cost(last, next) + (rest[(taken | (1 << next)) * count + next] ?? 0)
      if (departing < fewest) [chosen, fewest] = [next, departing]
    }
    order.push(chosen)
    taken |= 1 << chosen
    last = chosen
  }
  return order
}

/** The nearest next one each time, then single groups moved for as long as that saves a departure. */
function goodOrder(groups: readonly Group[]): number[] {
  const left = groups.map((_, index) => index)
  let order: number[] = []
  while (left.length > 0) {
    const before = groups[order.at(-1) ?? -1]?.out ?? []
    const nearest = left.reduce((best, index) =>
      leaving(before, groups[index]?.out ?? []) < leaving(before, groups[best]?.out ?? []) ? index : best,
    )
    order.push(nearest)
    left.splice(left.indexOf(nearest), 1)
  }
  const costOf = (indexes: readonly number[]) => departures(indexes.flatMap((index) => groups[index] ?? []))
  for (let isBetter = true; isBetter;) {
    isBetter = false
    for (const index of groups.keys()) {
      const without = order.filter((each) => each !== index)
      for (let at = 0; at <= without.length; at += 1) {
        const moved = [...without.slice(0, at), index, ...without.slice(at)]
        if (costOf(moved) < costOf(order)) [order, isBetter] = [moved, true]
      }
    }
  }
  return order
}
