import { planningOf, type AssignmentFacts } from '../assignment.ts'
import { clashesOf } from './clashes.ts'
import type { Transport } from './transport.ts'

/** Why a plan falls short as a whole, by names: more than each short proposal says for itself. Begun work is taken as given. */
export type PlanClash = {
  /** `room`: these jurors are needed for more than they may read. `work`: they were promised more than there is for them. */
  readonly kind: 'room' | 'work'
  readonly proposalIds: readonly string[]
  readonly jurorIds: readonly string[]
  readonly needed: number
  readonly possible: number
  /** The smallest changes of loads that help; `to` counts begun work too. */
  readonly reliefs: readonly {
    readonly kind: 'raise-most' | 'lower-least'
    readonly jurorId: string
    readonly to: number
  }[]
}

export function planClashes(facts: AssignmentFacts): PlanClash[] {
  const { problem, jurorIds, proposalIds } = planningOf({ ...facts, targetReviews: facts.minimumReviews })
  const jurors = jurorIds.length
  const worth = new Float64Array(problem.proposals * jurors)
  for (let p = 0; p < problem.proposals; p += 1) {
    worth.set(problem.worth.subarray(p * problem.jurors, p * problem.jurors + jurors), p * jurors)
  }
  const real: Transport = {
    ...{ proposals: problem.proposals, jurors, worth, reviews: problem.reviews },
    least: problem.soft?.least.slice(0, jurors) ?? new Int32Array(jurors),
    most: problem.most.slice(0, jurors),
    steepness: new Float64Array(jurors),
    held: new Int32Array(jurors),
  }
  const names = (places: readonly number[], ids: readonly string[]) => places.map((place) => ids[place] ?? '')
  return clashesOf(real).flatMap((clash): PlanClash[] => {
    if (clash.kind === 'few-jurors') return []
    return [
      {
        kind: clash.kind,
        proposalIds: names(clash.proposals, proposalIds),
        jurorIds: names(clash.jurors, jurorIds),
        needed: clash.kind === 'room' ? clash.needed : clash.asked,
        possible: clash.kind === 'room' ? clash.room : clash.available,
        reliefs: clash.reliefs.flatMap((relief) =>
          relief.kind === 'fewer-reviews'
            ? []
            : [
                {
                  kind: relief.kind,
                  jurorId: jurorIds[relief.juror] ?? '',
                  to: relief.to + (problem.held[relief.juror] ?? 0),
                },
              ],
        ),
      },
    ]
  })
}
