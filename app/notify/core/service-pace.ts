/**
 * How often a mail service may be called: at most so many calls in any stretch of so long, whoever makes them. A stretch
 * that may begin anywhere is stricter than a service that counts each second by itself, so that its seconds need not be
 * known. Milliseconds throughout.
 */
export type ServicePace = { readonly calls: number; readonly windowMs: number }

/** How long the next call has to wait; 0: it may be made. `recent` are the instants earlier calls count from, in any order. */
export function waitForPlace(
  recent: readonly number[],
  { calls, windowMs }: ServicePace,
  now: number,
): number {
  const inWindow = recent.filter((at) => at > now - windowMs).sort((a, b) => a - b)
  const inTheWay = inWindow[inWindow.length - calls]
  return inTheWay === undefined ? 0 : inTheWay + windowMs - now
}

/**
 * How much later than it was made a call counts, when its answer took `tookMs` and the quickest so far took
 * `quickestMs`. The service counts a call when it arrives: a slow one may have arrived late, so that one made a window
 * later, and quicker on its way, would meet it in the same window. Most of the time it does not, and every millisecond
 * kept away is lost to the wave: at most `marginMs`, which is what experience asks for.
 */
export function countsLaterBy(tookMs: number, quickestMs: number, marginMs: number): number {
  return Math.min(marginMs, Math.max(0, tookMs - quickestMs))
}

/**
 * How the margin follows what the service says. Nothing is kept away until a call was turned away with no room left;
 * then `first` milliseconds, twice as much each time, `most` in the end. Every call that is taken leaves `kept` of it.
 */
export const marginRule = { first: 10, growth: 2, most: 300, kept: 0.98 } as const

/** The margin after a call that was turned away with no room left, or was taken. */
export function marginAfter(marginMs: number, end: 'turned-away' | 'taken'): number {
  const { first, growth, most, kept } = marginRule
  return end === 'taken' ? marginMs * kept : Math.min(most, Math.max(first, marginMs * growth))
}
