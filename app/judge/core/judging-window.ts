/**
 * When the jury may do what. Conflicts are declared from the deadline on, scores are given while judging lasts: from
 * the moment an organiser starts it to the jury's own deadline, by the clock and not by a job.
 */
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { intakeEndsAt } from '#app/lifecycle/intake.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { JudgeRefusal } from './refusals.ts'

/** Null when a scorecard may be written at `now`: the challenge is in `judging` and `now < judgingEndsAt`. */
export function scoringRefusal(challenge: Challenge, now: Date): JudgeRefusal | null {
  const { state } = settled(challenge, now)
  if (state === 'judging') return null
  if (state === 'cancelled') return { code: 'challenge-cancelled' }
  if (state === 'archived') return { code: 'challenge-archived' }
  return { code: hasReached(state, 'judging') ? 'judging-over' : 'judging-not-started' }
}

/** True for a scorecard that was final when judging last ended: the ranking has been read with it. */
export function isFinalSinceEnd(
  { finalisedAt }: { finalisedAt: Date | null },
  judgingEndedAt: Date | null,
): boolean {
  return finalisedAt !== null && judgingEndedAt !== null && finalisedAt <= judgingEndedAt
}

/**
 * Null when a proposal may be taken away from a juror: as long as conflicts may be declared, and afterwards until a
 * decision rests on the scores. Then the decision has to be taken back first.
 */
export function takeAwayRefusal(challenge: Challenge, now: Date): JudgeRefusal | null {
  const { state } = settled(challenge, now)
  if (state === 'deliberating') return null
  const refusal = preparationRefusal(challenge, now)
  return refusal?.code === 'judging-over' ? { code: 'decision-stands' } : refusal
}

/** Null when conflicts may be declared and proposals assigned: proposals are unsealed and judging is not over. */
export function preparationRefusal(challenge: Challenge, now: Date): JudgeRefusal | null {
  const { state, calendar } = settled(challenge, now)
  if (state === 'closed') return null
  const refusal = scoringRefusal(challenge, now)
  return refusal?.code === 'judging-not-started'
    ? { code: 'sealed-until-deadline', closesAt: intakeEndsAt(challenge), zone: calendar.zone }
    : refusal
}
