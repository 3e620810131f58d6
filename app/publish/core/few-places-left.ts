/** From this many on, a public page does not say how many places are left. */
const MANY = 10

/**
 * What everybody may know of the places left at a session: how many while they are few, otherwise null. Null also where
 * there is no limit, and once the session is over or called off.
 */
export function fewPlacesLeft(
  placesLeft: number | null,
  { isOver, isCancelled }: { readonly isOver: boolean; readonly isCancelled: boolean },
): number | null {
  if (placesLeft === null || isOver || isCancelled) return null
  return placesLeft < MANY ? Math.max(0, placesLeft) : null
}
