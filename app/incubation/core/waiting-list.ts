/** Who waits in which order, and whom a place that has become free is offered. */

export type Waiting = {
  readonly id: string
  readonly submittedAt: Date
  /** The place an organiser has stated; null where nobody has. */
  readonly waitingPlace: number | null
  readonly themeId: string | null
}

/**
 * Those with a stated place first, by it; the others by the instant they were sent, to the millisecond, then by id. The
 * same order whoever asks.
 */
export function inWaitingOrder<Item extends Waiting>(waiting: readonly Item[]): Item[] {
  return [...waiting].sort(
    (one, other) => (one.waitingPlace ?? Infinity) - (other.waitingPlace ?? Infinity) || bySent(one, other),
  )
}

function bySent(one: Waiting, other: Waiting): number {
  return one.submittedAt.getTime() - other.submittedAt.getTime() || (one.id < other.id ? -1 : 1)
}

/** A cohort with its room. `takenByTheme` counts the places that are held, by theme. */
export type Room = {
  readonly capacity: number
  readonly placesTaken: number
  readonly mostPerTheme: number | null
  readonly takenByTheme: Readonly<Record<string, number>>
}

export type NoRoom = 'cohort-full' | 'theme-full'

/** Why a start-up of a theme finds no place; null where it finds one. */
export function noRoomFor(room: Room, themeId: string | null): NoRoom | null {
  if (room.placesTaken >= room.capacity) return 'cohort-full'
  if (room.mostPerTheme === null || themeId === null) return null
  return (room.takenByTheme[themeId] ?? 0) >= room.mostPerTheme ? 'theme-full' : null
}

/** The first who waits and fits; null where nobody does. Whoever is passed over keeps their place in the order. */
export function nextInLine<Item extends Waiting>(waiting: readonly Item[], room: Room): Item | null {
  return inWaitingOrder(waiting).find(({ themeId }) => noRoomFor(room, themeId) === null) ?? null
}

/** The room once one more of a theme has a place. */
export function withOneMore(room: Room, themeId: string | null): Room {
  const { takenByTheme } = room
  return {
    ...room,
    placesTaken: room.placesTaken + 1,
    takenByTheme:
      themeId === null ? takenByTheme : { ...takenByTheme, [themeId]: (takenByTheme[themeId] ?? 0) + 1 },
  }
}

/**
 * The order with one of them moved to a place, counted from 1: everybody's place is stated from then on. Null where there
 * is no such application or place.
 */
export function movedInLine(waiting: readonly Waiting[], id: string, place: number): string[] | null {
  const ids = inWaitingOrder(waiting).map((each) => each.id)
  if (!ids.includes(id) || place < 1 || place > ids.length) return null
  const others = ids.filter((each) => each !== id)
  return [...others.slice(0, place - 1), id, ...others.slice(place - 1)]
}
