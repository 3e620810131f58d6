/** What will happen to a challenge by itself, and how that differs from one calendar to another. */

export type ComingThing = {
  /** `open`, `close` … or the name of a notice. */
  readonly what: string
  readonly at: Date
  /** For whom a message is; null when it is not a message. */
  readonly audience: string | null
  /** How many people a message goes to now; 0 where they have yet to come, null when it is not a message. */
  readonly people: number | null
}

/** A thing that comes at another instant, comes anew (`from` null) or falls away (`to` null). */
export type ComingMove = {
  readonly what: string
  readonly audience: string | null
  readonly people: number | null
  readonly from: Date | null
  readonly to: Date | null
}

/**
 * What changes between two lists: the first reminder of one is compared with the first of the other, and so on. Things
 * that stay where they are are left out. In the order of their new instants, then of the old ones.
 */
export function movesBetween(before: readonly ComingThing[], after: readonly ComingThing[]): ComingMove[] {
  const names = [...new Set([...before, ...after].map(({ what }) => what))]
  const moves = names.flatMap((what) => {
    const old = inOrder(before.filter((thing) => thing.what === what))
    const fresh = inOrder(after.filter((thing) => thing.what === what))
    const stay = new Set(
      old.map(({ at }) => at.getTime()).filter((at) => fresh.some((one) => one.at.getTime() === at)),
    )
    const left = old.filter(({ at }) => !stay.has(at.getTime()))
    const come = fresh.filter(({ at }) => !stay.has(at.getTime()))
    return Array.from({ length: Math.max(left.length, come.length) }, (_, index): ComingMove => {
      const from = left[index]
      const to = come[index]
      const { audience, people } = (to ?? from)!
      return { what, audience, people, from: from?.at ?? null, to: to?.at ?? null }
    })
  })
  const orderOf = ({ from, to }: ComingMove) => (to ?? from)!.getTime()
  return moves.sort((a, b) => orderOf(a) - orderOf(b) || a.what.localeCompare(b.what))
}

function inOrder(things: readonly ComingThing[]): ComingThing[] {
  return [...things].sort((a, b) => a.at.getTime() - b.at.getTime())
}
