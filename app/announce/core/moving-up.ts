/**
 * When a winner declines, the place goes to the reserve list in the order that was decided. That order was recorded by
 * one person and confirmed by another, so following it takes one organiser's act; leaving it is not possible here.
 */
import type { Outcome } from './outcomes.ts'
import type { AnnounceRefusal } from './refusals.ts'

export type AwardStanding = {
  readonly id: string
  readonly outcome: Outcome
  /** A reserve's place in the list, from 1. */
  readonly place: number | null
  /** The award it holds or waits for; null where the challenge has no award lines. */
  readonly lineId: string | null
  readonly answer: 'accepted' | 'declined' | null
  /** The award whose place a reserve took, or null. */
  readonly movedUpFor: string | null
}

/** True for whoever may accept or decline: a winner, and a reserve that has moved up. */
export function holdsPlace({ outcome, movedUpFor }: Pick<AwardStanding, 'outcome' | 'movedUpFor'>): boolean {
  return outcome === 'winner' || movedUpFor !== null
}

/** The declined places nobody has moved up to, in the order given. A reserve that moved up may decline as well. */
export function freePlaces<Award extends AwardStanding>(awards: readonly Award[]): Award[] {
  const taken = new Set(awards.flatMap(({ movedUpFor }) => movedUpFor ?? []))
  return awards.filter((award) => holdsPlace(award) && award.answer === 'declined' && !taken.has(award.id))
}

/** The reserve of that award whose turn it is: the best place that has not moved up; null when its list is used up. */
export function nextReserve<Award extends AwardStanding>(
  awards: readonly Award[],
  lineId: string | null,
): Award | null {
  return awards
    .filter((award) => award.outcome === 'reserve' && award.movedUpFor === null && award.lineId === lineId)
    .reduce<Award | null>(
      (best, award) => (best === null || placeOf(award) < placeOf(best) ? award : best),
      null,
    )
}

/** Null when this reserve may take that place, otherwise why not. */
export function moveUpRefusal(
  awards: readonly AwardStanding[],
  { insteadOf, reserve }: { insteadOf: string; reserve: string },
): AnnounceRefusal | null {
  const free = freePlaces(awards).find(({ id }) => id === insteadOf)
  if (!free) return { code: 'place-not-free' }
  const next = nextReserve(awards, free.lineId)
  if (next === null) return { code: 'no-reserve' }
  return next.id === reserve ? null : { code: 'reserve-out-of-order', place: placeOf(next) }
}

const placeOf = ({ place }: AwardStanding) => place ?? Number.MAX_SAFE_INTEGER
