/** Which jurors and proposals what was said tells apart: so that redraws depend on ballots and never on names. */
import { hashOfNumbers } from './random.ts'
import { compareLists } from './score-table.ts'

/** One thing a juror said: of one proposal its place, of two in this order how the first came out. */
export type Said = { readonly value: number; readonly proposals: readonly string[] }
export type JurorSaid = { readonly jurorId: string; readonly said: readonly Said[] }

export type Likeness = {
  /** Jurors by what they said. */
  readonly jurors: readonly string[]
  /** Proposals of the same class are told apart by nothing but their names. */
  readonly classOf: (proposalId: string) => number
}

/**
 * Refines classes until nothing is told apart any more (colour refinement, Weisfeiler and Leman 1968): jurors by what they
 * said of which classes of proposals, proposals by what which classes of jurors said of them.
 */
export function likenessOf(proposalIds: readonly string[], jury: readonly JurorSaid[]): Likeness {
  let proposals = new Map(proposalIds.map((id) => [id, 0]))
  let jurors = new Map<string, number>()
  for (let known = 0, round = 0; round < 20; round += 1) {
    jurors = new Map(
      jury.map(({ jurorId, said }) => [
        jurorId,
        hashOfLists(
          said.map(({ value, proposals: of }) => [value, ...of.map((id) => proposals.get(id) ?? 0)]),
        ),
      ]),
    )
    const about = new Map<string, number[][]>(proposalIds.map((id) => [id, []]))
    for (const { jurorId, said } of jury)
      for (const { value, proposals: of } of said)
        for (const [at, id] of of.entries())
          about
            .get(id)
            ?.push([jurors.get(jurorId) ?? 0, value, at, ...of.map((other) => proposals.get(other) ?? 0)])
    proposals = new Map(
      proposalIds.map((id) => [
        id,
        hashOfNumbers([[proposals.get(id) ?? 0, hashOfLists(about.get(id) ?? [])]]),
      ]),
    )
    const classes = new Set(proposals.values()).size + new Set(jurors.values()).size
    if (classes === known) break
    known = classes
  }
  return {
    jurors: [...jurors]
      .sort(([a, own], [b, other]) => own - other || (a < b ? -1 : 1))
      .map(([jurorId]) => jurorId),
    classOf: (proposalId) => proposals.get(proposalId) ?? 0,
  }
}

/** A hash of lists, whatever their order. */
function hashOfLists(lists: readonly (readonly number[])[]): number {
  return hashOfNumbers([...lists].sort(compareLists))
}
