/**
 * The rule about outages, known before anybody needs it: when the service's own checks failed for ten minutes or more in
 * the two hours before a deadline, a day more for everybody is proposed to the organisers.
 */

/** An outage: nobody was answered from `beganAt` until `endedAt`. */
export type Outage = { readonly beganAt: Date; readonly endedAt: Date }

export const outageRule = { windowMinutes: 120, leastMinutes: 10, moreHours: 24 } as const

const minute = 60_000
const hour = 60 * minute

/** How long the service was away in the window before a deadline, in whole minutes; overlapping outages count once. */
export function failedMinutesBefore(closesAt: Date, outages: readonly Outage[]): number {
  const end = closesAt.getTime()
  const begin = end - outageRule.windowMinutes * minute
  const inWindow = outages
    .map(({ beganAt, endedAt }) => [Math.max(beganAt.getTime(), begin), Math.min(endedAt.getTime(), end)])
    .filter((stretch): stretch is [number, number] => stretch[0]! < stretch[1]!)
    .sort(([a], [b]) => a - b)
  let covered = begin
  let failed = 0
  for (const [from, to] of inWindow) {
    failed += Math.max(0, to - Math.max(from, covered))
    covered = Math.max(covered, to)
  }
  return Math.floor(failed / minute)
}

/** True when the rule proposes more time for all. */
export function isExtensionDue(failedMinutes: number): boolean {
  return failedMinutes >= outageRule.leastMinutes
}

/**
 * The deadline the rule proposes: a day later at the same hour, and when that is past already a day from now, at the next
 * full hour.
 */
export function proposedDeadline(closesAt: Date, now: Date): Date {
  const dayLater = closesAt.getTime() + outageRule.moreHours * hour
  if (dayLater > now.getTime() + hour) return new Date(dayLater)
  return new Date(Math.ceil((now.getTime() + outageRule.moreHours * hour) / hour) * hour)
}
