import type { PublicEras } from './public-era.server.ts'

type Copy<Value> = {
  readonly value: Value
  readonly eraId: string
  /** When making it began and when it ends by itself, in milliseconds of the process clock. */
  readonly startedAtMs: number
  readonly endsAtMs: number
  readonly bytes: number
}

export type Keeper<Value> = ReturnType<typeof createKeeper<Value>>

/**
 * Keeps what is the same for everybody as long as nothing public has changed. A copy is given while its era lasts, and in
 * its first `briefMs` also after a write has ended the era: where many write at once, nothing is made more often than that.
 * Never beyond the instant at which its era ends by itself. Who asks for the same thing while it is being made waits for it.
 */
export function createKeeper<Value>({
  eras,
  briefMs = 500,
  mostCopies = 1_000,
  mostBytes = 64 * 1024 * 1024,
  bytesOf = () => 0,
  now = () => performance.now(),
}: {
  eras: Pick<PublicEras, 'known' | 'current'>
  briefMs?: number
  mostCopies?: number
  mostBytes?: number
  bytesOf?: (value: Value) => number
  now?: () => number
}) {
  /** The one that was asked for last stands last. */
  const copies = new Map<string, Copy<Value>>()
  let bytes = 0
  const underWay = new Map<string, Promise<Value | null>>()

  function forget(key: string) {
    bytes -= copies.get(key)?.bytes ?? 0
    copies.delete(key)
  }

  function keep(key: string, copy: Copy<Value>) {
    forget(key)
    copies.set(key, copy)
    bytes += copy.bytes
    for (const oldest of copies.keys()) {
      if (copies.size <= mostCopies && bytes <= mostBytes) break
      forget(oldest)
    }
  }

  /** What is kept and may be given at this moment, without asking anybody. */
  function ready(key: string): Value | null {
    const copy = copies.get(key)
    if (!copy) return null
    const time = now()
    if (time >= copy.endsAtMs) return null
    if (time - copy.startedAtMs > briefMs && eras.known()?.id !== copy.eraId) return null
    copies.delete(key)
    copies.set(key, copy)
    return copy.value
  }

  /** What is kept, or what `make` makes of it now; null when that is nothing to keep. What it throws, its caller gets. */
  async function get(key: string, make: () => Promise<Value | null>): Promise<Value | null> {
    const era = await eras.current()
    const kept = ready(key)
    if (kept !== null) return kept
    // Not under way for an earlier era: it may show what was before.
    const flight = `${era?.id} ${key}`
    const waiting = underWay.get(flight)
    if (waiting) return waiting.catch(() => null)
    const startedAtMs = now()
    const making = make()
    underWay.set(flight, making)
    try {
      const value = await making
      // One that was still being made when its time came may be half of before and half of after.
      if (value !== null && era !== null && now() < era.endsAtMs)
        keep(key, { value, eraId: era.id, startedAtMs, endsAtMs: era.endsAtMs, bytes: bytesOf(value) })
      return value
    } finally {
      underWay.delete(flight)
    }
  }

  return { ready, get }
}

/** What a handler may have kept that is the same for everybody and read as the public: made once in each era. */
export type KeepPublic = <Value>(name: string, make: () => Promise<Value>) => Promise<Value>

/** Keeps what handlers work out, by name. */
export function keepingPublic(eras: PublicEras): KeepPublic {
  const keeper = createKeeper<object>({ eras, mostCopies: 100 })
  return async <Value>(name: string, make: () => Promise<Value>) => {
    const kept = await keeper.get(name, async () => ({ made: await make() }))
    return kept === null ? make() : (kept as { made: Value }).made
  }
}

/** Where nothing is kept: each asks anew. */
export const keepNothing: KeepPublic = (_, make) => make()
