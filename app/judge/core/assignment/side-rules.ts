import { sparedAt, type SideRules } from './linear-model.ts'
import type { Transport } from './transport.ts'

/** Whether a proposal keeps the rules: nobody reads it with whom they are kept apart from, and it has each kind of juror. */
export type KeepsRules = (chosen: Uint8Array, proposal: number) => boolean

/** `jurors`: how many there are for each proposal in what is chosen. */
export function keepsRules(jurors: number, { apart, groups, spared }: SideRules): KeepsRules {
  return (chosen, p) => {
    const reads = (juror: number) => chosen[p * jurors + juror] === 1
    return (
      !apart.some(([one, other]) => reads(one) && reads(other)) &&
      groups.every((group, g) => spared?.has(sparedAt(g, p)) === true || group.some(reads))
    )
  }
}

/** Whether two who are kept apart share a proposal, or a proposal lacks a kind of juror. */
export function brokenRules({ proposals, jurors }: Transport, chosen: Uint8Array, rules: SideRules): boolean {
  const keeps = keepsRules(jurors, rules)
  return !Array.from({ length: proposals }, (_, p) => p).every((p) => keeps(chosen, p))
}
