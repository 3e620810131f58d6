import { describe, expect, it } from 'vitest'
import { drawing, drawnInstance } from '#test/factories/a-drawn-assignment.ts'
import { clashesOf, withReliefs } from './clashes.ts'
import { readInstance } from './instance-file.ts'
import { solveTransport, type Transport } from './transport.ts'

/** Thirty panels that cannot be: too little room, jurors who must read too much, proposals that nearly all avoid. */
function impossible(seed: number): Transport {
  const random = drawing(seed + 100)
  const drawn = drawnInstance({ seed, jurors: 15, proposals: 30, reviews: 3, conflicts: 60 })
  const kind = seed % 3
  const few = new Set(['j0', 'j1', 'j2', 'j3'])
  const file = {
    ...drawn,
    jurors: drawn.jurors.map((juror) => ({
      ...juror,
      ...(kind === 0 ? { min: 0, max: 3 + Math.floor(random() * 4) } : {}),
      ...(kind === 1 && few.has(juror.id) ? { min: 26, max: 30 } : {}),
    })),
    // The first six proposals are for four jurors only, who have other work as well.
    conflicts:
      kind === 2
        ? drawn.proposals
            .slice(0, 8)
            .flatMap(({ id }) =>
              drawn.jurors.filter((juror) => !few.has(juror.id)).map((juror) => [juror.id, id]),
            )
        : drawn.conflicts,
  }
  const jurors =
    kind === 2
      ? file.jurors.map((juror) => (few.has(juror.id) ? { ...juror, min: 0, max: 4 } : juror))
      : file.jurors
  const read = readInstance({ ...file, jurors })
  if (!read.ok) throw new Error(read.refusal.problems.join('; '))
  return read.value.problem
}

const can = ({ worth, jurors }: Transport, proposal: number, juror: number) =>
  (worth[proposal * jurors + juror] ?? -Infinity) > -Infinity

describe('thirty panels that cannot be', () => {
  it.each(Array.from({ length: 30 }, (_, seed) => seed))('number %i is explained', (seed) => {
    const problem = impossible(seed)
    expect(solveTransport(problem).isSolved).toBe(false)
    const clashes = clashesOf(problem)
    expect(clashes.length).toBeGreaterThan(0)
    let eased = problem
    for (const clash of clashes) {
      // Counted again from what is named, by hand.
      if (clash.kind === 'few-jurors') {
        expect(clash.needed).toBe(eased.reviews[clash.proposal])
      } else {
        const inside = new Set(clash.jurors)
        let reviews = 0
        for (const p of clash.proposals) {
          let [within, outside] = [0, 0]
          for (let j = 0; j < eased.jurors; j += 1) {
            if (!can(eased, p, j)) continue
            if (inside.has(j)) within += 1
            else outside += 1
          }
          const wanted = eased.reviews[p] ?? 0
          reviews += clash.kind === 'room' ? Math.max(0, wanted - outside) : Math.min(wanted, within)
        }
        const bounds = clash.kind === 'room' ? eased.most : eased.least
        const loads = clash.jurors.reduce((sum, j) => sum + (bounds[j] ?? 0), 0)
        if (clash.kind === 'room') expect([reviews, loads]).toEqual([clash.needed, clash.room])
        else expect([loads, reviews]).toEqual([clash.asked, clash.available])
        expect(clash.kind === 'room' ? reviews - loads : loads - reviews).toBeGreaterThan(0)
      }
      eased = withReliefs(eased, clash.reliefs)
    }
    expect(solveTransport(eased).isSolved).toBe(true)
  })
})
