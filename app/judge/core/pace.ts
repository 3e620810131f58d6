/** How much work is left, told in minutes, so that a juror can plan an evening. */

/** What one proposal takes before anything is known of the juror. */
export const usualMinutes = 20

/** About so many whole hours for so many proposals, rounded up: 20 at 20 minutes are 7. */
export function hoursFor(proposals: number): number {
  return Math.ceil((proposals * usualMinutes) / 60)
}

/** Longer than this between opening and finishing is a break, not reading. */
const longestMinutes = 90

/** Remaining proposals times the juror's own median, or the usual time: 4 left at 15 minutes are 60. Rounded up to 5. */
export function minutesLeft({
  remaining,
  minutesPerFinished,
}: {
  remaining: number
  minutesPerFinished: readonly number[]
}): number {
  const pace = median(minutesPerFinished.map((minutes) => Math.min(minutes, longestMinutes))) ?? usualMinutes
  return Math.ceil((remaining * Math.max(pace, 1)) / 5) * 5
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
