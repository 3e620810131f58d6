/**
 * Why an assignment is impossible, and the smallest changes of loads that make it possible. What clashes is counted, so
 * that anybody can count it again: some proposals need more reviews from some jurors than these may give (Hall's condition),
 * or some jurors are to read more than there is for them. The changes are those of least sum: bounds may be broken at a
 * price, and the cheapest assignment then says which bounds and by how much.
 */
import { solveTransport, type Cut, type Solved, type Transport } from './transport.ts'

/** A bound that, changed so, is in nobody's way. */
export type Relief =
  | { readonly kind: 'fewer-reviews'; readonly proposal: number; readonly to: number }
  | { readonly kind: 'raise-most'; readonly juror: number; readonly to: number }
  | { readonly kind: 'lower-least'; readonly juror: number; readonly to: number }

export type Clash = { readonly reliefs: readonly Relief[] } & (
  | {
      readonly kind: 'few-jurors'
      readonly proposal: number
      readonly needed: number
      readonly possible: number
    }
  | {
      /** These proposals need `needed` reviews from these jurors, who may give `room`. */
      readonly kind: 'room'
      readonly proposals: readonly number[]
      readonly jurors: readonly number[]
      readonly needed: number
      readonly room: number
    }
  | {
      /** These jurors are to read `asked`, and there are `available` for them in these proposals. */
      readonly kind: 'work'
      readonly proposals: readonly number[]
      readonly jurors: readonly number[]
      readonly asked: number
      readonly available: number
    }
)

/** All that clashes; empty when an assignment is possible. All reliefs together make one possible. */
export function clashesOf(problem: Transport): Clash[] {
  const clashes: Clash[] = lonelyProposals(problem)
  let eased = withReliefs(
    flat(problem),
    clashes.flatMap(({ reliefs }) => reliefs),
  )
  const needed = loadReliefs(eased)
  // Each round meets what a cut asks for; a cut that is met is never found again.
  for (let waiting = needed; ;) {
    const found = solveTransport(eased)
    if (found.isSolved) return clashes
    const own = waiting.filter(
      (relief) =>
        relief.kind === (found.kind === 'room' ? 'raise-most' : 'lower-least') &&
        found.jurors.includes(relief.juror),
    )
    const reliefs = own.length > 0 ? own : waiting
    clashes.push({ ...counted(eased, found), reliefs })
    eased = withReliefs(eased, reliefs)
    waiting = waiting.filter((relief) => !reliefs.includes(relief))
  }
}

/** The problem with bounds changed. */
export function withReliefs(problem: Transport, reliefs: readonly Relief[]): Transport {
  const [reviews, least, most] = [problem.reviews.slice(), problem.least.slice(), problem.most.slice()]
  for (const relief of reliefs) {
    if (relief.kind === 'fewer-reviews') reviews[relief.proposal] = relief.to
    else if (relief.kind === 'raise-most') most[relief.juror] = relief.to
    else least[relief.juror] = relief.to
  }
  return { ...problem, reviews, least, most }
}

/** What is possible does not depend on what it is worth. */
function flat(problem: Transport): Transport {
  const { jurors } = problem
  return {
    ...problem,
    worth: problem.worth.map((own) => (own === -Infinity ? own : 0)),
    steepness: new Float64Array(jurors),
    held: new Int32Array(jurors),
  }
}

function lonelyProposals(problem: Transport): Clash[] {
  return [...problem.reviews].flatMap((needed, proposal): Clash[] => {
    const possible = possibleOf(problem, proposal).length
    if (possible >= needed) return []
    return [
      {
        ...{ kind: 'few-jurors', proposal, needed, possible },
        reliefs: [{ kind: 'fewer-reviews', proposal, to: possible }],
      },
    ]
  })
}

type LoadRelief = Exclude<Relief, { kind: 'fewer-reviews' }>

function loadReliefs(problem: Transport): LoadRelief[] {
  const { jurors, proposals, least, most } = problem
  const everything = Int32Array.from({ length: jurors }, (_, juror) => {
    let possible = 0
    for (let p = 0; p < proposals; p += 1) {
      if ((problem.worth[p * jurors + juror] ?? -Infinity) > -Infinity) possible += 1
    }
    return possible
  })
  const unbound: Transport = {
    ...problem,
    least: new Int32Array(jurors),
    most: everything,
    // Dearer than any unevenness, so that no bound is broken for its sake; what is broken is shared out.
    soft: { least, most, cost: 2 * proposals + 2 },
    steepness: new Float64Array(jurors).fill(1),
  }
  const met = solveTransport(unbound) as Solved
  return [...met.loads].flatMap((load, juror): LoadRelief[] => {
    if (load > (most[juror] ?? 0)) return [{ kind: 'raise-most', juror, to: load }]
    return load < (least[juror] ?? 0) ? [{ kind: 'lower-least', juror, to: load }] : []
  })
}

function counted(problem: Transport, { kind, jurors }: Cut) {
  const among = new Set(jurors)
  const proposals: number[] = []
  let reviews = 0
  for (let p = 0; p < problem.proposals; p += 1) {
    const possible = possibleOf(problem, p)
    const inside = possible.filter((juror) => among.has(juror)).length
    const wanted = problem.reviews[p] ?? 0
    const own = kind === 'room' ? Math.max(0, wanted - (possible.length - inside)) : Math.min(wanted, inside)
    if (own > 0) proposals.push(p)
    reviews += own
  }
  const loads = (bounds: Int32Array) => jurors.reduce((sum, juror) => sum + (bounds[juror] ?? 0), 0)
  return kind === 'room'
    ? ({ kind, proposals, jurors, needed: reviews, room: loads(problem.most) } as const)
    : ({ kind, proposals, jurors, asked: loads(problem.least), available: reviews } as const)
}

function possibleOf({ jurors, worth }: Transport, proposal: number): number[] {
  return Array.from({ length: jurors }, (_, juror) => juror).filter(
    (juror) => (worth[proposal * jurors + juror] ?? -Infinity) > -Infinity,
  )
}
