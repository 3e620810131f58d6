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
 * later, and quicker on its way, would meet it in the same window.
 */
export function countsLaterBy(tookMs: number, quickestMs: number): number {
  return Math.max(0, tookMs - quickestMs)
}
