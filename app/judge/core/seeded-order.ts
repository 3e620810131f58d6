/** Orders that look drawn by lot and are the same each time: from a seed, never from a clock or the order of arrival. */

/** The items in an order that depends on the seed and on what they are, not on how they came in. */
export function seededOrder(ids: readonly string[], seed: string): string[] {
  return ids
    .map((id) => ({ id, rank: hashOf(`${seed}\n${id}`) }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

/** The golden section: multiples of it, without their whole part, never crowd together however many there are. */
const golden = (Math.sqrt(5) - 1) / 2

/**
 * The order in which one juror reads: the same round for all, begun at a place of the seat's own and read backwards by every
 * second one, so that a proposal is early for some and late for others and does not follow the same one everywhere (order
 * effects cancel out across the jury). `seat` is the juror's number from 1; who joins later changes nobody's order.
 */
export function readingOrder(
  proposalIds: readonly string[],
  { seed, seat }: { seed: string; seat: number },
): string[] {
  const round = seededOrder(proposalIds, seed)
  const start = Math.floor(((seat * golden) % 1) * round.length)
  const turned = [...round.slice(start), ...round.slice(0, start)]
  return seat % 2 === 0 ? turned.reverse() : turned
}

/** FNV-1a over UTF-16 units with a final mix: 32 bits, well spread, not a secret. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 0
}
