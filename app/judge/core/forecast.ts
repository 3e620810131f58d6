/**
 * Who will finish in time, told from each juror's own pace. A rule anybody can reckon with pen and paper, and no
 * probability: it decides who is reminded and whose untouched work may go to somebody else.
 */

/** One juror's work, and the time there is for it: from its first assignment, or the start of judging if that was later. */
export type JurorWork = {
  readonly assigned: number
  readonly finished: number
  readonly from: Date
}

export type Forecast = {
  /** `none`: nothing is assigned. `late`: will probably not finish at this pace. */
  readonly outlook: 'none' | 'done' | 'on-time' | 'late'
  /** How many will be final at the deadline at this pace, between what is final and what is assigned. */
  readonly expected: number
}

/** A quarter of the time counts as if it had been worked evenly, so that a quiet first day says little. */
const evenShare = 0.25
/** What is forgiven at the beginning, falling evenly to nothing at the deadline: people hurry at the end. */
const forgiven = 0.4

/**
 * With `e` the share of the time that has passed, a juror's pace is (finished + assigned / 4) ÷ (e + 1/4) per whole time;
 * what is expected at the deadline is finished + pace × (1 − e). Late is who is expected to finish less than
 * 1 − 0.4 × (1 − e) of what is assigned: six tenths at the beginning, all of it at the end. Half the time gone and 2 of 10
 * final: pace 6, expected 5, less than 8: late. 4 of 10: expected 8.33, on time.
 */
export function forecastOf(
  { assigned, finished, from }: JurorWork,
  { until, now }: { until: Date; now: Date },
): Forecast {
  if (assigned === 0) return { outlook: 'none', expected: 0 }
  if (finished >= assigned) return { outlook: 'done', expected: assigned }
  const elapsed = elapsedShare({ from, to: until }, now)
  const pace = (finished + assigned * evenShare) / (elapsed + evenShare)
  const expected = Math.min(assigned, finished + pace * (1 - elapsed))
  const enough = assigned * (1 - forgiven * (1 - elapsed))
  return { outlook: elapsed < 1 && expected >= enough ? 'on-time' : 'late', expected }
}

/** The share of a span that has passed at `now`, between 0 and 1. */
function elapsedShare({ from, to }: { from: Date; to: Date }, now: Date): number {
  const whole = to.getTime() - from.getTime()
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now.getTime() - from.getTime()) / whole))
}
