/** Who needs a word: told from the share of the time that has gone and the share of the work that is done. */

/** The share of a span that has passed at `now`, between 0 and 1. */
export function elapsedShare({ from, to }: { from: Date; to: Date }, now: Date): number {
  const whole = to.getTime() - from.getTime()
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now.getTime() - from.getTime()) / whole))
}

/** Behind by more than a quarter of the whole: at half time with fewer than a quarter finished. */
export function isBehind(work: { finished: number; assigned: number }, elapsed: number): boolean {
  return work.assigned > 0 && work.finished / work.assigned < elapsed - 0.25
}
