import { sparedAt, type SideRules } from './linear-model.ts'
import type { Transport } from './transport.ts'

/** Whether two who are kept apart share a proposal, or a proposal lacks a kind of juror. */
export function brokenRules(
  { proposals, jurors }: Transport,
  chosen: Uint8Array,
  { apart, groups, spared }: SideRules,
): boolean {
  for (let p = 0; p < proposals; p += 1) {
    const reads = (juror: number) => chosen[p * jurors + juror] === 1
    if (apart.some(([one, other]) => reads(one) && reads(other))) return true
    if (groups.some((group, g) => !spared?.has(sparedAt(g, p)) && !group.some(reads))) return true
  }
  return false
}
