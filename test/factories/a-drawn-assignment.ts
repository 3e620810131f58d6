/** An assignment's file as `haaste assign` reads it. */
export type InstanceFile = {
  readonly jurors: readonly { id: string; min?: number; max: number; kind?: string }[]
  readonly proposals: readonly { id: string; reviews: number }[]
  readonly affinity: readonly (readonly [string, string, number])[]
  readonly conflicts: readonly (readonly [string, string])[]
  readonly never: readonly (readonly [string, string])[]
}

type Wish = {
  readonly seed: number
  readonly jurors: number
  readonly proposals: number
  readonly reviews: number
  readonly conflicts: number
  /** Places there are for each that is needed; at least as many as that. */
  readonly room?: number
}

/**
 * Jurors who know a few fields well, proposals of one to three fields, a little chance in every match, and conflicts drawn
 * evenly. The same seed gives the same file.
 */
export function drawnInstance({
  seed,
  jurors,
  proposals,
  reviews,
  conflicts,
  room = 1.15,
}: Wish): InstanceFile {
  const random = drawing(seed)
  const fields = Math.max(4, Math.round(jurors / 12))
  const field = () => Math.floor(random() * fields)
  const known = Array.from({ length: jurors }, () =>
    Array.from({ length: fields }, () => (random() < 0.25 ? 0.5 + random() / 2 : random() / 5)),
  )
  const about = Array.from({ length: proposals }, () => [field(), ...(random() < 0.5 ? [field()] : [])])
  const share = (proposals * reviews) / jurors
  const avoided = new Map<string, readonly [string, string]>()
  while (avoided.size < conflicts) {
    const pair = [`j${Math.floor(random() * jurors)}`, `p${Math.floor(random() * proposals)}`] as const
    avoided.set(pair.join(' '), pair)
  }
  return {
    jurors: known.map((_, j) => ({
      id: `j${j}`,
      min: Math.floor(share * 0.6),
      max: Math.ceil(share * room),
    })),
    proposals: about.map((_, p) => ({ id: `p${p}`, reviews })),
    affinity: about.flatMap((own, p) =>
      known.map((knows, j) => {
        const match = own.reduce((sum, one) => sum + (knows[one] ?? 0), 0) / own.length
        return [`j${j}`, `p${p}`, Math.round(1000 * (0.9 * match + 0.1 * random())) / 1000] as const
      }),
    ),
    conflicts: [...avoided.values()],
    never: [],
  }
}

/** Mulberry32: even numbers below 1 from a seed. */
export function drawing(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
