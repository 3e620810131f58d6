/** Head-to-head majorities among ranked ballots, and the order they give (Schulze 2011, Social Choice and Welfare 36). */
import type { RankedProposal } from '../ranking.ts'

type Ordered = { readonly order: readonly (readonly string[])[] }

/** How many ballots put the first before the second. A ballot that lacks one of the two says nothing of the pair. */
export function preferences(ballots: readonly Ordered[]): (one: string, other: string) => number {
  const steps = ballots.map(
    ({ order }) => new Map(order.flatMap((step, index) => step.map((id) => [id, index] as const))),
  )
  return (one, other) =>
    steps.filter((step) => {
      const [a, b] = [step.get(one), step.get(other)]
      return a !== undefined && b !== undefined && a < b
    }).length
}

/**
 * By how many others each proposal is beaten. One beats another when its strongest chain of majorities to it is stronger
 * than the way back; a chain is as strong as its weakest step, a step as strong as its margin in ballots. Beating is
 * transitive, so that whoever is beaten by fewer stands higher; whoever is preferred to each other one head to head
 * (the Condorcet winner) is beaten by none, alone.
 */
export function beatenBy(
  proposals: readonly RankedProposal[],
  ballots: readonly Ordered[],
): Map<string, number> {
  const ids = proposals.map(({ proposalId }) => proposalId)
  const prefers = preferences(ballots)
  const strength = ids.map((one) =>
    ids.map((other) => Math.max(0, prefers(one, other) - prefers(other, one))),
  )
  const at = (row: number, column: number) => strength[row]?.[column] ?? 0
  for (let through = 0; through < ids.length; through += 1) {
    for (const [row, path] of strength.entries()) {
      for (let column = 0; column < ids.length; column += 1) {
        path[column] = Math.max(at(row, column), Math.min(at(row, through), at(through, column)))
      }
    }
  }
  return new Map(ids.map((id, own) => [id, ids.filter((_, other) => at(other, own) > at(own, other)).length]))
}
