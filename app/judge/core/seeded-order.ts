/** Orders that look drawn by lot and are the same each time: from a seed, never from a clock or the order of arrival. */

/** The items in an order that depends on the seed and on what they are, not on how they came in. */
export function seededOrder(ids: readonly string[], seed: string): string[] {
  return ids
    .map((id) => ({ id, rank: hashOf(`${seed}\n${id}`) }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

/**
 * The order in which one juror reads: the same round for all, begun at a place of the juror's own, so that no
 * proposal is always first or always last (order effects cancel out across the jury).
 */
export function readingOrder(
  proposalIds: readonly string[],
  { seed, jurorId }: { seed: string; jurorId: string },
): string[] {
  const round = seededOrder(proposalIds, seed)
  const start = round.length === 0 ? 0 : hashOf(`${seed}\n${jurorId}`) % round.length
  return [...round.slice(start), ...round.slice(0, start)]
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
